"""Settings for all tests."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "reportlint",
    deadline=None,
    max_examples=int(os.environ.get("REPORTLINT_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("reportlint")
