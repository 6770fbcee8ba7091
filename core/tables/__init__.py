"""From the outline of a document to cells on their paths."""
