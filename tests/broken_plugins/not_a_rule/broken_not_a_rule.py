"""A plugin whose hook brings something that is no rule."""

from reportlint import hookimpl


class Imposter:
    """Has a code and a check, but is no Rule."""

    code = "IMP001"

    def check(self, report: object) -> tuple[object, ...]:
        """Assert nothing."""
        return ()


@hookimpl
def reportlint_rules() -> tuple[object, ...]:
    """Return what is no rule."""
    return (Imposter,)
