"""Run the program that takes a PDF apart, and end it where it goes beyond a limit."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Event, Thread, Timer
from typing import IO, Any

from reportlint import InputError, Limits, Message

_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_PASSWORD = Message(
    zh="{name} 设有密码，请取消密码后另存再检查，或提供 Word 文件、网页",
    en="{name} has a password: save it without one, or give the Word file or web page",
)
_DAMAGED = Message(
    zh="{name} 不是完好的 PDF 文件（{why}），请重新导出或下载后再检查",
    en="{name} is no sound PDF file ({why}): export or download it again",
)
_ENDED = Message(zh="读取中止，代码 {code}", en="reading broke off with code {code}")
_FAULTS = {"password": _PASSWORD, "damaged": _DAMAGED}
# An answer has at most this many bytes for each character and ruling in it.
_BYTES_OF_ONE = 80


def extract(data: bytes, name: str, limits: Limits) -> list[dict[str, Any]]:
    """Return the characters and rulings of all pages, as pdf_pages.py tells them.

    Raises InputError where the file cannot be read within the limits.
    """
    output, code = _run(data, name, limits)
    try:
        answer = json.loads(output)
    except ValueError as error:
        # Something else ended it, such as the system when memory ran out.
        why = _ENDED.format(code=code)
        raise InputError(_DAMAGED.format(name=name, why=why), culprit=name) from error
    fault = answer.get("error")
    if fault in _FAULTS:
        raise InputError(_FAULTS[fault].format(name=name, why=answer["why"]), culprit=name)
    if fault:
        raise limits.exceeded(fault, name)
    pages: list[dict[str, Any]] = answer["pages"]
    return pages


def _run(data: bytes, name: str, limits: Limits) -> tuple[bytes, int]:
    """Return what the program answers to a PDF, and its exit code."""
    most = _BYTES_OF_ONE * (limits.characters + limits.cells)
    process = _start(limits)
    stdin, stdout = process.stdin, process.stdout
    assert stdin is not None  # both are pipes
    assert stdout is not None
    is_late = Event()
    timer = Timer(limits.seconds, _end, args=(process, is_late))
    feeder = Thread(target=_feed, args=(stdin, data), daemon=True)
    try:
        timer.start()
        feeder.start()
        output = stdout.read(most + 1)
        if len(output) > most:
            raise limits.exceeded("characters", name)
        code = process.wait()
    finally:
        # No process stays behind, also where the user breaks off; one that has ended is let be.
        timer.cancel()
        process.kill()
        process.wait()
        stdout.close()
    feeder.join()
    if is_late.is_set():
        raise limits.exceeded("seconds", name)
    return output, code


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    # -P: the folder of the program must not shadow modules of the same names as readers.
    command = [sys.executable, "-P", str(_PROGRAM), json.dumps(asdict(limits))]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Windows would open a window.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes], is_late: Event) -> None:
    is_late.set()
    process.kill()


def _feed(stdin: IO[bytes], data: bytes) -> None:
    """Write a PDF to the program, which may end before it has read it all."""
    try:
        with stdin:
            stdin.write(data)
    except OSError:
        return
