"""Errors say why a file could not be read or written in words that people use."""

import errno

from reportlint.errors import reason
from reportlint.messages import Message


def test_what_the_system_says_is_said_in_both_languages() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "findings.xlsx")

    assert reason(error) == Message(
        zh="没有权限，或文件正被其他程序打开", en="not permitted, or another program has it open"
    )


def test_what_is_not_in_the_list_is_said_as_the_system_says_it() -> None:
    assert reason(OSError(errno.EMFILE, "Too many open files", "a.txt")) == "Too many open files"


def test_another_error_says_it_itself() -> None:
    assert reason(ValueError("embedded null byte")) == "embedded null byte"
