"""Sentences of generated reports: what they state is told by the cells, or adds up in itself.

A template names the figures that it states in braces; `{received}` is that of a slot.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from hypothesis import strategies as st

# What a slot of a template stands for: the rows of table three whose totals it sums, or a cell.
_ROWS = {
    "received": ("new",),
    "carried_in": ("carry_in",),
    "handled": ("result_total",),
    "carried_out": ("carry_out",),
    "opened": ("open",),
    "partial": ("partial",),
    "denied": ("denied.",),
    "unable": ("unable.",),
    "declined": ("decline.",),
    "otherwise": ("other.", "other"),
}
_CELLS = {
    "natural": "t3.new.natural",
    "enterprises": "t3.new.enterprise",
    "reviews": "t4.review.total",
    "upheld": "t4.review.uphold",
    "corrected": "t4.review.correct",
    "other_results": "t4.review.other",
    "pending": "t4.review.pending",
    "direct": "t4.lit_direct.total",
    "after": "t4.lit_after.total",
    "issued": "t2.normative.issued",
    "repealed": "t2.normative.repealed",
    "valid": "t2.normative.valid",
    "made": "t2.normative.made",
    "total_public": "t2.normative.total_public",
    "licenses": "t2.license.decisions",
    "penalties": "t2.penalty.decisions",
    "coercions": "t2.coercion.decisions",
    "fees": "t2.fees.amount",
}

REQUESTS = (
    "全年新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{handled}件，"
    "结转下年度{carried_out}件。",
    "{year}年，{own}共收到政府信息公开申请{received}件，上年结转申请{carried_in}件；"
    "已办结{handled}件，结转下年度继续办理{carried_out}件。",
    "本年受理政府信息公开申请{received}件，上年度结转{carried_in}件，全年答复{handled}件，"
    "另有{carried_out}件结转下年度继续办理。",
    "依法办理公开申请，{own}新收到依申请公开申请{received}件，加上年结转{carried_in}件，"
    "共办理完结{handled}件，结转下一年度{carried_out}件。",
)
NO_REQUESTS = (
    "{year}年，{own}未收到政府信息公开申请。",
    "全年没有收到依申请公开申请。",
)
ALL_DONE = (
    "收到的政府信息公开申请已全部办结。",
    "政府信息公开申请无结转下年度办理的情况。",
)
APPLICANTS = ("新收的政府信息公开申请中，自然人申请{natural}件，商业企业申请{enterprises}件。",)
ALL_NATURAL = ("新收政府信息公开申请{received}件，均为自然人申请。",)
OUTCOMES = (
    "办结的申请中，予以公开{opened}件，部分公开{partial}件，不予公开{denied}件，无法提供{unable}件，"
    "不予处理{declined}件，其他处理{otherwise}件。",
    "从申请办理结果看，予以公开的{opened}件，部分公开的{partial}件，不予公开的{denied}件，"
    "无法提供的{unable}件，不予处理的{declined}件，其他处理的{otherwise}件。",
)
REVIEWS = (
    "全年政府信息公开行政复议案件{reviews}件，其中维持{upheld}件，纠正{corrected}件，"
    "其他结果{other_results}件，尚未审结{pending}件；对纠正的案件逐件说明了原因。",
    "因政府信息公开引起的行政复议{reviews}件：结果维持{upheld}件、结果纠正{corrected}件、"
    "其他结果{other_results}件、尚未审结{pending}件。",
)
NO_REVIEWS = ("全年未发生政府信息公开行政复议案件。",)
LAWSUITS = (
    "未经复议直接起诉的政府信息公开行政诉讼案件{direct}件，复议后起诉的行政诉讼案件{after}件。",
    "政府信息公开行政诉讼中，未经复议直接起诉{direct}件，复议后起诉{after}件。",
)
NO_LAWSUITS = ("未发生政府信息公开行政诉讼案件。",)
DOCUMENTS = {
    "gid2021": (
        "本年制发行政规范性文件{issued}件，废止{repealed}件，现行有效{valid}件。",
        "{own}全年共制定行政规范性文件{issued}件，废止行政规范性文件{repealed}件，"
        "现行有效行政规范性文件{valid}件。",
    ),
    "gid2019": ("本年新制作规范性文件{made}件，对外公开规范性文件总数量为{total_public}件。",),
}
DECISIONS = {
    "gid2021": (
        "全年作出行政许可{licenses}件，作出行政处罚{penalties}件，收取行政事业性收费{fees}万元。",
        "全年作出行政许可决定{licenses}件、行政处罚决定{penalties}件、行政强制决定{coercions}件。",
    ),
    "gid2019": ("全年作出行政许可决定{licenses}件、行政处罚决定{penalties}件。",),
}
# Figures beside the matter, which nothing in the tables says.
DECOYS = (
    "县长信箱受理来信{a}件，办结{a}件。",
    "12345热线转来工单{a}件，按时办结{a}件，回访满意率99.81%。",
    "网站“留言板”收到网民留言{a}条，答复{a}条。",
    "印发政策性文件{a}件，废止政策性文件{b}件，配发解读材料{a}篇。",
    "政务新媒体推送信息{a}条，阅读量约{b}万人次。",
    "接待群众现场查阅{a}人次，提供查阅资料{b}份。",
    "组织公开业务培训三期，参训{a}人次，走访基层单位十二家。",
    "微信公众号关注人数{a}人，微博发布{b}条。",
    "办理人大代表建议、政协委员提案{a}件，均已公开答复。",
)
LEADS = ("全年编发政务动态", "网站发布各类稿件", "整理公开事项", "汇编便民资料")
KINDS = ("工作动态类", "政策解读类", "便民服务类", "专题宣传类", "其他类")
MANAGEMENT = (
    "加强政府信息管理，落实先审后发制度，逐月核对公开目录。",
    "政府信息管理方面，严格保密审查，及时认定公文的公开属性。",
)
PLATFORMS = (
    "做好政府信息公开平台建设，网站专栏重新编排，检索更加方便。",
    "平台建设方面，政府网站与政务新媒体同步发布，查阅点照常开放。",
)
GUARANTEES = (
    "落实监督保障，公开工作列入年度工作考核，开展了社会评议，没有发生责任追究的情形。",
    "监督保障方面，公开情况纳入绩效考核，社会评议结果良好，全年没有需要责任追究的情况。",
)
POINTS = (
    "栏目更新不够及时",
    "解读形式比较单一",
    "基层人员业务不熟",
    "答复文书有待规范",
)
REMEDIES = (
    "逐月核对栏目更新",
    "增加图解和问答",
    "组织业务轮训",
    "修订答复文书样式",
)
OTHER_MATTERS = (
    "本年度没有收取信息处理费。",
    "依据信息处理费管理办法，{own}没有收取信息处理费的情况。",
    "本年度未发生政府信息公开信息处理费，没有其他需要报告的事项。",
)
CONTACTS = (
    "如有疑问，请与{organ}政务公开工作机构联系（地址：人民路18号，电话：0909-5320168）。",
    "本报告电子版可在{organ}网站下载。",
)
TITLES = ("{organ}{year}年政府信息公开工作年度报告", "{organ}{year}年度政府信息公开工作年度报告")
_ORDINALS = "一二三四五六七八九"

# Statements whose figures are those of cells, by what they are about.
STATEMENTS = (
    *REQUESTS,
    *APPLICANTS,
    *ALL_NATURAL,
    *OUTCOMES,
    *REVIEWS,
    *LAWSUITS,
    *DOCUMENTS["gid2021"],
    *DOCUMENTS["gid2019"],
    *DECISIONS["gid2021"],
    *DECISIONS["gid2019"],
)


@dataclass(frozen=True)
class Organ:
    """Whose report it is, what it calls itself, and whether it may issue 规章 or is small."""

    name: str
    own: str
    rules: bool = False
    small: bool = False


ORGANS = (
    Organ("云溪县人民政府", "我县"),
    Organ("青河市人民政府", "我市", rules=True),
    Organ("云溪县教育局", "我局", small=True),
    Organ("云溪县发展和改革委员会", "我委", small=True),
    Organ("石桥镇人民政府", "我镇", small=True),
    Organ("青河市东山街道办事处", "我街道", small=True),
    Organ("云溪县人民政府办公室", "我办"),
)


def figures(cells: Mapping[str, str]) -> dict[str, str]:
    """Return what the slots of templates stand for."""
    found = {slot: cells[path] for slot, path in _CELLS.items() if path in cells}
    for slot, rows in _ROWS.items():
        found[slot] = str(sum(int(cells[path]) for path in _totals(cells, rows)))
    return found


def cells_of(slot: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return the cells that a slot of a template states."""
    return (_CELLS[slot],) if slot in _CELLS else tuple(_totals(cells, _ROWS[slot]))


