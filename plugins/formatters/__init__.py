"""Built-in formatters: one form of output, one module."""
