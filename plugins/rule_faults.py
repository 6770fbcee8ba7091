"""What keeps a thing that a plugin brings from being a rule."""

import inspect
from collections.abc import Iterable

from reportlint.finding import Severity
from reportlint.messages import Message
from reportlint.rule import CODE, NAME, Rule

_NO_RULE = Message(zh="应为 Rule 的子类", en="a subclass of Rule expected")
_NO_CHECK = Message(zh="没有 check 方法", en="it has no check method")
_LACKS = Message(zh="没有类型为 {kind} 的 {attribute}", en="it has no {attribute} that is a {kind}")
_WRONG_CODE = Message(
    zh="code {code} 不是三个大写字母加三位数字",
    en="code {code} is not three capital letters and three digits",
)
_WRONG_NAME = Message(
    zh="name {name} 不是用 - 连接的小写英文单词", en="name {name} is not in kebab-case"
)
_WANTED: Iterable[tuple[str, type]] = (
    ("code", str),
    ("name", str),
    ("severity", Severity),
    ("title", Message),
    ("basis", Message),
)


def rule_fault(item: object) -> Message | None:
    """Return what keeps an object from being a rule class, None where it is one."""
    if not (isinstance(item, type) and issubclass(item, Rule)):
        return _NO_RULE
    if inspect.isabstract(item):
        return _NO_CHECK
    for attribute, kind in _WANTED:
        if not isinstance(getattr(item, attribute, None), kind):
            return _LACKS.format(attribute=attribute, kind=kind.__name__)
    if not CODE.fullmatch(item.code):
        return _WRONG_CODE.format(code=repr(item.code))
    if not NAME.fullmatch(item.name):
        return _WRONG_NAME.format(name=repr(item.name))
    return None
