"""Why values of a table are left unread."""

from reportlint.messages import Message
from reportlint.model import Unparsed
from reportlint.tables.rows import Line

NO_VALUES = Message(
    zh="“{label}”没有读到数值，应有 {expected} 个",
    en="“{label}”: no values were read, {expected} were expected",
)
WRONG_WIDTH = Message(
    zh="“{label}”读到 {found} 个数值，应有 {expected} 个，无法确定各值属于哪一列",
    en="“{label}”: {found} values were read for {expected} columns, so none is put under one",
)
OPEN_BLANKS = Message(
    zh="“{label}”的空白与同表其他行不一致，无法确定哪些空白是单元格、各值属于哪一列",
    en="“{label}”: its blanks are not those of the other rows, so it is open which are cells",
)
TWICE = Message(
    zh="“{label}”出现两次且数值不同，无法确定以哪一处为准",
    en="“{label}” stands twice with different values, so neither is relied on",
)
NO_HEADER = Message(
    zh="“{label}”所在表格的列名与格式不同或不全，无法确定数值属于哪一列",
    en=(
        "“{label}”: the columns of its table are not all named as in the form, so no value is put "
        "under one"
    ),
)
OTHER_ORDER = Message(
    zh="“{label}”所在表格的列序与格式不同，数值没有读入",
    en="“{label}”: the columns of its table stand in another order than in the form",
)
OTHER_YEAR = Message(
    zh="“{label}”所在的表格标着“{said}”，不像本年度的数据，没有读入",
    en=(
        "“{label}”: over its table stands “{said}”, so its values are not taken for those of the "
        "report's year"
    ),
)
OTHER_UNIT = Message(
    zh="“{label}”所在表格的单位写作“{said}”，与格式不同，数值没有读入",
    en="“{label}”: its table says “{said}”, a unit other than that of the form",
)
BESIDE_PARTS = Message(
    zh="“{label}”一行有数值，其子项也在表中，无法确定这些数值属于哪一行",
    en="“{label}” has values though its items are listed too, so it is open whose they are",
)
NO_FIGURE = Message(
    zh="{cell} 写作“{raw}”，未能读出数值",
    en="{cell} says “{raw}”, from which no figure was read",
)
PICTURE_IN_CELL = Message(
    zh="{cell} 是图片或控件，其中的内容没有读入",
    en="{cell} is a picture or a control, which was not read",
)
PICTURE_OF_TABLE = Message(
    zh="这里是图片，可能就是{table}，其中的内容没有读入；请提供带表格的网页、Word 或 PDF 原件",
    en=(
        "a picture stands here, which may be {table} and was not read: give the web page, Word or "
        "PDF file with the table as text"
    ),
)
LEFT_OUT = Message(
    zh="文件的这一部分（整页图片或嵌入的文档）没有读入，其中可能有报告的内容；请提供全部为文字的文件",
    en=(
        "this part of the file, a page that is a picture or a document within the document, was "
        "not read and may hold a part of the report: give a file that is text throughout"
    ),
)
TWO_REPORTS = Message(
    zh="文中不止一份报告：“{first}”和“{second}”，无法确定以哪一份为准；请分成几个文件分别检查",
    en=(
        "there is more than one report in the text: “{first}” and “{second}”; "
        "put each into a file of its own"
    ),
)
NO_LABEL = Message(
    zh="这些数值前面没有可识别的行名，未读入",
    en="no known label stands before these values, so they were not read",
)


WRAPPED = Message(
    zh="“{label}”上一行单独有一个数字，可能是本行某个数值的前半，没有读入",
    en="“{label}”: the number alone in the line above may be the beginning of one of its values",
)
ALONE = Message(
    zh="“{label}”的最后一个数字单独占一行，可能是页码，没有读入",
    en="“{label}”: its last figure stands in a line of its own and may be the number of a page",
)
YEAR_ALONE = Message(
    zh="“{label}”下面单独占一行的数字像是年份，没有读入",
    en="“{label}”: the figure in a line of its own below it looks like a year",
)
PAGE_ALONE = Message(
    zh="“{label}”下面单独占一行的数字正好接上文中的页码，可能是页码，没有读入",
    en="“{label}”: the figure in a line of its own below it continues the numbers of pages",
)
GOES_ON = Message(
    zh="“{label}”的数值后面还有没有行名的数值，可能也是本行的，没有读入",
    en="“{label}”: more figures without a label come right behind it and may be a part of it",
)
BEFORE_OR_BEHIND = Message(
    zh="“{label}”所在表格的第一行前面就有数值，无法确定各行的数值在行名之前还是之后",
    en="“{label}”: figures stand before the first row of its table, so each row's may stand there",
)
IN_A_SENTENCE = Message(
    zh="“{label}”没有单独的单元格，数字写在文字里（{run}），没有读入",
    en="“{label}” has no cell for its figure, which stands among words (“{run}”)",
)
FUSED = Message(
    zh=(
        "“{label}”的数字连在一起（{run}），按合计关系不能唯一拆分，没有读入；"
        "请提供带表格的网页、Word 或 PDF 原件"
    ),
    en=(
        "“{label}”: its figures are fused ({run}) and the sums leave no single way to part them; "
        "give the web page, Word or PDF file with the table"
    ),
)


def left_unread(line: Line, reason: Message, text: str, said: str = "") -> Unparsed:
    """Return that the values of a row were left unread; said are the words that are the reason."""
    paths = line.place.paths
    why = reason.format(
        label=line.place.title,
        found=len(line.cells),
        expected=len(paths),
        run=text[line.span.start : line.span.end],
        said=said,
    )
    return Unparsed(reason=why, span=line.span, paths=paths)
