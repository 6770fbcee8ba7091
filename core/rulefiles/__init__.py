"""Rules that auditors write themselves: in YAML, in a sheet, or in a Python file.

The plugin manager loads this package by its name, where a rule file is named.
"""
