"""What runs by itself: it sees only the desk, as whoever has the account that it runs under."""
