"""Built-in readers: one file type, one module."""
