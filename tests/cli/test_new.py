"""What `reportlint new` writes passes its own tests, and a plugin can be installed and removed."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from typing import Any

import pytest

from tests.cli.running import run, text_of

PLUGIN_FILES = {
    ".github/workflows/test.yml",
    ".gitignore",
    "README.md",
    "acme_rules/__init__.py",
    "acme_rules/granted_within_total.py",
    "pyproject.toml",
    "tests/conftest.py",
    "tests/test_acme_rules.py",
}


def new(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return run("new", *arguments, "--folder", folder, "--lang", "en")


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def pytest_in(folder: Path, python: str | Path = sys.executable) -> str:
    """Run the tests in a folder, as those who wrote them would; return what pytest says."""
    done = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error"],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if "PYTEST" not in key},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_a_rule_passes_its_test(tmp_path: Path) -> None:
    output = text_of(new(tmp_path, "rule", "fees-stated"))

    assert files_in(tmp_path) == {"fees_stated.py", "test_fees_stated.py"}
    assert f"wrote {tmp_path / 'fees_stated.py'}" in output
    assert "1 passed" in pytest_in(tmp_path)


def test_a_rule_bears_the_name_and_a_code_of_it(tmp_path: Path) -> None:
    new(tmp_path, "rule", "fees-stated")

    text = (tmp_path / "fees_stated.py").read_text(encoding="utf-8")
    assert "class FeesStated(Rule):" in text
    assert 'code = "FEE001"' in text
    assert 'name = "fees-stated"' in text


def test_the_letters_of_a_code_are_those_of_no_other_family(tmp_path: Path) -> None:
    new(tmp_path, "rule", "totals")

    assert 'code = "TOA001"' in (tmp_path / "totals.py").read_text(encoding="utf-8")


def test_a_code_may_be_given(tmp_path: Path) -> None:
    new(tmp_path, "rule", "fees-stated", "--code", "ZJX042")

    assert 'code = "ZJX042"' in (tmp_path / "fees_stated.py").read_text(encoding="utf-8")


def test_a_plugin_has_all_that_it_needs(tmp_path: Path) -> None:
    new(tmp_path, "plugin", "acme-rules")

    assert files_in(tmp_path / "acme-rules") == PLUGIN_FILES


def test_a_rule_in_a_package_says_where_to_list_it(tmp_path: Path) -> None:
    new(tmp_path, "plugin", "acme-rules")
    package = tmp_path / "acme-rules" / "acme_rules"

    output = text_of(new(package, "rule", "fees-stated"))

    assert f"in {package / '__init__.py'}, import FeesStated" in output
    assert "hookimpl" not in (package / "fees_stated.py").read_text(encoding="utf-8")
    assert not (package / "test_fees_stated.py").exists()


def test_a_rule_file_may_have_any_name(tmp_path: Path) -> None:
    new(tmp_path, "rule-file", "true")

    tried = run("test", tmp_path / "true.yaml", "--lang", "en")

    assert tried.returncode == 0
    assert "passed: 3, failed: 0" in text_of(tried)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rule", "Fees_Stated"), "must be small letters and digits, joined by -"),
        (("rule", "../fees"), "must be small letters and digits"),
        (("rule", "json"), "is that of a module or a keyword of Python"),
        (("plugin", "reportlint"), "is that of a module"),
        (("rule", "message"), "which means something else in a rule"),
        (("plugin", "conftest"), "for a file of their own"),
        (("rule", "fees", "--code", "fee1"), "must be three capital letters and three digits"),
        (("rule", "fees", "--code", "TOT001"), "TOT001 is that of the rule row-total"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    completed = new(tmp_path, *arguments)

    assert completed.returncode == 2
    assert words in completed.stderr.decode("utf-8")
    assert files_in(tmp_path) == set()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "test_fees_stated.py").write_text("mine", encoding="utf-8")

    completed = new(tmp_path, "rule", "fees-stated")

    assert completed.returncode == 2
    assert "is there already" in completed.stderr.decode("utf-8")
    assert files_in(tmp_path) == {"test_fees_stated.py"}
    assert (tmp_path / "test_fees_stated.py").read_text(encoding="utf-8") == "mine"


@dataclass(frozen=True)
class Environment:
    """A fresh virtual environment, to which ours lends reportlint and the other packages."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin") / "python"

    def pip(self, *arguments: str | Path) -> None:
        pip = (sys.executable, "-m", "pip", "--python", self.python, "--disable-pip-version-check")
        subprocess.run([*pip, *arguments], check=True, timeout=120, capture_output=True)

    def rules(self) -> dict[str, Any]:
        done = subprocess.run(
            [self.python, "-m", "reportlint", "rules", "--format", "json"],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            check=True,
            timeout=60,
        )
        return {rule["code"]: rule for rule in json.loads(done.stdout)}


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    made = Environment(tmp_path / "environment")
    subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", made.folder], check=True, timeout=60
    )
    (site,) = (path for path in made.folder.rglob("site-packages") if path.is_dir())
    lent = f"import site; site.addsitedir({get_path('purelib')!r})\n"
    (site / "lent.pth").write_text(lent, encoding="utf-8")
    return made


@pytest.mark.xdist_group("scaffold")
def test_a_plugin_is_installed_tested_listed_and_removed(
    environment: Environment, tmp_path: Path
) -> None:
    new(tmp_path, "plugin", "acme-rules")
    folder = tmp_path / "acme-rules"

    environment.pip("install", "--no-index", "--no-build-isolation", "-e", folder)
    passed = pytest_in(folder, environment.python)
    with_it = environment.rules()
    environment.pip("uninstall", "--yes", "acme-rules")
    without_it = environment.rules()

    assert "5 passed" in passed
    rule = with_it["ACM001"]
    assert (rule["source"], rule["plugin"], rule["version"], rule["active"]) == (
        "plugin",
        "acme-rules:acme-rules",
        "0.1.0",
        True,
    )
    assert set(with_it) - set(without_it) == {"ACM001"}
