"""Whatever a rule file holds, it gives rules or mistakes with their places, and soon."""

import io
import re
import tempfile
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Failed, NotAssessed, Report, Satisfied, valid
from reportlint.formats import built_in_formats
from reportlint.rule import Example
from reportlint.rulefiles.bind import bind
from reportlint.rulefiles.expression import read_expression
from reportlint.rulefiles.loading import load_rules
from reportlint.rulefiles.pattern_reader import PatternError, read_pattern
from reportlint.rulefiles.surroundings import Surroundings, Unknown
from reportlint.testing import read_series
from tests.core.rulefiles.sheets import SHEET, YAML, csv_of, rows_of

FORMAT = built_in_formats()[0]
WORDS = (
    *'()+-*/:,=<>{}.%×÷"“”（）≤ \n',
    *("for", "each", "in", "if", "then", "or", "and", "not", "within", "of", "is", "section"),
    *("contains", "matches", "sum", "max", "count", "length", "abs", "round", "previous", "fact"),
    *("t3.new.total", "t3.denied.*.total", "t3.open.{column}", "t2.fees.amount", "t9.x.y"),
    *("s5", "s9", "report", "blank", "missing", "request", "received", "natural", "column", "t3"),
    *('"一是"', '"[一二]是.{0,9}"', "0", "1", "50%", "612.5", "99999999999999999999"),
)
anything = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
)


@cache
def reports() -> list[Report]:
    changed: tuple[Example, ...] = (
        valid,
        valid.with_cell("t3.open.natural", "").with_cell("t3.new.total", "/"),
        valid.without_table("t3").without_section("s5"),
        valid.with_last_year(valid.with_cell("t3.new.total", 0)),
    )
    return [read_series(example)[-1] for example in changed]


@st.composite
def numbers(draw: st.DrawFn, depth: int = 3) -> str:
    """Return a number that conditions may say."""
    if depth == 0 or draw(st.booleans()):
        return draw(
            st.sampled_from(
                (
                    *("t3.new.total", "t3.open.natural", "t2.fees.amount", "t3.denied.law.other"),
                    *("sum(t3.denied.*.total)", "count(t3.*.total is blank)", "12", "0", "7.25"),
                    *(
                        "length(section s5)",
                        'count(report, "[一二三]是")',
                        "fact(request, received)",
                    ),
                    *("max(t3.open.*)", "t3.other.total"),
                )
            )
        )
    one, two = draw(numbers(depth - 1)), draw(numbers(depth - 1))
    form = draw(
        st.sampled_from(
            ("({} + {})", "({} - {})", "{} * {}", "({}) / ({})", "min({}, {})", "abs({} - {})")
        )
    )
    return form.format(one, two)


@st.composite
def claims(draw: st.DrawFn, depth: int = 3) -> str:
    """Return a claim that conditions may make."""
    if depth == 0 or draw(st.booleans()):
        one, two = draw(numbers()), draw(numbers())
        form = draw(
            st.sampled_from(
                (
                    *("{} = {}", "{} < {}", "{} >= {}", "{} != {}", "{} within 0.5 of {}"),
                    *("previous({}) <= {}", "round({}, 2) = {}"),
                    *("t3.new.total is blank and {} = {}", 'section s5 contains "一" or {} > {}'),
                )
            )
        )
        return form.format(one, two)
    one, two = draw(claims(depth - 1)), draw(claims(depth - 1))
    return draw(st.sampled_from(("({}) and ({})", "({}) or ({})", "not ({})"))).format(one, two)


@given(text=anything)
def test_any_text_is_a_condition_or_says_where_it_is_none(text: str) -> None:
    statement, faults = read_expression(text)

    assert (statement is None) is bool(faults)
    assert all(0 <= fault.at <= len(text) for fault in faults)
    assert all(fault.message.zh and fault.message.en for fault in faults)
    if statement is not None:
        bound = bind(statement, FORMAT)
        assert bool(bound.instances) is not bool(bound.faults)
        assert all(0 <= fault.at <= len(text) for fault in bound.faults)


@given(text=claims(), number=st.integers(0, 3))
def test_a_condition_comes_to_something_in_any_report(text: str, number: int) -> None:
    statement, faults = read_expression(text)
    if statement is None:
        # An exact mistake: a division by a literal zero, or no word of the report.
        assert faults
        return
    report = reports()[number]
    (instance,) = bind(statement, report.format).instances
    at = Surroundings(report, Surroundings(reports()[0]) if number == 3 else None)

    value = instance.claim.value(at)

    assert isinstance(value, bool | Unknown)
    assert all(item.title.zh for item in instance.claim.blamed(at).shown(at))
    instance.claim.relation(at)


