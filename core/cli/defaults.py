"""What settings say in the place of options that are not given."""

from typing import Any

from reportlint.configuration.settings import Settings

# Settings that options take over as they are. Which rules run is the engine's business, since it
# has to tell settings, their overrides and options apart.
_ALIKE = (
    *("exclude", "encoding", "format", "output", "fail_on", "jobs", "cache", "cache_dir"),
    *("baseline", "waivers"),
)


def defaults_of(settings: Settings) -> dict[str, Any]:
    """Return the values of options that settings give, by the names of the arguments."""
    found = {key: getattr(settings, key) for key in _ALIKE if key in settings.model_fields_set}
    if settings.limits:
        found["limit"] = [f"{name}={number}" for name, number in settings.limits.items()]
    return found