def _totals(cells: Mapping[str, str], rows: tuple[str, ...]) -> Iterator[str]:
    for path in cells:
        row = path.removeprefix("t3.").removesuffix(".total")
        if path == f"t3.{row}.total" and any(
            row == name or (name.endswith(".") and row.startswith(name)) for name in rows
        ):
            yield path


@cache
def pattern_of(template: str) -> re.Pattern[str]:
    """Return what matches a template that was filled in, with a group for each slot."""
    pieces = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(
            rf"(?P<{piece}>[^，。；、件]+?)" if index % 2 else re.escape(piece)
            for index, piece in enumerate(pieces)
        )
    )


@st.composite
def preamble(draw: st.DrawFn, organ: Organ, year: int, titles: tuple[str, ...], basis: str) -> str:
    """Draw the first paragraph: legal basis, the parts and how many, period, contact."""
    parts = f"包括{'、'.join(titles)}{draw(st.sampled_from(('六个部分', '等六个部分')))}。"
    contact = draw(st.sampled_from(CONTACTS)).format(organ=organ.name)
    return (
        "本报告按照《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条"
        f"和《中华人民共和国政府信息公开工作年度报告格式》（{basis}）要求编制，{parts}"
        f"所列数据的统计期限为{year}年1月1日至{year}年12月31日。{contact}"
    )


