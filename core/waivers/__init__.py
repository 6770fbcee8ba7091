"""Findings that are set aside: by waivers, a baseline, comments in the text, or verdicts."""
