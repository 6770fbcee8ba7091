"""From the bytes of a file to its text: file types, archives, encodings, limits, folders."""
