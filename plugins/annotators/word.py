"""Writes notes into Word files, as comments."""

from collections.abc import Sequence

from reportlint import Annotated, Annotator, Language, Limits, Note, hookimpl


class WordAnnotator(Annotator):
    """Writes comments of Word into .docx files, each at the characters that it is about."""

    name = "word"
    suffixes = (".docx",)

    def annotate(
        self, data: bytes, name: str, notes: Sequence[Note], language: Language, limits: Limits
    ) -> Annotated:
        """Return a copy with comments; raises InputError where the file cannot be read."""
        # Start-up counts: only Word files need this.
        from reportlint.plugins.annotators.word_copy import annotated

        return annotated(data, name, notes, language, limits)


@hookimpl
def reportlint_annotators() -> tuple[Annotator, ...]:
    """Return this annotator."""
    return (WordAnnotator(),)
