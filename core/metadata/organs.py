"""Tell names of organs from other words, and what kind of organ a name says it is."""

import re

from reportlint.metadata.known import OrganKind

_MUNICIPALITY = "(?:北京|天津|上海|重庆)市"
# Not every 区 is a unit of administration: 社区, 景区, 开发区 and their like are none.
_DISTRICT = "(?<![社景灌库矿园林牧小])(?<!自治|开发|保护|试验|实验|示范|合作|保税|度假)区"
_COUNTY = f"(?:县|旗|{_DISTRICT})"
_OFFICE_END = "(?:局|委员会|委|办公室|办|中心|院|队|站|所|馆|厅|处)"
_AREA_END = "(?:省|自治区|自治州|地区|盟|市|县|旗|区|镇|乡|苏木|街道|街)"
_NAME = re.compile(f"[一-鿿]{{2,40}}(?:{_OFFICE_END}|{_AREA_END}|政府|街道办事处|部|署|公司)")
# Words of web pages, of titles and of sentences that no name of an organ holds.
_NO_NAME = re.compile(
    "首页|当前位置|正文|政务公开|信息公开|年报|年度|来源|标题|发布|打印|关于|报告|下载|索引"
    "|^[我本该各全贵]|^机构(?!编)|^单位|^(?:根据|按照|现将|公布|编制|由)"
)
# The first that fits decides.
_KINDS: tuple[tuple[str, OrganKind], ...] = (
    (r"政府办公[室厅]$|[县区市旗州省]政府办$", "office"),
    (r"国家税务总局$|海关总署$", "state_council_dept"),
    (r"(?:税务局|海关|海事局|烟草专卖局|邮政管理局|调查总?队)$", "vertical"),
    (
        r"^(?:中华人民共和国|国家)[^省市县区局]{2,20}(?:部|委员会|总?局|办公室)$",
        "state_council_dept",
    ),
    (r"(?:管理委员会|管委会)$", "other"),
    (r"(?:综合实验|开发|示范|保税|度假|合作|园|高新)区$", "other"),
    (r"(?:街道办事处|街道办|街道|街)$", "street"),
    (r"(?:镇|乡|苏木)(?:人民政府|政府)?$", "town"),
    (rf"^(?:.*(?:省|自治区)|{_MUNICIPALITY})(?:人民政府|政府)?$", "province"),
    (r"(?:自治州|盟|地区)(?:人民政府|政府|行政公署|行署)?$", "prefecture"),
    (rf"[市州盟]\w+市(?:人民政府|政府)?$|{_COUNTY}(?:人民政府|政府)$", "county"),
    (rf"(?:县|旗|(?<!新){_DISTRICT})$", "county"),
    (rf"(?:镇|乡|街道)\w*{_OFFICE_END}$", "other"),
    (rf"{_COUNTY}\w*{_OFFICE_END}$", "county_dept"),
    (rf"^(?:\w+?(?:省|自治区)(?!\w*市)|{_MUNICIPALITY})\w*{_OFFICE_END}$", "other"),
)
_BY_NAME: tuple[tuple[re.Pattern[str], OrganKind], ...] = tuple(
    (re.compile(pattern), kind) for pattern, kind in _KINDS
)


def is_organ(name: str) -> bool:
    """Tell whether words, folded and without blanks, are the name of an organ or of its area."""
    return bool(_NAME.fullmatch(name)) and not _NO_NAME.search(name)


def kind_of(name: str) -> OrganKind | None:
    """Return the kind of organ that a name tells, None where it leaves that open.

    X市人民政府 may be that of a prefecture or of a county, X市教育局 likewise.
    """
    for pattern, kind in _BY_NAME:
        if pattern.search(name):
            return kind
    return None
