"""The page in a browser, as a person uses it."""

import base64
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from selenium import webdriver
from selenium.webdriver.remote.webelement import WebElement

from reportlint import Engine, Result, Source, valid
from reportlint.plugins.formatters.html import HtmlFormatter
from reportlint.rule import Example
from reportlint.testing import written

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1280,700",
)
# One browser for all of these, also where tests run in several processes.
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not here"),
    pytest.mark.xdist_group("browser"),
]
TWO_FAULTS = valid.with_cell("t3.new.total", 99).with_words("规范性文件", "规范文件")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    profile = f"--user-data-dir={tmp_path_factory.mktemp('browser')}"
    for option in (*OPTIONS, profile):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(DRIVER)
    with webdriver.Chrome(options, service) as driver:
        yield driver


def complaints(browser: webdriver.Chrome) -> Any:
    """Return what the browser has written to its console."""
    return browser.get_log("browser")  # type: ignore[no-untyped-call]  # selenium leaves it so


def is_lit(element: WebElement) -> bool:
    return "lit" in (element.get_attribute("class") or "").split()


def open_page(browser: webdriver.Chrome, folder: Path, *examples: Example) -> None:
    engine = Engine(third_party=False)
    results = [engine.check(Source(f"{n}.txt", written(item))) for n, item in enumerate(examples)]
    path = folder / "page.html"
    text = HtmlFormatter().render(Result.joined(results), "zh", engine.rules)
    path.write_text(text, encoding="utf-8")
    browser.get(path.as_uri())
    assert complaints(browser) == []


def test_a_click_on_a_finding_shows_its_place_and_back(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    open_page(browser, tmp_path, TWO_FAULTS)
    mark = browser.find_element("css selector", "mark.error")
    finding = browser.find_element("id", mark.get_attribute("data-f"))

    finding.find_element("css selector", ".where").click()

    assert is_lit(mark)
    assert browser.switch_to.active_element == mark
    assert 0 < browser.execute_script("return arguments[0].getBoundingClientRect().y", mark) < 700

    mark.click()

    assert is_lit(finding)
    assert complaints(browser) == []


def test_a_filter_hides_findings_and_counts_them(browser: webdriver.Chrome, tmp_path: Path) -> None:
    open_page(browser, tmp_path, TWO_FAULTS)
    output = browser.find_element("css selector", ".filter output")
    shown = output.text

    browser.find_element("css selector", ".pick.info input").click()

    assert not browser.find_element("css selector", ".finding.info").is_displayed()
    assert browser.find_element("css selector", ".finding.error").is_displayed()
    assert output.text != shown

    browser.find_element("css selector", "input[type=search]").send_keys("没有这样的字")

    assert output.text.startswith("显示 0 /")
    assert not browser.find_element("css selector", ".report").is_displayed()


def test_a_link_to_a_folded_report_unfolds_it(browser: webdriver.Chrome, tmp_path: Path) -> None:
    open_page(browser, tmp_path, TWO_FAULTS, valid)
    report = browser.find_element("css selector", ".report")
    assert report.get_attribute("open") is None

    browser.find_element("css selector", ".index a").click()

    assert report.get_attribute("open") is not None


def test_a_finding_is_copied(browser: webdriver.Chrome, tmp_path: Path) -> None:
    open_page(browser, tmp_path, TWO_FAULTS)
    finding = browser.find_element("css selector", ".finding.error")

    finding.find_element("css selector", ".copy").click()
    search = browser.find_element("css selector", "input[type=search]")
    search.send_keys(webdriver.Keys.CONTROL, "v")

    pasted = str(search.get_property("value"))
    assert finding.find_element("css selector", ".message").text in pasted
    assert "应为: " in pasted


def test_nothing_is_wider_than_a_telephone(browser: webdriver.Chrome, tmp_path: Path) -> None:
    metrics = {"width": 375, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        open_page(browser, tmp_path, TWO_FAULTS)

        assert browser.execute_script("return document.documentElement.scrollWidth") == 375
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_folded_reports_are_printed_and_buttons_are_not(
    browser: webdriver.Chrome, tmp_path: Path
) -> None:
    open_page(browser, tmp_path, TWO_FAULTS, valid)

    printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])

    with pdfplumber.open(BytesIO(printed)) as document:
        text = "".join(page.extract_text() for page in document.pages)
    assert text.count("问题清单") == 2
    assert "复制" not in text
