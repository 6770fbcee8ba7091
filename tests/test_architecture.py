"""What the code may do where: imports point one way, and each stage keeps to its own work."""

import ast
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "core": "reportlint",
    "grammar": "reportlint.grammar",
    "plugins": "reportlint.plugins",
    "rules": "reportlint.rules",
}
PUBLIC_FACE = "reportlint"

# From the bottom up; a module imports nothing from above its layer. The names of grammar, cli
# and testing stand for all that is in them. Rules, readers, formatters and annotators have no
# layer: nothing imports them, the plugin manager loads them by name.
LAYERS = (
    (
        "reportlint.batch",
        "reportlint.checking",
        "reportlint.configuration",
        "reportlint.metadata",
        "reportlint.prose",
        "reportlint.reading",
        "reportlint.tables",
        "reportlint.waivers",
    ),
    ("reportlint.messages", "reportlint.checking.watch"),
    ("reportlint.source",),
    (
        "reportlint.errors",
        "reportlint.prose.facts",
        "reportlint.grammar",
        "reportlint.metadata.known",
        "reportlint.plugins",
        "reportlint.prose.words",
    ),
    ("reportlint.prose.lexicon",),
    ("reportlint.prose.items", "reportlint.prose.narrowing", "reportlint.prose.spoken"),
    ("reportlint.prose.meaning", "reportlint.prose.level"),
    ("reportlint.prose.ending", "reportlint.prose.totalled", "reportlint.prose.unopened"),
    ("reportlint.prose.opened",),
    ("reportlint.prose.lists",),
    ("reportlint.reading.toml",),
    ("reportlint.metadata.given", "reportlint.metadata.organs"),
    ("reportlint.metadata.titles",),
    ("reportlint.metadata.identity",),
    (
        "reportlint.reading.decoding",
        "reportlint.reading.filetypes",
        "reportlint.reading.limits",
        "reportlint.reading.sheets",
    ),
    (
        "reportlint.reading.archive",
        "reportlint.format",
        "reportlint.model",
        "reportlint.prose.shares",
    ),
    ("reportlint.relation",),
    (
        "reportlint.tables.cells",
        "reportlint.detection",
        "reportlint.finding",
        "reportlint.reading.folders",
        "reportlint.formats",
        "reportlint.prose.narrative",
        "reportlint.prose.paragraphs",
        "reportlint.tables.places",
        "reportlint.reading.reader",
        "reportlint.rule",
    ),
    (
        "reportlint.configuration.places",
        "reportlint.configuration.settings",
        "reportlint.fixing",
    ),
    ("reportlint.configuration.layers", "reportlint.checking.profiles"),
    ("reportlint.configuration.refusals",),
    (
        "reportlint.document",
        "reportlint.extract",
        "reportlint.masking",
        "reportlint.pages",
        "reportlint.checking.reconcile",
        "reportlint.checking.repairs",
        "reportlint.checking.selection",
        "reportlint.tables.rows",
        "reportlint.reading.transcript",
    ),
    ("reportlint.summary",),
    ("reportlint.annotator", "reportlint.formatter"),
    (
        "reportlint.plugins.built_in",
        "reportlint.plugins.hookspecs",
        "reportlint.plugins.rule_faults",
        "reportlint.checking.attribution",
        "reportlint.tables.displaced",
        "reportlint.tables.ends",
        "reportlint.tables.runs",
        "reportlint.tables.unread",
    ),
    (
        "reportlint.plugins.installed",
        "reportlint.tables.alone",
        "reportlint.tables.headers",
        "reportlint.tables.gathering",
        "reportlint.tables.strays",
    ),
    ("reportlint.tables.hidden", "reportlint.tables.missing", "reportlint.tables.surroundings"),
    ("reportlint.tables.settling",),
    ("reportlint.tables.binding",),
    (
        "reportlint.convert",
        "reportlint.checking.diagnosis",
        "reportlint.plugins.manager",
        "reportlint.reading.dispatch",
    ),
    ("reportlint.checking.assess", "reportlint.scaffold"),
    ("reportlint.checking.groups",),
    ("reportlint.configuration.loading", "reportlint.configuration.choosing"),
    ("reportlint.configuration.searching",),
    (
        "reportlint.waivers.baseline",
        "reportlint.waivers.comments",
        "reportlint.waivers.fingerprint",
        "reportlint.waivers.verdicts",
        "reportlint.waivers.waiver",
    ),
    (
        "reportlint.waivers.verdict_sheet",
        "reportlint.waivers.waiver_file",
        "reportlint.waivers.waivers",
    ),
    ("reportlint.engine",),
    ("reportlint.batch.cache",),
    ("reportlint.batch.work",),
    ("reportlint.batch.jobs",),
    (PUBLIC_FACE,),
    ("reportlint.testing",),
    ("reportlint.batch.environment", "reportlint.rulefiles"),
    ("reportlint.__main__", "reportlint.cli"),
)
WHOLE_PACKAGES = (
    "reportlint.cli",
    "reportlint.grammar",
    "reportlint.rulefiles",
    "reportlint.testing",
)

