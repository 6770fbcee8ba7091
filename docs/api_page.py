"""The page of the public API: every public name with its signature and its members."""

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import EnumType
from functools import cached_property
from typing import Any, get_args

from pydantic import BaseModel

import reportlint

_HEAD = """\
# The public API

Every name that `reportlint` exports, as it is in the code. A change of this page is a change of
what other programs rely on: [the promise](embedding.md#what-stays-as-it-is) says which changes may
come when. [embedding.md](embedding.md) shows how the names are used.\
"""

# The modules whose names are told from others without them.
_MODULES = ("reportlint.", "collections.abc.", "typing.", "datetime.", "decimal.", "pathlib.")


def api_page() -> Iterator[str]:
    """Yield the lines of the page."""
    yield _HEAD
    for name in sorted(reportlint.__all__, key=str.lower):
        if name == "__version__":
            continue
        item = getattr(reportlint, name)
        yield f"\n## `{name}`\n"
        yield _about(item)
        lines = list(_members(item))
        if lines:
            yield "\n```text"
            yield from lines
            yield "```"


def _about(item: object) -> str:
    """Return the first paragraph of a docstring as a line."""
    if not (inspect.isclass(item) or inspect.isroutine(item)):
        return "One of " + ", ".join(_type(part) for part in get_args(item)) + "."
    paragraph = (inspect.getdoc(item) or "").partition("\n\n")[0]
    return " ".join(paragraph.split())


def _members(item: Any) -> Iterator[str]:
    if inspect.isroutine(item):
        yield f"def {item.__name__}{_signature(item)}"
        return
    if not inspect.isclass(item):
        return
    named = (base for base in item.__bases__ if base.__module__.startswith("reportlint"))
    bases = [base.__name__ for base in named if not base.__name__.startswith("_")]
    yield f"class {item.__name__}{'(' + ', '.join(bases) + ')' if bases else ''}:"
    if isinstance(item, EnumType):
        values: Iterator[Any] = iter(item)
        yield from (f"    {member.name} = {member.value!r}" for member in values)
    yield from (f"    {line}" for line in _fields(item))
    for name, member in sorted(vars(item).items()):
        if name.startswith("_") and name != "__init__":
            continue
        if name == "__init__" and (is_dataclass(item) or issubclass(item, BaseModel)):
            continue
        yield from (f"    {line}" for line in _member(name, member))


def _fields(item: Any) -> Iterator[str]:
    """Yield the fields of a class that is data, with their types."""
    if issubclass(item, BaseModel):
        for name, info in item.model_fields.items():
            yield f"{name}: {_type(info.annotation)}"
    elif is_dataclass(item):
        for field in fields(item):
            yield f"{field.name}: {_type(field.type)}"
    elif issubclass(item, tuple):
        for name, kind in inspect.get_annotations(item).items():
            yield f"{name}: {_type(kind)}"
    else:
        for name, kind in inspect.get_annotations(item).items():
            if not name.startswith("_"):
                yield f"{name}: {_type(kind)}"


def _member(name: str, member: Any) -> Iterator[str]:
    """Yield a method or a property; the fields were told before."""
    if isinstance(member, property | cached_property):
        function: Any = member.fget if isinstance(member, property) else member.func
        yield f"{name}: {_type(inspect.get_annotations(function).get('return'))}  # property"
    elif isinstance(member, classmethod | staticmethod):
        yield f"@{type(member).__name__}"
        yield f"def {name}{_signature(member.__func__)}"
    elif inspect.isfunction(member):
        yield f"def {name}{_signature(member)}"


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    parameters = [
        parameter.replace(annotation=_Shown(parameter.annotation))
        if parameter.annotation is not parameter.empty
        else parameter
        for parameter in signature.parameters.values()
    ]
    returned = signature.return_annotation
    shown = _Shown(returned) if returned is not signature.empty else returned
    return str(signature.replace(parameters=parameters, return_annotation=shown))


class _Shown:
    """An annotation that shows itself as it is written."""

    def __init__(self, annotation: Any) -> None:
        self._annotation = annotation

    def __repr__(self) -> str:
        return _type(self._annotation)


def _type(annotation: Any) -> str:
    """Return a type as it is written, without the modules that it comes from."""
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    for module in _MODULES:
        while module in text:
            before, _, after = text.partition(module)
            # What is left of a dotted name of ours are the lower-case modules before the name.
            while "." in after and after.partition(".")[0].replace("_", "").islower():
                after = after.partition(".")[2]
            text = before + after
    return text.replace("NoneType", "None")
