"""The keys of the configuration: their types, how files join in them, and what they mean.

The published schema ``config.v1.json`` says the same; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

LEVELS = ("off", "info", "warning", "error")
FAIL_LEVELS = ("info", "warning", "error", "never")

COUNT, IGNORE = "count", "ignore"
ALL, FILE_FORM, BLOCK_FORM, FRONT_MATTER_FORM = "all", "file", "block", "front-matter"
FORMS = (ALL, FILE_FORM, BLOCK_FORM, FRONT_MATTER_FORM)
"""The forms of directives that a gate may refuse: those that name ``all`` rules, ``stet-file``,
``stet-begin``, and ``stet`` in front matter.
"""


UNCHECKED = ("bounds", "language", "links")
"""What a gate may ask to be checked; files that were not read and rules that failed always fail a run."""


class ConfigError(ValueError):
    """The configuration is wrong; the message names file, line and key."""


class KeySpec(NamedTuple):
    """One key: its type, how a nearer file joins with a farther one (``replace``, ``extend``, ``merge``,
    ``tighten``), and its meaning. ``shared``: rules may read it. ``resets`` is a key of which a nearer file
    that has this one forgets what farther files say.
    """

    type: str
    join: str
    summary: str
    shared: bool = False
    in_override: bool = True
    resets: str = ""


KEYS: dict[str, KeySpec] = {
    "root": KeySpec(
        "boolean", "replace", "stop looking for configuration in parent folders", in_override=False
    ),
    "extends": KeySpec(
        "path",
        "replace",
        "a file of the project whose values count where this one says nothing",
        in_override=False,
    ),
    "profile": KeySpec(
        "string", "replace", "set of levels and options: default, news, wiki, blog, evergreen, audit …"
    ),
    "select": KeySpec(
        "strings", "replace", "run only these rules (ids, names, prefixes, tags)", resets="extend-select"
    ),
    "extend-select": KeySpec("strings", "extend", "run these rules as well (ids, names, prefixes, tags)"),
    "ignore": KeySpec(
        "strings", "replace", "do not run these rules (ids, names, prefixes, tags)", resets="extend-ignore"
    ),
    "extend-ignore": KeySpec(
        "strings", "extend", "do not run these rules either (ids, names, prefixes, tags)"
    ),
    "packs": KeySpec("paths", "extend", "folders with rules of your own", in_override=False),
    "exclude": KeySpec(
        "patterns", "extend", "paths to leave out, in the manner of .gitignore", in_override=False
    ),
    "fail-on": KeySpec("fail", "replace", "lowest severity that fails a run, or never"),
    "max-bytes": KeySpec("integer", "replace", "largest file that is read"),
    "max-seconds": KeySpec("integer", "replace", "seconds of computing that one file may take"),
    "max-run-seconds": KeySpec(
        "integer", "replace", "seconds after which a run ends, whatever is left", in_override=False
    ),
    "jobs": KeySpec("integer", "replace", "processes that check files at the same time", in_override=False),
    "baseline": KeySpec("path", "replace", "file of known findings"),
    "words": KeySpec("strings", "extend", "words that are right here: names, terms, dialect", shared=True),
    "words-files": KeySpec(
        "paths", "extend", "files of such words, one on a line; words.txt of the project is always read"
    ),
    "languages": KeySpec(
        "strings", "replace", "languages that articles may be written in, main language first", shared=True
    ),
    "check-quotations": KeySpec(
        "boolean", "replace", "read quoted speech and block quotes like the author's own words", shared=True
    ),
    "horizon": KeySpec("integer", "replace", "days after which a dated statement counts as old", shared=True),
    "facts": KeySpec("paths", "extend", "further tables of dated facts", shared=True),
    "bibliography": KeySpec(
        "paths", "extend", "BibTeX, RIS or CSL JSON files whose keys articles may cite", shared=True
    ),
    "retractions": KeySpec(
        "paths", "extend", "lists of retracted works: CSV, or a DOI or PMID on a line", shared=True
    ),
    "schemas": KeySpec("files", "replace", "official schema files by format version", shared=True),
    "readability": KeySpec(
        "boolean", "replace", "false leaves the readability of articles out of reports", shared=True
    ),
    "rules": KeySpec("rules", "merge", "level of a rule, or a table with its level and options"),
    "gate": KeySpec("gate", "tighten", "what an article may not silence", in_override=False),
    "overrides": KeySpec("overrides", "extend", "other values for some paths", in_override=False),
    "stet": KeySpec(
        "stet", "extend", "findings that may stand: path, fingerprint, reason", in_override=False
    ),
}
"""Every key."""


class Value(NamedTuple):
    """One effective value and the place that set it (``copydesk.toml:3``); ``parts`` are the values of the
    files that were joined in it, farthest first.
    """

    value: Any
    origin: str
    parts: tuple[Value, ...] = ()

    def sources(self) -> tuple[Value, ...]:
        """Return the values of each file."""
        return self.parts or (self,)


class Gate(NamedTuple):
    """What articles and nearer configuration may not change: rules that they may not silence, forms of
    directives that silence nothing, whether directives that the change itself adds and configuration files
    below count, and what fails the run where it was not checked.
    """

    may_not_silence: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    new_directives: str = COUNT
    nested: str = COUNT
    unchecked: tuple[str, ...] = ()

    def tightened(self, other: Gate) -> Gate:
        """Return what two gates ask for together."""
        return Gate(
            tuple(dict.fromkeys((*self.may_not_silence, *other.may_not_silence))),
            tuple(dict.fromkeys((*self.refuse, *other.refuse))),
            IGNORE if IGNORE in (self.new_directives, other.new_directives) else COUNT,
            IGNORE if IGNORE in (self.nested, other.nested) else COUNT,
            tuple(dict.fromkeys((*self.unchecked, *other.unchecked))),
        )


class Override(NamedTuple):
    """Values for the paths that some patterns cover; patterns are relative to ``folder``."""

    folder: str
    paths: tuple[str, ...]
    values: Mapping[str, Value]
    origin: str = ""


class Stet(NamedTuple):
    """One finding that may stand although its format has no comments; ``folder`` is that of the file that
    says so.
    """

    path: str
    fingerprint: str
    reason: str
    origin: str
    folder: str = ""


def join(parts: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    """Join the values of several files, later ones being nearer."""
    joined: dict[str, Value] = {}
    for part in parts:
        for key in part:
            joined.pop(KEYS[key].resets, None)
        for key, value in part.items():
            before = joined.get(key)
            joined[key] = value if before is None else _joined(KEYS[key].join, before, value)
    return joined


def _joined(how: str, far: Value, near: Value) -> Value:
    if how == "replace":
        return near
    both: Any
    if how == "extend":
        both = (*far.value, *near.value)
    elif how == "tighten":
        both = far.value.tightened(near.value)
    else:
        both = {**far.value, **near.value}
    origin = ", ".join(dict.fromkeys((*far.origin.split(", "), near.origin)))
    return Value(both, origin, (*far.sources(), *near.sources()))


def tightened(values: Mapping[str, Value], farther: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a file that lies below a gate which says what may not be silenced: it leaves no
    article out, brings no baseline, and lets nothing pass that ``farther`` values fail for.
    """
    kept = {key: value for key, value in values.items() if key not in ("exclude", "baseline")}
    if "fail-on" in kept and no_laxer(farther, kept):
        del kept["fail-on"]
    return kept


def no_laxer(farther: Mapping[str, Value], values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the ``fail-on`` of farther values where some values would let pass what these fail for."""
    before = farther.get("fail-on", _FAILS)
    laxer = FAIL_LEVELS.index(values.get("fail-on", _FAILS).value) > FAIL_LEVELS.index(before.value)
    return {"fail-on": before} if laxer else {}


_FAILS = Value("error", "default")
