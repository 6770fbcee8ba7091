"""Write the pages that are made from code and data: python -m docs.generate."""

import inspect
import json
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

from docs.api_page import api_page
from reportlint import Format, Limits, Rule
from reportlint.configuration.settings import schema
from reportlint.document import schema as result_schema
from reportlint.formats import built_in_formats
from reportlint.pages import rule_page
from reportlint.plugins.manager import Plugins
from reportlint.reading.limits import COUNTED

DOCS = Path(__file__).parent
_NOTE = "<!-- Made by docs/generate.py; change its source, then run `make docs`. -->\n\n"
_LIMITS = """\
# Limits · 上限

What is larger than this is not read: it is an error (exit code 2), never a hang. The defaults are
ten and more times what reports need. `--limit NAME=NUMBER` changes one, and may be repeated:
`reportlint check report.pdf --limit pages=500 --limit seconds=120`. In Python:
`Engine(reading=ReadingOptions(limits=Limits(pages=500)))`.

超过上限的文件不会读取，而是报告“未能检查”（退出码 2），不会卡住。默认值是正常报告所需的十倍以上；
确需读取更大的文件时，用 `--limit 名称=数值` 放宽，可以写多次。
"""
_ABOUT_FACTS = """\
# Facts: the numbers of the prose

Every number of the prose is a fact: `reportlint extract REPORT --format json` lists them under
`facts`, rules find them in `report.facts`. A fact has

- `measure`: `count` (72份), `share` (占总数的12.5%), `rate` (办结率100%), `percentage`, `date`,
  `reference` (第711号, a telephone), `number` (without a unit), `none` (未收到……: there is none,
  its value is 0);
- `value`, exact, with `unit`; `quantity` and `thing` are the two without 万 and 亿: 12000 条 for
  1.2万条. Numbers in words (二十三件) are facts too. `approximate` is said of 约, 近, 余 and
  the like;
- `meaning`: the `topic` that is counted, the `acts` (what was done with it), the `scope` (全县,
  我局), the `year` where one is named, and whether it is one of a list (`among`), of one channel
  (`part`) or a difference (`change`). A clause that names no topic takes that of its sentence;
  results such as 予以公开 are those of requests;
- for a share or a rate, its `numerator` and `denominators`, where the wording ties them to it.

The words are data, in `grammar/meanings.toml`; the last topic before a number decides, or one
right behind it (12件申请).\
"""
_NOTES_ON_LIMITS = """
- `file_bytes` is the size of the file; `unpacked_bytes` that of what a Word or Excel file, which is
  a zip archive, unpacks to. 67108864 bytes are 64 MiB.
- `characters` and `cells` are those of the text, and of all its tables together.
- `pages`, `seconds` and `memory_mib` are for PDF, which is read in a process of its own.
- `depth` is that of elements in each other, in web pages and Word files.
- Fixed are 10000 files in a Word or Excel file, 24 MiB for each part of it, and 2000 numbers in a
  paragraph; one with more is said to be unread.
- `rule_seconds` is for each rule on each report: one that takes longer is ended and named, and the
  others run."""


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    plugins = Plugins(third_party=False).rules()
    rules = [rule for rule, _ in plugins.values()]
    made = {DOCS / "rules" / f"{rule.code}.md": _rule(rule) for rule in rules}
    made[DOCS / "rules" / "index.md"] = _NOTE + "\n".join(_index(rules)) + "\n"
    made[DOCS / "rules" / "families.md"] = _NOTE + "\n".join(_families(plugins)) + "\n"
    made[DOCS / "facts.md"] = _NOTE + "\n".join(_facts()) + "\n"
    made[DOCS / "formats.md"] = _NOTE + "\n".join(_formats(built_in_formats())) + "\n"
    made[DOCS / "api.md"] = _NOTE + "\n".join(api_page()) + "\n"
    made[DOCS / "configuration.schema.json"] = _json(schema())
    made[DOCS / "result.schema.json"] = _json(result_schema())
    made[DOCS / "limits.md"] = _NOTE + "\n".join(_limits()) + "\n"
    return made


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> str:
    return f"{_NOTE}{rule_page(rule, 'zh')}\n\n---\n\n{rule_page(rule, 'en')}\n"


def _index(rules: list[Rule]) -> Iterator[str]:
    yield "# Rules · 规则"
    yield ""
    yield "| code | name | severity | 中文 | English |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        link = f"[{rule.code}]({rule.code}.md)"
        yield f"| {link} | {rule.name} | {rule.severity} | {rule.title.zh} | {rule.title.en} |"


