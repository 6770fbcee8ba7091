"""What is built and installed: the folders become one package, and nothing is left behind."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from sysconfig import get_path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "core": "reportlint",
    "grammar": "reportlint.grammar",
    "plugins": "reportlint.plugins",
    "rules": "reportlint.rules",
}
# The wheel is built once where xdist runs with --dist loadgroup.
pytestmark = pytest.mark.xdist_group("packaging")


class Built(NamedTuple):
    """The distributions of a copy of the tree, and the copy."""

    tree: Path
    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("packaging")
    tree = shutil.copytree(ROOT, folder / "tree", ignore=shutil.ignore_patterns(*ignored()))
    build = [sys.executable, "-m", "build", "--no-isolation"]

    # What it prints is wanted where it fails: pytest shows it then.
    subprocess.run([*build, "--outdir", folder / "dist", tree], check=True, cwd=folder, timeout=300)

    (sdist,) = folder.glob("dist/*.tar.gz")
    (wheel,) = folder.glob("dist/*.whl")
    return Built(tree, sdist, wheel)


@pytest.fixture(scope="session")
def site(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the wheel is installed in."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--no-index", "--no-deps", "--target"]

    subprocess.run([*pip, *options, folder, built.wheel], check=True, timeout=300)

    return folder


def ignored() -> list[str]:
    """Return the names that git ignores, and its own; a sdist has no git to ask."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [".git", *(line.strip("/") for line in lines if line and not line.startswith("#"))]


def run_installed(site: Path, *arguments: str) -> str:
    """Run Python outside of the tree, on the installed wheel and the dependencies alone."""
    # -S leaves .pth files out: the finder of an editable install would fill gaps of the wheel.
    path = os.pathsep.join((str(site), get_path("purelib"), get_path("platlib")))
    return subprocess.run(
        [sys.executable, "-S", *arguments],
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
    ).stdout


def module_path(path: Path, tree: Path) -> str:
    """Return where a file of the tree is in the wheel."""
    folder, *rest = path.relative_to(tree).parts
    return "/".join((*FOLDERS[folder].split("."), *rest))


def files_of(tree: Path) -> set[Path]:
    """Return all files of the four folders."""
    return {path for folder in FOLDERS for path in (tree / folder).rglob("*") if path.is_file()}


def test_packages_in_pyproject_are_those_on_disk() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = [path.parent for name in FOLDERS for path in (ROOT / name).rglob("__init__.py")]

    on_disk = sorted(module_path(folder, ROOT).replace("/", ".") for folder in folders)

    assert configuration["tool"]["setuptools"]["packages"] == on_disk


def test_package_dir_in_pyproject_maps_the_four_folders() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    mapping = configuration["tool"]["setuptools"]["package-dir"]

    assert mapping == {name: folder for folder, name in FOLDERS.items()}


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for name in FOLDERS for path in (ROOT / name).rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("name", ["grammar", "plugins", "rules"])
def test_core_holds_no_module_of_the_name_of_another_folder(name: str) -> None:
    in_the_way = [ROOT / "core" / name, ROOT / "core" / f"{name}.py"]

    assert [path for path in in_the_way if path.exists()] == []


def test_the_sdist_holds_what_the_tree_holds(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}

    wanted = files_of(built.tree)
    for folder in ("docs", "tests"):
        wanted |= {path for path in (built.tree / folder).rglob("*") if path.is_file()}
    wanted |= {built.tree / name for name in ("pyproject.toml", "README.md", "LICENSE")}
    assert {path.relative_to(built.tree).as_posix() for path in wanted} - held == set()


def test_the_wheel_holds_the_four_folders_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert held == {module_path(path, built.tree) for path in files_of(built.tree)}
    assert {"reportlint/py.typed", "reportlint/grammar/document.lark"} <= held


def test_the_installed_wheel_runs_from_another_folder(site: Path) -> None:
    output = run_installed(site, "-m", "reportlint", "rules")

    assert "TOT001" in output


def test_the_installed_wheel_reads_a_report(site: Path) -> None:
    sample = ROOT / "docs" / "examples" / "sample-report.txt"

    output = run_installed(site, "-m", "reportlint", "extract", str(sample))

    assert "t3.new.natural" in json.loads(output)["cells"]


def test_the_installed_wheel_imports_nothing_from_the_tree(site: Path) -> None:
    script = (
        "import sys; from reportlint.cli import main; main(['rules']);"
        "print(*(module.__file__ for name, module in sys.modules.items()"
        " if name.partition('.')[0] == 'reportlint'), sep='\\n')"
    )

    output = run_installed(site, "-c", script)

    files = [Path(line) for line in output.splitlines() if line.endswith(".py")]
    assert site / "reportlint" / "__init__.py" in files
    assert site / "reportlint" / "rules" / "totals" / "__init__.py" in files
    assert [path for path in files if not path.is_relative_to(site)] == []
