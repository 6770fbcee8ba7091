"""Typography: punctuation, numbering and other marks, one finding for a whole report.

All that a rule finds in a report is one line, with the number of places and what kinds they are;
the first 50 places are listed with it. The standards bind official documents; a web report follows
them by analogy, so most of these rules are infos.

- TYP001 counts marks of the prose alone. Where none is full-width, the finding says that its
  confidence is low: what copied the report may have evened the marks out.
- TYP002 leaves straight quotes alone: they do not say which side they are.
- TYP003 leaves the row labels of tables alone; how these are worded is for STR007. Circled numbers
  (①) are no fault: the standard has no sign for a fifth level.
- TYP006 asks for the unit at both ends only of %, 万 and 亿, as the standard does.
- TYP008 is a warning for doubled marks and particles, an info for doubled words of two characters:
  two phrases that meet may hold these.
- TYP009 takes 1—12月 and 1～12月 for right, and two digits before 年 alone for a length of time.
- TYP010 also finds codes of web pages such as &nbsp; that were left in the text.
- TYP011 knows some fifty words; a blank between other characters may part a heading from its text.
- TYP012 is off: neither style is wrong by itself.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.typography.date_writing import DateWriting
from reportlint.rules.typography.digit_groups import DigitGroups
from reportlint.rules.typography.doubled_words import DoubledWords
from reportlint.rules.typography.half_width_punctuation import HalfWidthPunctuation
from reportlint.rules.typography.heading_full_stop import HeadingFullStop
from reportlint.rules.typography.item_numbers import ItemNumbers
from reportlint.rules.typography.numeral_style import NumeralStyle
from reportlint.rules.typography.pause_between_titles import PauseBetweenTitles
from reportlint.rules.typography.range_units import RangeUnits
from reportlint.rules.typography.spaces_in_words import SpacesInWords
from reportlint.rules.typography.stray_characters import StrayCharacters
from reportlint.rules.typography.unbalanced_brackets import UnbalancedBrackets


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        HalfWidthPunctuation,
        UnbalancedBrackets,
        ItemNumbers,
        HeadingFullStop,
        PauseBetweenTitles,
        RangeUnits,
        DigitGroups,
        DoubledWords,
        DateWriting,
        StrayCharacters,
        SpacesInWords,
        NumeralStyle,
    )
