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
_KINDS: tuple[OrganKind, ...] = get_args(OrganKind)
ORGAN_KINDS: dict[str, OrganKind] = {
    **{kind: kind for kind in _KINDS},
    "国务院部门": "state_council_dept",
    "省级政府": "province",
    "市级政府": "prefecture",
    "县级政府": "county",
    "县级部门": "county_dept",
    "县直部门": "county_dept",
    "乡镇": "town",
    "街道": "street",
    "政府办公室": "office",
    "垂直管理": "vertical",
    "其他": "other",
}
SEVERITIES = {
    **{severity.value: severity for severity in Severity},
    "错误": Severity.ERROR,
    "严重": Severity.ERROR,
    "警告": Severity.WARNING,
    "提示": Severity.INFO,
    "关闭": Severity.OFF,
}
YEARS = re.compile(
    r"(?P<first>(?:19|20)[0-9]{2})?\s*(?P<dash>[-–—－~～至])?\s*(?P<last>20[0-9]{2})?"
)
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
