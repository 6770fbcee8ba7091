"""The help of every argument of the command, in both languages."""

from reportlint.messages import Message

ABOUT = Message(
    zh="检查政府信息公开工作年度报告：勾稽关系、百分比、结构",
    en="Check annual reports on government information disclosure",
)
CHECK = Message(
    zh="检查报告，指出问题所在。例：reportlint check 年报.txt",
    en="check reports and point at what is wrong, as in: reportlint check report.txt",
)
EXTRACT = Message(
    zh="列出从报告中读到的内容。例：reportlint extract 年报.txt --format json",
    en="list what was read from a report, as in: reportlint extract report.txt --format json",
)
RULES = Message(
    zh="列出全部规则，是否启用、为什么、来自哪个插件。例：reportlint rules --format json",
    en="list all rules: which run, why, where from, as in: reportlint rules --format json",
)
EXPLAIN = Message(
    zh="说明一条规则。例：reportlint explain TOT001",
    en="explain a rule, as in: reportlint explain TOT001",
)
TEST = Message(
    zh="运行规则文件中的例子，逐个给出结论。例：reportlint test 规则.yaml",
    en="run the examples of rule files, with a verdict each, as in: reportlint test rules.yaml",
)
NEW = Message(
    zh="写出规则或插件的样板，测试可直接通过。例：reportlint new rule fees-stated",
    en="write a rule or a plugin to start from, as in: reportlint new rule fees-stated",
)
EXIT_CODES = Message(
    zh="退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 有内容未能检查",
    en="exit codes: 0 nothing from --fail-on up; 1 findings; 2 something not checked",
)
COMMANDS = Message(zh="子命令", en="commands")
COMMAND = Message(
    zh="reportlint 子命令 --help 查看用法。例：reportlint check 年报.txt",
    en="more: reportlint COMMAND --help; try: reportlint check report.txt",
)
ARGUMENTS = Message(zh="参数", en="arguments")
OPTIONS = Message(zh="选项", en="options")
PATHS = Message(
    zh="报告文件，或报告所在的文件夹（含子文件夹）；- 为标准输入",
    en="report files, or folders of them; - is standard input",
)
PATH = Message(zh="报告文件；- 为标准输入", en="a report file; - is standard input")
STDIN_NAME = Message(
    zh="标准输入的文件名，用于显示和判断类型", en="the name of standard input, for its type too"
)
FORMAT = Message(
    zh="输出形式，如 text、json（默认 {default}）",
    en="form of the output: text, json (default {default})",
)
FORM = Message(
    zh="屏幕上的输出形式（默认 text）",
    en="form of what goes to the screen (default text)",
)
OUTPUTS = Message(
    zh="另写一份到文件，如 html:问题.html，可重复",
    en="write to a file too, as in html:out.html; repeatable",
)
ANNOTATE = Message(
    zh="在这个文件夹写带批注的副本（.docx、.pdf）",
    en="write copies with notes (.docx, .pdf), in this folder",
)
FIX = Message(
    zh="改正标点、空格、重复的字（.txt、.md），数字从不改动",
    en="mend marks, blanks, doubled words in .txt and .md",
)
DIFF = Message(zh="只显示 --fix 会改什么", en="only show what --fix would change")
COLOR = Message(
    zh="颜色（默认 auto：只在终端显示；NO_COLOR、FORCE_COLOR 也管用）",
    en="colours (default auto: on a terminal; NO_COLOR and FORCE_COLOR count)",
)
STATISTICS = Message(zh="最后列出各规则的处数", en="list at the end how often each rule found")
OUTPUT = Message(zh="写入文件而不是屏幕", en="write to a file, not to the screen")
SELECT = Message(
    zh="只用这些规则：代码、名称或前缀，逗号分隔",
    en="only these rules: codes, names, prefixes; commas",
)
IGNORE = Message(zh="不用这些规则，写法同上", en="leave these rules out, written likewise")
RULE_FILES = Message(
    zh="另加规则文件（yaml、xlsx、csv、py），可重复",
    en="add a rule file (yaml, xlsx, csv, py); repeatable",
)
RULE_PATHS = Message(
    zh="规则文件，或其所在的文件夹（不含其中的 .py）",
    en="rule files, or folders of them, without the .py files there",
)
PROFILE = Message(
    zh="规则方案：statutory（默认）、strict、minimal",
    en="statutory (default), strict or minimal",
)
FAIL_ON = Message(
    zh="从哪个级别起退出码为 1（默认 warning）",
    en="exit code 1 from this severity (default warning)",
)
LANG = Message(zh="语言（默认按系统区域设置）", en="language (default: that of the locale)")
ENCODING = Message(
    zh="文本或网页的编码（默认自动识别）",
    en="encoding of texts and web pages (default: found out)",
)
LIMIT = Message(
    zh="放宽或收紧读取上限，如 pages=500，可重复",
    en="change a limit, as in pages=500; may be repeated",
)
YEAR = Message(
    zh="报告年度（默认从报告读出）",
    en="year of the report (default: read from it)",
)
ORGAN_KIND = Message(
    zh="机关类别，如 county（默认按名称判断）",
    en="kind of organ, such as county (default: by name)",
)
FORMAT_ID = Message(
    zh="报告格式，如 gid2021（默认按表格判断）",
    en="form, such as gid2021 (default: by its tables)",
)
PUBLISH_DATE = Message(
    zh="公布日期，如 2025-01-20（默认从网页读出）",
    en="day of publication (default: read from its page)",
)
EXCLUDE = Message(
    zh="不查的文件，写法同 .gitignore，可重复",
    en="what to leave out, as in .gitignore; repeatable",
)
NO_PLUGINS = Message(
    zh="不加载另行安装的插件", en="do not load plugins that were installed separately"
)
WAIVERS = Message(
    zh="豁免文件：其中的问题搁置不报，可重复",
    en="a file of waivers: sets findings aside; repeatable",
)
VERDICTS = Message(
    zh="填了判定的工作簿：误报搁置不报，其余带到新的结果中，可重复",
    en="a workbook with verdicts: false alarms are set aside, others shown; repeatable",
)
BASELINE = Message(
    zh="基线：以前已有的问题搁置不报", en="a baseline: findings of an earlier run are set aside"
)
WRITE_BASELINE = Message(
    zh="把现有的问题写成基线", en="write the findings of this run as a baseline"
)
JOBS = Message(
    zh="同时用几个进程（默认按文件数）",
    en="number of processes (default: by the number of files)",
)
CACHE = Message(
    zh="记住结果：文件和规则都没有变的，下次不再检查",
    en="keep results for files that stay as they are",
)
CACHE_DIR = Message(zh="缓存的文件夹，隐含 --cache", en="where to keep them; implies --cache")
PROFILE_RULES = Message(
    zh="最后列出各规则用时，最慢的在前", en="list at the end how long each rule took"
)
WATCH = Message(
    zh="文件一有变化就重新检查，按 Ctrl-C 结束",
    en="check again whenever a file changes, until Ctrl-C",
)
QUIET = Message(
    zh="屏幕上只显示合计和未能检查的内容", en="on the screen only sums and what was not checked"
)
CACHE_COMMAND = Message(
    zh="查看或清除 --cache 记住的结果。例：reportlint cache path",
    en="say where --cache keeps results, or clear them, as in: reportlint cache path",
)
CACHE_ACTION = Message(zh="path 显示位置，clear 清除", en="path shows the place, clear empties it")
VERBOSE = Message(
    zh="规则或插件出错时，一并给出 Python 的 traceback",
    en="of rules and plugins that fail, show the traceback too",
)
CONFIG = Message(
    zh="设置文件（默认为最近的 reportlint.toml）",
    en="settings file (default: the nearest reportlint.toml)",
)
NO_CONFIG = Message(zh="不用设置文件", en="use no settings file")
CONFIG_COMMAND = Message(
    zh="列出各项设置及其来处。例：reportlint config",
    en="list all settings, and where each comes from, as in: reportlint config",
)
SCHEMA = Message(zh="输出设置文件的 JSON schema", en="print the JSON schema of a settings file")
CODE = Message(zh="规则代码或名称", en="code or name of a rule")
KIND = Message(
    zh="rule（Python 规则）、rule-file（规则文件）或 plugin（规则包）",
    en="rule: a rule in Python; rule-file: one in YAML; plugin: a package to install",
)
NAME = Message(
    zh="名称，小写英文字母，用 - 连接，如 fees-stated",
    en="its name, in small letters joined by -, such as fees-stated",
)
FOLDER = Message(
    zh="写在哪个文件夹（默认当前文件夹；插件另建子文件夹）",
    en="where to write (default: here; a plugin gets a folder of its own in it)",
)
NEW_CODE = Message(
    zh="规则代码，如 ACM001（默认按名称取）",
    en="code of the rule, such as ACM001 (default: of the name)",
)
COMPLETION = Message(
    zh="输出补全脚本，按 Tab 补全命令。例：reportlint completion bash",
    en="print a script that lets a shell complete, as in: reportlint completion bash",
)
SHELL = Message(zh="bash、zsh、fish 或 powershell", en="bash, zsh, fish or powershell")
HELP = Message(zh="显示帮助", en="show this help")
VERSION = Message(zh="显示版本", en="show the version")

HELP_ALL = Message(zh="显示全部选项", en="show all options")
