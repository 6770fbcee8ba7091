"""Find plugins, ask each for what it brings, and name the culprit where one fails."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import pluggy

from reportlint.annotator import Annotator
from reportlint.errors import PluginError, UsageError
from reportlint.format import Format
from reportlint.formats import built_in_formats
from reportlint.formatter import Formatter
from reportlint.messages import Message
from reportlint.plugins import hookspecs
from reportlint.plugins.built_in import BUILT_IN, is_built_in
from reportlint.plugins.installed import allowed_entries, api_fault, hook_faults, plugin_name
from reportlint.plugins.rule_faults import rule_fault
from reportlint.reading.reader import Reader
from reportlint.rule import Rule

_RULE_FILES = "reportlint.rulefiles.loading"
_MOST_TOLD = 5
T = TypeVar("T")

_NOT_LOADED = Message(
    zh="插件 {plugin} 无法加载：{why}",
    en="plugin {plugin} could not be loaded: {why}",
)
_HOOK_FAILED = Message(
    zh="插件 {plugin} 的 {hook} 运行出错：{why}",
    en="plugin {plugin}: {hook} failed: {why}",
)
_WRONG_ITEM = Message(
    zh="插件 {plugin} 的 {hook} 给出的 {item} 不可用：{why}",
    en="plugin {plugin}: {hook} brought {item}, which cannot be used: {why}",
)
_EXPECTED = Message(zh="应为 {kind}", en="{kind} expected")
_DUPLICATE = Message(
    zh="插件 {plugin} 的 {item} 与 {other} 重复使用“{key}”，请改用自己的",
    en="plugin {plugin}: {item} takes {key}, which {other} has already; give it one of its own",
)
_MORE = Message(zh="另有 {count} 处问题", en="and {count} more")


class Plugins:
    """All plugins of a run. What could not be loaded is in errors; the rest works.

    rule_files are files of rules that were named; each is the plugin of its rules. third_party
    says whether plugins that were installed separately are loaded, or names those that are, each
    as DISTRIBUTION or DISTRIBUTION:ENTRY.
    """

    def __init__(
        self,
        *,
        third_party: bool | Collection[str] = True,
        rule_files: Iterable[str | Path] = (),
    ) -> None:
        self.errors: list[PluginError] = []
        self._rule_files = tuple(dict.fromkeys(map(Path, rule_files)))
        self.versions: dict[str, str | None] = {}
        """The plugins that were installed separately, with their versions."""
        self.modules: list[str] = []
        """The modules of these plugins."""
        self._manager = pluggy.PluginManager("reportlint")
        self._manager.add_hookspecs(hookspecs)
        self._asked: set[str] = set()
        self._loaded: dict[Path, Any] = {}
        for entry in allowed_entries(third_party, self.errors):
            name = plugin_name(entry)
            self.versions[name] = entry.dist.version if entry.dist else None
            self.modules.append(entry.module)
            self._load(name, entry.load)

    def source_of(self, plugin: str) -> str:
        """Return whether a plugin is built-in, a plugin that was installed, or a file."""
        if is_built_in(plugin):
            return "built-in"
        return "plugin" if plugin in self.versions else "file"

    def rules(self) -> dict[str, tuple[Rule, str]]:
        """Return all rules by code, each with the name of its plugin."""
        found: dict[str, tuple[Rule, str]] = {}
        owners: dict[str, str] = {}
        for plugin, item in self._ask("reportlint_rules"):
            rule = self._rule(plugin, item)
            if rule is not None and self._claim(owners, plugin, rule, (rule.code, rule.name)):
                found[rule.code] = (rule, plugin)
        for path in self._rule_files:
            for item in self._in_file(path, owners):
                rule = self._rule(str(path), item)
                if rule is not None and self._claim(
                    owners, str(path), rule, (rule.code, rule.name)
                ):
                    found[rule.code] = (rule, str(path))
        return dict(sorted(found.items()))

    @contextmanager
    def told_first(self) -> Iterator[None]:
        """Have what is wrong with the plugins said before a UsageError that may come of it.

        A rule that is asked for may be unknown because its file is broken.
        """
        try:
            yield
        except UsageError as error:
            if not self.errors:
                raise
            said = [item.message for item in self.errors[:_MOST_TOLD]]
            more = len(self.errors) - len(said)
            said += [_MORE.format(count=more)] if more else []
            said.append(error.message)
            both = Message("\n".join(item.zh for item in said), "\n".join(item.en for item in said))
            raise UsageError(both, culprit=error.culprit) from error

    def _in_file(self, path: Path, owners: Mapping[str, str]) -> Iterable[type[Rule]]:
        """Return the rules in a file; what is wrong with the others is noted."""
        if path not in self._loaded:
            # Few runs have rule files: what reads them is loaded when there is one.
            loading = import_module(_RULE_FILES)
            self._loaded[path] = loading.load_rules(path, self.formats(), owners)
            self.errors += self._loaded[path].errors
        rules: Iterable[type[Rule]] = self._loaded[path].rules
        return rules

    def formats(self) -> tuple[Format, ...]:
        """Return all report formats."""
        built_in = built_in_formats()
        owners = dict.fromkeys((known.id for known in built_in), "reportlint")
        brought = self._instances("reportlint_formats", Format, lambda item: (item.id,), owners)
        return (*built_in, *brought)

    def readers(self) -> tuple[Reader, ...]:
        """Return all readers."""
        hook = "reportlint_readers"
        # mypy takes type[T] for something to call; here it is only asked about with isinstance.
        kind: type[Reader] = Reader  # type: ignore[type-abstract]
        found = self._instances(hook, kind, lambda item: item.suffixes, {})
        return tuple(found)

    def formatters(self) -> dict[str, Formatter]:
        """Return all formatters by name."""
        hook = "reportlint_formatters"
        kind: type[Formatter] = Formatter  # type: ignore[type-abstract]
        found = self._instances(hook, kind, lambda item: (item.name,), {})
        return {formatter.name: formatter for formatter in found}

    def annotators(self) -> dict[str, Annotator]:
        """Return all annotators by the suffixes of the files that they take."""
        hook = "reportlint_annotators"
        kind: type[Annotator] = Annotator  # type: ignore[type-abstract]
        found = self._instances(hook, kind, lambda item: item.suffixes, {})
        return {suffix: annotator for annotator in found for suffix in annotator.suffixes}

    def _instances(
        self,
        hook: str,
        kind: type[T],
        keys_of: Callable[[T], tuple[str, ...]],
        owners: dict[str, str],
    ) -> list[T]:
        """Return what all plugins bring to a hook, less what is unfit or takes another's key."""
        found = []
        for plugin, item in self._ask(hook):
            why: Message | str = _EXPECTED.format(kind=kind.__name__)
            if isinstance(item, kind):
                try:
                    keys = tuple(keys_of(item))
                except (AttributeError, TypeError) as error:
                    why = _reason(error)
                else:
                    if self._claim(owners, plugin, item, keys):
                        found.append(item)
                    continue
            self._fail(_WRONG_ITEM, plugin, hook=hook, item=repr(item), why=why)
        return found

    def _claim(
        self, owners: dict[str, str], plugin: str, item: object, keys: tuple[str, ...]
    ) -> bool:
        """Note whose the keys of an item are; fail where one of them is taken."""
        for key in keys:
            if key in owners:
                name = type(item).__name__
                self._fail(_DUPLICATE, plugin, item=name, key=key, other=owners[key])
                return False
        owners |= dict.fromkeys(keys, plugin)
        return True

    def _ask(self, hook: str) -> Iterator[tuple[str, Any]]:
        """Yield what each plugin brings to a hook, with the plugin's name; none stops another."""
        if hook not in self._asked:
            self._asked.add(hook)
            for name in BUILT_IN[hook]:
                self._manager.register(import_module(name), name)
        brought = getattr(self._manager.hook, hook).get_hookimpls()
        # Built-in plugins come first: where two bring the same, the third party is the culprit.
        for implementation in sorted(brought, key=lambda item: _rank(hook, item.plugin_name)):
            plugin = implementation.plugin_name
            try:
                items = tuple(implementation.function())
            except (Exception, SystemExit) as error:
                self._fail(_HOOK_FAILED, plugin, error, hook=hook, why=_reason(error))
            else:
                yield from ((plugin, item) for item in items)

    def _load(self, name: str, load: Callable[[], object]) -> None:
        try:
            plugin = load()
            if refusal := api_fault(plugin, name):
                self._note(PluginError(refusal, culprit=name))
                return
            faults = tuple(hook_faults(plugin, name))
            self._manager.register(plugin, name)
        except (Exception, SystemExit) as error:
            self._fail(_NOT_LOADED, name, error, why=_reason(error))
            return
        for fault in faults:
            self._note(PluginError(fault, culprit=name))

    def _rule(self, plugin: str, item: object) -> Rule | None:
        """Return the rule that a class makes, None with an error where it makes none."""
        why: Message | str | None = rule_fault(item)
        if why is None and isinstance(item, type):
            try:
                rule = item()
                rule.options  # noqa: B018  every option needs a default
            except (Exception, SystemExit) as error:
                why = _reason(error)
            else:
                assert isinstance(rule, Rule)  # rule_fault has looked
                return rule
        name = item.__name__ if isinstance(item, type) else repr(item)
        self._fail(_WRONG_ITEM, plugin, hook="reportlint_rules", item=name, why=why)
        return None

    def _fail(
        self, message: Message, plugin: str, cause: BaseException | None = None, **values: object
    ) -> None:
        error = PluginError(message.format(plugin=plugin, **values), culprit=plugin)
        error.__cause__ = cause
        self._note(error)

    def _note(self, error: PluginError) -> None:
        if str(error) not in map(str, self.errors):
            self.errors.append(error)


def _rank(hook: str, plugin: str) -> tuple[bool, str]:
    return plugin not in BUILT_IN[hook], plugin


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
