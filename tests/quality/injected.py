"""Put faults of every kind into reports, and count what is found."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from reportlint.testing.faults import kinds
from tests.quality.judging import Case, cases, judge

T = TypeVar("T")
_UNCHECKED = (
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
    HealthCheck.too_slow,
)
# A kind that finds room in few reports is given up after so many tries for each case.
_TRIES = 12
# Families whose faults must all be found.
STRICT = ("TOT", "PCT", "NAR", "CEL", "NVT")
LEAST_RECALL = 0.95


class _EnoughError(BaseException):
    """Enough was drawn; no Exception, which hypothesis would take for a failure."""


@dataclass
class Score:
    """What was found of the faults of one kind, of one rule, or of all."""

    injected: int = 0
    found: int = 0
    placed: int = 0
    one: int = 0
    false: Counter[str] = field(default_factory=Counter)
    left_open: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add the counts of another score."""
        self.injected += other.injected
        self.found += other.found
        self.placed += other.placed
        self.one += other.one
        self.false += other.false
        self.left_open += other.left_open
        self.missed += other.missed

    @property
    def recall(self) -> float:
        """The part of the faults that were found."""
        return self.found / self.injected if self.injected else 1.0

    @property
    def perfect(self) -> bool:
        """Whether all was found at its place, and nothing else."""
        return self.placed == self.injected and not self.false


def measure(count: int, number: int, only: str, workers: int) -> dict[str, Score]:
    """Return the scores of all kinds of faults, of so many cases each, by their ids."""
    chosen = [fault.id for fault in kinds() if fault.id.startswith(only)]
    with ProcessPoolExecutor(workers) as pool:
        jobs = {one: pool.submit(_measured, one, count, number) for one in chosen}
        return {one: job.result() for one, job in jobs.items()}


def drawn(
    strategy: st.SearchStrategy[T], count: int, number: int, use: Callable[[T], bool]
) -> None:
    """Draw from a strategy until so many draws were of use, the same ones for the same number."""
    used = 0
    if not count:
        return

    @seed(number)
    @settings(
        max_examples=count * _TRIES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=_UNCHECKED,
    )
    @given(strategy)
    def run(value: T) -> None:
        nonlocal used
        assume(use(value))
        used += 1
        if used == count:
            raise _EnoughError

    with suppress(Unsatisfiable, _EnoughError):
        run()


def _measured(fault_id: str, count: int, number: int) -> Score:
    (fault,) = (fault for fault in kinds() if fault.id == fault_id)
    score = Score()

    seen: set[str] = set()

    def use(case: Case | None) -> bool:
        if case is None or case.text in seen:
            return False
        seen.add(case.text)
        _count(score, case)
        return True

    drawn(cases(fault), count, number, use)
    return score


def _count(score: Score, case: Case) -> None:
    verdict = judge(case)
    score.injected += 1
    score.found += verdict.found
    score.placed += verdict.placed
    score.one += verdict.found and verdict.told <= 1
    score.false.update(verdict.false)
    score.left_open += verdict.left_open
    if verdict.false or not verdict.placed:
        score.missed.append(repr((verdict, case.injected.place, case.layout)))


def total(scores: Iterable[Score]) -> Score:
    """Return several scores as one."""
    whole = Score()
    for score in scores:
        whole.add(score)
    return whole


def is_good(scores: Mapping[str, Score]) -> bool:
    """Tell whether enough was found, and where it stands, and nothing that is not there."""
    whole = total(scores.values())
    strict = total(score for name, score in scores.items() if name.startswith(STRICT))
    least = LEAST_RECALL * whole.injected
    found = strict.found == strict.injected and min(whole.found, whole.placed) >= least
    return found and not whole.false


def by_prefix(scores: Mapping[str, Score], length: int) -> Iterator[tuple[str, Score]]:
    """Yield the scores of rules (6 letters of a code) or of families (3)."""
    summed: dict[str, Score] = {}
    for fault_id, score in scores.items():
        summed.setdefault(fault_id[:length], Score()).add(score)
    yield from summed.items()
