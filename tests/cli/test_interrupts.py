"""Ctrl-C waits for what must not be left half done."""

import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from reportlint.cli.interrupts import unbroken


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Give Ctrl-C its usual meaning, which a shell takes from what it runs behind the scenes."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press_within(done: list[str]) -> None:
    with unbroken():
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        done.append("all")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to a thread")
def test_what_is_within_ends_before_the_interrupt_is_raised() -> None:
    done: list[str] = []

    with pytest.raises(KeyboardInterrupt):
        press_within(done)

    assert done == ["all"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_an_interrupt_nothing_is_raised() -> None:
    with unbroken():
        pass

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
