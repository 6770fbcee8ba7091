"""Read patterns of words: into the automaton that finds them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from reportlint.grammar import fold
from reportlint.messages import Message
from reportlint.rulefiles.assembly import Assembly, Part
from reportlint.rulefiles.automaton import Letters, Pattern

_MOST_KEPT = 200
_LONGEST = 200
_DEEPEST = 10
_MOST_TIMES = 100
_MOST_LETTERS = 1000
_TIMES = re.compile(r"\{([0-9]{1,3})(?:(,)([0-9]{0,3}))?\}")
# Somebody who groups a number alone means the sign of an item.
_NUMBER = re.compile(r"\((?:[一二三四五六七八九十]+|[0-9]+)\)")
_REPEATING = ("?", "*", "+", "{")
_CLASSES = {"d": "0123456789"}
_NO_WORDS = Message(zh="引号中没有文字", en="there is nothing in the quotation marks")
_TOO_LONG = Message(
    zh=f"超过 {_LONGEST} 个字", en=f"the pattern has more than {_LONGEST} characters"
)
_NO_ATOM = Message(
    zh="“{sign}”前面没有可以重复的内容；若指这个字本身，写作 \\{sign}",
    en="nothing to repeat stands before “{sign}”; for the character itself write \\{sign}",
)
_TWICE = Message(zh="不能连写两个重复符号", en="one sign of repetition cannot follow another")
_NOT_CLOSED = Message(zh="“{sign}”没有配对", en="“{sign}” is never closed")
_NOT_OPENED = Message(zh="多出一个“)”", en="this “)” was never opened")
_NO_ESCAPE = Message(
    zh="不认识“\\{sign}”；可用 \\d（数字），以及 \\ 加标点",
    en="“\\{sign}” is not known: \\d is a digit, and \\ may stand before punctuation",
)
_NO_ANCHOR = Message(
    zh="不支持“{sign}”（开头、结尾）；若指这个字本身，写作 \\{sign}",
    en="“{sign}” for a beginning or an end is not known; for the character itself write \\{sign}",
)
_GROUPED = Message(
    zh="半角括号只用来分组，找的是“{found}”；要找带括号的“（{found}）”，请写全角括号",
    en="“(” groups, so this finds “{found}”; to find “（{found}）” write its brackets full-width",
)
_NO_LOOKING = Message(
    zh="不支持“(?”：这里没有前后断言和引用", en="“(?” is not known: there is no look-around here"
)
_WRONG_TIMES = Message(
    zh=f"重复次数写作 {{2}}、{{2,}} 或 {{2,5}}，最多 {_MOST_TIMES} 次",
    en=f"repetitions are {{2}}, {{2,}} or {{2,5}}, {_MOST_TIMES} at most",
)
_TOO_LARGE = Message(
    zh="重复太多，请减少次数", en="too many repetitions in one another: take fewer"
)
_TOO_DEEP = Message(
    zh=f"括号超过 {_DEEPEST} 层", en=f"brackets stand more than {_DEEPEST} deep in each other"
)
_FITS_NOTHING = Message(
    zh="这个式样连空文字也符合，因此总是成立；请去掉使它可有可无的 ? 或 *",
    en="even an empty text fits this pattern, so it would always be found: drop its ? or *",
)
_EMPTY_SET = Message(zh="[] 中没有字，或顺序颠倒", en="the set is empty or its range is reversed")


class PatternError(Exception):
    """A text is no pattern; at is where in it."""

    def __init__(self, at: int, message: Message) -> None:
        super().__init__(message.en)
        self.at = at
        self.message = message


@lru_cache(maxsize=_MOST_KEPT)
def read_pattern(text: str, *, exact: bool) -> Pattern:
    """Return the pattern in a text, or with exact the one that finds just its words.

    Blanks count for nothing, as in the prose that is searched. Raises PatternError.
    """
    words = "".join(fold(text).split())
    if not words:
        raise PatternError(0, _NO_WORDS)
    if len(text) > _LONGEST:
        raise PatternError(_LONGEST, _TOO_LONG)
    if exact:
        return Pattern(text, words)
    reader = _PatternReader(text)
    found = reader.assembly.pattern(text, reader.read())
    if found.fits_nothing():
        raise PatternError(0, _FITS_NOTHING)
    return found


@dataclass
class _PatternReader:
    """Reads a pattern into the parts of an automaton. Its depth is bounded."""

    text: str
    at: int = 0
    depth: int = 0
    assembly: Assembly = field(default_factory=Assembly)

    def read(self) -> Part:
        part = self.choice()
        if self.peek() == ")":
            raise PatternError(self.at, _NOT_OPENED)
        return part

    def peek(self) -> str:
        """Return the next character, "" at the end; blanks are passed over."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def choice(self) -> Part:
        """Read parts with | between them."""
        parts = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            parts.append(self.sequence())
        return self.assembly.choice(parts)

    def sequence(self) -> Part:
        parts = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated())
        return self.assembly.sequence(parts)

    def repeated(self) -> Part:
        """Read one thing with what says how often; it is built once for each time."""
        begin = self.at
        part = self.atom()
        least, most = self.times()
        if (least, most) == (1, 1):
            return part
        behind, parts = self.at, [part]
        for _ in range(max(least, most or 1) - 1):
            self.at = begin
            parts.append(self.atom())
        self.at = behind
        return self.assembly.repeated(parts, least=least, endless=most is None)

    def times(self) -> tuple[int, int | None]:
        """Read ? * + or {2,5}: how often at least and at most."""
        sign = self.peek()
        known: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
        if sign not in _REPEATING:
            return 1, 1
        if sign == "{":
            match = _TIMES.match(self.text, self.at)
            if match is None:
                raise PatternError(self.at, _WRONG_TIMES)
            least = int(match[1])
            most = least if not match[2] else int(match[3]) if match[3] else None
            if max(least, most or 0) > _MOST_TIMES or (most is not None and most < max(least, 1)):
                raise PatternError(self.at, _WRONG_TIMES)
            self.at = match.end()
        else:
            least, most = known[sign]
            self.at += 1
        if self.peek() in _REPEATING:
            raise PatternError(self.at, _TWICE)
        return least, most

    def atom(self) -> Part:
        sign, begin = self.peek(), self.at
        if self.assembly.is_full:
            raise PatternError(begin, _TOO_LARGE)
        if sign in _REPEATING:
            raise PatternError(begin, _NO_ATOM.format(sign=sign))
        if sign in "^$":
            raise PatternError(begin, _NO_ANCHOR.format(sign=sign))
        self.at += 1
        if sign == "(":
            return self.group(begin)
        if sign == "[":
            letters = self.set_of_letters(begin)
        elif sign == ".":
            letters = Letters(frozenset("\n"), others=True)
        elif sign == "\\":
            letters = Letters(frozenset(self.escaped()))
        else:
            letters = Letters(frozenset(fold(sign)))
        return self.assembly.letter(letters)

    def group(self, begin: int) -> Part:
        if self.peek() == "?":
            raise PatternError(begin, _NO_LOOKING)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PatternError(begin, _TOO_DEEP)
        part = self.choice()
        if self.peek() != ")":
            raise PatternError(begin, _NOT_CLOSED.format(sign="("))
        self.at += 1
        self.depth -= 1
        if _NUMBER.fullmatch(words := self.text[begin : self.at]) and self.peek() not in _REPEATING:
            raise PatternError(begin, _GROUPED.format(found=words[1:-1]))
        return part

    def escaped(self) -> str:
        """Read what stands behind a backslash."""
        sign = self.peek()
        if sign in _CLASSES:
            self.at += 1
            return _CLASSES[sign]
        if not sign or sign.isalnum():
            raise PatternError(self.at - 1, _NO_ESCAPE.format(sign=sign))
        self.at += 1
        return fold(sign)

    def set_of_letters(self, begin: int) -> Letters:
        """Read [一二三] or [^0-9]."""
        others = self.peek() == "^"
        self.at += others
        letters: set[str] = set()
        while (sign := self.peek()) != "]":
            if not sign:
                raise PatternError(begin, _NOT_CLOSED.format(sign="["))
            self.at += 1
            first = self.escaped() if sign == "\\" else fold(sign)
            behind = self.text[self.at : self.at + 2]
            if len(first) == 1 and len(behind) == 2 and behind[0] == "-" and behind[1] != "]":
                self.at += 2
                last = fold(behind[1])
                if not 0 <= ord(last) - ord(first) <= _MOST_LETTERS:
                    raise PatternError(begin, _EMPTY_SET)
                letters.update(map(chr, range(ord(first), ord(last) + 1)))
            else:
                letters.update(first)
        self.at += 1
        if not letters:
            raise PatternError(begin, _EMPTY_SET)
        return Letters(frozenset(letters), others)
