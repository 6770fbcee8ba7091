"""Faults in what the prose states: of the tables, as shares and rates, and in lists."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from hypothesis import strategies as st

from reportlint.testing.draft import Draft
from reportlint.testing.injection import (
    Fault,
    Inject,
    Injected,
    Place,
    added,
    facts_of,
    with_line,
    with_lines,
    wrong_numbers,
)
from reportlint.testing.sentences import (
    ALL_DONE,
    ALL_NATURAL,
    NO_LAWSUITS,
    NO_REQUESTS,
    NO_REVIEWS,
    STATEMENTS,
    Nesting,
    cells_of,
    figures,
    growths,
    listings,
    nestings,
    pattern_of,
)
from reportlint.testing.strategies import breakdowns, handlings

_RESULTS = ("opened", "partial", "denied", "unable", "declined", "otherwise")
_ORGANISATIONS = ("enterprise", "research", "welfare", "legal", "other")


def _restated(*slots: str) -> Inject:
    """Return an injector that puts another number where the prose states some cells."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        found = [
            (number, line, match.span(slot), slot)
            for number, line in enumerate(draft.prose["s1"])
            for template in STATEMENTS
            if (match := pattern_of(template).fullmatch(line))
            for slot in match.groupdict()
            if slot in slots
        ]
        if not found:
            return None
        number, line, (start, end), slot = draw(st.sampled_from(found))
        wrong = _other_amount(draw, line[start:end])
        if wrong in _also_right(slot, draft):
            return None
        line = f"{line[:start]}{wrong}{line[end:]}"
        place = Place(frozenset(cells_of(slot, draft.cells)), (line, start, start + len(wrong)))
        return Injected(with_lines(draft, "s1", {number: line}), place)

    return inject


def _other_amount(draw: st.DrawFn, text: str) -> str:
    if "." in text:
        return f"{Decimal(text) + draw(st.integers(1, 90)):f}"
    return str(draw(wrong_numbers(int(text))))


def _also_right(slot: str, draft: Draft) -> set[str]:
    """Return other numbers that are right if the words are taken in another sense."""
    said = {name: int(text) for name, text in figures(draft.cells).items() if text.isdigit()}
    new = {name: int(draft.cells[f"t3.new.{name}"]) for name in ("natural", *_ORGANISATIONS)}
    carried = {name: int(draft.cells[f"t3.carry_in.{name}"]) for name in new}
    right: set[int] = set()
    if slot == "handled":
        right = {said["handled"] - said["otherwise"]}
    elif slot == "received":
        right = {said["received"] + said["carried_in"]}
    elif slot == "natural":
        right = {new["natural"] + carried["natural"]}
    elif slot == "enterprises":
        organisations = sum(new[name] for name in _ORGANISATIONS)
        right = {new["enterprise"] + carried["enterprise"], organisations}
    return {str(number) for number in right}


def _untrue(lines: tuple[str, ...], cells: tuple[str, ...], without: str = "。。") -> Inject:
    """Return an injector of a line that says that there is nothing, where there is something.

    Lines with some word go.
    """

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        if all(draft.cells[path] == "0" for path in cells):
            return None
        line = draw(st.sampled_from(lines)).format(**facts_of(draft), **figures(draft.cells))
        place = Place(frozenset(cells), (line, 0, len(line)))
        kept = [text for text in draft.prose["s1"] if without not in text]
        return Injected(with_line(draw, draft.with_prose("s1", kept), "s1", line), place)

    return inject


