"""The demonstration organisation: stories in data/demo, played through the desks of those who act in them."""