def _families(plugins: dict[str, tuple[Rule, str]]) -> Iterator[str]:
    yield "# Families of rules · 规则族"
    yield ""
    yield "A family is one plugin and one folder under `rules/`. What it leaves out, and where it"
    yield "departs from what others check, is said here."
    by_plugin: dict[str, list[Rule]] = {}
    for rule, plugin in plugins.values():
        by_plugin.setdefault(plugin, []).append(rule)
    for plugin, rules in sorted(by_plugin.items(), key=lambda item: item[1][0].code):
        title, _, rest = (inspect.getdoc(import_module(plugin)) or "").partition("\n")
        name, _, about = title.partition(": ")
        yield ""
        yield f"## {rules[0].code[:3]} · {name}"
        yield ""
        yield f"{about[:1].upper()}{about[1:]}"
        yield ""
        yield ", ".join(f"[{rule.code}]({rule.code}.md) {rule.name}" for rule in rules)
        if rest.strip():
            yield ""
            yield rest.strip()


def _facts() -> Iterator[str]:
    data = tomllib.loads((DOCS.parent / "grammar" / "meanings.toml").read_text(encoding="utf-8"))
    yield _ABOUT_FACTS
    for kind, title in (("topics", "Topics"), ("acts", "Acts"), ("applicants", "Applicants")):
        yield f"\n## {title}\n"
        yield "| name | words |"
        yield "|---|---|"
        for name, pattern in data[kind].items():
            yield f"| `{name}` | `{pattern.replace('|', chr(92) + '|')}` |"


def _limits() -> Iterator[str]:
    yield _LIMITS
    yield "| name · 名称 | default · 默认值 | 限制什么 | counted |"
    yield "|---|---|---|---|"
    for field in fields(Limits):
        meaning = COUNTED[field.name]
        yield f"| `{field.name}` | {field.default} | {meaning.zh} | {meaning.en} |"
    yield _NOTES_ON_LIMITS


def _formats(formats: tuple[Format, ...]) -> Iterator[str]:
    yield "# Report formats · 报告格式"
    yield ""
    yield "A cell is named by its path: table, row, column. Each format is one data file in"
    yield "`grammar/formats/`; this page, the labels that the grammar knows, the conversion, the"
    yield "totals rules and the generated test reports are made from it."
    for known in formats:
        yield from _format(known)


def _format(known: Format) -> Iterator[str]:
    yield ""
    yield f"## `{known.id}` {known.title.zh} · {known.title.en}"
    yield ""
    years = f"{known.first_year}–{known.last_year or ''}"
    yield f"Report years {years}; basis: {known.basis}."
    yield ""
    yield "### Sections · 章节"
    yield ""
    yield "| id | heading | also understood |"
    yield "|---|---|---|"
    for section in known.sections:
        yield f"| `{section.id}` | {section.heading} | {'；'.join(section.variants)} |"
    for table in known.tables:
        yield ""
        yield f"### `{table.id}` {table.title.zh} · {table.title.en}"
        for block in table.blocks:
            yield ""
            if block.caption:
                yield f"{block.caption}:"
                yield ""
            yield "| part of the path | label | kind | also understood | deviates (STR007) |"
            yield "|---|---|---|---|---|"
            for row in block.rows:
                label = f"{' / '.join((*row.under, row.label))}"
                kind = f"one row for {', '.join(row.parts)}" if row.parts else "row"
                also, deviates = "；".join(row.variants), "；".join(row.aliases)
                yield f"| `{table.id}.{row.id}` | {label} | {kind} | {also} | {deviates} |"
            for column in block.columns:
                label = f"{column.group} / {column.label}" if column.group else column.label
                also = "；".join(column.variants)
                yield f"| `.{column.id}` | {label} | column, {column.kind} | {also} | |"
    yield ""
    yield "### Reconciliations · 勾稽关系"
    yield ""
    yield "| name | left side | right side | times |"
    yield "|---|---|---|---|"
    for item in known.reconciliations:
        left, right = " + ".join(item.left), " + ".join(item.right)
        times = len(list(known.equations(item.name)))
        yield f"| {item.name} | `{left}` | `{right}` | {times} |"


def main() -> None:
    """Write the pages, and remove pages of rules that are gone."""
    made = pages()
    for path in (DOCS / "rules").glob("*.md"):
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
