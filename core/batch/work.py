"""What is done with one file of a run, in whatever process: check it, and write its pieces."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reportlint.batch.cache import Cache
from reportlint.engine import Engine
from reportlint.errors import PluginError, ReportlintError
from reportlint.finding import Result
from reportlint.formatter import Formatter
from reportlint.messages import Language, Message
from reportlint.summary import Counts

_NOT_RENDERED = Message(zh="输出形式“{name}”出错：{why}", en="the formatter “{name}” failed: {why}")


class Done(NamedTuple):
    """What remains of a file that was checked: a piece for each output, and what was counted."""

    pieces: tuple[str, ...]
    counts: Counts


class Work:
    """Checks files and writes their pieces, one for each of some forms."""

    def __init__(
        self,
        engine: Engine,
        forms: Sequence[Formatter],
        language: Language,
        *,
        verbose: bool = False,
        cache: Cache | None = None,
    ) -> None:
        self.engine = engine
        self._forms = forms
        self._language: Language = language
        self._verbose = verbose
        self._cache = cache

    def of_file(self, path: Path) -> Done:
        """Check a file, or take what is known of just these bytes from an earlier run."""
        if self._cache is None:
            return self.of_result(self.engine.check_file(path))
        try:
            loaded = self.engine.load(path)
        except ReportlintError:
            return self.of_result(self.engine.check_file(path))
        key = self._cache.key(loaded)
        known = self._cache.get(key)
        if known is not None:
            return Done(*known)
        done = self.of_result(self.engine.check_loaded(loaded))
        # What went wrong may go right the next time: memory, a limit of time, a missing extra.
        if not done.counts.problems:
            self._cache.put(key, done.pieces, done.counts)
        return done

    def of_result(self, result: Result) -> Done:
        """Write the pieces of a file that was checked."""
        if not self._verbose:
            untraced = (replace(problem, traceback="") for problem in result.problems)
            result = replace(result, problems=tuple(untraced))
        counts = Counts()
        counts.add(result)
        return Done(tuple(self._piece(form, result) for form in self._forms), counts)

    def _piece(self, form: Formatter, result: Result) -> str:
        try:
            return form.piece(result, self._language)
        except ReportlintError:
            raise
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            message = _NOT_RENDERED.format(name=form.name, why=why)
            raise PluginError(message, culprit=form.name) from error
