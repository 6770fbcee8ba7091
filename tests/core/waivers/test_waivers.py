"""Waivers, baselines and verdicts: what they set aside, and what is told of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportlint import Engine, Finding, UsageError, Verdict, valid
from reportlint.summary import Counts
from reportlint.testing import written

FAULTY = written(valid.with_cell("t4.review.total", 99))
WHO = 'reason = "已与主管机关核实"\nauthor = "王某"\n'


def engine(folder: Path, text: str = "", **settings: object) -> Engine:
    waivers = []
    if text:
        path = folder / "waivers.toml"
        path.write_text(text, encoding="utf-8")
        waivers = [path]
    return Engine(select=["TOT004"], third_party=False, waivers=waivers, **settings)  # type: ignore[arg-type]


def the_finding(folder: Path) -> Finding:
    (report,) = engine(folder).check_bytes(FAULTY.encode(), "甲/r.txt").reports
    (finding,) = report.findings
    return finding


@pytest.mark.parametrize(
    ("waiver", "is_for"),
    [
        ('code = "TOT004"', True),
        ('code = "case-total"', True),
        ('code = "TOT"', True),
        ('code = "PCT"', False),
        ('code = "TOT"\npath = "甲/*.txt"', True),
        ('code = "TOT"\npath = "*.txt"', True),
        ('code = "TOT"\npath = "乙/*.txt"', False),
        ('code = "TOT"\ncell = "t4.review.*"', True),
        ('code = "TOT"\ncell = "t3.new.*"', False),
        ('code = "TOT"\nuntil = 2999-12-31', True),
        ('code = "TOT"\nuntil = 2020-12-31', False),
    ],
)
def test_a_waiver_is_for_what_it_names(tmp_path: Path, waiver: str, is_for: bool) -> None:
    result = engine(tmp_path, f"[[waiver]]\n{waiver}\n{WHO}").check_bytes(
        FAULTY.encode(), "甲/r.txt"
    )

    (report,) = result.reports
    assert [why.author for _, why in report.suppressed] == ["王某"] * is_for
    assert len(report.findings) == (not is_for)
    assert result.worst() is (None if is_for else report.findings[0].severity)


def test_a_fingerprint_names_one_finding(tmp_path: Path) -> None:
    text = f'[[waiver]]\nfingerprint = "{the_finding(tmp_path).fingerprint}"\n{WHO}'

    (report,) = engine(tmp_path, text).check_bytes(FAULTY.encode(), "other.txt").reports

    assert [finding.code for finding, _ in report.suppressed] in (["TOT004"], [])


MISTAKES = {
    f'[[waiver]]\ncode = "TOT"\nresaon = "x"\n{WHO}': "waivers.toml:1: a waiver has no “resaon”; "
    "did you mean reason?",
    '[[waiver]]\ncode = "TOT"\nreason = "x"': "waivers.toml:1: the waiver has no author",
    f"[[waiver]]\n{WHO}": "waivers.toml:1: a waiver needs a fingerprint or a code",
    f'\n[[waiver]]\ncode = "TOT999"\n{WHO}': "waivers.toml:2: no rule has the code",
    f'[[waiver]]\ncode = "TOT"\nuntil = "2025"\n{WHO}': "until is a date",
    f"[[waiver]]\ncode = 3\n{WHO}": "code is a text",
    f'[[waiver]]\ncode = "TOT"\nfingerprint = "1"\n{WHO}': "with a fingerprint there is no code",
    "[waivers]\na = 1": "each waiver is a table",
    "[[waiver]": "is no valid TOML",
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.items(), ids=range(len(MISTAKES)))
def test_a_mistake_is_an_error_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        engine(tmp_path, text)

    assert said in caught.value.message.en


def notices(used: Engine, text: str = FAULTY) -> list[str]:
    counts = Counts()
    counts.add(used.check_bytes(text.encode(), "甲/r.txt"))
    return [notice.message.en for notice in used.summary(counts).notices]


def test_a_waiver_that_is_not_needed_is_told(tmp_path: Path) -> None:
    (said,) = notices(engine(tmp_path, f'[[waiver]]\ncode = "TOT"\n{WHO}'), written(valid))

    assert said.startswith("the waiver is not needed")


def test_a_waiver_for_other_files_is_not_called_needless(tmp_path: Path) -> None:
    text = f'[[waiver]]\ncode = "TOT"\npath = "乙/*"\n{WHO}'

    assert notices(engine(tmp_path, text)) == []


def test_a_waiver_that_ran_out_is_told(tmp_path: Path) -> None:
    (said,) = notices(engine(tmp_path, f'[[waiver]]\ncode = "TOT"\nuntil = 2020-01-01\n{WHO}'))

    assert said.startswith("the waiver ran out on 2020-01-01")


def test_a_waiver_holds_to_the_end_of_its_last_day(tmp_path: Path) -> None:
    used = engine(tmp_path, f'[[waiver]]\ncode = "TOT"\nuntil = 2025-06-30\n{WHO}')
    (waiver,) = used.waivers.waivers

    assert not waiver.is_expired(date(2025, 6, 30))
    assert waiver.is_expired(date(2025, 7, 1))


@pytest.mark.parametrize(("false_alarm", "live"), [(True, 0), (False, 1)])
def test_a_verdict_sets_a_false_alarm_aside_and_is_shown_else(
    tmp_path: Path, false_alarm: bool, live: int
) -> None:
    found = the_finding(tmp_path)
    verdict = Verdict(found.fingerprint, "结论", "说明", "王某", "问题!K2", false_alarm)

    used = engine(tmp_path, verdicts={found.fingerprint: verdict})
    (report,) = used.check_bytes(FAULTY.encode(), "甲/r.txt").reports

    assert [item.verdict for item in report.findings] == ["结论"] * live
    assert [why.by for _, why in report.suppressed] == ["verdict"] * (1 - live)


def test_a_verdict_on_what_is_gone_is_told(tmp_path: Path) -> None:
    verdict = Verdict("0123456789abcdef", "属实", place="问题!K2")
    used = replace(engine(tmp_path).waivers, verdicts={verdict.fingerprint: verdict})

    (notice,) = used.notices(set(), ["r.txt"], ["TOT004"])

    assert notice.place == "问题!K2"