def _upheld(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Say that all reviews were upheld, where some were not."""
    names = ("correct", "other", "pending")
    if all(draft.cells[f"t4.review.{name}"] == "0" for name in names):
        return None
    line = f"政府信息公开行政复议{draft.cells['t4.review.total']}件，均获维持。"
    place = Place(words=(line, 0, len(line)))
    return Injected(with_line(draw, draft, "s1", line), place)


def _not_told(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Leave the corrected reviews out of the prose."""
    cells = frozenset(f"t4.{block}.correct" for block in ("review", "lit_direct", "lit_after"))
    if all(draft.cells[path] == "0" for path in cells):
        return None
    prose = [line for line in draft.prose["s1"] if "复议" not in line and "诉讼" not in line]
    return Injected(draft.with_prose("s1", prose), Place(cells))


def _twice(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """State the number of published items once more, and otherwise."""
    pattern = re.compile("(?P<who>..?.?)主动公开各类信息(?P<count>[0-9]+)条")
    found = next(filter(None, map(pattern.search, draft.prose["s1"])), None)
    if found is None:
        return None
    wrong = draw(wrong_numbers(int(found["count"])))
    line = f"全年{found['who']}主动公开各类信息{wrong}条。"
    place = Place(words=(line, 0, len(line)))
    return Injected(with_line(draw, draft, "s5", line), place)


def _sentence(draw: st.DrawFn, draft: Draft, line: str, *wrong: str) -> Injected | None:
    """Return the draft with a line in which the first of some words is what is wrong."""
    start = line.find(wrong[0]) if wrong else 0
    if start < 0:
        return None
    end = start + len(wrong[0]) if wrong else len(line)
    return Injected(with_line(draw, draft, "s1", line), Place(words=(line, start, end)))


def _share(make: Callable[[st.DrawFn, Decimal, int], str | None]) -> Inject:
    """Return an injector of a list with one wrong share, made from the right one."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        whole = replace(draw(breakdowns()), lead="清理涉及各类文件")
        at = draw(st.integers(0, len(whole.parts) - 1))
        right = whole.shares()
        exact = Decimal(whole.parts[at]) * 100 / whole.whole
        wrong = make(draw, exact, whole.decimals)
        earlier = [whole.rounded(at, of=part) for part in whole.parts[:at]]
        if wrong is None or wrong == right[at] or wrong in earlier:
            return None
        line = whole.text((*right[:at], wrong, *right[at + 1 :]))
        start = line.index(f"{whole.parts[at]}{whole.unit}，占总数的{wrong}%")
        start = line.index(wrong, start + len(str(whole.parts[at])))
        place = Place(words=(line, start, start + len(wrong)))
        also = frozenset(("PCT002",))
        return Injected(with_line(draw, draft, "s1", line), place, also)

    return inject


def _truncated(draw: st.DrawFn, exact: Decimal, decimals: int) -> str:
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN))


def _off(draw: st.DrawFn, exact: Decimal, decimals: int) -> str | None:
    unit = Decimal(1).scaleb(-decimals)
    wrong = exact.quantize(unit) + unit * draw(st.integers(-300, 300))
    return str(wrong) if wrong >= 0 else None


def _wrong_part(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Put another count before a share that is right."""
    whole = draw(breakdowns())
    at = draw(st.integers(0, len(whole.parts) - 1))
    wrong = draw(wrong_numbers(whole.parts[at]))
    other = replace(whole, parts=(*whole.parts[:at], wrong, *whole.parts[at + 1 :]))
    if other.shares()[at] == whole.shares()[at]:
        return None
    line = other.text(whole.shares())
    start = line.index(f"{wrong}{whole.unit}，占总数的{whole.shares()[at]}%")
    end = line.index("%", start)
    return Injected(
        with_line(draw, draft, "s1", line),
        Place(words=(line, start, end)),
        frozenset(("NAR001", "NAR002")),
    )


def _wrong_whole(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """State another whole than that of the shares."""
    whole = draw(breakdowns())
    other = replace(whole, whole=draw(wrong_numbers(whole.whole)))
    if not other.whole or other.shares() == whole.shares():
        return None
    line = other.text(whole.shares())
    return Injected(
        with_line(draw, draft, "s1", line),
        Place(words=(line, 0, len(line))),
        frozenset(("NAR001", "NAR002")),
    )


def _unclosed(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Give shares of all parts that add up to more or less than the whole."""
    whole = draw(breakdowns())
    at = draw(st.integers(0, len(whole.parts) - 1))
    wrong = str(Decimal(whole.shares()[at]) + draw(st.integers(3, 40)))
    line = whole.text((*whole.shares()[:at], wrong, *whole.shares()[at + 1 :]))
    place = Place(words=(line, 0, len(line)))
    return Injected(with_line(draw, draft, "s1", line), place, frozenset(("PCT001",)))


def _rate(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Give a rate that is not that of its counts."""
    handling = draw(handlings())
    wrong = handling.done - draw(st.integers(1, 50))
    if wrong < 0 or (handling.done - wrong) * 10_000 <= handling.due * 2:
        return None
    line = handling.text(wrong)
    return _sentence(draw, draft, line, line[line.index("办结") : -1])


def _growth(draw: st.DrawFn, draft: Draft) -> Injected | None:
    growth = draw(growths())
    unit = Decimal(1).scaleb(-growth.decimals)
    wrong = Decimal(growth.rate()) + unit * draw(st.integers(2, 400))
    return _sentence(draw, draft, growth.text(str(wrong)), str(wrong))


def _direction(begin: str) -> Inject:
    """Return an injector of a comparison that goes up for down, of those that begin in a way."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        growth = draw(growths())
        line = growth.text(up=growth.now < growth.before)
        return _sentence(draw, draft, line) if line.startswith(begin) else None

    return inject


def _list(
    change: Callable[[st.DrawFn, tuple[int, ...]], tuple[int, ...] | None], *, apart: bool = False
) -> Inject:
    """Return an injector of a list of all parts, of which some are wrong.

    apart says whether its whole stands in a sentence of its own.
    """

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        listing = draw(listings(partial=False))
        if listing.mark.startswith("。") is not apart:
            return None
        parts = change(draw, listing.parts)
        if parts is None or parts == listing.parts:
            return None
        found = _sentence(draw, draft, listing.text(parts, sum(listing.parts)))
        return found and replace(found, instead=frozenset(("NAR002",)))

    return inject


def _over(draw: st.DrawFn, parts: tuple[int, ...]) -> tuple[int, ...]:
    at = draw(st.integers(0, len(parts) - 1))
    return (*parts[:at], parts[at] + draw(st.integers(1, 500)), *parts[at + 1 :])


def _under(draw: st.DrawFn, parts: tuple[int, ...]) -> tuple[int, ...] | None:
    """Take some away; the last part is 其他类, so that the list claims to be whole."""
    at = draw(st.integers(0, len(parts) - 1))
    less = parts[at] - draw(st.integers(1, 500))
    return (*parts[:at], less, *parts[at + 1 :]) if less > 0 else None


def _beyond(draw: st.DrawFn, parts: tuple[int, ...]) -> tuple[int, ...]:
    at = draw(st.integers(0, len(parts) - 1))
    return (*parts[:at], sum(parts) + draw(st.integers(1, 900)), *parts[at + 1 :])


def _partial_over(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """List some parts, which are more than the whole together."""
    listing = replace(draw(listings(partial=True)), mark="，其中")
    whole = sum(listing.parts) - draw(st.integers(1, min(listing.parts)))
    return _sentence(draw, draft, listing.text(whole=whole))


def _nested(*, over: bool) -> Inject:
    """Return an injector of a list of two levels, with items that are more than their whole.

    Or less, which is no fault where not all items are told.
    """

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        right = draw(nestings()).figures()
        at = draw(st.sampled_from((2, 3, 5, 6)))
        wrong = draw(wrong_numbers(right[at]))
        if (wrong > right[at]) is not over:
            return None
        groups = Nesting(((0, 0), (0, 0)))
        line = groups.text((*right[:at], wrong, *right[at + 1 :]))
        found = _sentence(draw, draft, line)
        return found and replace(found, instead=frozenset(("NAR001", "NAR002")))

    return inject


def _units(draw: st.DrawFn, draft: Draft) -> Injected | None:
    towns, departments = draw(st.integers(5, 30)), draw(st.integers(5, 60))
    wrong = towns + departments + draw(st.sampled_from((-2, -1, 1, 2)))
    prose = [line for line in draft.prose["s1"] if "成员单位" not in line]
    line = f"考核{towns}个乡镇、{departments}个县直部门。组织{wrong}家成员单位参加培训。"
    return _sentence(draw, draft.with_prose("s1", prose), line)


def _nvt(code: str, name: str, *slots: str) -> Fault:
    return Fault(code, name, _restated(*slots))


_CARRIED = ("t3.carry_out.total",)
_OTHERS = tuple(f"t3.new.{name}" for name in _ORGANISATIONS)
_REVIEWS = ("t4.review.total",)
_LAWSUITS = ("t4.lit_direct.total", "t4.lit_after.total")

FAULTS = (
    _nvt("NVT001", "received", "received"),
    _nvt("NVT002", "carried-in", "carried_in"),
    _nvt("NVT002", "carried-out", "carried_out"),
    _nvt("NVT003", "handled", "handled"),
    *(_nvt("NVT004", result, result) for result in _RESULTS),
    _nvt("NVT005", "reviews", "reviews"),
    _nvt("NVT005", "results", "upheld", "corrected", "other_results", "pending"),
    _nvt("NVT005", "lawsuits", "direct", "after"),
    Fault("NVT005", "no-reviews", _untrue(NO_REVIEWS, _REVIEWS, "复议")),
    Fault("NVT005", "no-reviews-beside", _untrue(NO_REVIEWS, _REVIEWS), ambiguous=True),
    Fault("NVT005", "no-lawsuits", _untrue(NO_LAWSUITS, _LAWSUITS, "诉讼")),
    Fault("NVT005", "no-lawsuits-beside", _untrue(NO_LAWSUITS, _LAWSUITS), ambiguous=True),
    Fault("NVT005", "all-upheld", _upheld),
    _nvt("NVT006", "issued", "issued"),
    _nvt("NVT006", "repealed", "repealed"),
    _nvt("NVT006", "valid", "valid"),
    _nvt("NVT006", "made", "made"),
    _nvt("NVT007", "decisions", "licenses", "penalties", "coercions"),
    _nvt("NVT007", "fees", "fees"),
    Fault("NVT008", "no-requests", _untrue(NO_REQUESTS, ("t3.new.total",))),
    Fault("NVT009", "all-done", _untrue(ALL_DONE, _CARRIED)),
    Fault(
        "NVT009",
        "rate",
        _untrue(("收到政府信息公开申请{received}件，办结率100%。",), _CARRIED),
    ),
    Fault("NVT010", "all-natural", _untrue(ALL_NATURAL, _OTHERS)),
    _nvt("NVT010", "columns", "natural", "enterprises"),
    Fault("NVT011", "twice", _twice),
    Fault("NVT012", "not-told", _not_told),
    Fault("PCT001", "truncated", _share(_truncated)),
    Fault("PCT001", "off", _share(_off)),
    Fault("PCT001", "wrong-part", _wrong_part),
    Fault("PCT001", "wrong-whole", _wrong_whole),
    Fault("PCT002", "not-closing", _unclosed),
    added(
        "PCT003",
        "out-of-range",
        "s1",
        "网上来信【办结率10{n}%】。",
        "网上提交的信件【占76.{n}】，其余为窗口提交。",
    ),
    Fault("PCT004", "rate", _rate),
    Fault("PCT005", "growth", _growth),
    added(
        "PCT006",
        "zero-base",
        "s1",
        "复核由0件增至{n}件，【增长100%】。",
        "收到表扬信{n}件，比上年增加{n}件，【增长100%】。",
        "上年编发专报0期，本年编发{n}期，同比【增长{n}00%】。",
    ),
    added("PCT007", "points", "s1", "栏目更新率由90%提高到95%，【提高5%】。"),
    added("PCT008", "times-less", "s1", "群众跑动次数【减少{n}倍】。", "办理环节【下降2倍】。"),
    added(
        "PCT009",
        "decimals",
        "s1",
        "整理旧件80份，其中保留【10份，占12.5%】；注销【70份，占87.50%】。",
    ),
    added(
        "PCT010",
        "difference",
        "s1",
        "咨询由40件增至45件，【增加6件】。",
        "图解45幅，比上年的40幅【增加7幅】。",
        "栏目更新率由90%提高到95%，【提高6个百分点】。",
    ),
    Fault("NAR001", "over", _list(_over)),
    Fault("NAR001", "under", _list(_under)),
    Fault("NAR001", "over-in-the-next-sentence", _list(_over, apart=True), ambiguous=True),
    Fault("NAR001", "part-of-a-partial-list", _partial_over),
    Fault("NAR002", "beyond", _list(_beyond)),
    Fault("NAR003", "nested-over", _nested(over=True)),
    Fault("NAR003", "nested-under", _nested(over=False), ambiguous=True),
    Fault("NAR004", "units", _units),
    added(
        "NAR005",
        "points",
        "s5",
        "还存在【三方面不足】：一是人手偏少，二是培训不够。",
        "拟采取【2项措施】。一是增加人手。二是加强培训。三是定期检查。",
    ),
    Fault("NAR006", "direction", _direction("受理咨询由")),
    Fault("PCT005", "direction-of-two-years", _direction("上年编发")),
    Fault("PCT005", "direction-of-one-year", _direction("接听")),
    Fault("PCT005", "direction-of-a-difference", _direction("制作")),
    added("NAR007", "vague", "s1", "发布动态【{many}余条】。", "转发通知【若干条】。"),
)
