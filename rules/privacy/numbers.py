"""Numbers that name a person or an account, told from other numbers by their check digits."""

import re
from calendar import monthrange

_REGIONS = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55))
) | frozenset((*range(61, 66), 71, 81, 82, 83))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
ID_NUMBER = re.compile(
    r"(?<![0-9])(?P<region>[1-8][0-9])[0-9]{4}(?P<year>(?:19|20)[0-9]{2})"
    r"(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)


def is_id_number(match: re.Match[str]) -> bool:
    """Tell whether what ID_NUMBER found has the region, the date and the check digit of one."""
    digits = match[0].upper()
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return (
        int(match["region"]) in _REGIONS
        and int(match["day"]) <= monthrange(int(match["year"]), int(match["month"]))[1]
        and _CHECK_DIGITS[total % 11] == digits[17]
    )


def has_luhn_digit(digits: str) -> bool:
    """Tell whether the last of some digits is their check digit, as on bank cards."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0
