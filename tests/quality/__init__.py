"""What stands in the way of a good report, measured: `python -m tests.quality`."""
