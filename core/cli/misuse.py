"""What argparse says of arguments that are wrong, in Chinese."""

import re

# argparse has no other way to tell its complaints apart than their words.
_SAID = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 不能是“\2”；可用：\3"),
    (r"argument (.+?): invalid .+? value: '(.*)'", r"\1 不能是“\2”"),
    (r"argument (.+?): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+?): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 后面不写值，不能写“\2”"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 和 \2 不能同时使用"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 可以是 \2，请写全"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
)


def in_chinese(complaint: str) -> str:
    """Return a complaint of argparse in Chinese, or as it is where argparse has a new one."""
    for said, chinese in _SAID:
        if match := re.fullmatch(said, complaint, re.DOTALL):
            return match.expand(chinese).replace("'", "")
    return complaint
