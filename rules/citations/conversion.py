"""Traces of what evened out the signs of a text when it was copied."""

from reportlint import Report

_WIDE = "（）〔〕【】［］"


def has_only_ascii_brackets(report: Report) -> bool:
    """Tell whether no bracket of a text is full-width: what copied it turned them into ASCII."""
    return not any(bracket in report.source.text for bracket in _WIDE)
