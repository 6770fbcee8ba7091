"""Settings that are kept in a file: what may stand in it, where it is found, how files add up."""
