"""Test kit: reports that are valid but for what a test changes."""
