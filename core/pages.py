"""Write the page of a rule: what it checks, why, how it decides, and examples."""

from dataclasses import replace

from reportlint.messages import Language, Message
from reportlint.rule import Edit, Example, Rule

_SEVERITY = Message(zh="级别", en="Severity")
_BASIS = Message(zh="依据", en="Basis")
_SECTIONS = (
    ("checks", Message(zh="检查什么", en="What it checks")),
    ("decides", Message(zh="如何判断", en="How it decides")),
    ("silent", Message(zh="何时不报", en="When it is silent")),
    ("traps", Message(zh="常见误会", en="Known traps")),
    ("severity", Message(zh="为何是这个级别", en="Why this severity")),
)
_OPTIONS = Message(zh="选项", en="Options")
_OPTION_HEAD = Message(zh="| 名称 | 默认值 | 意思 |", en="| name | default | meaning |")
_GOOD = Message(zh="不报的例子", en="Good examples")
_BAD = Message(zh="会报的例子", en="Bad examples")
_VALID = Message(zh="一份合格的报告", en="a valid report")
_BUT = Message(zh="合格的报告，但{changes}", en="a valid report, but {changes}")
_LAST_YEAR = Message(zh="{this}；上年的报告：{last}", en="{this}; last year's report: {last}")
_EDITS = {
    "cell": Message(zh="{target} 写 {value}", en="{target} says {value}"),
    "words": Message(zh="“{target}”写成“{value}”", en="“{target}” reads “{value}”"),
    "sentence": Message(zh="{target} 另有“{value}”", en="{target} also says “{value}”"),
    "known": Message(zh="{target} 为 {value}", en="{target} is {value}"),
    "no-cell": Message(zh="{target} 空白", en="{target} is blank"),
    "no-words": Message(zh="没有“{target}”", en="“{target}” is left out"),
    "no-row": Message(zh="缺 {target} 行", en="the row {target} is left out"),
    "no-column": Message(zh="缺 {target} 列", en="the column {target} is left out"),
    "no-section": Message(zh="缺 {target} 部分", en="section {target} is left out"),
    "no-table": Message(zh="缺 {target} 表", en="table {target} is left out"),
    "form": Message(zh="用 {target} 的表格", en="its tables are those of {target}"),
    "order": Message(zh="各部分顺序为 {target}", en="the sections stand as {target}"),
}


def rule_page(rule: Rule, language: Language) -> str:
    """Return the page of a rule as Markdown, without a line end at its end."""
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        f"**{rule.title.text(language)}**",
        "",
        f"- {_SEVERITY.text(language)}: {rule.severity.value}",
        f"- {_BASIS.text(language)}: {rule.basis.text(language)}",
    ]
    if rule.manual is None:
        lines += ["", (rule.__doc__ or "").strip()]
    else:
        for attribute, title in _SECTIONS:
            if message := getattr(rule.manual, attribute):
                lines += ["", f"## {title.text(language)}", "", message.text(language)]
    lines += _options(rule, language)
    for title, examples in ((_GOOD, rule.good), (_BAD, rule.bad)):
        lines += ["", f"## {title.text(language)}", ""]
        lines += [f"- {describe(example).text(language)}" for example in examples]
    return "\n".join(lines)


def _options(rule: Rule, language: Language) -> list[str]:
    """Return the options of a rule as a table, nothing where it has none."""
    if rule.Options is None:
        return []
    lines = ["", f"## {_OPTIONS.text(language)}", "", _OPTION_HEAD.text(language), "|---|---|---|"]
    for name, field in rule.Options.model_fields.items():
        lines.append(f"| `{name}` | {field.default} | {field.description or ''} |")
    return lines


def describe(example: Example) -> Message:
    """Return in words what an example is."""
    if example.last_year is not None:
        this = replace(example, last_year=None)
        return _LAST_YEAR.format(this=describe(this), last=describe(example.last_year))
    if not example.edits:
        return _VALID
    changes = [_described(edit) for edit in example.edits]
    return Message(
        zh=_BUT.zh.format(changes="，".join(change.zh for change in changes)),
        en=_BUT.en.format(changes=", ".join(change.en for change in changes)),
    )


def _described(edit: Edit) -> Message:
    kind: str = edit.kind
    if not edit.value.strip() and kind in ("words", "cell"):
        kind = f"no-{kind}"
    return _EDITS[kind].format(target=edit.target.strip(), value=edit.value.strip())
