"""Check reports, and write what was found to all outputs."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import replace
from functools import partial

from reportlint.batch.jobs import in_order, jobs_for
from reportlint.batch.work import Done, Work
from reportlint.checking.groups import has_group_rules
from reportlint.cli.annotate import Copies, note_forms
from reportlint.cli.caching import cache_of
from reportlint.cli.colors import is_colored, prepare_console
from reportlint.cli.exit_codes import CLEAN, FINDINGS, INTERRUPTED, NOT_CHECKED
from reportlint.cli.fixes import fix
from reportlint.cli.interrupts import unbroken
from reportlint.cli.outputs import Output, Outputs, outputs_of
from reportlint.cli.progress import shown
from reportlint.cli.rule_times import rule_times
from reportlint.cli.settings import engine_of
from reportlint.cli.streams import (
    STANDARD_INPUT,
    refuse_to_lose_verdicts,
    refuse_to_overwrite,
    standard_input,
)
from reportlint.cli.watching import check_again
from reportlint.engine import Engine
from reportlint.errors import UsageError
from reportlint.finding import Problem, Severity
from reportlint.messages import Message
from reportlint.reading.folders import Found
from reportlint.summary import Counts

_INTERRUPTED = Message(
    zh="按 Ctrl-C 中止：{total} 个文件中检查了 {done} 个",
    en="broken off by Ctrl-C: {done} of {total} files were checked",
)

_NO_JOBS = Message(
    zh="--jobs 应为 1 或以上的整数，收到 {jobs}",
    en="--jobs is a whole number from 1 on, not {jobs}",
)

# Forms of the screen that a table may follow; others are for programs.
_FOR_PEOPLE = ("text", "concise", "summary")


def check(arguments: Namespace) -> int:
    """Check reports, with --watch again and again; the exit codes are those of exit_codes.py."""
    return check_again(_check, arguments) if arguments.watch else _check(arguments)


def _check(arguments: Namespace) -> int:
    # What other processes write is for the screen of this one: they are told.
    arguments.colored = is_colored(arguments.color)
    if arguments.colored:
        prepare_console()
    engine = engine_of(arguments)
    outputs = _outputs(engine, arguments)
    found = _found(engine, arguments)
    read = (*found.files, *arguments.verdicts)
    refuse_to_overwrite((output.path for output in outputs), read)
    workbooks = (path for form, path in outputs if path and ".xlsx" in form.suffixes)
    refuse_to_lose_verdicts(workbooks, engine.waivers.verdicts)
    copies = Copies(engine, found, arguments)
    unfixed = fix(engine, found, arguments)
    # A diff can be piped into a program that takes one: what else is said must not be in it.
    with redirect_stdout(sys.stderr) if arguments.diff else nullcontext():
        return _run(engine, outputs, found, copies, unfixed, arguments)


def _run(
    engine: Engine,
    outputs: Sequence[Output],
    found: Found,
    copies: Copies,
    problems: Sequence[Problem],
    arguments: Namespace,
) -> int:
    """Check what was found and write all outputs; problems are those that are known before."""
    counts = Counts()
    interrupted: tuple[Problem, ...] = ()
    with Outputs(outputs, arguments.lang).opened() as opened:
        checked = shown(_checked(engine, outputs, found, arguments), len(found.files))
        number = 0
        while True:
            try:
                done = next(checked, None)
                if done is None:
                    break
                with unbroken():
                    number += 1
                    counts += done.counts
                    opened.add(done.pieces[: len(outputs)])
                    copies.add(done.pieces[len(outputs) :])
            except KeyboardInterrupt:
                message = _INTERRUPTED.format(done=number, total=len(found.files))
                interrupted = (Problem(None, "interrupted", message),)
                break
        summary = engine.summary(counts, found)
        summary = replace(
            summary, problems=(*summary.problems, *problems, *copies.problems, *interrupted)
        )
        opened.finish(summary)
    for line in copies.said():
        print(line, file=sys.stderr)
    if arguments.statistics:
        is_for_people = outputs[0].formatter.name in _FOR_PEOPLE and outputs[0].path is None
        stream = sys.stdout if is_for_people else sys.stderr
        print(f"\n{summary.statistics(arguments.lang)}", file=stream, end="")
    if arguments.profile_rules:
        print(rule_times(summary, arguments.lang), file=sys.stderr)
    if interrupted:
        return INTERRUPTED
    if not summary.complete:
        return NOT_CHECKED
    failing = counts.worst is not None and counts.worst.rank >= Severity(arguments.fail_on).rank
    return FINDINGS if failing else CLEAN


def _outputs(engine: Engine, arguments: Namespace) -> list[Output]:
    usual = "summary" if arguments.quiet or arguments.diff else "text"
    files = list(arguments.output)
    if arguments.write_baseline:
        files.append(f"baseline:{arguments.write_baseline}")
    formatters = engine.plugins.formatters()
    return outputs_of(arguments.format, files, formatters, usual, has_colors=arguments.colored)


def _found(engine: Engine, arguments: Namespace) -> Found:
    paths = [path for path in arguments.paths if path != STANDARD_INPUT]
    return engine.find(paths, arguments.exclude) if paths else Found((), (), ())


def _checked(
    engine: Engine, outputs: Sequence[Output], found: Found, arguments: Namespace
) -> Iterator[Done]:
    """Check what the paths lead to; standard input, if it is among them, comes first."""
    work = _work(engine, outputs, arguments)
    if STANDARD_INPUT in arguments.paths:
        data = standard_input()
        yield work.of_result(engine.check_bytes(data, arguments.stdin_filename))
    if has_group_rules(engine.rules):
        yield from map(work.of_result, engine.run(found))
        return
    yield from map(work.of_result, engine.unsearched(found))
    jobs = _jobs(arguments, found)
    if jobs == 1:
        yield from map(work.of_file, found.files)
    else:
        yield from in_order(partial(_remade, arguments), found.files, jobs)


def _jobs(arguments: Namespace, found: Found) -> int:
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UsageError(_NO_JOBS.format(jobs=arguments.jobs), culprit="--jobs")
    return min(arguments.jobs or jobs_for(len(found.files)), max(1, len(found.files)))


def _work(engine: Engine, outputs: Sequence[Output], arguments: Namespace) -> Work:
    forms = [*(output.formatter for output in outputs), *note_forms(arguments)]
    cache = cache_of(engine, forms, arguments)
    return Work(engine, forms, arguments.lang, verbose=arguments.verbose, cache=cache)


def _remade(arguments: Namespace) -> Work:
    """Return the work of another process."""
    engine = engine_of(arguments)
    return _work(engine, _outputs(engine, arguments), arguments)
