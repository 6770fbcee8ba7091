"""What `reportlint new` writes: a rule, or a plugin around one, that pass their own tests."""

import keyword
import sys
from collections.abc import Collection
from functools import cache
from importlib.machinery import PathFinder
from importlib.resources import files
from itertools import combinations
from string import Template
from sysconfig import get_path
from typing import NamedTuple

from reportlint.errors import UsageError
from reportlint.messages import Message
from reportlint.plugins.installed import API
from reportlint.rule import CODE, NAME

_FIRST_RULE = "granted-within-total"
_OF_TOOLS = ("build", "conftest", "dist", "pytest", "setup", "test", "tests")
# What the template of a rule imports.
NAMES_IN_RULES = (
    *("Failed", "Iterator", "Manual", "Message", "NotAssessed", "Outcome"),
    *("Related", "Report", "Rule", "Satisfied", "Severity"),
)

_NO_NAME = Message(
    zh="名称“{name}”应为小写英文字母、数字，用 - 连接，如 fees-stated",
    en="the name “{name}” must be small letters and digits, joined by -, such as fees-stated",
)
_TAKEN_NAME = Message(
    zh="名称“{name}”与 Python 的保留字或已安装的模块相同，会互相遮盖；请换一个，如 {name}-check",
    en=(
        "the name “{name}” is that of a module or a keyword of Python, or of a package that is "
        "installed, and would hide it; take another, such as {name}-check"
    ),
)
_NAME_OF_TESTS = Message(
    zh="名称“{name}”会被 pytest 或打包工具当作自己的文件；请换一个，如 check-{name}",
    en=(
        "pytest or the tools that build packages would take “{name}” for a file of their own; "
        "take another, such as check-{name}"
    ),
)
_NAME_OF_CLASS = Message(
    zh="名称“{name}”的类名会是 {class_name}，这在规则中另有所指；请换一个，如 {name}-check",
    en=(
        "the class of “{name}” would be {class_name}, which means something else in a rule; "
        "take another, such as {name}-check"
    ),
)
_NO_CODE = Message(
    zh="代码“{code}”应为三个大写字母和三位数字，如 ACM001",
    en="the code “{code}” must be three capital letters and three digits, such as ACM001",
)
_TAKEN_CODE = Message(
    zh="代码 {code} 已是规则 {name} 的，请换一个",
    en="the code {code} is that of the rule {name}; take another",
)


class Identity(NamedTuple):
    """The name of a rule or a plugin, and the code of the rule."""

    name: str
    code: str

    @property
    def module(self) -> str:
        """The name as that of a module."""
        return self.name.replace("-", "_")


def identity(name: str, code: str | None, taken: dict[str, str]) -> Identity:
    """Return a name and a code that are fit for use; raises UsageError where they are not.

    taken maps the codes of rules to their names. Without a code a free one is made of the name.
    """
    if not NAME.fullmatch(name):
        raise UsageError(_NO_NAME.format(name=name), culprit=name)
    code = code or free_code(name, taken)
    if not CODE.fullmatch(code):
        raise UsageError(_NO_CODE.format(code=code), culprit=code)
    if code in taken:
        raise UsageError(_TAKEN_CODE.format(code=code, name=taken[code]), culprit=code)
    return Identity(name, code)


def refuse_module(name: str) -> None:
    """Raise UsageError where a module of that name would be in the way of another."""
    module = name.replace("-", "_")
    if module in _OF_TOOLS or name.startswith("test-"):
        raise UsageError(_NAME_OF_TESTS.format(name=name), culprit=name)
    installed = PathFinder.find_spec(module, [get_path("purelib"), get_path("platlib")])
    known = module in sys.stdlib_module_names or module == "reportlint"
    if known or keyword.iskeyword(module) or installed is not None:
        raise UsageError(_TAKEN_NAME.format(name=name), culprit=name)


def refuse_class(name: str) -> None:
    """Raise UsageError where the class of a rule of that name would be in the way of another."""
    wanted = class_name(name)
    if wanted in NAMES_IN_RULES or keyword.iskeyword(wanted):
        raise UsageError(_NAME_OF_CLASS.format(name=name, class_name=wanted), culprit=name)


def free_code(name: str, taken: Collection[str]) -> str:
    """Return a code with three letters of a name that no rule has: ACM001 of acme-rules."""
    families = {code[:3] for code in taken}
    letters = [char for char in name.upper() if char.isalpha()] + ["X", "X"]
    for chosen in combinations(letters, 3):
        if (family := "".join(chosen)) not in families:
            return f"{family}001"
    return next(f"XXX{number:03}" for number in range(1, 1000) if f"XXX{number:03}" not in taken)


def rule_files(chosen: Identity) -> dict[str, str]:
    """Return a rule for --rules with its test: the texts of the files by their paths."""
    values = _values(chosen)
    module = _filled("rule.py", imports="    hookimpl,\n", **values) + _filled("hook.py", **values)
    return {
        f"{chosen.module}.py": module,
        f"test_{chosen.module}.py": _filled("test_rule.py", **values),
    }


def yaml_files(chosen: Identity) -> dict[str, str]:
    """Return a rule file, whose example is in it: its text by its path."""
    return {f"{chosen.name}.yaml": _filled("rule_file.yaml", **_values(chosen))}


def package_rule_files(chosen: Identity) -> dict[str, str]:
    """Return a rule for a plugin that is there: its file by its path in the package."""
    return {f"{chosen.module}.py": _filled("rule.py", imports="", **_values(chosen))}


def plugin_files(chosen: Identity, version: str) -> dict[str, str]:
    """Return a plugin with one rule, for this version of reportlint: texts by their paths."""
    rule = Identity(_FIRST_RULE, chosen.code)
    package = chosen.module
    values = {
        **_values(rule),
        "name": chosen.name,
        "module": package,
        "rule_name": rule.name,
        "rule_module": rule.module,
        "version": version,
        "api": str(API),
    }
    return {
        "pyproject.toml": _filled("pyproject.toml", **values),
        "README.md": _filled("README.md", **values),
        ".gitignore": _filled("gitignore", **values),
        ".github/workflows/test.yml": _filled("workflow.yml", **values),
        f"{package}/__init__.py": _filled("plugin.py", **values),
        f"{package}/{rule.module}.py": package_rule_files(rule)[f"{rule.module}.py"],
        "tests/conftest.py": _filled("conftest.py", **values),
        f"tests/test_{package}.py": _filled("test_plugin.py", **values),
    }


def class_name(name: str) -> str:
    """Return the name of the class of a rule: FeesStated for fees-stated."""
    return "".join(part.capitalize() for part in name.split("-"))


def _values(rule: Identity) -> dict[str, str]:
    return {
        "name": rule.name,
        "code": rule.code,
        "letters": rule.code[:3],
        "module": rule.module,
        "class_name": class_name(rule.name),
    }


def _filled(template: str, **values: str) -> str:
    return Template(_template(template)).substitute(values)


@cache
def _template(name: str) -> str:
    folder = files("reportlint.scaffold").joinpath("templates")
    return folder.joinpath(f"{name}.template").read_text(encoding="utf-8")
