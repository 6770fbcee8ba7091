"""Write the first files of a rule or of a plugin."""

import shlex
from argparse import Namespace
from pathlib import Path

from reportlint import __version__
from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.plugins.manager import Plugins
from reportlint.scaffold import (
    Identity,
    class_name,
    identity,
    package_rule_files,
    plugin_files,
    refuse_class,
    refuse_module,
    rule_files,
    yaml_files,
)

_THERE = Message(
    zh="{path} 已经存在，没有改动任何文件；请换一个名称或文件夹",
    en="{path} is there already, so nothing was written; take another name or folder",
)
_NOT_WRITTEN = Message(zh="无法写入 {path}：{why}", en="{path} could not be written: {why}")
_WROTE = Message(zh="已写入 {path}", en="wrote {path}")
_NEXT = Message(zh="接下来：", en="next:")
_REGISTER = Message(
    zh="在 {path} 中登记 {name}：导入它，并加入 reportlint_rules",
    en="in {path}, import {name} and add it to reportlint_rules",
)


def new(arguments: Namespace) -> int:
    """Write a rule, a plugin or a rule file."""
    plugins = Plugins(third_party=not arguments.no_plugins)
    taken = {code: rule.name for code, (rule, _) in plugins.rules().items()}
    chosen = identity(arguments.name, arguments.code, taken)
    parent = Path(arguments.folder)
    if arguments.kind != "rule-file":
        refuse_module(chosen.name)
    if arguments.kind == "rule":
        refuse_class(chosen.name)
    if arguments.kind == "plugin":
        folder, written = parent / chosen.name, plugin_files(chosen, __version__)
        steps = [
            f"cd {shlex.quote(str(folder))}",
            'python -m pip install -e ".[test]"',
            "python -m pytest",
        ]
    elif arguments.kind == "rule-file":
        folder, written = parent, yaml_files(chosen)
        steps = [f"reportlint test {shlex.quote(str(folder / f'{chosen.name}.yaml'))}"]
    elif (parent / "__init__.py").exists():
        folder, written = parent, package_rule_files(chosen)
        steps = [_registration(chosen, parent).text(arguments.lang), "python -m pytest"]
    else:
        folder, written = parent, rule_files(chosen)
        steps = [f"python -m pytest {shlex.quote(str(folder / f'test_{chosen.module}.py'))}"]
    _write(folder, written)
    for path in written:
        print(_WROTE.format(path=folder / path).text(arguments.lang))
    print(_NEXT.text(arguments.lang), *steps, sep="\n  ")
    return 0


def _registration(chosen: Identity, package: Path) -> Message:
    return _REGISTER.format(path=package / "__init__.py", name=class_name(chosen.name))


def _write(folder: Path, texts: dict[str, str]) -> None:
    """Write files into a folder; raises UsageError, with nothing written, where one is there."""
    for name in texts:
        if (folder / name).exists():
            raise UsageError(_THERE.format(path=folder / name), culprit=str(folder / name))
    for name, text in texts.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            message = _NOT_WRITTEN.format(path=path, why=reason(error))
            raise UsageError(message, culprit=str(path)) from error
