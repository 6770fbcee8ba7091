"""What the exit codes of the command mean."""

CLEAN = 0
"""Checked, and nothing was found at or above the failing severity."""
FINDINGS = 1
NOT_CHECKED = 2
"""Something could not be checked, whatever else was found."""
INTERRUPTED = 130
"""The user broke it off; what is written tells what was done till then."""
