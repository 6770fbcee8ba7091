"""Run the examples of rule files, and print a verdict for each."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.messages import Language, Message
from reportlint.pages import describe
from reportlint.plugins.manager import Plugins

if TYPE_CHECKING:
    from reportlint.testing import RuleExample

AGREES, DISAGREES, BROKEN = 0, 1, 2

_BAD = Message(zh="应报", en="bad")
_GOOD = Message(zh="不应报", en="good")
_PASSED = Message(zh="通过", en="passed")
_FAILED = Message(zh="不符", en="FAILED")
_LINE = Message(zh="{verdict}  {code}  {kind}  {text}", en="{verdict}  {code}  {kind:<4}  {text}")
_WHY = Message(zh="      {why}", en="      {why}")
_SUM = Message(
    zh="共 {rules} 条规则，{examples} 个例子：通过 {passed} 个，不符 {failed} 个",
    en="rules: {rules}, examples: {examples}; passed: {passed}, failed: {failed}",
)
_NO_FILES = Message(
    zh="{path} 中没有规则文件（{suffixes}）", en="{path} holds no rule file ({suffixes})"
)


class _Tried(NamedTuple):
    """An example that was run, and how it disagrees where it does."""

    code: str
    bad: bool
    text: Message
    why: Message | None


def test(arguments: Namespace) -> int:
    """Run the examples of rule files: 0 where all agree, 1 where one does not, 2 for a fault."""
    language = arguments.lang
    tried: list[_Tried] = []
    problems: list[Message] = []
    for path in arguments.paths:
        found, wrong = _try(Path(path), arguments)
        tried += found
        problems += wrong
        for line in _lines(found, language):
            print(line)
    sys.stdout.flush()
    for message in problems:
        print(message.text(language), file=sys.stderr)
    failed = [item for item in tried if item.why is not None]
    print(
        _SUM.format(
            rules=len({item.code for item in tried}),
            examples=len(tried),
            passed=len(tried) - len(failed),
            failed=len(failed),
        ).text(language)
    )
    return BROKEN if problems else DISAGREES if failed else AGREES


def _lines(tried: list[_Tried], language: Language) -> Iterator[str]:
    for item in tried:
        yield _LINE.format(
            verdict=_FAILED if item.why else _PASSED,
            code=item.code,
            kind=(_BAD if item.bad else _GOOD).text(language),
            text=item.text,
        ).text(language)
        if item.why is not None:
            for line in item.why.text(language).splitlines():
                yield _WHY.format(why=line).text(language)


def _try(path: Path, arguments: Namespace) -> tuple[list[_Tried], list[Message]]:
    """Return what became of the examples in a file or a folder, and what is wrong with it."""
    # Start-up counts: only this command needs the test kit.
    from reportlint.rulefiles.loading import SUFFIXES, load_rules
    from reportlint.testing import examples_of

    if path.is_dir():
        data = tuple(suffix for suffix in SUFFIXES if suffix != ".py")
        inside = sorted(item for item in path.iterdir() if item.suffix.lower() in data)
        if not inside:
            return [], [_NO_FILES.format(path=path, suffixes=" ".join(data))]
        parts = [_try(item, arguments) for item in inside]
        return [item for part in parts for item in part[0]], [m for part in parts for m in part[1]]
    plugins = Plugins(third_party=not arguments.no_plugins)
    taken: dict[str, str] = {}
    for code, (rule, plugin) in plugins.rules().items():
        taken |= {code: plugin, rule.name: plugin}
    loaded = load_rules(path, plugins.formats(), taken, in_full=True)
    disagreeing = [verdict.error for verdict in loaded.verdicts]
    tried = [
        _Tried(
            verdict.code,
            verdict.bad,
            Message(verdict.example.text.strip(), verdict.example.text.strip()),
            verdict.error.message if verdict.error else None,
        )
        for verdict in loaded.verdicts
    ]
    for item in loaded.rules if not loaded.verdicts else ():
        tried += map(_verified, examples_of(item))
    return tried, [error.message for error in loaded.errors if error not in disagreeing]


def _verified(example: "RuleExample") -> _Tried:
    """Return what became of an example of a rule in Python."""
    why = None
    try:
        example.verify()
    except Exception as error:  # whatever a rule or its example does wrong is its verdict
        text = (
            str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"
        )
        why = Message(text, text)
    words = describe(example.example) if example.example else Message("—", "—")
    return _Tried(example.rule.code, example.bad, words, why)
