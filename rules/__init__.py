"""Built-in rule families: one folder, one plugin each."""
