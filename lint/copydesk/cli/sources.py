"""Record a saved source: its hash and what it says about itself go into the source list of an article.

copydesk sources add pages/log.html --article weir.md
    adds an entry to sources.toml beside the article, or brings the entry of that file up to date. Address,
    title and date are taken from the page where it has them; options win.

With such entries `copydesk check` looks up quotations, figures and dates in the saved copies.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from hashlib import sha256
from typing import TYPE_CHECKING

from . import OK, fail, say, shared

if TYPE_CHECKING:
    from ..document.document import Document

SUMMARY = "record saved copies of the sources of an article"
LIST = "sources.toml"


def arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=("add",), help="add: record files")
    parser.add_argument("files", metavar="FILE", nargs="+", help="saved copies: text, Markdown, HTML or PDF")
    parser.add_argument("--article", metavar="PATH", help="the article; its folder holds the list")
    parser.add_argument(
        "--list", metavar="PATH", help=f"the list to write (default: {LIST} beside the article)"
    )
    group = parser.add_argument_group("what is recorded (one file only)")
    group.add_argument("--url", metavar="ADDRESS", help="where the source was found")
    group.add_argument("--title", metavar="TEXT", help="its title")
    group.add_argument("--date", metavar="DATE", help="when it appeared")
    group.add_argument("--accessed", metavar="DATE", type=shared.a_date, help="when it was saved")
    group.add_argument("--id", metavar="KEY", help="key for citations like [@KEY]")


def run(args: Namespace) -> int:
    """Record each file."""
    from ..project.config import Configuration
    from ..project.configkeys import ConfigError
    from ..project.grounds import grounds

    given = {key: getattr(args, key) for key in ("url", "title", "date", "accessed", "id")}
    if len(args.files) > 1 and any(given.values()):
        return fail("--url, --title, --date, --accessed and --id are for one file at a time")
    folder = os.path.dirname(os.path.abspath(args.article)) if args.article else os.getcwd()
    path = os.path.abspath(args.list) if args.list else os.path.join(folder, LIST)
    try:
        root = grounds(folder, Configuration().root(folder))
    except ConfigError as error:
        return fail(error)
    code = OK
    for file in args.files:
        problem = _add(file, path, root, given)
        if problem:
            code = fail(problem)
    return code


def _add(file: str, path: str, root: str, given: dict[str, str | None]) -> str:
    """Record one file; return what stands in the way, or ""."""
    from ..base.files import replace
    from ..input import door
    from ..input.sourcelist import record

    folder = os.path.dirname(path)
    name = os.path.relpath(os.path.abspath(file), folder).replace(os.sep, "/")
    found = door.read(name, folder, root)
    if isinstance(found, door.Refused):
        return f"{file}: {found.detail}; a saved source is a file in the project ({root})"
    place = door.resolve(os.path.basename(path), folder, root)
    if isinstance(place, door.Refused):
        return f"{path}: {place.detail} ({root})"
    data = found[1]
    try:
        before = _text(path)
    except OSError as error:
        return f"{error.filename or file}: cannot be read: {error.strerror}"
    except ValueError as error:
        return f"{path}: {error}"
    entry = {**_described(file, data), **{key: value for key, value in given.items() if value}}
    entry |= {"snapshot": name, "sha256": sha256(data).hexdigest()}
    text, new = record(before, entry)
    try:
        replace(path, text.encode("utf-8"))
    except OSError as error:
        return f"{path}: cannot be written: {error.strerror}"
    say(f"{path}: {'added' if new else 'brought up to date'}: {name}")
    if not entry.get("url"):
        say(f"{name}: no address found in it; --url ADDRESS lets links of the article lead to it")
    return ""


def _text(path: str) -> str:
    """Read the list as it is; raises ``ValueError`` when it is not one."""
    from ..base.files import read_regular
    from ..base.tomlread import TomlFault, read_bytes, told
    from ..input.door import LARGEST

    try:
        data = read_regular(path, LARGEST)
        read_bytes(data)
    except FileNotFoundError:
        return ""
    except TomlFault as fault:
        raise ValueError(f"not valid TOML: {told(fault)}") from None
    return data.decode("utf-8")


def _described(file: str, data: bytes) -> dict[str, str]:
    """Return address, title and date as the file itself gives them."""
    from ..catalogue.ruleset import defaults
    from ..input.readers import decode, detect_format, read

    form = detect_format(file, data)
    if form not in ("html", "markdown", "text"):
        return {}
    document = read(decode(file, data, form), form)
    about = defaults().facts(document).publication
    found = {"url": _address(document), "title": "", "date": ""}
    if about.headline is not None:
        found["title"] = " ".join(str(about.headline.value).split())
    elif document.headline is not None:
        found["title"] = " ".join(document.text_of(document.headline).split())
    if about.published is not None and about.published.moment is not None:
        found["date"] = about.published.moment.iso
    return {key: value for key, value in found.items() if value}


def _address(document: Document) -> str:
    for key in ("canonical", "og:url", "url", "source_url", "link"):
        meta = document.meta(key)
        if meta is not None and str(meta.value).lower().startswith(("http://", "https://")):
            return str(meta.value)
    return ""
