"""Settings for all tests."""

import os

from hypothesis import HealthCheck, settings

# Tests start the command some hundred times: compiled once is enough.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
settings.register_profile(
    "reportlint",
    deadline=None,
    max_examples=int(os.environ.get("REPORTLINT_EXAMPLES", "15")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("reportlint")
