"""What settings say in the place of options that are not given."""

from typing import Any

from reportlint.configuration.settings import Settings

FAIL_ON = "warning"
_READING = ("encoding", "limits")
_RUN = ("exclude", "format", "output", "fail_on", "jobs", "cache", "cache_dir")
# The settings that the options of a command take over as they are. Which rules run is the engine's
# business, since it has to tell settings, their overrides and options apart.
_TAKEN = {
    "check": (*_READING, *_RUN, "baseline", "waivers", "verdicts"),
    "extract": _READING,
    "cache": ("cache_dir",),
}


def taken(command: str, settings: Settings) -> dict[str, Any]:
    """Return the values of options that settings give, by the names of the arguments."""
    found: dict[str, Any] = {}
    for name in _TAKEN.get(command, ()):
        if name in settings.model_fields_set:
            value = getattr(settings, name)
            found[name] = list(value) if isinstance(value, tuple) else value
    if "limits" in found:
        limits = found.pop("limits")
        found["limit"] = [f"{name}={number}" for name, number in limits.items()]
    return found
