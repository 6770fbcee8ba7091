"""The plugins that reportlint brings itself, by the hook that they serve."""

# Each is loaded when its hook is first asked.
BUILT_IN = {
    "reportlint_rules": (
        "reportlint.rules.arithmetic",
        "reportlint.rules.cells",
        "reportlint.rules.citations",
        "reportlint.rules.cross_table",
        "reportlint.rules.narrative",
        "reportlint.rules.percentages",
        "reportlint.rules.plausibility",
        "reportlint.rules.privacy",
        "reportlint.rules.publishing",
        "reportlint.rules.sections",
        "reportlint.rules.totals",
        "reportlint.rules.typography",
        "reportlint.rules.years",
    ),
    "reportlint_formats": (),
    "reportlint_readers": (
        "reportlint.plugins.readers.excel",
        "reportlint.plugins.readers.html",
        "reportlint.plugins.readers.pdf",
        "reportlint.plugins.readers.text",
        "reportlint.plugins.readers.word",
    ),
    "reportlint_formatters": (
        "reportlint.plugins.formatters.baseline",
        "reportlint.plugins.formatters.checkstyle",
        "reportlint.plugins.formatters.concise",
        "reportlint.plugins.formatters.csv",
        "reportlint.plugins.formatters.github",
        "reportlint.plugins.formatters.gitlab",
        "reportlint.plugins.formatters.html",
        "reportlint.plugins.formatters.json",
        "reportlint.plugins.formatters.json_lines",
        "reportlint.plugins.formatters.junit",
        "reportlint.plugins.formatters.markdown",
        "reportlint.plugins.formatters.sarif",
        "reportlint.plugins.formatters.sums",
        "reportlint.plugins.formatters.text",
        "reportlint.plugins.formatters.xlsx",
    ),
    "reportlint_annotators": (
        "reportlint.plugins.annotators.pdf",
        "reportlint.plugins.annotators.word",
    ),
}


def is_built_in(plugin: str) -> bool:
    """Tell whether a plugin is one of these."""
    return any(plugin in names for names in BUILT_IN.values())
