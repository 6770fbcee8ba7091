"""Built-in annotators: one file type, one module."""
