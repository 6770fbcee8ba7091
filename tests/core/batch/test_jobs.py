"""Several processes: the files keep their order, and one that ends takes no other along."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportlint import Engine, Formatter, Language, Result
from reportlint.batch.jobs import in_order, jobs_for
from reportlint.batch.work import Done, Work


class Names(Formatter):
    """Writes the path of each file, and what is wrong with it."""

    name = "names"

    def piece(self, result: Result, language: Language) -> str:
        return "".join(problem.message.text(language) for problem in result.problems)


class Fake(Work):
    """Takes its time, or ends the process, as the name of the file says."""

    def of_file(self, path: Path) -> Done:
        if path.name == "dies":
            os._exit(9)
        time.sleep(0.05 if path.name == "slow" else 0)
        return Done((path.name,), self.of_result(Result((), ())).counts)


def make() -> Work:
    return Fake(Engine(third_party=False, select=["TOT001"]), [Names()], "en")


def pieces(*names: str) -> list[str]:
    done: Iterator[Done] = in_order(make, [Path(name) for name in names], jobs=2)
    return [piece for item in done for piece in item.pieces]


def test_the_order_is_that_of_the_files() -> None:
    names = ["slow", *map(str, range(40)), "slow", "end"]

    assert pieces(*names) == names


def test_a_file_that_ends_the_process_is_named_and_the_others_are_checked() -> None:
    one, died, two, three = pieces("one", "dies", "two", "three")

    assert [one, two, three] == ["one", "two", "three"]
    assert died.startswith("dies ended the process that checked it")


@pytest.mark.parametrize(("files", "jobs"), [(0, 1), (1, 1), (31, 1)])
def test_few_files_need_no_other_process(files: int, jobs: int) -> None:
    assert jobs_for(files) == jobs
