"""Load rules that are written in a Python file, without a package of their own."""

import hashlib
import inspect
import sys
import traceback
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from reportlint.checking.watch import TookTooLongError
from reportlint.messages import Message
from reportlint.rule import Rule
from reportlint.rulefiles.errors import Place, RuleFileError

_FAILED = Message(zh="无法加载：{why}", en="it could not be loaded: {why}")
_NO_END = Message(
    zh="加载时超过时限没有结束，已停止；停在这一行",
    en="loading it did not end in time and was stopped, at this line",
)
_NO_RULES = Message(
    zh="文件中没有规则：没有从 Rule 派生、定义在此文件中的类",
    en="there is no rule in it: no class that is derived from Rule and defined here",
)


def load_python(path: Path) -> list[type[Rule]]:
    """Return the rule classes that a file defines, in their order; raises RuleFileError.

    The file is run: only files that are named by the user come here.
    """
    digest = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]
    name = f"_reportlint_rules_{digest}"
    spec = spec_from_file_location(name, path)
    assert spec is not None  # its suffix is .py
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    try:
        spec.loader.exec_module(module)
    except TookTooLongError as error:
        sys.modules.pop(name, None)
        raise RuleFileError(_NO_END, _place(error, path)) from error
    except BaseException as error:
        sys.modules.pop(name, None)
        if isinstance(error, KeyboardInterrupt):
            raise
        message = _FAILED.format(why=f"{type(error).__name__}: {error}")
        raise RuleFileError(message, _place(error, path)) from error
    found = [
        item
        for item in vars(module).values()
        if isinstance(item, type)
        and issubclass(item, Rule)
        and item.__module__ == name
        and not inspect.isabstract(item)
    ]
    if not found:
        raise RuleFileError(_NO_RULES, Place(str(path), 1, 1))
    return list(dict.fromkeys(found))


def _place(error: BaseException, path: Path) -> Place:
    """Return the line of a file at which it failed."""
    if isinstance(error, SyntaxError) and error.lineno:
        return Place(str(path), error.lineno, error.offset or 1)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(path) and frame.lineno]
    return Place(str(path), lines[-1] if lines else 1, 1)
