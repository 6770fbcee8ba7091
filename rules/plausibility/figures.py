"""Get the figures that a rule weighs against each other, or say which one is not there."""

from collections.abc import Iterable

from reportlint import Cell, Message, NotAssessed, Related, Report

_ABSENT = Message(zh="报告中没有读到“{cell}”", en="“{cell}” was not read")
_NO_FIGURE = Message(zh="“{cell}”没有填写数字", en="“{cell}” holds no number")


def figures(report: Report, paths: Iterable[str]) -> tuple[list[Cell], NotAssessed | None]:
    """Return the cells at some paths; beside them why they will not do, None where they do."""
    found = []
    for path in paths:
        title = report.format.cell_title(path)
        cell = report.cells.get(path)
        if cell is None:
            return [], NotAssessed(_ABSENT.format(cell=title))
        if cell.value is None:
            return [], NotAssessed(_NO_FIGURE.format(cell=title), cell.span)
        found.append(cell)
    return found, None


def related(cells: Iterable[Cell], report: Report) -> tuple[Related, ...]:
    """Return the places of cells, with the labels that the form gives them."""
    titles = ((cell, report.format.cell_title(cell.path)) for cell in cells)
    return tuple(Related(Message(title, title), cell.span) for cell, title in titles)


def division(part: Cell, whole: Iterable[Cell], shown: object) -> Message:
    """Write the share of one figure in the sum of others."""
    terms = [str(cell.value) for cell in whole]
    divisor = f"({' + '.join(terms)})" if len(terms) > 1 else terms[0]
    text = f"{part.value} ÷ {divisor} = {shown}%"
    return Message(text, text)
