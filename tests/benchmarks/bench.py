"""Print how long each phase takes, how a cold start compares, and how time grows with length.

Run it with `make bench`, or `python -m tests.benchmarks.bench REPORT` for a report of your own.
It prints figures and ratios; it asserts nothing.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from reportlint import Engine, Limits, Source
from reportlint.checking.assess import assess
from reportlint.convert import convert
from reportlint.grammar import fold, parse_document
from reportlint.plugins.readers.pdf_process import extract
from reportlint.prose.narrative import read_facts
from reportlint.testing import standard_draft
from tests.writers.excel import excel
from tests.writers.html import html
from tests.writers.pdf import pdf
from tests.writers.word import word

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "docs" / "examples" / "sample-report.txt"
REFERENCE = ROOT.parent / "shared" / "reports" / "2024-jinghe-county.txt"
# What a line of a hostile text may repeat.
LINES = {
    "tabs": "\t",
    "blanks": " ",
    "bars": "|",
    "bars and blanks": "| ",
    "commas": ",",
    "digits with commas": "1,",
    "a marker of shares": "占",
    "a marker of rates": "率",
    "an approximate word and blanks": "约 ",
    "figures and blanks": "1 ",
    "brackets": "（",
    "shares": "共9件，1件，占总数的5%，",
    "rates": "受理9件，办结8件，办结率5%，",
    "sentences": "共9件，其中1件，占总数的5%。",
    "rows": "规章 | 1 | 2 | 3 |\n",
    "unknown rows": "奇怪的行 | 1 | 2 | 3 |\n",
    "headings": "一、总体情况\n",
    "torn labels": "三\n、\n本\n年\n",
    "lone tabs": "12\n\t\n\n",
}
# The three rules of the tutorial, each for a column, a word or a share of its own.
_RULES = (
    """\
  - code: SUM{number:03}
    title: 六类办理结果之和等于总计
    severity: error
    basis: 测试
    message: 相加为 {{left}}，总计写 {{right}}，相差 {{difference}}
    check: >-
      t3.open.{column} + t3.partial.{column} + sum(t3.denied.*.{column})
      + sum(t3.unable.*.{column}) + sum(t3.decline.*.{column}) + sum(t3.other.*.{column})
      = t3.result_total.{column}
    bad: cell t3.result_total.{column} = 6000
    good: valid
""",
    """\
  - code: TXT{number:03}
    title: 至少写两个问题
    severity: warning
    basis: 测试
    message: 没有逐条写出两个问题
    check: section s5 before "改进|下一步" matches "二是|第二[，、]|（{digit}）"
    bad: words "二是" -> "并且"
    good: valid
""",
    """\
  - code: LIC{number:03}
    title: 比上年减少一半以上
    severity: info
    basis: 测试
    message: 行政许可 {{left}} 件，不到上年的一半（{{right}}）
    check: t2.license.decisions >= previous(t2.license.decisions) / {digit}
    bad: last year cell t2.license.decisions = 9{number:03}0
    good: last year valid
""",
)

BARE = "import lark, pluggy, pydantic"
BARE_MODEL = f"{BARE}\nfrom pydantic import BaseModel\nclass Model(BaseModel): x: int"


def milliseconds(action: Callable[[], object], *, runs: int) -> str:
    """Return the least and the median time of an action, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return f"min {min(times):8.2f}   median {statistics.median(times):8.2f}"


def phases(path: Path) -> None:
    """Print the phases of a warm check."""
    engine = Engine(third_party=False)
    source = engine.read(path)
    folded = fold(source.text)
    words = engine.vocabulary
    tree = parse_document(folded, words)
    report = engine.parse(source)
    steps: dict[str, Callable[[], object]] = {
        "read": lambda: engine.read(path),
        "fold": lambda: fold(source.text),
        "parse": lambda: parse_document(folded, words),
        "convert": lambda: convert(tree, folded, source, engine.formats),
        "  of it facts": lambda: list(read_facts(folded, report.paragraphs)),
        "rules": lambda: assess(report, engine.rules),
        "all": lambda: engine.check(engine.read(path)),
    }
    print(f"\nwarm, one core, {path.name}: {len(source.text)} characters (ms)")
    for name, action in steps.items():
        print(f"  {name:<14} {milliseconds(action, runs=60)}")


def slowest(path: Path) -> None:
    """Print the ten rules that take most of the time of a check."""
    engine = Engine(third_party=False)
    report = engine.parse(engine.read(path))
    times = {}
    for code, active in engine.rules.items():
        times[code] = min(
            _seconds(lambda rule=active.rule: list(rule.check(report)))  # type: ignore[misc]
            for _ in range(9)
        )
    print(f"\nthe ten slowest of {len(times)} rules, {sum(times.values()) * 1000:.2f} in all (ms)")
    for code, seconds in sorted(times.items(), key=lambda item: -item[1])[:10]:
        print(f"  {code} {engine.rules[code].rule.name:<26} {seconds * 1000:6.3f}")