@st.composite
def stated(draw: st.DrawFn, cells: Mapping[str, str], format_id: str) -> list[str]:
    """Draw the templates of what is stated of requests, cases, documents and decisions."""
    known = figures(cells)
    found = [draw(st.sampled_from(REQUESTS)), draw(st.sampled_from(OUTCOMES))]
    if known["received"] == known["carried_in"] == "0":
        found = [draw(st.sampled_from(NO_REQUESTS))]
    elif known["carried_out"] == "0":
        found.append(draw(st.sampled_from(ALL_DONE)))
    elif known["received"] == known["natural"] != "0":
        found += ALL_NATURAL
    else:
        found += APPLICANTS
    zero = known["direct"] == known["after"] == "0"
    found += [
        draw(st.sampled_from(NO_REVIEWS if known["reviews"] == "0" else REVIEWS)),
        draw(st.sampled_from(NO_LAWSUITS if zero else LAWSUITS)),
        draw(st.sampled_from(DOCUMENTS[format_id])),
        draw(st.sampled_from(DECISIONS[format_id])),
    ]
    return found


@st.composite
def asides(draw: st.DrawFn) -> list[str]:
    """Draw one to three sentences with figures that nothing in the tables says."""
    chosen = draw(st.lists(st.sampled_from(DECOYS), min_size=1, max_size=3, unique=True))
    return [
        template.format(a=draw(st.integers(2, 9_000)), b=draw(st.integers(1, 90)))
        for template in chosen
    ]


@dataclass(frozen=True)
class Listing:
    """A sentence that names the parts of a whole: all of them, or some."""

    parts: tuple[int, ...]
    lead: str
    mark: str = "，其中"
    unlisted: int = 0

    def text(self, parts: tuple[int, ...] | None = None, whole: int | None = None) -> str:
        """Return the sentence, with other parts or another whole if they are given."""
        kinds = KINDS if self.unlisted else (*KINDS[: len(self.parts) - 1], KINDS[-1])
        listed = "、".join(
            f"{kind}{part}条" for kind, part in zip(kinds, parts or self.parts, strict=False)
        )
        total = sum(self.parts) + self.unlisted if whole is None else whole
        return f"{self.lead}{total}条{self.mark}{listed}。"


