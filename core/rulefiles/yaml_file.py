"""Read a rule file in YAML: texts, lists and keys alone, with the place of everything."""

import re
from bisect import bisect_right
from collections.abc import Callable

import yaml

from reportlint.messages import Message
from reportlint.rulefiles.errors import Place, RuleFileError, cut, hint
from reportlint.rulefiles.located import Items, Located, Mapping, Scalar
from reportlint.rulefiles.yaml_slips import tip_for

# The parser in C is twenty times as fast; the one in Python reads the same.
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_DEEPEST = 12
_RULES = ("rules", "规则")

_NO_YAML = Message(zh="不是合格的 YAML：{why}", en="this is no valid YAML: {why}")
_TOO_DEEP = Message(zh=f"嵌套超过 {_DEEPEST} 层", en=f"it is nested more than {_DEEPEST} deep")
_ALIAS = Message(
    zh="不支持 YAML 的锚点和引用（& 和 *）；含 * 的文字请放在引号中",
    en="anchors and aliases (& and *) are not read; put a text with * in quotes",
)
_TAG = Message(zh="不支持 YAML 标签 {tag}", en="tags such as {tag} are not read")
_NO_RULES = Message(
    zh="规则文件应以 rules: 开头，下面是规则的列表",
    en="a rule file begins with rules: and a list of rules",
)
_UNKNOWN_KEY = Message(
    zh="没有名为“{key}”的项{hint}；规则写在 rules 下",
    en="there is no key “{key}”{hint}; rules stand below rules:",
)
_TWICE = Message(
    zh="rules 写了两次，请把规则都写在第一个之下",
    en="rules: stands here twice; all rules stand below the first",
)
_NO_LIST = Message(
    zh="rules 应为列表，每条规则以 - 开头", en="rules is a list: each rule begins with -"
)
_NO_KEY = Message(zh="这里应为一项的名称", en="the name of a key is wanted here")


def read_yaml(text: str, name: str) -> tuple[Located, ...]:
    """Return the rules in a file of that name; raises RuleFileError where it is no rule file."""
    reader = _Reader(text, name)
    node = reader.composed()
    top = reader.located(node) if node is not None else None
    if not isinstance(top, Mapping) or not top.entries:
        raise RuleFileError(_NO_RULES, top.place if top else Place(name, 1, 1))
    for number, (key, _) in enumerate(top.entries):
        if key.text not in _RULES:
            close = hint(key.text, _RULES)
            raise RuleFileError(_UNKNOWN_KEY.format(key=cut(key.text), hint=close), key.place)
        if number:
            raise RuleFileError(_TWICE, key.place)
    rules = top.entries[0][1]
    if not isinstance(rules, Items):
        raise RuleFileError(_NO_LIST, rules.place)
    return rules.items


class _Reader:
    """Turns the nodes of YAML into texts, lists and keys."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._open: set[int] = set()

    def composed(self) -> yaml.Node | None:
        """Return the root node, None in an empty file."""
        try:
            self._refuse()
            node: yaml.Node | None = yaml.compose(self._text, Loader=_Loader)
            return node
        except yaml.MarkedYAMLError as error:
            raise self._refused(error) from error
        except yaml.YAMLError as error:  # a character that YAML cannot hold
            position = getattr(error, "position", 0)
            why = getattr(error, "reason", "") or str(error).splitlines()[0]
            message = _NO_YAML.format(why=why)
            raise RuleFileError(message, self._place_at(min(position, len(self._text)))) from error

    def _refused(self, error: yaml.MarkedYAMLError) -> RuleFileError:
        """Return what is wrong where the parser stops, as a person would mend it."""
        said = error.problem or error.context or "?"
        mark = error.problem_mark or error.context_mark
        if "end of stream" in said:  # what is open there began elsewhere
            mark = error.context_mark or mark
        if mark is None:
            return RuleFileError(_NO_YAML.format(why=said), self._start)
        offset = self._offset(mark)
        if self._text[offset : offset + 1] == "\t":
            said += " (a tab)"
        number = bisect_right(self._starts, offset)
        lines = [self._text[start:offset] for start in self._starts[max(number - 2, 0) : number]]
        above = lines[0].splitlines()[0] if len(lines) > 1 else ""
        tip = tip_for(said, lines[-1], above)
        return RuleFileError(_NO_YAML.format(why=tip or said), self._place_at(offset))

    @property
    def _start(self) -> Place:
        return Place(self._name, 1, 1)

    def _place_at(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(self._name, line, offset - self._starts[line - 1] + 1)

    def _offset(self, mark: yaml.Mark) -> int:
        line = min(mark.line, len(self._starts) - 1)
        return min(self._starts[line] + mark.column, len(self._text))

    def _refuse(self) -> None:
        """Refuse what could take for ever, before anything is built; events come one by one."""
        depth = 0
        for event in yaml.parse(self._text, Loader=_Loader):
            mark = event.start_mark
            place = Place(self._name, mark.line + 1, mark.column + 1) if mark else self._start
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise RuleFileError(_ALIAS, place)
            if tag := getattr(event, "tag", None):
                raise RuleFileError(_TAG.format(tag=tag), place)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    raise RuleFileError(_TOO_DEEP, place)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

    def located(self, node: yaml.Node) -> Located:
        """Return what a node holds; all scalars are texts."""
        place = Place(self._name, node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(map(self.located, node.value)), place)
        entries = []
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                where = key.start_mark
                raise RuleFileError(_NO_KEY, Place(self._name, where.line + 1, where.column + 1))
            entries.append((self._scalar(key), self.located(value)))
        return Mapping(tuple(entries), place)

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        begin, end = self._offset(node.start_mark), self._offset(node.end_mark)
        if node.style in ("|", ">"):
            line_end = _LINE_END.search(self._text, begin)
            begin = line_end.end() if line_end else end
        elif node.style in ("'", '"'):
            begin += 1
        if not node.value.strip():
            begin = self._offset(node.start_mark)
        return Scalar(node.value, self._places(node.value, begin, end))

    def _places(self, value: str, begin: int, end: int) -> Callable[[int], Place]:
        """Return what gives the place of a character of a text that stands from begin to end.

        Lines may be folded and characters escaped: each is found by those before it.
        """

        def place_of(offset: int) -> Place:
            at, wanted = begin, value[: offset + 1].rstrip() if offset < len(value) else value
            last = at
            for character in wanted:
                if character.isspace():
                    continue
                found = self._text.find(character, at, end)
                if found < 0:
                    break
                last, at = found, found + 1
            return self._place_at(at if offset >= len(value) else last)

        return place_of
