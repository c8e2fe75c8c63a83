"""Bringing complaints in from elsewhere: each way in ends in the same commands to the desk."""
