"""A plugin that exits when it is imported."""

import sys

sys.exit("set ACME_HOME first")
