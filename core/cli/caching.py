"""Where results are kept between runs, and what they depend on."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from reportlint.batch import cache as store
from reportlint.batch.cache import Cache
from reportlint.cli.exit_codes import CLEAN
from reportlint.engine import Engine
from reportlint.formatter import Formatter
from reportlint.messages import Message

# What says where files and outputs are, how they are worked through, and which exit code follows.
# All other arguments, also those that are yet to come, change the key.
_NO_SETTINGS = {
    *("command", "paths", "exclude", "stdin_filename", "output", "format", "quiet"),
    *(
        "jobs",
        "cache",
        "cache_dir",
        "fail_on",
        "write_baseline",
        "profile_rules",
        "watch",
        "annotate",
        "fix",
        "diff",
        "statistics",
        "color",
    ),
}
_CLEARED = Message(zh="已清除 {folder}", en="cleared {folder}")
_EMPTY = Message(zh="{folder} 中没有缓存", en="{folder} holds no cache")
_PLACE = Message(zh="{folder}（{count} 个文件）", en="{folder} ({count} files)")


def cache_of(engine: Engine, forms: Sequence[Formatter], arguments: Namespace) -> Cache | None:
    """Return the cache that arguments ask for, None where they do not."""
    if arguments.cache is False or not (arguments.cache or arguments.cache_dir):
        return None
    from reportlint.batch.environment import digest

    settings = {key: value for key, value in vars(arguments).items() if key not in _NO_SETTINGS}
    settings["forms"] = [form.name for form in forms]
    settings["folder"] = str(Path.cwd())  # names of files and overrides for paths start here
    rules = (*arguments.configuration.settings.rules, *arguments.rules)
    aside = (*arguments.waivers, *arguments.verdicts)
    files = [Path(name) for name in (*rules, *aside, arguments.baseline) if name]
    if arguments.waivers:
        settings["today"] = date.today()  # a waiver may run out
    return Cache(_folder(arguments), digest(settings, files, engine.plugins.modules))


def cache(arguments: Namespace) -> int:
    """Say where results are kept, or clear them."""
    folder = _folder(arguments)
    if arguments.action == "path":
        said = _PLACE.format(folder=folder, count=store.count(folder))
    else:
        said = (_CLEARED if store.clear(folder) else _EMPTY).format(folder=folder)
    print(said.text(arguments.lang))
    return CLEAN


def _folder(arguments: Namespace) -> Path:
    if arguments.cache_dir:
        return Path(arguments.cache_dir)
    from platformdirs import user_cache_path

    return user_cache_path("reportlint", appauthor=False)
