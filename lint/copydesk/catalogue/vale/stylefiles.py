"""The files of Vale styles: where they lie, and reading them without leaving their folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...base.digest import blake2b
from ...base.files import read_regular
from ...base.packnames import VALE
from .valeini import NAMES, Ini, read_ini

MOST_FILES = 5_000
MOST_INI = 200_000
MOST_HASHED = 20_000_000
_ODD = re.compile(r"[^A-Za-z0-9_-]|^\Z")  # what a rule's name in a report does not hold
_NO_STYLES = frozenset({"config", "Vocab"})


class OutsideError(OSError):
    """A file that lies outside of the folder that it is read for, or is no plain file."""


class Styles(NamedTuple):
    """What a ``vale:`` pack names: the folder of styles, the names of the styles in it that are read, and the
    configuration, if it was that which was named.
    """

    path: str
    names: tuple[str, ...]
    ini: Ini | None = None
    ini_path: str = ""


def folder_of_spec(spec: str) -> str:
    """Return the path that a ``vale:`` pack names."""
    return spec.removeprefix(VALE)


def styles_of(spec: str) -> Styles:
    """Tell what a ``vale:`` pack names: a style, a folder of styles, a configuration or its folder.

    Raises ``OSError`` with what is wrong.
    """
    path = folder_of_spec(spec)
    if os.path.isfile(path):
        return _by_ini(path)
    if not os.path.isdir(path):
        raise OSError(f"{path}: no such Vale style, folder of styles or configuration")
    if any(name.endswith(".yml") for name in os.listdir(path)):
        return Styles(os.path.dirname(path), (os.path.basename(path),))
    for name in NAMES:
        if os.path.isfile(os.path.join(path, name)):
            return _by_ini(os.path.join(path, name))
    names = tuple(
        name
        for name in sorted(os.listdir(path))
        if name not in _NO_STYLES
        and not name.startswith(".")
        and os.path.isdir(os.path.join(path, name))
        and next(rule_files(path, name), None) is not None
    )
    if not names:
        raise OSError(f"{path}: no Vale style: there are no .yml files in it, nor in folders in it")
    return Styles(path, names)


def _by_ini(path: str) -> Styles:
    ini = read_ini(
        read_inside(os.path.dirname(path), path, MOST_INI).decode("utf-8", "replace"), os.path.dirname(path)
    )
    top = _top(os.path.abspath(os.path.dirname(path)))
    if not os.path.realpath(ini.styles_path).startswith(os.path.realpath(top).rstrip(os.sep) + os.sep):
        raise OSError(
            f"{path}: StylesPath leads out of {top}, and Vale styles are read inside a project only"
        )
    there = tuple(name for name in ini.styles if os.path.isdir(os.path.join(ini.styles_path, name)))
    return Styles(ini.styles_path, there, ini, path)


def _top(folder: str) -> str:
    """Return the top of the repository that a folder lies in, or the folder."""
    here = folder
    while not os.path.exists(os.path.join(here, ".git")):
        if os.path.dirname(here) == here:
            return folder
        here = os.path.dirname(here)
    return here


def rule_files(path: str, style: str) -> Iterator[tuple[str, str]]:
    """Yield the rules of a style, name and path: ``Google.Headings``. Folders in it are part of the name."""
    top = os.path.join(path, style)
    for root, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = os.path.relpath(root, path).replace(os.sep, ".")
        for name in sorted(files):
            if name.endswith(".yml") and not name.startswith("."):
                rule = ".".join(_ODD.sub("_", part) for part in f"{inside}.{name[:-4]}".split("."))
                yield rule, os.path.join(root, name)


def read_inside(folder: str, path: str, most: int) -> bytes:
    """Read a plain file inside a folder, of no more than some bytes. Raises ``OSError``."""
    real = os.path.realpath(path)
    if not real.startswith(os.path.realpath(folder).rstrip(os.sep) + os.sep):
        raise OutsideError(f"{path}: lies outside of {folder}")
    try:
        return read_regular(real, most)
    except OSError as error:
        raise OutsideError(f"{path}: cannot be read: {error.strerror}") from None


def all_files(styles: Styles) -> Iterator[str]:
    """Yield the paths of everything that a pack of styles is made from: rules, vocabularies, word lists,
    dictionaries, the configuration. Raises ``OSError`` for folders with far too much in them.
    """
    if styles.ini_path:
        yield styles.ini_path
    met = 0
    for name in (*styles.names, "config", "Vocab"):
        for root, folders, files in os.walk(os.path.join(styles.path, name)):
            folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
            met += len(files) + len(folders)
            if met > MOST_FILES:
                raise OSError(f"{styles.path}: no Vale styles: more than {MOST_FILES:,} files in {name}")
            yield from (os.path.join(root, file) for file in sorted(files))


def digests_of(styles: Styles) -> tuple[str, dict[str, str]]:
    """Return a digest of all files of some styles, wherever they lie, and one of each file by path."""
    whole = blake2b("\0".join(styles.names).encode("utf-8", "replace"), digest_size=16)
    files: dict[str, str] = {}
    for path in all_files(styles):
        try:
            data = read_regular(path, MOST_HASHED)
        except (OSError, ValueError):
            data = b""  # what cannot be read cannot count
        files[path] = blake2b(data, digest_size=8).hexdigest()
        inside = os.path.relpath(path, styles.path).replace(os.sep, "/")
        whole.update(f"{inside}\0{len(data)}\0".encode("utf-8", "replace"))
        whole.update(data)
    return whole.hexdigest(), files
