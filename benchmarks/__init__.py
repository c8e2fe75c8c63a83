"""How quick the program is and how much it stands, measured on the machine at hand, and its pictures."""
