"""Check broken files of every type for some minutes: each must end in a result, soon and clear.

Run it with `make fuzz`, `make fuzz SECONDS=600`, or `python -m tests.fuzz.fuzz FILE…` to check
files that were saved. It needs Linux: elsewhere nothing holds a process to its memory.
"""

import argparse
import faulthandler
import multiprocessing
import resource
import signal
import sys
import time
from collections import Counter
from io import BytesIO, StringIO
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from reportlint import Engine, Limits, Result
from tests.fuzz.mutations import Mutator
from tests.fuzz.seeds import seeds

FOLDER = Path(__file__).parents[2] / ".fuzz"
MEMORY = 1024 * 1024 * 1024
# Of work, for others may be at work too; the process that reads a PDF is waited for.
SECONDS = 10
MOST_WAITING = Limits().seconds + 60
# Kinds of problems that are faults of reportlint, not of a file.
FAULTS = {"internal", "plugin", "rule", "usage", "error"}


def fault_of(result: Result) -> str:
    """Return what is wrong with a result, nothing where it is a fair answer."""
    if not result.reports and not result.problems:
        return "neither a report nor a problem"
    for problem in result.problems:
        if problem.kind in FAULTS:
            return f"{problem.kind}: {problem.message.en}"
    if result.complete and not result.findings:
        held = sum(report.tally.satisfied for report in result.reports)
        return "" if held else "passes though nothing was checked"
    return ""


def work(pipe: Connection) -> None:
    """Check what comes through a pipe: send back the fault, and the kind of the answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # Where it takes too long, the traceback says where it was.
    faulthandler.register(signal.SIGXCPU, chain=True)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    engine = Engine(third_party=False)
    formatters = engine.plugins.formatters()
    while True:
        name, data = pipe.recv()
        seconds = int(time.process_time()) + SECONDS + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
        result = engine.check_bytes(data, name)
        for formatter in formatters.values():
            formatter.write(result, BytesIO() if formatter.binary else StringIO(), "zh")
        kinds = {problem.kind for problem in result.problems}
        pipe.send((fault_of(result), " + ".join(sorted(kinds)) or "complete"))


class Worker:
    """A process that checks files, and that a new one replaces when it has to be killed."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=work, args=(other,), daemon=True)
        self._process.start()
        other.close()

    def check(self, name: str, data: bytes) -> tuple[str, str]:
        """Return the fault in how a file is checked, if any, and the kind of the answer."""
        self._pipe.send((name, data))
        try:
            if self._pipe.poll(MOST_WAITING):
                found: tuple[str, str] = self._pipe.recv()
                return found
            fault = f"no answer within {MOST_WAITING} seconds"
        except EOFError:
            self._process.join()
            too_long = self._process.exitcode == -signal.SIGXCPU
            fault = f"over {SECONDS} seconds of work" if too_long else "the process died"
        self.stop()
        self._start()
        return fault, "no answer"

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def fuzz(seconds: float, seed: int, suffixes: list[str]) -> int:
    """Check broken files of all types in turn; return how many gave a fault."""
    print(f"seed {seed}, {seconds:.0f} seconds")
    files = {suffix: found for suffix, found in seeds().items() if suffix in suffixes}
    spent = dict.fromkeys(files, 0.0)
    answers: dict[str, Counter[str]] = {suffix: Counter() for suffix in files}
    worker = Worker()
    faults = 0
    while sum(spent.values()) < seconds:
        suffix = min(spent, key=lambda key: spent[key])
        start = time.monotonic()
        name = f"{seed}-{answers[suffix].total()}{suffix}"
        data = Mutator(suffix, files[suffix], Random(name)).case()
        fault, answer = worker.check(name, data)
        spent[suffix] += time.monotonic() - start
        answers[suffix][answer] += 1
        if fault:
            faults += 1
            _keep(name, data, fault)
    worker.stop()
    for suffix, counted in answers.items():
        kinds = ", ".join(f"{kind} {number}" for kind, number in counted.most_common())
        print(f"{suffix:<6} {counted.total():6} files: {kinds}")
    print(f"{faults} faults")
    return faults


def _keep(name: str, data: bytes, fault: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes(data)
    print(f"{fault}\n  again: python -m tests.fuzz.fuzz {FOLDER.name}/{name}", flush=True)


def main() -> None:
    """Fuzz, or check the files that are named; exit with 1 where there is a fault."""
    if not sys.platform.startswith("linux"):
        sys.exit("fuzzing needs Linux, which can limit the memory of a process")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--types", default=".txt,.md,.html,.docx,.xlsx,.pdf")
    options = parser.parse_args()
    if not options.files:
        sys.exit(bool(fuzz(options.seconds, options.seed, options.types.split(","))))
    worker = Worker()
    found = {path: worker.check(path.name, path.read_bytes()) for path in options.files}
    worker.stop()
    for path, (fault, answer) in found.items():
        print(f"{path}: {fault or answer}")
    sys.exit(any(fault for fault, _ in found.values()))


if __name__ == "__main__":
    main()
