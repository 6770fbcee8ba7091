"""What the page itself says, in both languages."""

from reportlint import Message, Severity

SEVERITIES = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="警告", en="warning"),
    Severity.INFO: Message(zh="提示", en="info"),
}
COUNTS = {
    Severity.ERROR: Message(zh="错误 {count}", en="errors: {count}"),
    Severity.WARNING: Message(zh="警告 {count}", en="warnings: {count}"),
    Severity.INFO: Message(zh="提示 {count}", en="infos: {count}"),
}
UNCHECKED = Message(zh="未能检查 {count}", en="not checked: {count}")
TITLE = Message(zh="年度报告检查结果", en="Check of annual reports")
SUBTITLE = Message(
    zh="政府信息公开工作年度报告 · reportlint {version}",
    en="annual reports on government information disclosure · reportlint {version}",
)
# The verdict, in the order in which they are looked at.
NOTHING = Message(zh="没有检查任何报告", en="No report was checked")
INCOMPLETE = Message(
    zh="检查不完整：{count} 处未能检查，没有列出问题的地方不等于没有问题",
    en="Incomplete: {count} not checked; silence about them does not mean that they pass",
)
INCOMPLETE_NOTE = Message(
    zh="没有列出问题的地方，不等于没有问题。",
    en="Silence about them does not mean that they pass.",
)
FOUND = Message(zh="发现 {count} 处问题", en="Findings: {count}")
NO_ERRORS = Message(zh="没有错误，有 {count} 处请留意", en="No errors; {count} to look at")
CLEAN = Message(zh="没有发现问题", en="Nothing was found wrong")
REPORTS = Message(zh="报告 {count} 份", en="reports: {count}")
ASSERTIONS = Message(
    zh="共核对 {total} 项：成立 {satisfied}，不成立 {failed}，未能核对 {not_assessed}",
    en="assertions: {total}; held: {satisfied}, failed: {failed}, not assessed: {not_assessed}",
)
NO_VERDICT = Message(
    zh="没有查完，不能说没有问题", en="Not all was checked, so nothing can be said to be right"
)
UNASSESSED = Message(zh="未能核对 {count} 项", en="not assessed: {count}")
UNASSESSED_NOTE = Message(
    zh="这些地方缺少可比的内容，没有作判断，需要时请人工核对。",
    en="Nothing to compare with was found for these, so they were not judged.",
)
SKIPPED = Message(
    zh="文件夹中另有 {count} 个文件不是报告的文件类型，没有读取",
    en="files in the folders that are of no report's type and were not read: {count}",
)
IDLE = Message(
    zh="选用的规则中，{codes} 没有遇到可核对的内容",
    en="of the rules asked for, these had nothing to assess: {codes}",
)
NOT_CHECKED = Message(zh="未能检查", en="not checked")
INDEX = Message(zh="报告目录", en="Reports")
REPORT = Message(zh="报告", en="report")
ABOUT = Message(zh="机关、年度", en="organ, year")
VERDICT = Message(zh="结论", en="verdict")
AS_READ = Message(zh="读出的报告", en="The report as read")
ENCODING = Message(zh="（按 {encoding} 读取）", en=" ({encoding})")
FINDINGS = Message(zh="问题清单", en="Findings")
NO_FINDINGS = Message(zh="这份报告没有列出问题。", en="Nothing is listed for this report.")
TABLE = Message(zh="表格", en="table")
MARK = Message(zh="第{number}条 {severity}：{message}", en="{severity} number {number}: {message}")
STATED = Message(zh="现写", en="says")
EXPECTED = Message(zh="应为", en="should be")
ARITHMETIC = Message(zh="算式", en="sum")
CAUSE = Message(zh="原因", en="cause")
CONSEQUENCES = Message(zh="同一原因还造成", en="and so")
RELATED = Message(zh="涉及", en="rests on")
MORE = Message(zh="另有 {count} 处", en="{count} more")
LINE = Message(zh="第{line}行第{column}列", en="line {line}, column {column}")
EXTRACTED = Message(
    zh="提取文本第{line}行第{column}列", en="line {line}, column {column} of the extracted text"
)
COPY = Message(zh="复制", en="copy")
COPIED = Message(zh="已复制", en="copied")
RULE_BASIS = Message(zh="依据与判断方法", en="basis and method")
SEARCH = Message(zh="在问题中查找", en="search the findings")
FILTER = Message(zh="筛选", en="filter")
SHOWN = Message(zh="显示 {shown} / {all} 条", en="{shown} of {all} shown")
RULES = Message(zh="所用规则", en="The rules behind the findings")
LEVEL = Message(zh="级别", en="severity")
BASIS = Message(zh="依据", en="basis")
CHECKS = Message(zh="检查什么", en="what it checks")
DECIDES = Message(zh="如何判断", en="how it decides")
SILENT = Message(zh="何时不报", en="when it is silent")
TRAPS = Message(zh="常见误会", en="known traps")
COLON = Message(zh="：", en=": ")
