"""Check valid reports: nothing in them may be an error or a warning."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from hypothesis import strategies as st

from reportlint import Source, Tally
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.strategies import any_drafts, layouts
from tests.quality.injected import drawn
from tests.quality.judging import ENGINE, GRAVE

# A run of hypothesis looks for new shapes: many short runs see more of them than a long one.
_BATCH = 250
# A row that is left unread is no finding: the run says that it is incomplete.
_UNREAD = "unread"


def check_valid(count: int, number: int, workers: int) -> bool:
    """Check so many valid reports and print what is found; tell whether nothing is false."""
    batches = [min(_BATCH, count - done) for done in range(0, count, _BATCH)]
    checked = 0
    false: Counter[str] = Counter()
    samples: dict[str, str] = {}
    tallies: dict[str, Tally] = {}
    with ProcessPoolExecutor(workers) as pool:
        numbers = [number * 1_000_000 + at for at in range(len(batches))]
        for found in pool.map(_batch, batches, numbers):
            checked += found[0]
            false += found[1]
            samples |= found[2]
            for code, tally in found[3].items():
                tallies[code] = tallies.get(code, Tally()) + tally
    unread = false.pop(_UNREAD, 0)
    print(f"{checked} valid reports: {false.total()} findings of error or warning", end="")
    print(f", {unread} rows left unread" if unread else "")
    for code, times in false.most_common():
        print(f"  {code} ×{times}: {samples[code]}")
    silent = sorted(code for code, tally in tallies.items() if not tally.satisfied)
    held = sum(tally.satisfied for tally in tallies.values())
    print(f"  {held} assertions held; rules that assessed nothing: {' '.join(silent)}")
    return not false


def _batch(count: int, number: int) -> tuple[int, Counter[str], dict[str, str], dict[str, Tally]]:
    checked = 0
    false: Counter[str] = Counter()
    samples: dict[str, str] = {}
    tallies: dict[str, Tally] = {}

    def use(report: tuple[Draft, Layout]) -> bool:
        nonlocal checked
        draft, layout = report
        text = lay_out(draft, layout)
        result = ENGINE.check(Source("valid.txt", text))
        checked += 1
        for problem in result.problems:
            false[problem.kind] += 1
            samples.setdefault(problem.kind, problem.message.zh)
        for one in result.reports:
            for code, tally in one.tallies.items():
                tallies[code] = tallies.get(code, Tally()) + tally
        for item in result.findings:
            if item.severity in GRAVE:
                around = text[max(0, item.span.start - 60) : item.span.end + 40]
                false[item.code] += 1
                samples.setdefault(item.code, f"{item.message.zh} in {around!r} ({layout})")
        return True

    drawn(st.tuples(any_drafts(), layouts()), count, number, use)
    return checked, false, samples, tallies
