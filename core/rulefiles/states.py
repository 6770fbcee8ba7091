"""The states that a cell or a text can be in."""

from reportlint.model import State
from reportlint.rulefiles.surroundings import Surroundings, Unknown

CELL_STATES = {
    "blank": (State.BLANK,),
    "zero": (State.ZERO,),
    "mark": (State.NA_MARK,),
    "text": (State.TEXT,),
    "number": (State.NUMBER, State.ZERO),
    "missing": (),
    "present": tuple(State),
}
TEXT_STATES = ("blank", "missing", "present")


def in_state(path: str, state: str, at: Surroundings) -> bool | Unknown:
    """Tell whether a cell is in a state."""
    cell = at.report.cells.get(path)
    if cell is None:
        return at.unknown(path, None) if at.report.is_unparsed(path) else state == "missing"
    return cell.state in CELL_STATES[state]
