"""The plugins that were installed separately, and what is wrong with what they are."""

import inspect
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points

from reportlint.errors import PluginError
from reportlint.messages import Message
from reportlint.plugins import hookspecs

ENTRY_POINTS = "reportlint"
# A plugin says in `reportlint_api` which version of the plugin API it needs; without it, the first.
# The version grows when a plugin that worked would not work any more.
API_ATTRIBUTE = "reportlint_api"
OLDEST_API, API = 1, 1

_TOO_NEW = Message(
    zh="插件 {plugin} 需要第 {needed} 版插件接口，现为第 {newest} 版：请升级 reportlint",
    en=(
        "plugin {plugin} needs version {needed} of the plugin API, and this reportlint has "
        "version {newest}: update reportlint"
    ),
)
_TOO_OLD = Message(
    zh="插件 {plugin} 为第 {needed} 版插件接口而写，现最早支持第 {oldest} 版：请升级插件",
    en=(
        "plugin {plugin} was made for version {needed} of the plugin API, and this reportlint "
        "takes version {oldest} and later: update the plugin"
    ),
)
_NO_API = Message(
    zh="插件 {plugin} 的 {attribute} 应为整数，如 {newest}，而不是 {needed}",
    en="plugin {plugin}: {attribute} must be a whole number such as {newest}, not {needed}",
)
_UNKNOWN_HOOK = Message(
    zh="插件 {plugin} 的 {hook} 不是 reportlint 的钩子{hint}",
    en="plugin {plugin}: {hook} is no hook of reportlint{hint}",
)
_DID_YOU_MEAN = Message(zh="，是否应为 {name}？", en="; did you mean {name}?")
_NO_HINT = Message(zh="", en="")
_NO_HOOK = Message(
    zh="插件 {plugin} 没有任何用 @hookimpl 标记的钩子，因此什么也没有提供",
    en="plugin {plugin} has no function that is marked with @hookimpl, so it brings nothing",
)
_UNMARKED_HOOK = Message(
    zh="插件 {plugin} 的 {hook} 没有用 @hookimpl 标记",
    en="plugin {plugin}: {hook} is not marked with @hookimpl",
)
_NOT_INSTALLED = Message(
    zh="设置 plugins 所列的插件 {name} 没有安装",
    en="the plugin {name} that the setting plugins lists is not installed",
)


def allowed_entries(
    third_party: bool | Collection[str], errors: list[PluginError]
) -> Iterator[EntryPoint]:
    """Yield the entry points of the plugins to load; one that is named and missing is an error."""
    if third_party is False:
        return
    installed = {plugin_name(entry): entry for entry in entry_points(group=ENTRY_POINTS)}
    names = set(installed) if third_party is True else set[str]()
    for allowed in () if third_party is True else third_party:
        found = {name for name in installed if allowed in (name, name.partition(":")[0])}
        if not found:
            errors.append(PluginError(_NOT_INSTALLED.format(name=allowed), culprit=allowed))
        names |= found
    yield from (installed[name] for name in sorted(names))


def plugin_name(entry: EntryPoint) -> str:
    """Return what a plugin is called: DISTRIBUTION:ENTRY."""
    return f"{entry.dist.name}:{entry.name}" if entry.dist else entry.name


def api_fault(plugin: object, name: str) -> Message | None:
    """Return what to say of a plugin that needs another version of the API than ours."""
    needed = getattr(plugin, API_ATTRIBUTE, OLDEST_API)
    if not isinstance(needed, int) or isinstance(needed, bool):
        message = _NO_API
    elif needed > API:
        message = _TOO_NEW
    elif needed < OLDEST_API:
        message = _TOO_OLD
    else:
        return None
    return message.format(
        plugin=name,
        attribute=API_ATTRIBUTE,
        needed=repr(needed),
        oldest=OLDEST_API,
        newest=API,
    )


def hook_faults(plugin: object, name: str) -> Iterator[Message]:
    """Yield what is wrong with the hooks of a plugin."""
    hooks = _hooks_of(plugin)
    if not hooks:
        yield _NO_HOOK.format(plugin=name)
    known = [key for key in vars(hookspecs) if key.startswith("reportlint_")]
    for hook, function in hooks.items():
        if hook not in known:
            close = get_close_matches(hook, known, n=1)
            hint = _DID_YOU_MEAN.format(name=close[0]) if close else _NO_HINT
            yield _UNKNOWN_HOOK.format(plugin=name, hook=hook, hint=hint)
        elif not hasattr(function, "reportlint_impl"):
            yield _UNMARKED_HOOK.format(plugin=name, hook=hook)


def _hooks_of(plugin: object) -> dict[str, object]:
    """Return the functions of a plugin that are marked as hooks, or named as if they were."""
    members = ((name, getattr(plugin, name, None)) for name in dir(plugin))
    return {
        name: member
        for name, member in members
        if inspect.isroutine(member)
        and (name.startswith("reportlint_") or hasattr(member, "reportlint_impl"))
    }
