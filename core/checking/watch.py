"""End code that does not end by itself: a rule that loops, a pattern that never rests."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Self

WATCH_FILE = __file__
"""What tracebacks call this module: it is where an alarm raises, not where the work was."""
_EVERY_SECOND = 1


class TookTooLongError(BaseException):
    """Raised inside of code that has run for too long.

    It is no Exception, so that code which catches all of those is ended as well.
    """


class Watch:
    """Ends pieces of work in this thread that take longer than some seconds.

    Enter the watch once, and `limited` for every piece. Each second it is looked whether the
    piece that runs has had its time. In the main thread, where the system has an alarm clock that
    nobody uses, a signal looks: it gets through to a regular expression too. Elsewhere a thread
    looks, which is heard between two steps of Python.
    """

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self._thread = threading.get_ident()
        self._deadline: float | None = None
        self._interrupted = False
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._exits = ExitStack()

    def __enter__(self) -> Self:
        if _alarm_is_free():
            before = signal.signal(signal.SIGALRM, self._alarm)
            self._exits.callback(signal.signal, signal.SIGALRM, before)
            mask = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
            self._exits.callback(signal.pthread_sigmask, signal.SIG_SETMASK, mask)
            signal.setitimer(signal.ITIMER_REAL, _EVERY_SECOND, _EVERY_SECOND)
            self._exits.callback(signal.setitimer, signal.ITIMER_REAL, 0)
        else:
            threading.Thread(target=self._look, name="reportlint-watch", daemon=True).start()
            self._exits.callback(self._done.set)
        return self

    def __exit__(self, *_: object) -> None:
        self._deadline = None
        self._exits.close()

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Raise TookTooLongError in what runs in this context for longer than its time."""
        self._deadline = time.monotonic() + self.seconds
        try:
            yield
        finally:
            with self._lock:
                self._deadline = None
            if self._interrupted:
                self._interrupted = False
                _interrupt(self._thread, None)  # unless it was raised, it would be, later

    def _is_over(self) -> bool:
        return self._deadline is not None and time.monotonic() > self._deadline

    def _alarm(self, number: int, frame: FrameType | None) -> None:
        if self._is_over():
            raise TookTooLongError

    def _look(self) -> None:
        while not self._done.wait(_EVERY_SECOND):
            with self._lock:
                if self._is_over():
                    self._interrupted = True
                    _interrupt(self._thread, TookTooLongError)


def _alarm_is_free() -> bool:
    """Tell whether this is the main thread of a system with an alarm clock that is not in use.

    The program that started this one may have had the signal ignored or blocked: nobody waits for
    it then either.
    """
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)
        and signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    )


def _interrupt(thread: int, error: type[BaseException] | None) -> None:
    """Have an exception raised in a thread; None takes one back that was not raised yet."""
    from ctypes import c_ulong, py_object, pythonapi  # 10 ms that only a rule at fault costs

    raised = None if error is None else py_object(error)
    pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread), raised)
