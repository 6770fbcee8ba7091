"""Writes a page for a browser: the verdict, the list of reports, the reports, and the rules.

The page loads nothing, and runs no script but its own: its policy names the hashes of its style
and its script, so nothing that a report holds could run even if it were not escaped.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from tempfile import SpooledTemporaryFile
from typing import IO

from reportlint import Language, Result, Summary, Writer
from reportlint.plugins.formatters import html_words as words
from reportlint.plugins.formatters.html_markup import Html, element, joined
from reportlint.plugins.formatters.html_report import report_parts
from reportlint.plugins.formatters.html_summary import rules_shown, toolbar, verdict

# No HTML has this character: html_markup replaces it.
_ARTICLE_FOLLOWS = "\0"
_IN_MEMORY = 16_000_000
_BLOCK = 1_000_000
_CODES = {"zh": "zh-CN", "en": "en"}


def page_piece(result: Result, language: Language) -> str:
    """Return the line of a file in the list of reports, and behind a mark the file itself."""
    return _ARTICLE_FOLLOWS.join(report_parts(result, language))


class PageWriter(Writer):
    """Keeps the reports until the verdict is known, which stands before them."""

    def __init__(self, stream: IO[str], language: Language) -> None:
        self._write = stream.write
        self._language: Language = language
        self._rows: list[str] = []
        # It is closed where the page is finished, or with the process.
        self._articles: IO[str] = SpooledTemporaryFile(  # noqa: SIM115
            _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline=""
        )

    def add(self, piece: str) -> None:
        """Keep a file for the page."""
        row, article = piece.split(_ARTICLE_FOLLOWS)
        self._rows.append(row)
        self._articles.write(article)

    def finish(self, summary: Summary) -> None:
        """Write the page; a report that is the only one is not folded."""
        language = self._language
        self._write(_head(language))
        self._write(verdict(summary, language))
        self._write(_index(self._rows, language))
        self._write(toolbar(summary, language))
        self._write('<main id="reports">')
        self._articles.seek(0)
        if len(self._rows) == 1:
            self._write(self._articles.read().replace("<details", "<details open", 1))
        while block := self._articles.read(_BLOCK):
            self._write(block)
        self._articles.close()
        self._write("</main>")
        self._write(rules_shown(summary, language))
        self._write(f"<script>{_data('page.js')}</script></body></html>\n")


def _head(language: Language) -> Html:
    title = words.TITLE.text(language)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(_data('page.css'))}'",
            f"script-src '{_hash(_data('page.js'))}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    inside = joined(
        (
            Html('<meta charset="utf-8">'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
            Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            Html('<meta name="referrer" content="no-referrer">'),
            Html('<meta name="color-scheme" content="light dark">'),
            element("title", title),
            Html(f"<style>{_data('page.css')}</style>"),
        )
    )
    return Html(f'<!DOCTYPE html><html lang="{_CODES[language]}"><head>{inside}</head><body>')


def _index(rows: list[str], language: Language) -> Html:
    """Return the list of reports, which one report does not need."""
    if len(rows) < 2:
        return Html("")
    titles = (words.REPORT, words.ABOUT, words.VERDICT)
    heads = (element("th", title.text(language), scope="col") for title in titles)
    table = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *map(Html, rows)),
    )
    title = element("h2", words.INDEX.text(language))
    return element("nav", title, table, class_="index", aria_label=words.INDEX.text(language))


@cache
def _data(name: str) -> Html:
    data = files("reportlint.plugins.formatters").joinpath("html_page", name)
    return Html(data.read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
