"""Plugins of third parties, installed as a user does: what works, and how faults are named."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reportlint import valid
from reportlint.testing import written

SOURCES = Path(__file__).parents[1] / "broken_plugins"
BUILT_IN_RULES = {"PCT001", "STR001", "TOT001", "TOT002", "TOT003", "TOT004"}
# The installation is shared where xdist runs with --dist loadgroup.
pytestmark = pytest.mark.xdist_group("third-party")


class Fault(NamedTuple):
    """What the errors say of a faulty plugin; without a culprit, it is the plugin."""

    words: str
    kind: str = "plugin"
    culprit: str | None = None


FAULTS = {
    "api_no_number": Fault("reportlint_api must be a whole number such as 1, not '1.0'"),
    "api_too_new": Fault(
        "needs version 99 of the plugin API, and this reportlint has version 1: update reportlint"
    ),
    "api_too_old": Fault("takes version 1 and later: update the plugin"),
    "duplicate_code": Fault("Usurper takes TOT001, which reportlint.rules.totals has already"),
    "duplicate_formatter": Fault(
        "Mute takes json, which reportlint.plugins.formatters.json has already"
    ),
    "exits_on_import": Fault("could not be loaded: SystemExit: set ACME_HOME first"),
    "hook_exits": Fault("reportlint_rules failed: SystemExit: 0"),
    "hook_raises": Fault("reportlint_rules failed: RuntimeError: the rules are in another castle"),
    "mistyped_hook": Fault(
        "reportlint_rulez is no hook of reportlint; did you mean reportlint_rules?"
    ),
    "mistyped_prefix": Fault(
        "report_lint_rules is no hook of reportlint; did you mean reportlint_rules?"
    ),
    "nameless_formatter": Fault("AttributeError: 'Nameless' object has no attribute 'name'"),
    "no_hook": Fault("has no function that is marked with @hookimpl"),
    "not_a_rule": Fault("brought Imposter, which cannot be used: a subclass of Rule expected"),
    "raises_on_import": Fault("could not be loaded: RuntimeError: no licence key"),
    "rule_raises": Fault("failed: RuntimeError: out of ideas", kind="rule", culprit="FRG001"),
    "unmarked_hook": Fault("reportlint_rules is not marked with @hookimpl"),
    "wrong_outcome": Fault("yielded 'looks fine to me'", kind="rule", culprit="TLK001"),
}
WORKING = {"good", "idle_rule"}


class Run(NamedTuple):
    """What a run of the command printed, and its exit code."""

    code: int
    output: str
    errors: str

    @property
    def document(self) -> Any:
        return json.loads(self.output)


@dataclass(frozen=True)
class Installed:
    """Plugins that pip has installed, each in a folder of its own."""

    folder: Path
    names: dict[str, str]

    def run(self, *arguments: str | Path, plugins: tuple[str, ...], cwd: Path | None = None) -> Run:
        """Run the command where only these plugins are found, in a folder."""
        path = os.pathsep.join(str(self.folder / plugin) for plugin in plugins)
        done = subprocess.run(
            [sys.executable, "-m", "reportlint", *arguments, "--lang", "en", "--format", "json"],
            cwd=cwd or self.folder,
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        return Run(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("plugins")
    # pip builds in the folder that it is given; the tree is to stay clean.
    copies = shutil.copytree(
        SOURCES, folder / "sources", ignore=shutil.ignore_patterns("build", "*.egg-info", "__*")
    )
    target = folder / "target"
    projects = sorted(path.parent for path in copies.glob("*/pyproject.toml"))
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--no-compile"]

    subprocess.run([*pip, *options, "--target", target, *projects], check=True, timeout=300)

    names = {}
    for project in projects:
        configuration = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
        distribution = configuration["project"]["name"]
        ((entry, module),) = configuration["project"]["entry-points"]["reportlint"].items()
        names[project.name] = f"{distribution}:{entry}"
        own = folder / project.name
        own.mkdir()
        (metadata,) = target.glob(f"{distribution.replace('-', '_')}-*.dist-info")
        for item in (target / f"{module}.py", metadata):
            item.rename(own / item.name)
    return Installed(folder, names)


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report without a fault."""
    path = tmp_path_factory.mktemp("reports") / "report.txt"
    path.write_text(written(valid), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def report_without_fees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report of which only the rule of the plugin `good` has something to say."""
    path = tmp_path_factory.mktemp("reports") / "report.txt"
    path.write_text(written(valid.with_cell("t2.fees.amount", 0)), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=sorted(FAULTS))
def faulty(request: pytest.FixtureRequest) -> str:
    """Return one faulty plugin after the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def run_with_fault(faulty: str, installed: Installed, report: Path) -> Run:
    return installed.run("check", report, plugins=(faulty,))


def checked_rules(run: Run) -> set[str]:
    """Return the codes of the rules that were run on the one report."""
    (checked,) = run.document["reports"]
    return set(checked["assertions"]["by_rule"])


def complaints(run: Run) -> Iterator[str]:
    return (error["message"] for error in run.document["errors"])


def test_every_faulty_plugin_has_its_fault_described() -> None:
    folders = {path.parent.name for path in SOURCES.glob("*/pyproject.toml")}

    assert folders == {*FAULTS, *WORKING}


def test_the_plugin_and_its_fault_are_named(
    faulty: str, run_with_fault: Run, installed: Installed
) -> None:
    fault, name = FAULTS[faulty], installed.names[faulty]

    (error,) = run_with_fault.document["errors"]

    assert error["kind"] == fault.kind
    assert error["culprit"] == (fault.culprit or name)
    assert name in error["message"]
    assert fault.words in error["message"]


def test_the_built_in_rules_run_beside_a_faulty_plugin(run_with_fault: Run) -> None:
    assert checked_rules(run_with_fault) >= BUILT_IN_RULES


def test_a_faulty_plugin_makes_the_run_incomplete(run_with_fault: Run) -> None:
    assert run_with_fault.document["complete"] is False
    assert run_with_fault.code == 2


def test_all_faulty_plugins_are_named_in_one_run(installed: Installed, report: Path) -> None:
    run = installed.run("check", report, plugins=tuple(FAULTS))

    text = "\n".join(complaints(run))
    assert [plugin for plugin in FAULTS if installed.names[plugin] not in text] == []
    assert [plugin for plugin, fault in FAULTS.items() if fault.words not in text] == []
    assert checked_rules(run) >= BUILT_IN_RULES
    assert run.code == 2


def test_a_working_plugin_works_beside_all_faulty_ones(
    installed: Installed, report_without_fees: Path
) -> None:
    run = installed.run("check", report_without_fees, plugins=(*FAULTS, "good"))

    (checked,) = run.document["reports"]
    assert [finding["code"] for finding in checked["findings"]] == ["ACM001"]


def test_a_built_in_rule_is_not_replaced_by_a_plugin(installed: Installed, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(written(valid.with_cell("t3.new.natural", 999)), encoding="utf-8")

    run = installed.run("check", path, plugins=("duplicate_code",))

    (checked,) = run.document["reports"]
    assert "TOT001" in {finding["code"] for finding in checked["findings"]}


def test_assertions_made_before_a_rule_raised_are_counted(
    installed: Installed, report: Path
) -> None:
    run = installed.run("check", report, plugins=("rule_raises",))

    (checked,) = run.document["reports"]
    assert checked["assertions"]["by_rule"]["FRG001"]["satisfied"] == 1


def test_the_traceback_of_a_rule_is_shown_where_it_is_asked_for(
    installed: Installed, report: Path
) -> None:
    for arguments, shown in (((), False), (("--verbose",), True)):
        run = installed.run("check", report, *arguments, plugins=("rule_raises",))

        (error,) = run.document["errors"]
        assert ("traceback" in error) is shown
        if shown:
            assert error["traceback"].endswith("RuntimeError: out of ideas\n")


def test_the_traceback_of_a_plugin_is_shown_where_it_is_asked_for(
    installed: Installed, report: Path
) -> None:
    run = installed.run("check", report, "--verbose", plugins=("raises_on_import",))

    (error,) = run.document["errors"]
    assert error["traceback"].endswith("RuntimeError: no licence key\n")


def test_a_rule_of_a_plugin_with_nothing_to_assess_is_said(
    installed: Installed, report: Path
) -> None:
    run = installed.run("check", report, plugins=("good", "idle_rule"))

    assert run.document["nothing_to_assess"] == ["IDL001"]
    assert run.document["errors"] == []


def test_the_finding_of_a_plugin_is_reported(
    installed: Installed, report_without_fees: Path
) -> None:
    run = installed.run("check", report_without_fees, plugins=("good",))

    (checked,) = run.document["reports"]
    (finding,) = checked["findings"]
    assert (finding["code"], finding["stated"]) == ("ACM001", "0")
    assert finding["message"] == "the amount of fees is zero"
    assert run.document["errors"] == []
    assert run.code == 1


def test_a_report_that_satisfies_a_plugin_gives_exit_code_0(
    installed: Installed, report: Path
) -> None:
    run = installed.run("check", report, plugins=("good",))

    (checked,) = run.document["reports"]
    assert checked["findings"] == []
    assert checked["assertions"]["by_rule"]["ACM001"]["satisfied"] == 1
    assert run.code == 0


def test_the_rule_of_a_plugin_is_listed_with_the_plugin(installed: Installed) -> None:
    run = installed.run("rules", plugins=("good",))

    listed = {rule["code"]: rule["plugin"] for rule in run.document}
    assert listed["ACM001"] == "acme-rules:acme"
    assert listed["TOT001"] == "reportlint.rules.totals"
    assert run.code == 0


def test_the_list_of_rules_names_faulty_plugins(installed: Installed) -> None:
    run = installed.run("rules", plugins=("good", "raises_on_import"))

    assert "ACM001" in {rule["code"] for rule in run.document}
    assert installed.names["raises_on_import"] in run.errors
    assert run.code == 2


def test_without_plugins_no_rule_of_a_plugin_is_listed(installed: Installed) -> None:
    run = installed.run("rules", "--no-plugins", plugins=("good",))

    codes = {rule["code"] for rule in run.document}
    assert "ACM001" not in codes
    assert codes >= BUILT_IN_RULES


def test_without_plugins_neither_rules_nor_faults_of_plugins_matter(
    installed: Installed, report_without_fees: Path
) -> None:
    run = installed.run("check", report_without_fees, "--no-plugins", plugins=(*FAULTS, "good"))

    assert run.document["errors"] == []
    assert "ACM001" not in checked_rules(run)
    assert run.code == 0


@pytest.mark.parametrize("plugin", ["good", "raises_on_import"])
def test_no_plugin_is_taken_from_the_folder_of_the_reports(
    installed: Installed, report: Path, plugin: str
) -> None:
    folder = installed.folder / plugin

    run = installed.run("check", report, plugins=(), cwd=folder)

    assert list(folder.glob("*.dist-info/entry_points.txt"))
    assert "ACM001" not in checked_rules(run)
    assert run.document["errors"] == []
