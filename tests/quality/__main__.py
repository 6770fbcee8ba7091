"""Print how many faults are found, of every kind, and how many false ones in valid reports.

    python -m tests.quality                    faults, a part of the valid reports, real reports
    python -m tests.quality --count 40         so many cases of each kind of fault
    python -m tests.quality --only NVT         kinds whose code begins so
    python -m tests.quality --valid 10000      valid reports alone

The exit code is 1 where too few faults are found, or where something false is.
"""

import argparse
import os
import sys
import time

from tests.quality.injected import LEAST_RECALL, Score, by_prefix, measure
from tests.quality.real import real_reports
from tests.quality.valid import check_valid

_HEAD = f"{'':<34}{'injected':>9}{'found':>7}{'placed':>8}{'one':>6}{'open':>6}  {'recall':<8}false"


def _line(name: str, score: Score) -> str:
    false = " ".join(f"{code}×{count}" for code, count in score.false.most_common())
    return (
        f"{name:<34}{score.injected:>9}{score.found:>7}{score.placed:>8}{score.one:>6}"
        f"{score.left_open:>6}  {score.recall:<8.3f}{false}"
    )


def _faults(options: argparse.Namespace) -> bool:
    scores = measure(options.count, options.seed, options.only, options.workers)
    print(f"faults put into valid reports, {options.count} of each kind, seed {options.seed}")
    print(_HEAD)
    for code, score in by_prefix(scores, 6):
        print(_line(code, score))
        for fault_id, one in scores.items():
            if fault_id.startswith(code) and (options.verbose or one.found < one.injected):
                print(_line(f"  {fault_id[7:]}", one))
                print(
                    *(f"      {words[:600]}" for words in one.missed[: options.verbose]), sep="\n"
                )
    print("by family")
    for family, score in by_prefix(scores, 3):
        print(_line(family, score))
    whole = Score()
    for score in scores.values():
        whole.add(score)
    print(_line("all", whole))
    empty = [fault_id for fault_id, score in scores.items() if not score.injected]
    if empty:
        print(f"no report had room for: {' '.join(empty)}")
    good = not whole.strict_missed and whole.recall >= LEAST_RECALL and not whole.false
    return good and not empty


def main() -> None:
    """Measure, and exit with 1 where the result is not good enough."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=8, help="cases of each kind of fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="the first letters of the kinds")
    parser.add_argument("--valid", type=int, help="check so many valid reports, and no more")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--verbose", type=int, nargs="?", const=2, default=0)
    options = parser.parse_args()
    started = time.monotonic()
    if options.valid is not None:
        good = check_valid(options.valid, options.seed, options.workers)
    else:
        good = _faults(options)
        if not options.only:
            good &= check_valid(300, options.seed, options.workers)
            good &= real_reports()
    print(f"{time.monotonic() - started:.0f} seconds: {'good' if good else 'not good enough'}")
    sys.exit(not good)


if __name__ == "__main__":
    main()
