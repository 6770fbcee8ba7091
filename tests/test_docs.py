"""Hold the documentation to the program: links, rules, commands with their output, code."""

import contextlib
import importlib.util
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportlint import Rule
from reportlint.plugins.manager import Plugins
from reportlint.testing import assert_examples

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# Pages that are followed command by command, with the folder in which their reader sits.
WALKTHROUGHS = {
    "README.md": "reportlint",
    "README.zh-CN.md": "reportlint",
    "docs/tutorial.md": "reportlint",
    "docs/tutorial.zh-CN.md": "reportlint",
    "docs/auditors.md": "reportlint",
    "docs/auditors.zh-CN.md": "reportlint",
    "docs/outputs.md": "reportlint",
    "docs/outputs.zh-CN.md": "reportlint",
    "docs/fixing.md": "reportlint",
    "docs/fixing.zh-CN.md": "reportlint",
    "docs/terminal.md": "reportlint",
    "docs/terminal.zh-CN.md": "reportlint",
    "docs/html.md": "reportlint",
    "docs/html.zh-CN.md": "reportlint",
    "docs/configuration.md": "reportlint",
    "docs/configuration.zh-CN.md": "reportlint",
    "docs/rule-files.md": "reportlint",
    "docs/rule-files.zh-CN.md": "reportlint",
    "docs/writing-rules.md": "acme-reportlint",
    "docs/readers.md": "acme-csv",
}
DEMO = "reportlint check docs/examples/sample-report.txt"
LEFT_OUT = "[…]"

FENCE = re.compile(r"```(\w*)")
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
INLINE_CODE = re.compile(r"`([^`\n]+)`")
FILE_NAME = re.compile(r"# (\S+\.(?:py|toml))")
EXIT_CODE = re.compile(r"\(exit code (\d)\)|（退出码 (\d)）")
EDIT_HEAD = re.compile(
    r"\| (?:Line of `([^`]+)` \| It says \| Write|`([^`]+)` 的行 \| 原文 \| 改为) \|"
)
EDIT = re.compile(r"\| (\d+) \| `(.+)` \| `(.+)` \|")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: what its fence says, and its lines."""

    language: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as a text."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def file_name(self) -> str | None:
        """The file that the first line names."""
        match = FILE_NAME.fullmatch(self.lines[0])
        return match[1] if match else None


@dataclass(frozen=True)
class Edit:
    """A change of one line of a file that a page asks for."""

    file_name: str
    line: int
    old: str
    new: str

    def apply(self, folder: Path) -> None:
        """Make the change; the old words must stand once in the line."""
        path = folder / self.file_name
        lines = path.read_text(encoding="utf-8").split("\n")
        line = lines[self.line - 1]
        assert line.count(self.old) == 1, f"{self} does not fit {line!r}"
        lines[self.line - 1] = line.replace(self.old, self.new)
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Command:
    """A command of a console block, what the page shows of its output, and its exit code."""

    line: str
    shown: tuple[str, ...]
    exit_code: int


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def steps(text: str) -> Iterator[Block | Edit]:
    """Yield what a reader is to do, in the order of the page."""
    lines = iter(text.splitlines())
    edited = ""
    for line in lines:
        if fence := FENCE.fullmatch(line):
            yield Block(fence[1], tuple(iter(lambda: next(lines), "```")))
        elif head := EDIT_HEAD.fullmatch(line):
            edited = head[1] or head[2]
        elif edited and (edit := EDIT.fullmatch(line)):
            old, new = (words.replace("\\|", "|") for words in (edit[2], edit[3]))
            yield Edit(edited, int(edit[1]), old, new)
        elif not line.startswith("|"):
            edited = ""


def blocks(name: str, language: str) -> list[Block]:
    found = (step for step in steps(read(name)) if isinstance(step, Block))
    return [block for block in found if block.language == language]


def commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a console block, or the reportlint commands of an sh block."""
    if block.language == "sh":
        for line in block.lines:
            if line.startswith("reportlint "):
                yield Command(line, (LEFT_OUT,), 0)
    elif block.language == "console":
        starts = [i for i, line in enumerate(block.lines) if line.startswith("$ ")]
        assert starts[:1] == [0], f"a console block begins with a command: {block.text}"
        for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
            shown = block.lines[start + 1 : end]
            code = EXIT_CODE.fullmatch(shown[-1]) if shown else None
            number = int(code[1] or code[2]) if code else 0
            yield Command(block.lines[start][2:], shown[: len(shown) - bool(code)], number)


