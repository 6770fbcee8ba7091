"""Reads Excel files."""

from reportlint import Reader, ReadingOptions, Source, hookimpl


class ExcelReader(Reader):
    """Reads .xlsx files: the values that were computed last, as their formats show them."""

    name = "excel"
    suffixes = (".xlsx",)

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Return the text; raises InputError where the file is damaged or beyond the limits."""
        # Start-up counts: only Excel files need these.
        from reportlint.plugins.readers.excel_workbook import read_workbook
        from reportlint.plugins.readers.office import Package

        return read_workbook(Package(data, name, options.limits, program="Excel"))


@hookimpl
def reportlint_readers() -> tuple[Reader, ...]:
    """Return this reader."""
    return (ExcelReader(),)
