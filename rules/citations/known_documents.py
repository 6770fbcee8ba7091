"""Documents of the national organs whose numbers are known for certain."""

from typing import NamedTuple


class KnownDocument(NamedTuple):
    """A document: words that its title holds, its own name, and its numbers, newest first."""

    words: str
    name: str
    numbers: tuple[str, ...]


KNOWN_DOCUMENTS = (
    KnownDocument(
        "政府信息公开工作年度报告格式",
        "《中华人民共和国政府信息公开工作年度报告格式》",
        ("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
    ),
    KnownDocument(
        "信息处理费管理办法",
        "《政府信息公开信息处理费管理办法》",
        ("国办函〔2020〕109号",),
    ),
)
NATIONAL_SIGNS = ("国办公开办函", "国办函", "国办发", "国发", "国函")
