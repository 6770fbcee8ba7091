"""Do the work of many files in several processes; what comes out keeps the order of the files."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from reportlint.batch.work import Done, Work
from reportlint.finding import Problem, Result
from reportlint.messages import Message

# Below so many files for each process, starting one takes longer than it saves.
_FILES_OF_A_JOB = 16
_MOST_BY_ITSELF = 4
# So many files for each process are under way at a time: a slow one holds few others up.
_AHEAD = 8
_ENDED = Message(
    zh="{name} 使检查进程意外终止（可能是内存不足），未能检查",
    en="{name} ended the process that checked it (out of memory?): it is not checked",
)

_work: Work | None = None


def jobs_for(files: int) -> int:
    """Return how many processes suit so many files on this machine."""
    return max(1, min(os.cpu_count() or 1, _MOST_BY_ITSELF, files // _FILES_OF_A_JOB))


def in_order(make: Callable[[], Work], paths: Sequence[Path], jobs: int) -> Iterator[Done]:
    """Yield what was done with each file; make is called in each process, and can be pickled.

    A file at which the process ends, such as for lack of memory, is told as a problem.
    """
    left = deque(paths)
    while left:
        try:
            yield from _in_pool(make, left, jobs)
        except BrokenProcessPool:
            path = left.popleft()
            yield _alone(make, path)


def _in_pool(make: Callable[[], Work], left: deque[Path], jobs: int) -> Iterator[Done]:
    """Yield what was done with files, and take them out; stops where a process has ended."""
    waiting = deque(left)
    under_way: deque[Future[Done]] = deque()
    pool = _pool(make, jobs)
    try:
        while left:
            while waiting and len(under_way) < jobs * _AHEAD:
                under_way.append(pool.submit(_of_file, waiting.popleft()))
            done = under_way.popleft().result()
            left.popleft()
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(make: Callable[[], Work], path: Path) -> Done:
    """Return what was done with a file that may have ended the process before."""
    try:
        with _pool(make, 1) as pool:
            return pool.submit(_of_file, path).result()
    except BrokenProcessPool:
        problem = Problem(str(path), "internal", _ENDED.format(name=path))
        return make().of_result(Result((), (problem,)))


def _pool(make: Callable[[], Work], jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_start, initargs=(make,))


def _start(make: Callable[[], Work]) -> None:
    """Make ready a process; Ctrl-C, which all processes hear, is the business of the first."""
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = make()


def _of_file(path: Path) -> Done:
    assert _work is not None  # each process has been made ready
    return _work.of_file(path)
