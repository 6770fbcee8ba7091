"""Readers, formatters and the machinery that finds plugins."""

import pluggy

hookimpl = pluggy.HookimplMarker("reportlint")
"""Marks a function of a plugin as what reportlint asks for under the name of that function."""
