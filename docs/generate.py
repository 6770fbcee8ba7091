"""Write the pages that are made from the rules and the format data: python docs/generate.py."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from reportlint import Format, Limits, Rule
from reportlint.formats import built_in_formats
from reportlint.limits import COUNTED
from reportlint.pages import rule_page
from reportlint.plugins.manager import Plugins

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
_NOTES_ON_LIMITS = """
- `file_bytes` is the size of the file; `unpacked_bytes` that of what a Word or Excel file, which is
  a zip archive, unpacks to. 67108864 bytes are 64 MiB.
- `characters` and `cells` are those of the text, and of all its tables together.
- `pages`, `seconds` and `memory_mib` are for PDF, which is read in a process of its own.
- `depth` is that of elements in each other, in web pages and Word files."""


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    rules = [rule for rule, _ in Plugins(third_party=False).rules().values()]
    made = {DOCS / "rules" / f"{rule.code}.md": _rule(rule) for rule in rules}
    made[DOCS / "rules" / "index.md"] = _NOTE + "\n".join(_index(rules)) + "\n"
    made[DOCS / "formats.md"] = _NOTE + "\n".join(_formats(built_in_formats())) + "\n"
    made[DOCS / "limits.md"] = _NOTE + "\n".join(_limits()) + "\n"
    return made


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
