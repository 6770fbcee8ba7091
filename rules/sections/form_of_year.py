"""STR008 form-of-year."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Label,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

_OTHER_FORM = Message(
    zh="{year} 年度的报告用了“{form}”的表格，该格式适用于 {years} 年度",
    en="the report is about {year}, but its tables are those of “{form}”, for {years}",
)
_YEARS = Message(zh="{first}—{last}", en="{first}–{last}")
_YEARS_FROM = Message(zh="{first} 及以后", en="{first} and later")
_YEAR_UNKNOWN = Message(
    zh="不知道报告年度，无法判断表格格式是否合用",
    en="the year of the report is not known, so neither is the form that it must have",
)
_NO_TABLE = Message(zh="没有可以判断格式的表格", en="there is no table that shows its form")
_YEAR = Message(zh="报告年度", en="the year of the report")
_UNIFORM_FROM = 2021
_TRIAL_YEAR = 2019


class FormOfYear(Rule):
    """The tables are those of the form for the year of the report."""

    code = "STR008"
    name = "form-of-year"
    severity = Severity.ERROR
    title = Message(zh="表格格式与年度相符", en="The form is that of the year")
    basis = Message(
        zh="国办公开办函〔2021〕30号（2021 年度起）；国办公开办函〔2019〕60号（2019、2020 年度）",
        en="国办公开办函〔2021〕30号 (from 2021 on); 国办公开办函〔2019〕60号 (2019 and 2020)",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "2021 年度起的报告使用 2021 年格式的表格（否则为错误）；2020 年度不用 2021 年格式"
                "（否则为警告），2019 年度为提示。"
            ),
            en=(
                "Reports from 2021 on have the tables of the 2021 form (else an error); those of "
                "2020 do not (else a warning; an info for 2019)."
            ),
        ),
        decides=Message(
            zh="格式按表格的行名、列名判断，年度按标题、统计期限等判断，也可用 --year 指定。",
            en=(
                "The labels of the tables tell the form; title, period and the like tell the year, "
                "or --year does."
            ),
        ),
        silent=Message(
            zh="年度不明，或没有读到表格时，列为“未能核对”。",
            en="Where the year is not known, or no table is there, it is not assessed.",
        ),
        traps=Message(
            zh="旧报告重新发布、标题年份写错时也会报告，请先核对年度。",
            en="An old report that is published anew, or a slip in its year, is reported too.",
        ),
        severity=Message(
            zh="2021 年度起必须用新格式，是错误；2019 年度为试行，是提示。",
            en="From report year 2021 the form is binding: an error; 2019 was a trial: info.",
        ),
    )
    good = (valid, valid.in_form("gid2019"))
    bad = (
        valid.in_form("gid2019").with_words("2020年", "2023年"),
        valid.with_words("2024年", "2020年"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the form of the tables against the year."""
        label = _telling_label(report)
        if label is None:
            yield NotAssessed(_NO_TABLE)
        elif (year := report.year) is None:
            yield NotAssessed(_YEAR_UNKNOWN, label.span)
        elif report.format.covers(year):
            yield Satisfied()
        else:
            yield _failed(report, label, year)


def _telling_label(report: Report) -> Label | None:
    """Return the first label of a column: that of table two, which the forms have of their own."""
    columns = (label for table in report.tables for label in table.columns)
    return next((label for label in columns if label.ids), None)


def _failed(report: Report, label: Label, year: int) -> Failed:
    form, known = report.format, report.metadata.year
    years = _YEARS if form.last_year else _YEARS_FROM
    span = known.span if known else None
    severity = Severity.INFO if year <= _TRIAL_YEAR else Severity.WARNING
    return Failed(
        _OTHER_FORM.format(
            year=year,
            form=form.title,
            years=years.format(first=form.first_year, last=form.last_year or ""),
        ),
        label.span,
        stated=label.raw,
        related=(Related(_YEAR, span),) if span else (),
        severity=None if year >= _UNIFORM_FROM else severity,
    )