def run(line: str, folder: Path, locale: str) -> tuple[int, str]:
    """Run a command of a page as a reader would; return its exit code and output."""
    if line == "make demo":
        code, output = run(DEMO, folder, locale)
        return int(code != 1), output
    program, *arguments = shlex.split(line)
    if program == "cp":
        shutil.copy(folder / arguments[0], folder / arguments[1])
        return 0, ""
    known = {"reportlint": [sys.executable, "-m", "reportlint"], "python": [sys.executable]}
    done = subprocess.run(
        [*known[program], *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": locale, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"},
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout


def assert_shown(shown: Sequence[str], output: str) -> None:
    """Assert that an excerpt is the output, but for what it marks as left out."""
    output = output.removeprefix("\ufeff")  # a mark that spreadsheets need
    known = output.splitlines()
    assert [line for line in shown if line not in (*known, LEFT_OUT)] == [], output
    pattern = "".join(
        r"(?:.*\n)*?" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in shown
    )
    whole = output.rstrip("\n") + "\n" * bool(output)
    assert re.fullmatch(pattern, whole) is not None, output


def make_known(folder: Path) -> None:
    """Make the plugin in a folder known to the Python that runs there, without installing it."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name, version = project["name"], project["version"]
    made = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    made.mkdir(exist_ok=True)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (made / "METADATA").write_text(metadata, encoding="utf-8")
    points = [f"[{group}]\n" for group in project["entry-points"]]
    for group in project["entry-points"].values():
        points += [f"{key} = {value}\n" for key, value in group.items()]
    (made / "entry_points.txt").write_text("".join(points), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    targets = {target.partition("#")[0] for target in LINK.findall(text) if ":" not in target}

    dead = sorted(target for target in targets if not (page.parent / target).exists())

    assert not dead


@pytest.mark.parametrize("name", WALKTHROUGHS)
def test_commands_do_what_the_page_shows(name: str, tmp_path: Path) -> None:
    locale = "zh_CN.UTF-8" if ".zh-CN." in name else "en_US.UTF-8"
    shutil.copytree(ROOT / "docs/examples", tmp_path / "reportlint/docs/examples")
    folder = tmp_path / WALKTHROUGHS[name]
    folder.mkdir(exist_ok=True)

    followed = 0
    for step in steps(read(name)):
        if isinstance(step, Edit):
            step.apply(folder)
            continue
        if step.file_name:
            (folder / step.file_name).write_text(step.text, encoding="utf-8")
        if step.file_name == "pyproject.toml":
            make_known(folder)
        for command in commands(step):
            code, output = run(command.line, folder, locale)
            assert (command.line, code) == (command.line, command.exit_code), output
            assert_shown(command.shown, output)
            followed += 1

    assert followed


def test_the_demo_is_the_command_that_the_pages_show() -> None:
    assert f"$(BIN)/{DEMO} || test $$? -eq 1" in read("Makefile")


def test_the_rules_of_the_guide_keep_their_examples() -> None:
    module, test, more, optioned, *_ = blocks("docs/writing-rules.md", "python")
    namespace: dict[str, Any] = {"__name__": "acme_reportlint"}

    for block in (module, more, optioned):
        exec(compile(block.text, "acme_reportlint.py", "exec"), namespace)
    rules = [
        item
        for item in namespace.values()
        if isinstance(item, type) and issubclass(item, Rule) and item is not Rule
    ]

    assert [rule.code for rule in rules] == ["ACM001", "ACM002", "ACM003"]
    assert "assert_examples(OpenWithinTotal)" in test.text
    for rule in rules:
        assert_examples(rule)


def examples_with_output() -> list[tuple[Block, Block]]:
    found = [step for step in steps(read("docs/embedding.md")) if isinstance(step, Block)]
    assert [block.language for block in found[::2]] == ["python"] * (len(found) // 2)
    assert [block.language for block in found[1::2]] == ["text"] * (len(found) // 2)
    return list(zip(found[::2], found[1::2], strict=True))


@pytest.mark.parametrize("number", range(len(examples_with_output())))
def test_the_examples_of_the_api_print_what_the_page_shows(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, shown = examples_with_output()[number]
    monkeypatch.chdir(ROOT)

    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(compile(code.text, f"example {number}", "exec"), {"__name__": "__main__"})

    assert output.getvalue() == shown.text


def keys(item: Any) -> set[str]:
    """Return the keys in a JSON document, but for codes of rules and paths of cells."""
    if isinstance(item, list):
        return set().union(*map(keys, item))
    if not isinstance(item, dict):
        return set()
    own = {key for key in item if not re.search(r"[A-Z]|\.", key)}
    return own.union(*map(keys, item.values()))


@pytest.mark.parametrize(
    "command", [f"{DEMO} missing.txt --format json", DEMO.replace("check", "extract")]
)
def test_every_key_of_the_json_is_explained(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs/examples", tmp_path / "docs/examples")
    explained = set(INLINE_CODE.findall(read("docs/embedding.md")))

    _, output = run(command, tmp_path, "en_US.UTF-8")

    assert keys(json.loads(output)) - explained == set()


def test_every_public_name_in_the_api_page_is_public() -> None:
    import reportlint

    text = "\n".join(block.text for block in blocks("docs/embedding.md", "python"))
    imported = re.findall(r"(?m)^from reportlint import (.+)$", text)

    names = {name.strip() for line in imported for name in line.split(",")}

    assert names
    assert names <= set(reportlint.__all__)


def test_options_that_the_pages_name_exist(tmp_path: Path) -> None:
    # pip has options too, in blocks and in no text
    texts = [re.sub(r"(?ms)^```.*?^```$", "", read(name)) for name in WALKTHROUGHS]
    named = set(re.findall(r"--[a-z-]+", " ".join(INLINE_CODE.findall("\n".join(texts)))))

    helps = [
        run(f"reportlint {command} {wanted}", tmp_path, "en_US.UTF-8")[1]
        for command in ("check", "config", "extract", "rules", "new")
        for wanted in ("--help", "--help-all")
    ]

    assert named
    assert named - set(re.findall(r"--[a-z-]+", "\n".join(helps))) == set()


@pytest.mark.parametrize("name", ["docs/tutorial.md", "docs/tutorial.zh-CN.md"])
def test_messages_that_the_tutorial_explains_exist(name: str) -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("core/**/*.py"))
    )
    table = re.split(r"\| (?:message|提示) \| (?:remedy|处理) \|\n\|---\|---\|\n", read(name))[1]
    messages = [row.split(" | ")[0] for row in table.split("\n\n")[0].splitlines()]
    parts = [
        part.strip()
        for message in messages
        for code in INLINE_CODE.findall(message)
        for part in code.split("…")
    ]

    assert parts
    assert [part for part in parts if part not in sources] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_lists_the_families(name: str) -> None:
    rules = [rule for rule, _ in Plugins(third_party=False).rules().values()]

    rows = re.findall(r"^\| ([A-Z]{3}) \|", read(name), re.M)

    assert sorted(rows) == sorted({rule.code[:3] for rule in rules})


def generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("docs.generate", ROOT / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[Path, str] = module.pages()
    return pages


def test_generated_pages_are_up_to_date() -> None:
    pages = generated()

    stale = [
        str(path.relative_to(ROOT))
        for path, text in pages.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]

    assert not stale, "run `make docs`"


def test_every_page_of_a_rule_is_generated() -> None:
    assert set(ROOT.glob("docs/rules/*.md")) == {
        path for path in generated() if path.parent.name == "rules"
    }


def test_every_kind_of_place_is_explained() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOT.glob("plugins/readers/*.py")]
    kinds = set(re.findall(r'kind: ClassVar\[str\] = "([a-z-]+)"', "\n".join(sources)))

    assert kinds - set(INLINE_CODE.findall(read("docs/embedding.md"))) == set()


def test_every_type_of_file_that_is_read_is_named_in_the_readme() -> None:
    suffixes = {s for reader in Plugins(third_party=False).readers() for s in reader.suffixes}

    for name in ("README.md", "README.zh-CN.md"):
        assert suffixes - set(INLINE_CODE.findall(read(name))) == set()
