"""All that the outcome of a check depends on besides the report: code and settings."""

import json
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_CODE = ("reportlint", "reportlint.grammar", "reportlint.plugins", "reportlint.rules")
# What the interpreter writes beside the code, and no code is.
_NO_CODE = ("__pycache__",)


def digest(
    settings: Mapping[str, Any], files: Iterable[Path] = (), modules: Iterable[str] = ()
) -> str:
    """Return a text that changes with anything that a check depends on besides the report.

    That is the code and the data of reportlint itself, of the packages of some modules, and of
    some files, a Python file with all others in its folder; the versions of everything that is
    installed; and settings, which are plain data.
    """
    hashed = sha256()
    installed = sorted({f"{item.name} {item.version}" for item in distributions()})
    plain = [platform.python_version(), sys.platform, installed, settings]
    hashed.update(json.dumps(plain, default=repr, sort_keys=True).encode("utf-8"))
    for path in _sources(files, modules):
        content = path.read_bytes() if path.is_file() else b""
        hashed.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        hashed.update(content)
    return hashed.hexdigest()


def _sources(files: Iterable[Path], modules: Iterable[str]) -> Iterator[Path]:
    """Yield the files of code and data, each once, in an order of their own."""
    roots = {folder for package in _CODE for folder in _folders(package)}
    found = set(files)
    found |= {other for path in found if path.suffix == ".py" for other in path.parent.glob("*.py")}
    for name in modules:
        package = name.partition(".")[0]
        roots |= _folders(package)
        spec = find_spec(package)
        if spec and spec.origin:
            found.add(Path(spec.origin))
    for root in roots:
        found |= {path for path in root.rglob("*") if path.is_file() and _counts(path)}
    yield from sorted(found)


def _folders(package: str) -> set[Path]:
    spec = find_spec(package)
    return {Path(folder) for folder in (spec and spec.submodule_search_locations) or ()}


def _counts(path: Path) -> bool:
    return not any(part in _NO_CODE for part in path.parts)