@st.composite
def listings(draw: st.DrawFn, *, partial: bool | None = None) -> Listing:
    """Draw a list, of all parts or of some: then of less than four fifths of the whole."""
    parts = tuple(draw(st.lists(st.integers(1, 3_000), min_size=2, max_size=4)))
    some = draw(st.booleans()) if partial is None else partial
    more = sum(parts) // 4 + draw(st.integers(1, 900)) if some else 0
    lead = draw(st.sampled_from(LEADS))
    return Listing(parts, lead, draw(st.sampled_from(("，其中", "，其中：", "。其中，"))), more)


@dataclass(frozen=True)
class Nesting:
    """A whole in two parts, each of which is split again."""

    groups: tuple[tuple[int, int], tuple[int, int]]

    def text(self, figures: tuple[int, ...] | None = None) -> str:
        """Return the sentence, with other figures, in their order, if they are given."""
        whole, first, a, b, second, c, d = figures or self.figures()
        return (
            f"排查公开栏目{whole}个，其中法定主动公开栏目{first}个，保留{a}个，整改{b}个；"
            f"便民服务栏目{second}个，保留{c}个，整改{d}个。"
        )

    def figures(self) -> tuple[int, ...]:
        """Return the figures in the order of the sentence."""
        (a, b), (c, d) = self.groups
        return (a + b + c + d, a + b, a, b, c + d, c, d)


@st.composite
def nestings(draw: st.DrawFn) -> Nesting:
    """Draw a list of two levels."""
    pair = st.tuples(st.integers(1, 400), st.integers(1, 400))
    return Nesting((draw(pair), draw(pair)))


_GROWTHS = (
    "受理咨询由{before}件{to}{now}件，{grew}{rate}%。",
    "上年编发简报{before}期，本年编发简报{now}期，同比{grew}{rate}%。",
    "接听群众来电{now}个，较上年的{before}个{grew}{rate}%。",
    "制作图解{now}幅，比上年{more}{change}幅，{grew}{rate}%。",
)


@dataclass(frozen=True)
class Growth:
    """A sentence that compares a figure with that of the year before."""

    before: int
    now: int
    template: str
    decimals: int

    def rate(self) -> str:
        """Return by how much percent it went up or down, rounded half up."""
        exact = Decimal(abs(self.now - self.before)) * 100 / self.before
        return str(exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP))

    def text(self, rate: str | None = None, *, up: bool | None = None) -> str:
        """Return the sentence, with another rate or direction if it is given."""
        rises = self.now > self.before if up is None else up
        return self.template.format(
            before=self.before,
            now=self.now,
            change=abs(self.now - self.before),
            to="增至" if rises else "降至",
            more="增加" if rises else "减少",
            grew="增长" if rises else "下降",
            rate=self.rate() if rate is None else rate,
        )


@st.composite
def growths(draw: st.DrawFn) -> Growth:
    """Draw a comparison of two different figures."""
    before, now = draw(
        st.tuples(st.integers(1, 3_000), st.integers(1, 3_000)).filter(lambda two: two[0] != two[1])
    )
    return Growth(before, now, draw(st.sampled_from(_GROWTHS)), draw(st.integers(1, 2)))


@st.composite
def units(draw: st.DrawFn) -> str:
    """Draw a sentence on towns and departments, and one on all of them."""
    towns, departments = draw(st.integers(2, 30)), draw(st.integers(2, 60))
    return (
        f"考核{towns}个乡镇、{departments}个县直部门。组织{towns + departments}家成员单位参加培训。"
    )


@st.composite
def points(draw: st.DrawFn) -> tuple[str, str]:
    """Draw the problems and the remedies, with their number said or not."""
    lines = []
    for lead, announced, items in (
        ("存在的主要问题：", "存在{}方面问题：", POINTS),
        ("改进情况：", "采取{}项措施：", REMEDIES),
    ):
        count = draw(st.integers(2, len(items)))
        chosen = draw(st.permutations(items))[:count]
        listed = "；".join(f"{_ORDINALS[n]}是{item}" for n, item in enumerate(chosen))
        head = announced.format(_ORDINALS[count - 1].replace("二", "两"))
        lines.append(f"{head if draw(st.booleans()) else lead}{listed}。")
    return lines[0], lines[1]
