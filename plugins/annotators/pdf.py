"""Writes notes into PDF files, as highlights that open a note."""

from collections.abc import Sequence

from reportlint import Annotated, Annotator, Language, Limits, Note, hookimpl


class PdfAnnotator(Annotator):
    """Adds highlights to a PDF behind its end: what is before stays byte for byte."""

    name = "pdf"
    suffixes = (".pdf",)

    def annotate(
        self, data: bytes, name: str, notes: Sequence[Note], language: Language, limits: Limits
    ) -> Annotated:
        """Return a copy with highlights.

        Raises InputError where the file is protected or broken, UsageError without pypdf.
        """
        # Start-up counts: only PDF files need this.
        from reportlint.plugins.annotators.pdf_copy import annotated

        return annotated(data, name, notes, language)


@hookimpl
def reportlint_annotators() -> tuple[Annotator, ...]:
    """Return this annotator."""
    return (PdfAnnotator(),)
