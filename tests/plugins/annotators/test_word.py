"""Comments in Word files: at just the characters that they are about, and nothing else changed."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import Annotated, Engine, InputError, Limits, Note, Severity, Source, Span, notes_of
from reportlint.plugins.annotators.word import WordAnnotator
from reportlint.testing import Draft, standard_draft
from reportlint.testing.strategies import drafts
from tests.plugins.readers.test_word import (
    HABITS,
    NAMESPACES,
    cell,
    marked,
    paragraph,
    run,
    table,
)
from tests.writers.word import add_list, put_in_list, saved, word

ENGINE = Engine(third_party=False)
FAULTY = standard_draft().with_cells({"t4.review.total": "99"})
PHONE = "13912345678"


def document_of(*blocks: str) -> bytes:
    """Return a document of such blocks."""
    document = docx.Document()
    root: Any = document.element
    body = root.body
    blocks_of: Any = parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>")
    for element in blocks_of:
        body.insert(len(body) - 1, element)
    return saved(document)


def note_on(source: Source, start: int, end: int) -> Note:
    """Return a note on a stretch of the text."""
    stretches = [item for item in source.origins if item.start < end and start < item.end]
    places = tuple(dict.fromkeys(item.origin for item in stretches))
    return Note(
        "题", ("话",), Severity.ERROR, Span(start, end), tuple(item.fields() for item in places)
    )


def annotated(data: bytes, *notes: Note) -> Annotated:
    return WordAnnotator().annotate(data, "a.docx", notes, "zh", Limits())


def noted(data: bytes, *words: str) -> Annotated:
    """Return a copy with a note on each of some words."""
    source = ENGINE.read_bytes(data, "a.docx")
    starts = [(source.text.index(word), word) for word in words]
    notes = (note_on(source, start, start + len(word)) for start, word in starts)
    return annotated(data, *notes)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def shown(data: bytes) -> list[str]:
    """Return the texts of all paragraphs, wherever they stand, as python-docx tells them."""
    root: Any = opened(data).element
    return ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]


def marked_texts(data: bytes) -> dict[str, str]:
    """Return what stands between the marks of each comment, by the text of the comment."""
    document = opened(data)
    texts = {str(item.comment_id): item.text for item in document.comments}
    found: dict[str, str] = {}
    open_: dict[str, str] = {}
    for node in document.element.iter():
        if node.tag == qn("w:commentRangeStart"):
            open_[node.get(qn("w:id"))] = ""
        elif node.tag == qn("w:commentRangeEnd"):
            number = node.get(qn("w:id"))
            found[texts[number]] = open_.pop(number)
        elif node.tag == qn("w:t"):
            open_ = {number: text + (node.text or "") for number, text in open_.items()}
    assert not open_
    references = [node.get(qn("w:id")) for node in document.element.iter(qn("w:commentReference"))]
    assert sorted(references) == sorted(texts)
    return found


@settings(max_examples=4)
@given(draft=drafts(), habits=HABITS, data=st.data())
def test_a_comment_stands_at_just_the_characters_of_its_note(
    draft: Draft, habits: dict[str, object], data: st.DataObject
) -> None:
    file = word(draft, **habits)  # type: ignore[arg-type]  # drawn
    source = ENGINE.read_bytes(file, "a.docx")
    stretches = [item for item in source.origins if source.text[item.start : item.end].strip(" |")]
    chosen = data.draw(st.lists(st.sampled_from(stretches), min_size=1, max_size=8))
    notes = []
    for number, stretch in enumerate(chosen):
        start = data.draw(st.integers(stretch.start, stretch.end - 1))
        end = data.draw(st.integers(start + 1, stretch.end))
        note = note_on(source, start, end)
        notes.append(Note(f"题{number}", (), None, note.span, note.places))

    copy = annotated(file, *notes)

    found = {title: "".join(text.split()) for title, text in marked_texts(copy.data).items()}
    for note in notes:
        said = "".join(source.slice(note.span or Span(0, 0)).replace("|", "").split())
        if habits.get("automatic"):  # the numbers of headings stand nowhere in the file
            assert said.lstrip("一二三四五六、") in found[note.title]
        elif said:
            assert found[note.title] == said
    assert copy.displaced == 0
    assert shown(copy.data) == shown(file)


def test_the_findings_of_a_report_become_comments() -> None:
    data = word(FAULTY)
    result = ENGINE.check_bytes(data, "a.docx")

    copy = annotated(data, *notes_of(result, "zh"))

    ((said, at),) = marked_texts(copy.data).items()
    assert at == "99"
    assert said.splitlines()[:4] == [
        "错误 TOT004 case-total",
        "“行政复议”：四种结果之和为 7，总计写 99",
        "现写：99",
        "应为：7",
    ]
    assert "算式：3 + 1 + 2 + 1 = 7 ≠ 99" in said
    (comment,) = opened(copy.data).comments
    assert (comment.author, comment.initials) == ("reportlint", "RL")


def test_a_run_is_cut_and_keeps_its_properties() -> None:
    data = document_of(f"<w:p>{marked('办结率为90%，下降', '<w:b/>')}</w:p>")

    copy = noted(data, "90%")

    runs = [item for item in opened(copy.data).paragraphs[0].runs if item.text]
    assert [(item.text, item.bold) for item in runs] == [
        ("办结率为", True),
        ("90%", True),
        ("，下降", True),
    ]


def test_several_notes_at_one_place_are_several_comments() -> None:
    data = document_of(paragraph("办结率为90%"))
    source = ENGINE.read_bytes(data, "a.docx")
    note = note_on(source, 4, 7)

    copy = annotated(
        data, note, Note("另", (), None, Span(4, 7), note.places), note_on(source, 0, 7)
    )

    assert len(list(opened(copy.data).comments)) == 3
    assert marked_texts(copy.data)["另"] == "90%"


ODD = {
    "a link": f"<w:p><w:hyperlink w:anchor='x'>{run('办结率90%了')}</w:hyperlink></w:p>",
    "an insertion": f"<w:p><w:ins w:id='1' w:author='甲'>{run('办结率90%了')}</w:ins></w:p>",
    "the end of a run": f"<w:p>{run('办结率90%')}{run('了')}</w:p>",
    "a control": f"<w:sdt><w:sdtContent><w:p>{run('办结率90%')}</w:p></w:sdtContent></w:sdt>",
    "a control in a line": f"<w:p><w:sdt><w:sdtContent>{run('率90%')}</w:sdtContent></w:sdt></w:p>",
    "tabs": "<w:p><w:r><w:t>率</w:t><w:tab/><w:t>90%</w:t><w:br/><w:t>了</w:t></w:r></w:p>",
    "a cell": table(cell("率") + cell("90%")),
    "a cell in a cell": table(f"<w:tc>{table(cell('内') + cell('90%'))}<w:p/></w:tc>" + cell("外")),
    "a frame": table(cell("办结率90%")),
    "several runs": f"<w:p>{run('率9')}{run('0')}{run('%了')}</w:p>",
    "a field": f"<w:p><w:fldSimple w:instr='X'>{run('率90%')}</w:fldSimple></w:p>",
}


@pytest.mark.parametrize("block", ODD.values(), ids=ODD)
def test_comments_stand_exactly_in_every_part_of_a_document(block: str) -> None:
    data = document_of(paragraph("题目"), block, paragraph("末"))

    copy = noted(data, "90%")

    assert list(marked_texts(copy.data).values()) == ["90%"]
    assert shown(copy.data) == shown(data)
    assert copy.displaced == 0


BOX = f"<w:txbxContent>{paragraph('办结率90%')}</w:txbxContent>"
WHOLE = {
    "a text box": f"<w:p>{run('文')}<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r></w:p>",
    "a text box in two forms": (
        f"<w:p>{run('文')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}"
        f"</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "a reading over words": (
        f"<w:p>{run('文')}<w:r><w:ruby><w:rt>{run('字')}</w:rt><w:rubyBase>{run('90%')}"
        "</w:rubyBase></w:ruby></w:r></w:p>"
    ),
    "blanks that are not shown": "<w:p><w:r><w:t> 率90%了 </w:t></w:r></w:p>",
}


@pytest.mark.parametrize("block", WHOLE.values(), ids=WHOLE)
def test_what_cannot_be_cut_has_its_comment_around_the_whole(block: str) -> None:
    data = document_of(paragraph("题目"), block)

    copy = noted(data, "90%")

    (at,) = marked_texts(copy.data).values()
    assert "90%" in at
    assert shown(copy.data) == shown(data)


def test_a_note_on_an_automatic_number_stands_at_its_paragraph() -> None:
    document = docx.Document()
    add_list(document, "%1、", "chineseCounting")
    put_in_list(document.add_paragraph("标题"))
    put_in_list(document.add_paragraph(""))
    data = saved(document)
    source = ENGINE.read_bytes(data, "a.docx")
    first, second = source.text.index("一"), source.text.index("二")

    copy = annotated(data, note_on(source, first, first + 2), note_on(source, second, second + 1))

    assert len(list(opened(copy.data).comments)) == 2
    assert copy.displaced == 0


def test_a_note_on_the_whole_stands_at_the_first_paragraph_that_has_a_text() -> None:
    data = document_of("<w:p/>", paragraph("年度报告"), paragraph("正文"))

    copy = annotated(data, Note("整份", ("话",), None))

    assert marked_texts(copy.data) == {"整份\n话": "年度报告"}
    assert copy.displaced == 0


def test_notes_without_a_place_are_one_comment_at_the_beginning_that_says_so() -> None:
    data = document_of(paragraph("年度报告"), paragraph("正文"))
    lost = Note("题", ("话",), Severity.ERROR, Span(900, 901), ({"kind": "word-paragraph"},))

    copy = annotated(data, lost, lost)

    ((said, at),) = marked_texts(copy.data).items()
    assert said.startswith("以下 2 条没能标到原处")
    assert said.count("话") == 2
    assert at == "年度报告"
    assert copy.displaced == 2


def test_comments_that_a_file_has_are_kept() -> None:
    document = docx.Document()
    line = document.add_paragraph("办结率90%")
    document.add_comment(line.runs, text="原有的", author="甲")

    copy = noted(saved(document), "90%")

    comments = list(opened(copy.data).comments)
    assert [item.author for item in comments] == ["甲", "reportlint"]
    assert len({item.comment_id for item in comments}) == 2
    assert marked_texts(copy.data)["原有的"] == "办结率90%"


def test_all_else_in_the_file_stays_as_it_is() -> None:
    data = word(FAULTY)

    copy = noted(data, "99")

    with ZipFile(io.BytesIO(data)) as old, ZipFile(io.BytesIO(copy.data)) as new:
        assert new.testzip() is None
        kept = {name: old.read(name) for name in old.namelist()}
        changed = {name for name in kept if new.read(name) != kept[name]}
        added = set(new.namelist()) - set(kept)
    assert changed == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert added == {"word/comments.xml"}


def test_what_no_xml_can_hold_is_replaced() -> None:
    data = document_of(paragraph("正文"))

    copy = annotated(data, Note("题\x01", ("\ud800话",), None))

    assert [item.text for item in opened(copy.data).comments] == ["题\ufffd\n\ufffd话"]


def test_private_numbers_are_masked_in_comments() -> None:
    draft = standard_draft()
    prose = (*draft.prose["s1"], f"申请人电话{PHONE}，已经答复。")
    data = word(draft.with_prose("s1", prose))
    result = ENGINE.check_bytes(data, "a.docx")

    copy = annotated(data, *notes_of(result, "zh"))

    said = [item.text for item in opened(copy.data).comments]
    assert any("PRV" in text for text in said)
    assert not any(PHONE in text for text in said)


def test_a_broken_file_is_named() -> None:
    with pytest.raises(InputError, match=r"a\.docx"):
        annotated(b"PK no archive", Note("题", (), None))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_shows_the_same_text(tmp_path: Path) -> None:
    data = word(FAULTY, torn=True)
    (tmp_path / "old.docx").write_bytes(data)
    (tmp_path / "new.docx").write_bytes(noted(data, "99", "总体情况", "本年").data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]

    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "old.docx", tmp_path / "new.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )

    old, new = ((tmp_path / name).read_text("utf-8") for name in ("old.txt", "new.txt"))
    assert len(old) > 1000
    assert new == old
