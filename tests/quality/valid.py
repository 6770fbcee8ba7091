"""Check valid reports: nothing in them may be an error or a warning."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from hypothesis import strategies as st

from reportlint import Source, Tally
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.sentences import figures
from reportlint.testing.strategies import any_drafts, layouts
from tests.quality.injected import drawn
from tests.quality.judging import ENGINE, GRAVE

# A run of hypothesis looks for new shapes: many short runs see more of them than a long one.
_BATCH = 250
# A row that is left unread is no finding: the run says that it is incomplete.
_UNREAD = "unread"
# What real reports say besides: parts, other counts, other years. {b} is no larger than {a}.
_REAL_LIFE = (
    "上半年，收到政府信息公开申请{a}件，办结{b}件。",
    "一季度收到申请{a}件，二季度收到申请{b}件。",
    "1—6月，收到政府信息公开申请{a}件。",
    "县级部门：收到申请{a}件；乡镇街道：收到申请{b}件。",
    "县档案馆收到政府信息公开申请{a}件，部分乡镇未收到政府信息公开申请。",
    "收到重复申请{a}件，收到补正后的申请{b}件。",
    "收到涉及征地补偿的政府信息公开申请{a}件。",
    "收到政府信息公开申请{a}件（不含乡镇）。",
    "上年收到政府信息公开申请{a}件，答复{b}件。",
    "经批准延期答复{a}件，提前办结{b}件，逾期答复0件。",
    "政府信息公开申请当场答复{a}件，15个工作日内答复{b}件。",
    "对收到的政府信息公开申请严格在20个工作日内答复，平均用时{a}天。",
    "抽查依申请公开答复案卷{a}件，评查答复书{b}份。",
    "未收到涉及国家秘密的政府信息公开申请。",
    "对国家秘密以外的信息，没有应公开而不予公开的情形。",
    "未发生因信息公开被提起行政诉讼且败诉的情形。",
    "行政复议案件无超期审结的情况。",
    "县司法局受理行政复议案件{a}件，其中维持{b}件。",
    "部门制发规范性文件{a}件，备案审查规范性文件{b}件。",
    "历年累计废止行政规范性文件{a}件。",
    "县公安局作出行政处罚决定{a}件，公示行政许可信息{b}条。",
    "收取不动产登记费{a}万元，减免行政事业性收费{b}万元。",
    "政府信息公开申请均由本机关直接答复。",
)
# What agrees with the tables, in other words than those of the generated reports.
_AGREEING = (
    "截至12月底，{own_new}，其中网络申请较多。",
    "1月1日至12月31日，{own_new}。",
    "{own_new}（含补正后受理的）。",
    "全年办理政府信息公开申请{handled}件。",
    "本年{own_new}，上年结转{carried_in}件。全年办结{handled}件，结转下一年度{carried_out}件。",
    "{own_new}，上年结转{carried_in}件，共计{due}件。",
)


def check_valid(count: int, number: int, workers: int) -> bool:
    """Check so many valid reports and print what is found; tell whether nothing is false."""
    batches = [min(_BATCH, count - done) for done in range(0, count, _BATCH)]
    checked = 0
    false: Counter[str] = Counter()
    samples: dict[str, str] = {}
    tallies: dict[str, Tally] = {}
    with ProcessPoolExecutor(workers) as pool:
        numbers = [number * 1_000_000 + at for at in range(len(batches))]
        for found in pool.map(_batch, batches, numbers):
            checked += found[0]
            false += found[1]
            samples |= found[2]
            for code, tally in found[3].items():
                tallies[code] = tallies.get(code, Tally()) + tally
    unread = false.pop(_UNREAD, 0)
    print(f"{checked} valid reports: {false.total()} findings of error or warning", end="")
    print(f", {unread} rows left unread" if unread else "")
    for code, times in false.most_common():
        print(f"  {code} ×{times}: {samples[code]}")
    silent = sorted(code for code, tally in tallies.items() if not tally.satisfied)
    held = sum(tally.satisfied for tally in tallies.values())
    print(f"  {held} assertions held; rules that assessed nothing: {' '.join(silent)}")
    return not false


def _batch(count: int, number: int) -> tuple[int, Counter[str], dict[str, str], dict[str, Tally]]:
    checked = 0
    false: Counter[str] = Counter()
    samples: dict[str, str] = {}
    tallies: dict[str, Tally] = {}

    def use(report: tuple[Draft, Layout]) -> bool:
        nonlocal checked
        draft, layout = report
        text = lay_out(draft, layout)
        result = ENGINE.check(Source("valid.txt", text))
        checked += 1
        for problem in result.problems:
            false[problem.kind] += 1
            samples.setdefault(problem.kind, problem.message.zh)
        for one in result.reports:
            for code, tally in one.tallies.items():
                tallies[code] = tallies.get(code, Tally()) + tally
        for item in result.findings:
            if item.severity in GRAVE:
                around = text[max(0, item.span.start - 60) : item.span.end + 40]
                false[item.code] += 1
                samples.setdefault(item.code, f"{item.message.zh} in {around!r} ({layout})")
        return True

    drawn(st.tuples(_drafts(), layouts()), count, number, use)
    return checked, false, samples, tallies


@st.composite
def _drafts(draw: st.DrawFn) -> Draft:
    """Draw a valid report, with sentences of real life put in its summary."""
    draft: Draft = draw(any_drafts())
    template = draw(st.sampled_from(_REAL_LIFE))
    many = draw(st.integers(2, 900))
    said = [template.format(a=many, b=draw(st.integers(2, many)))]
    known = figures(draft.cells)
    if known["received"] != "0":
        new = f"收到政府信息公开申请{known['received']}件"
        due = int(known["received"]) + int(known["carried_in"])
        said.append(draw(st.sampled_from(_AGREEING)).format(own_new=new, due=due, **known))
    return draft.with_prose("s1", [*draft.prose["s1"], *said])
