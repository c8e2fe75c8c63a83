"""The case file that leaves the house: its page, its archive, and the script that proves it anywhere."""