LOADED_BY_NAME = (
    "reportlint.plugins.annotators",
    "reportlint.plugins.formatters",
    "reportlint.plugins.readers",
    "reportlint.rules",
)

# An annotator finds again in a file what a reader read in it.
SEEN_BY = {"reportlint.plugins.annotators": ("reportlint.plugins.readers",)}

# What opens files: reports, and what people say of them in files beside. What archive opens is an
# entry of an archive that has been read.
READING = (
    "reportlint.reading.archive",
    "reportlint.metadata.given",
    "reportlint.plugins.readers",
    "reportlint.reading.dispatch",
    "reportlint.rulefiles.loading",
    "reportlint.batch.environment",
    "reportlint.configuration.loading",
    "reportlint.waivers.baseline",
    "reportlint.waivers.verdict_sheet",
    "reportlint.waivers.waiver_file",
)

# What opens files to write into them.
WRITING = ("reportlint.cli.outputs", "reportlint.cli.streams")

# What opens data files that come with reportlint.
DATA_READERS = (
    "reportlint.formats",
    "reportlint.grammar",
    "reportlint.plugins.formatters.html_pages",
    "reportlint.prose.lexicon",
    "reportlint.rules",
    "reportlint.scaffold",
    "reportlint.checking.profiles",
)

PROCESS_CALLS = {"breakpoint", "exit", "input", "print", "quit"}
PROCESS_NAMES = {"__stderr__", "__stdout__", "exit", "stderr", "stdin", "stdout"}


class Module(NamedTuple):
    """A module of reportlint, by the name that it is imported by."""

    name: str
    path: Path
    tree: ast.Module

    def at(self, node: ast.stmt | ast.expr, what: str) -> str:
        """Return a line that says what is wrong, and where."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{node.lineno}: {what}"


def read_modules() -> dict[str, Module]:
    """Return all modules of the four folders by name."""
    found = {}
    for folder, package in FOLDERS.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT / folder).with_suffix("").parts
            name = ".".join((package, *parts)).removesuffix(".__init__")
            found[name] = Module(name, path, ast.parse(path.read_text(encoding="utf-8")))
    return found


MODULES = read_modules()
PUBLIC_NAMES = {
    constant.value
    for node in MODULES[PUBLIC_FACE].tree.body
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    for constant in ast.walk(node.value)
    if isinstance(constant, ast.Constant)
}


def is_in(name: str, *packages: str) -> bool:
    """Tell whether a module is one of some packages or lies in one of them."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def imported(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the full name of every module that a module imports, at any depth of its code."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            for alias in node.names:
                submodule = f"{origin}.{alias.name}"
                # `reconcile` is a public function, and the name of the module that holds it.
                is_public = origin == PUBLIC_FACE and alias.name in PUBLIC_NAMES
                yield (submodule if submodule in MODULES and not is_public else origin), node


