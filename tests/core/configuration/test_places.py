"""Where the keys and values of a TOML document stand."""

import tomllib
from collections.abc import Iterator
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from reportlint.configuration.places import Place, Steps, places_in

NAMES = st.text("ab-_1 .\"'#[=", min_size=1, max_size=4)
VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


def steps_of(value: Any, above: Steps = ()) -> Iterator[Steps]:
    """Yield the way to everything in a document."""
    inside: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for key, item in inside:
        yield (*above, key)
        yield from steps_of(item, (*above, key))


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.booleans())
def test_all_keys_and_items_of_any_document_are_found(
    document: dict[str, Any], multiline: bool
) -> None:
    text = tomli_w.dumps(document, multiline_strings=multiline)

    found = places_in(text, "a.toml")

    assert set(found) == set(steps_of(tomllib.loads(text)))


@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_places_lie_in_the_text_in_the_order_of_the_document(document: dict[str, Any]) -> None:
    text = tomli_w.dumps(document)
    lines = text.split("\n")

    found = list(places_in(text, "a.toml").values())

    assert found == sorted(found)
    assert all(place.column <= len(lines[place.line - 1]) for place in found)


def test_what_looks_like_a_key_inside_a_text_is_none() -> None:
    text = 'a = """\nb = 1\n"""\nb = 2 # c = 3\n'

    assert places_in(text, "a.toml") == {
        ("a",): Place("a.toml", 1, 1),
        ("b",): Place("a.toml", 4, 1),
    }


def test_items_and_keys_in_one_line_have_columns_of_their_own() -> None:
    found = places_in('t = {a = [1, "x]", {b = 2}], c.d = 3}', "a.toml")

    assert {steps: place.column for steps, place in found.items()} == {
        ("t",): 1,
        ("t", "a"): 6,
        ("t", "a", 0): 11,
        ("t", "a", 1): 14,
        ("t", "a", 2): 20,
        ("t", "a", 2, "b"): 21,
        ("t", "c"): 30,
        ("t", "c", "d"): 30,
    }


def test_what_lies_too_deep_has_the_place_of_what_is_above_it() -> None:
    found = places_in(f"x = {'[' * 99}1{']' * 99}", "a.toml")

    assert max(map(len, found)) == 20


def test_tables_in_a_list_are_counted() -> None:
    found = places_in("[[o]]\n[o.s]\nk = 1\n[[o]]\nk = 1\n", "a.toml")

    assert found["o", 0, "s", "k"].line == 3
    assert found["o", 1, "k"].line == 5
