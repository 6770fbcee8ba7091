"""Runs over many files: in several processes, and with what is known from earlier runs."""
