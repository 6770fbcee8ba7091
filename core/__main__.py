"""Run as `python -m reportlint`."""

import os
import sys

if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:
    # Python looks for modules, and so for plugins, in the folder that it is run in: a folder of
    # reports must not bring code along. The command `reportlint` does not look there either.
    del sys.path[0]

from reportlint.cli import main

sys.exit(main())
