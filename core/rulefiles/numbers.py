"""Exact numbers, as conditions have them: whole numbers and fractions, never floats."""

from fractions import Fraction
from math import floor

Number = int | Fraction
_SHOWN_DECIMALS = 4


def read_number(text: str) -> Number:
    """Return the value of a number as a condition says it; 50% is a half."""
    value = Fraction(text.removesuffix("%"))
    return plain(value / 100 if text.endswith("%") else value)


def plain(number: Number) -> Number:
    """Return a number as a whole one where it is."""
    return int(number) if number.denominator == 1 else number


def rounded(number: Number, decimals: int) -> Number:
    """Return a number rounded to some decimals, half up whatever its sign."""
    scale = 10**decimals
    near = floor(abs(Fraction(number)) * scale + Fraction(1, 2))
    return plain(Fraction(near if number >= 0 else -near, scale))


def show(number: Number) -> str:
    """Return a number as people write it: exact where it can be, else rounded, after ≈."""
    near = rounded(number, _SHOWN_DECIMALS)
    whole, rest = divmod(int(abs(near) * 10**_SHOWN_DECIMALS), 10**_SHOWN_DECIMALS)
    digits = f"{rest:0{_SHOWN_DECIMALS}}".rstrip("0")
    text = f"{'-' if number < 0 else ''}{whole}{'.' if digits else ''}{digits}"
    return text if near == number else f"≈{text}"
