"""Built-in annotators: what writes findings into copies of the files that were checked."""
