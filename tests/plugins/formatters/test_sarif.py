"""SARIF: what services and editors make use of."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given

from reportlint import Language, Source, valid
from reportlint.testing import written
from tests.plugins.formatters.forms import (
    ENGINE,
    FAULTY,
    HOSTILE,
    UNREAD_ROW,
    of_word,
    read,
    read_sarif,
    render,
    result,
    unread,
)


def test_a_result_names_rule_place_and_fingerprint() -> None:
    run = read("sarif", result())

    (found,) = (item for item in run["results"] if item["ruleId"] == "TOT004")
    assert found["level"] == "error"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "folder/%E6%8A%A5%E5%91%8A.txt"
    region = place["region"]
    line = FAULTY.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "99"
    assert FAULTY[region["charOffset"] :][: region["charLength"]] == "99"
    assert run["columnKind"] == "unicodeCodePoints"
    marks = found["partialFingerprints"]
    assert len(marks["reportlint/v1"]) == 16
    assert marks["primaryLocationLineHash"] == marks["reportlint/v1"]
    assert found["relatedLocations"][0]["message"]["text"]
    assert found["suppressions"] == []
    assert run["invocations"][0]["executionSuccessful"]


def test_every_result_has_its_rule_with_a_page() -> None:
    run = read("sarif", result())

    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert {item["ruleId"] for item in run["results"]} <= set(rules)
    assert set(ENGINE.rules) <= set(rules)
    rule = rules["TOT004"]
    assert rule["name"] == "case-total"
    assert rule["defaultConfiguration"]["level"] == "error"
    assert rule["help"]["markdown"].startswith("# TOT004 case-total")
    assert "TOT" in rule["properties"]["tags"]


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en-US")])
def test_the_log_names_its_language(language: Language, tag: str) -> None:
    assert read_sarif(render("sarif", result(), language))["language"] == tag


def test_a_place_in_a_word_file_is_a_logical_one() -> None:
    (found,) = read("sarif", of_word())["results"]

    (location,) = found["locations"]
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "table 6, row 4, column 5"
    assert location["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize("path", ["a.docx", None])
def test_what_could_not_be_checked_is_no_success(path: str | None) -> None:
    run = read("sarif", unread("broken", path))

    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("error", "broken")
    (found,) = run["results"]
    assert (found["ruleId"], found["level"]) == ("not-checked", "error")
    assert found["locations"]


def test_a_row_that_was_not_read_is_told_at_its_place() -> None:
    run = read("sarif", result(UNREAD_ROW))

    told = run["invocations"][0]["toolExecutionNotifications"]
    assert all(item["descriptor"]["id"] == "unread" for item in told)
    assert told[0]["locations"][0]["physicalLocation"]["region"]["startLine"] > 1


def test_what_is_set_aside_is_suppressed() -> None:
    text = FAULTY + "\nreportlint: ignore-file TOT004 -- known\n"

    run = read("sarif", ENGINE.check(Source("a.txt", text)))

    (found,) = (item for item in run["results"] if item["ruleId"] == "TOT004")
    (suppression,) = found["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("inSource", "accepted")
    assert suppression["justification"] == "known"
    assert found["partialFingerprints"]


def test_a_notice_is_told_as_one_about_settings() -> None:
    text = FAULTY + "\nreportlint: ignore-file YRS001 -- not needed\n"

    run = read("sarif", ENGINE.check(Source("a.txt", text)))

    (told,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert told["level"] == "note"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.txt", "a%20b.txt"),
        ("./a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/tmp/年.txt", "file:///tmp/%E5%B9%B4.txt"),
        ("C:\\年报\\a.txt", "file:///C:/%E5%B9%B4%E6%8A%A5/a.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_path_is_a_reference(path: str, uri: str) -> None:
    (found,) = read("sarif", unread("broken", path))["results"]

    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@given(HOSTILE.filter(bool))
def test_a_reference_is_ascii_and_leads_back_to_the_path(path: str) -> None:
    (found,) = read("sarif", unread("broken", f"folder/{path}"))["results"]

    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert (urlsplit(uri).scheme, urlsplit(uri).query, urlsplit(uri).fragment) == ("", "", "")
    if not any("\ud800" <= char <= "\udfff" for char in path):
        assert unquote(uri) == f"folder/{path}"


def test_a_finding_in_a_text_says_how_it_is_mended() -> None:
    text = written(valid.with_sentence("s1", "打造统一的的网站页面。"))

    (found,) = read("sarif", result(text))["results"]

    (fix,) = found["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    assert text[region["charOffset"] :][: region["charLength"]] == "的的"
    assert replacement["insertedContent"]["text"] == "的"


def test_json_says_how_a_finding_is_mended() -> None:
    text = written(valid.with_sentence("s1", "打造统一的的网站页面。"))

    (found,) = read("json", result(text)).reports[0].findings

    (fix,) = found.fixes
    assert (text[fix.offset : fix.end_offset], fix.text) == ("的的", "的")
