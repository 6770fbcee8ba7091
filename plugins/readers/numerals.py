"""Numbers as Word writes them before paragraphs."""

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_COUNTED = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "koreanCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)
_LEGAL_FORMATS = ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal")
# Formats with a character of their own for each of the first numbers.
_ROWS = {
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_LARGEST = 9999


def numeral(number: int, kind: str) -> str:
    """Return a number in a format of Word, in plain digits where the format is another."""
    row = _ROWS.get(kind, "")
    if 0 < number <= len(row):
        return row[number - 1]
    if kind in _COUNTED and number <= _LARGEST:
        return _han(number)
    if kind in _LEGAL_FORMATS and number <= _LARGEST:
        return _han(number).translate(_LEGAL)
    return _western(number, kind)


def _western(number: int, kind: str) -> str:
    match kind:
        case "none":
            return ""
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(number))
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_WIDE)
        case "lowerLetter" | "upperLetter" if 0 < number <= _LARGEST:
            times, place = divmod(number - 1, len(_LETTERS))
            letters = _LETTERS[place] * (times + 1)
            return letters if kind == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 0 < number <= _LARGEST:
            return _roman(number) if kind == "lowerRoman" else _roman(number).upper()
        case _:
            return str(number)


def _han(number: int) -> str:
    """Return 一, 十一, 二十, 一百零三 and so on."""
    written = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit != "0":
            written += _DIGITS[int(digit)] + _UNITS[place]
        elif written and not written.endswith("零"):
            written += "零"
    written = written.rstrip("零") or _DIGITS[0]
    return written.removeprefix("一") if 10 <= number < 20 else written


def _roman(number: int) -> str:
    written = ""
    for amount, letters in _ROMAN:
        times, number = divmod(number, amount)
        written += letters * times
    return written
