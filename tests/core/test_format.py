"""Report formats as data."""

import pytest

from reportlint.errors import PluginError
from reportlint.formats import built_in_formats, read_format

GID2021, GID2019 = built_in_formats()


def test_the_2021_form_has_200_cells() -> None:
    counts = {table.id: len(list(table.paths())) for table in GID2021.tables}

    assert counts == {"t2": 10, "t3": 175, "t4": 15}


def test_the_2021_form_has_42_reconciliations() -> None:
    optional = {path for path in GID2021.parts}
    names = [
        equation.name for equation in GID2021.equations() if optional.isdisjoint(equation.right)
    ]

    assert {name: names.count(name) for name in names} == {
        "row-total": 25,
        "result-total": 7,
        "roll-forward": 7,
        "case-total": 3,
    }


def test_the_2019_form_has_198_cells() -> None:
    counts = {table.id: len(list(table.paths())) for table in GID2019.tables}

    assert counts == {"t2": 22, "t3": 161, "t4": 15}


def test_the_2019_form_has_40_reconciliations() -> None:
    names = [equation.name for equation in GID2019.equations()]

    assert {name: names.count(name) for name in names} == {
        "row-total": 23,
        "result-total": 7,
        "roll-forward": 7,
        "case-total": 3,
    }


def test_each_year_has_one_form() -> None:
    forms = {
        year: [known.id for known in built_in_formats() if known.covers(year)]
        for year in (2018, 2019, 2020, 2021, 2030)
    }

    assert forms == {
        2018: [],
        2019: ["gid2019"],
        2020: ["gid2019"],
        2021: ["gid2021"],
        2030: ["gid2021"],
    }


def test_what_both_forms_have_is_worded_alike_in_both() -> None:
    """The files repeat each other; a wording that is added to one belongs in the other."""
    rows = [
        {row.id: row.model_copy(update={"parts": ()}) for row in known.table("t3").rows()}
        for known in built_in_formats()
    ]
    both = rows[0].keys() & rows[1].keys()

    assert GID2019.sections == GID2021.sections
    assert GID2019.table("t4") == GID2021.table("t4")
    assert GID2019.reconciliations == GID2021.reconciliations
    assert len(both) == 23
    assert {row: rows[0][row] for row in both} == {row: rows[1][row] for row in both}


def test_a_label_has_the_same_role_in_every_form() -> None:
    both = GID2019.labels.keys() & GID2021.labels.keys()

    assert {key: GID2019.labels[key] for key in both} == {key: GID2021.labels[key] for key in both}


def test_the_outcomes_add_up_over_21_rows_that_include_all_details() -> None:
    equation = next(GID2021.equations("result-total"))

    rows = [part for path in equation.left for part in GID2021.parts.get(path, (path,))]

    assert len(rows) == 21
    assert len(set(rows)) == 21


def test_a_file_that_is_no_toml_is_an_error_that_names_it() -> None:
    with pytest.raises(PluginError, match=r"broken\.toml"):
        read_format("id = ", "broken.toml")


def test_a_reconciliation_of_unknown_cells_is_an_error() -> None:
    text = """
        id = "x"
        first_year = 2030
        basis = "b"
        title = { zh = "z", en = "e" }
        sections = []
        tables = []
        [[reconciliations]]
        name = "sum"
        over = { a = "A" }
        left = ["t9.{}.b"]
        right = ["t9.{}.c"]
    """

    with pytest.raises(PluginError, match=r"no such cell: t9\.a\.b"):
        read_format(text, "x.toml")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(PluginError, match="colour"):
        read_format('id = "x"\ncolour = "red"', "x.toml")