@given(text=claims())
def test_a_claim_and_its_opposite_agree(text: str) -> None:
    one, _ = read_expression(text)
    two, _ = read_expression(f"not ({text})")
    if one is None or two is None:
        return
    for report in reports():
        at = Surroundings(report)
        values = [bind(item, report.format).instances[0].claim.value(at) for item in (one, two)]
        assert isinstance(values[0], Unknown) is isinstance(values[1], Unknown)
        assert isinstance(values[0], Unknown) or values[0] is not values[1]


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx"])
@given(data=st.data())
def test_any_bytes_are_rules_or_mistakes(suffix: str, data: st.DataObject) -> None:
    content = data.draw(st.one_of(st.binary(max_size=200), damaged(suffix)))

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"rules{suffix}")
        path.write_bytes(content)
        loaded = load_rules(path, built_in_formats())

    assert loaded.rules or loaded.errors
    assert all(error.place.line >= 1 and error.place.column >= 1 for error in loaded.errors)


def damaged(suffix: str) -> st.SearchStrategy[bytes]:
    """Return files of a type that were right once."""
    texts = {".yaml": YAML.read_text(encoding="utf-8"), ".csv": csv_of(rows_of(YAML))}
    if suffix == ".xlsx":
        return _parts_of(SHEET.read_bytes())
    return _cut(texts[suffix]).map(lambda text: text.encode("utf-8", "surrogatepass"))


@st.composite
def _cut(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    return text[:start] + draw(anything) + text[end:]


@st.composite
def _parts_of(draw: st.DrawFn, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml") or name.endswith("sharedStrings.xml"):
                part = draw(_cut(part.decode("utf-8"))).encode("utf-8", "replace")
            new.writestr(name, part)
    return made.getvalue()


@given(st.text("ab(|)*+?.[]{}12,\\d^-", max_size=12), st.text("ab12", max_size=30))
def test_a_pattern_finds_what_a_regular_expression_does(text: str, words: str) -> None:
    at = 0
    try:
        pattern = read_pattern(text, exact=False)
    except PatternError as error:
        at, pattern = error.at, None
    if pattern is None:
        assert 0 <= at <= len(text)
        return

    found = list(pattern.find(words))

    # The longest match at each place: Python's own takes the first that it comes upon.
    other = re.compile(text)
    for start, end in found:
        assert other.fullmatch(words, start, end)
        assert not any(other.fullmatch(words, start, later) for later in range(end + 1, len(words)))
    behind = 0
    for start, end in [*found, (len(words), len(words))]:
        assert not any(
            other.fullmatch(words, place, stop)
            for place in range(behind, start)
            for stop in range(place + 1, len(words) + 1)
        )
        behind = end


@pytest.mark.parametrize(
    "text", ["(a|aa)*b", "(a*)*b", "(.*)(.*)(.*)b", "((a+)+)+b", "[^b]{1,100}b"]
)
def test_a_pattern_from_a_stranger_cannot_run_for_ever(text: str) -> None:
    pattern = read_pattern(text, exact=False)

    def seconds(length: int) -> float:
        start = time.process_time()
        assert list(pattern.find("a" * length)) == []
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.01)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 2000,
        "(" * 900 + "1" + ")" * 900,
        "not " * 450 + "t3.new.total = 1",
        "-" * 1900 + "t3.new.total = 1",
        "1" + "+1" * 990 + " = t3.new.total",
        "sum(" * 400 + "t3.new.total" + ")" * 400 + " = 1",
        "*".join(["9" * 30] * 60) + " = t3.new.total",
        "1" * 1999,
    ],
)
def test_a_condition_from_a_stranger_cannot_run_for_ever(text: str) -> None:
    start = time.process_time()

    statement, faults = read_expression(text)

    if statement is not None:
        (instance,) = bind(statement, FORMAT).instances
        assert isinstance(instance.claim.value(Surroundings(reports()[0])), bool)
    assert statement is not None or faults
    assert time.process_time() - start < 2


def test_outcomes_are_of_the_known_kinds() -> None:
    loaded = load_rules(YAML, built_in_formats())

    kinds = {
        type(outcome)
        for rule in loaded.rules
        for report in reports()
        for outcome in rule().check(report)
    }

    assert kinds <= {Satisfied, Failed, NotAssessed}
