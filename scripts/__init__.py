"""What is run by hand, and makes a page or a picture."""