def imported_of_ours(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    return ((name, node) for name, node in imported(module) if is_in(name, PUBLIC_FACE))


def layer_of(name: str) -> int | None:
    """Return the number of a module's layer, None where it has none."""
    package = next((package for package in WHOLE_PACKAGES if is_in(name, package)), name)
    return next((number for number, layer in enumerate(LAYERS) if package in layer), None)


def family_of(name: str) -> str:
    """Return the package whose modules may see each other, "" where there is none."""
    parts = name.split(".")[:3]
    return ".".join(parts) if len(parts) == 3 else ""


def faults(
    look: Callable[[Module], Iterator[str]], *folders: str, but: tuple[str, ...] = ()
) -> list[str]:
    """Return what a look at the modules of some folders finds, less those of some packages."""
    return [
        fault
        for module in MODULES.values()
        if module.path.relative_to(ROOT).parts[0] in folders and not is_in(module.name, *but)
        for fault in look(module)
    ]


def calls(module: Module) -> Iterator[tuple[ast.Call, str, bool]]:
    """Yield calls, each with the name that is called and whether it is a method."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node, node.func.id, False
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr, True


def test_every_module_has_its_place() -> None:
    placeless = [
        name for name in MODULES if layer_of(name) is None and not is_in(name, *LOADED_BY_NAME)
    ]

    assert placeless == []


def test_the_table_names_only_modules_that_exist() -> None:
    named = {name for layer in LAYERS for name in layer} | {*WHOLE_PACKAGES, *LOADED_BY_NAME}

    assert named - set(MODULES) == set()


def test_no_module_imports_from_above_its_layer() -> None:
    def look(module: Module) -> Iterator[str]:
        own = layer_of(module.name)
        for name, node in imported_of_ours(module):
            other = layer_of(name)
            if own is not None and (other is None or other > own):
                yield module.at(node, f"{module.name} imports {name}")

    assert faults(look, "core", "plugins") == []


def test_no_import_goes_round_in_a_circle() -> None:
    graph = {
        name: {other for other, _ in imported_of_ours(module)} for name, module in MODULES.items()
    }

    order = list(TopologicalSorter(graph).static_order())

    assert set(order) == set(MODULES)


def test_the_grammar_imports_nothing_of_reportlint_but_itself() -> None:
    def look(module: Module) -> Iterator[str]:
        for name, node in imported_of_ours(module):
            if not is_in(name, "reportlint.grammar"):
                yield module.at(node, f"imports {name}")

    assert faults(look, "grammar") == []


def test_only_the_grammar_knows_lark() -> None:
    def look(module: Module) -> Iterator[str]:
        for name, node in imported(module):
            if is_in(name, "lark"):
                yield module.at(node, f"imports {name}")

    assert faults(look, "core", "plugins", "rules") == []


def test_rules_readers_and_formatters_see_only_the_public_face_and_their_own_family() -> None:
    def look(module: Module) -> Iterator[str]:
        if not is_in(module.name, *LOADED_BY_NAME):
            return
        family = family_of(module.name)
        for name, node in imported_of_ours(module):
            if name != PUBLIC_FACE and not is_in(name, family, *SEEN_BY.get(family, ())):
                yield module.at(node, f"imports {name}")

    assert faults(look, "plugins", "rules") == []


def test_only_the_plugin_manager_imports_by_name() -> None:
    def look(module: Module) -> Iterator[str]:
        for node, name, _ in calls(module):
            if name in {"import_module", "__import__"}:
                yield module.at(node, name)

    assert faults(look, *FOLDERS, but=("reportlint.plugins.manager",)) == []


def test_no_import_is_relative() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                yield module.at(node, "relative import")

    assert faults(look, *FOLDERS) == []


def test_only_the_command_prints_and_exits() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in PROCESS_CALLS:
                    yield module.at(node, f"{name}()")
                case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in PROCESS_NAMES:
                    yield module.at(node, f"sys.{name}")
                case ast.ImportFrom(module="sys", names=names):
                    if PROCESS_NAMES & {alias.name for alias in names}:
                        yield module.at(node, "imports from sys")
                case ast.Raise(exc=ast.expr() as raised) if "SystemExit" in ast.unparse(raised):
                    yield module.at(node, "raises SystemExit")
                case _:
                    pass

    assert faults(look, *FOLDERS, but=("reportlint.cli", "reportlint.__main__")) == []


def test_only_the_command_writes_files() -> None:
    def look(module: Module) -> Iterator[str]:
        for node, name, is_method in calls(module):
            if is_method and name in {"write_bytes", "write_text"}:
                yield module.at(node, name)

    assert faults(look, *FOLDERS, but=("reportlint.cli",)) == []


def test_only_readers_and_outputs_open_files() -> None:
    def look(module: Module) -> Iterator[str]:
        for node, name, is_method in calls(module):
            # Path.read_bytes takes no arguments, Engine.read_bytes does.
            path_read = is_method and (
                name == "read_text" or (name == "read_bytes" and not node.args)
            )
            if name == "open" or (path_read and not reads_resources(module)):
                yield module.at(node, name)

    assert faults(look, *FOLDERS, but=(*READING, *WRITING)) == []


def reads_resources(module: Module) -> bool:
    """Tell whether what a module reads are data files of reportlint itself."""
    allowed = is_in(module.name, *DATA_READERS)
    names = {name for name, _ in imported(module)}
    return allowed and "importlib.resources" in names and "pathlib" not in names


def test_amounts_are_never_floats() -> None:
    def look(module: Module) -> Iterator[str]:
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(func=ast.Name(id="float")):
                    yield module.at(node, "float()")
                case ast.Constant(value=float()):
                    yield module.at(node, f"literal {node.value!r}")
                case _:
                    pass

    assert faults(look, "core", "grammar", "rules") == []


def test_every_module_says_in_one_line_what_lives_in_it() -> None:
    def look(module: Module) -> Iterator[str]:
        lines = (ast.get_docstring(module.tree, clean=False) or "").splitlines()
        if not (lines and lines[0].strip()):
            yield f"{module.path.relative_to(ROOT)}: no docstring that begins in its first line"
        elif len(lines) > 1 and lines[1].strip():
            yield f"{module.path.relative_to(ROOT)}: the first line of the docstring runs on"

    assert faults(look, *FOLDERS) == []
