"""Run rules on reports and find the cause of what they find."""
