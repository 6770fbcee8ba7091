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

from reportlint.testing.faults import kinds
from tests.quality.injected import Score, by_prefix, is_good, measure, total
from tests.quality.real import real_reports
from tests.quality.valid import check_valid

_HEAD = f"{'':<40}{'injected':>9}{'found':>7}{'placed':>8}{'one':>6}{'open':>6}  {'recall':<8}false"


def _line(name: str, score: Score) -> str:
    false = " ".join(f"{code}×{count}" for code, count in score.false.most_common())
    return (
        f"{name:<40}{score.injected:>9}{score.found:>7}{score.placed:>8}{score.one:>6}"
        f"{score.left_open:>6}  {score.recall:<8.3f}{false}"
    )


def _faults(options: argparse.Namespace) -> bool:
    scores = measure(options.count, options.seed, options.only, options.workers)
    open_ones = {fault.id for fault in kinds() if fault.ambiguous}
    plain = {name: score for name, score in scores.items() if name not in open_ones}
    print(f"faults put into valid reports, {options.count} of each kind, seed {options.seed}")
    print(_HEAD)
    for code, score in by_prefix(plain, 6):
        print(_line(code, score))
        for name, one in plain.items():
            if name.startswith(code) and (options.verbose or not one.perfect):
                _print_kind(name, one, options.verbose)
    print("by family")
    for family, score in by_prefix(plain, 3):
        print(_line(family, score))
    whole = total(plain.values())
    print(_line("all", whole))
    print("what a person may read otherwise")
    for name in sorted(open_ones & scores.keys()):
        _print_kind(name, scores[name], options.verbose)
    everything = total(scores.values())
    print(_line("all with these", everything))
    empty = [name for name, score in scores.items() if not score.injected]
    if empty:
        print(f"no report had room for: {' '.join(empty)}")
    return is_good(plain) and not everything.false and not empty


def _print_kind(name: str, score: Score, samples: int) -> None:
    print(_line(f"  {name}", score))
    for words in score.missed[:samples]:
        print(f"      {words[:600]}")


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