def rule_file(path: Path) -> None:
    """Print what a file of 1,000 rules costs: to load with its examples, and in a check."""
    columns = ("natural", "enterprise", "research", "welfare", "legal", "other", "total")
    rules = (
        _RULES[number % 3].format(
            number=number // 3, column=columns[number % 7], digit=2 + number % 8
        )
        for number in range(1000)
    )
    plain = Engine(third_party=False)
    source = plain.read(path)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "rules.yaml")
        file.write_text("rules:\n" + "".join(rules), encoding="utf-8")
        start = time.perf_counter()
        engine = Engine(third_party=False, rule_files=[file])
        loaded = time.perf_counter() - start
    added = len(engine.rules) - len(plain.rules)
    without, with_file = (
        min(_seconds(partial(item.check, source)) for _ in range(30)) * 1000
        for item in (plain, engine)
    )
    print(f"\na file of {added} rules: loading {loaded * 1000:.0f} ms, with its examples;")
    print(f"  a check {with_file:.2f}, without it {without:.2f}: {with_file - without:.2f} more")


def cold(path: Path) -> None:
    """Print a cold check beside bare imports, with modules compiled as an installation has them."""
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    commands = {
        "bare imports": [sys.executable, "-c", BARE],
        "… and one model": [sys.executable, "-c", BARE_MODEL],
        "import reportlint": [sys.executable, "-c", "import reportlint"],
        "reportlint check": [sys.executable, "-m", "reportlint", "check", str(path)],
    }
    print("\ncold start (ms)")
    least: dict[str, float] = {}
    for name, command in commands.items():
        times = []
        for _ in range(11):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
            times.append((time.perf_counter() - start) * 1000)
        least[name] = statistics.median(times)
        ratio = least[name] / least["bare imports"]
        print(f"  {name:<18} min {min(times):6.0f}   median {least[name]:6.0f}   x {ratio:.2f}")


def file_types() -> None:
    """Print what it takes to read a report of several pages of every type, and to check it cold.

    The share of the library is what taking the file apart costs without us: a process of its own
    with pdfplumber for a PDF, unpacking and parsing with lxml for the others.
    """
    engine = Engine(third_party=False)
    plain = standard_draft()
    draft = plain.with_prose("s1", plain.prose["s1"] * 40)
    files: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
        ".pdf": (pdf(draft), lambda data: extract(data, "bench.pdf", Limits())),
        ".docx": (word(draft), _parse_parts),
        ".xlsx": (excel(draft), _parse_parts),
        ".html": (html(draft).encode(), etree.HTML),
    }
    print("\nfiles of several pages: read, of it the library, ours, all that follows; cold (ms)")
    for suffix, (data, library) in files.items():
        name = f"bench{suffix}"
        source = engine.read_bytes(data, name)
        steps = (partial(engine.read_bytes, data, name), partial(library, data))
        runs = 3 if suffix == ".pdf" else 10
        read, taken = (min(_seconds(step) for _ in range(runs)) * 1000 for step in steps)
        rest = min(_seconds(partial(engine.check, source)) for _ in range(runs)) * 1000
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            started = min(_seconds(partial(_run_command, path)) for _ in range(3)) * 1000
        print(
            f"  {suffix:<6}{len(source.text):7} characters   read {read:8.1f}   "
            f"library {taken:8.1f} {taken / read:4.0%}   ours {read - taken:8.1f}   "
            f"rest {rest:7.1f}   cold {started:7.0f}"
        )


def _parse_parts(data: bytes) -> None:
    with ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def _run_command(path: Path) -> None:
    command = [sys.executable, "-m", "reportlint", "check", str(path)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def growth(path: Path) -> None:
    """Print how time grows from one report's worth of text to 64."""
    engine = Engine(third_party=False)
    text = engine.read(path).text
    print("\ngrowth with length: the text repeated, all phases")
    first = 0.0
    for times in (1, 2, 4, 8, 16, 32, 64):
        source = Source("bench", text * times)
        best = min(_seconds(partial(engine.check, source)) for _ in range(5))
        first = first or best
        print(f"  {times:3d} x   {best * 1000:9.2f} ms   {best / first:6.1f} times one")


def hostile() -> None:
    """Print how time grows on lines that a grammar could stumble over: four times is linear."""
    engine = Engine(third_party=False)
    text = engine.read(SAMPLE).text
    print("\ngrowth on hostile lines, from 8,000 to 32,000 characters")
    for name, piece in LINES.items():
        short, long = (
            min(_seconds(partial(engine.check, source)) for _ in range(3))
            for source in (
                Source("bench", f"{text}共有9件{piece * (length // len(piece))}甲\n")
                for length in (8_000, 32_000)
            )
        )
        print(f"  {name:<32} {short * 1000:9.2f} ms {long * 1000:9.2f} ms   {long / short:5.1f}")


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> None:
    """Print all figures."""
    given = [Path(argument) for argument in sys.argv[1:]]
    path = given[0] if given else REFERENCE if REFERENCE.exists() else SAMPLE
    phases(path)
    slowest(path)
    rule_file(path)
    cold(path)
    file_types()
    growth(path)
    hostile()


if __name__ == "__main__":
    main()
