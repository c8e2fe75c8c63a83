"""Looking into files that may be hostile, in a process of its own that can open and fetch nothing."""
