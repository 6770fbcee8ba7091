"""Which keys a rule in a file has, and what each may hold."""

import re
from typing import get_args

from reportlint.finding import Severity
from reportlint.metadata.known import OrganKind

# Every key with its heading in a sheet in Chinese, and what it holds in Chinese and English.
KEYS = {
    "code": "代码",
    "name": "名称",
    "title": "标题",
    "title_en": "英文标题",
    "severity": "级别",
    "basis": "依据",
    "basis_en": "英文依据",
    "message": "提示",
    "message_en": "英文提示",
    "format": "格式",
    "years": "年度",
    "organ_kinds": "机关类别",
    "when": "前提",
    "check": "条件",
    "bad": "会报的例子",
    "good": "不报的例子",
}
REQUIRED = ("code", "title", "severity", "basis", "message", "check", "bad", "good")
ORGAN_KINDS = get_args(OrganKind)
SEVERITIES = {
    **{severity.value: severity for severity in Severity},
    "错误": Severity.ERROR,
    "警告": Severity.WARNING,
    "提示": Severity.INFO,
    "关闭": Severity.OFF,
}
CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
YEARS = re.compile(
    r"(?P<first>(?:19|20)[0-9]{2})?\s*(?P<dash>[-–—－~～至])?\s*(?P<last>20[0-9]{2})?"
)
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
