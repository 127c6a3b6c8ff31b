"""What a rule is: its metadata, what it yields (hits), and what becomes of a hit (findings)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.source import Span

if TYPE_CHECKING:
    from .context import Context

CONFIDENCES = ("weak", "strong", "decisive")
STATUSES = ("preview", "stable", "deprecated")
_NOTHING: Mapping[str, Any] = MappingProxyType({})
SAFETIES = ("safe", "unsafe", "suggestion")


class Edit(NamedTuple):
    """Replace the source text of ``span`` by ``new``; an empty span inserts."""

    span: Span
    new: str


class Fix(NamedTuple):
    """Edits that belong together: all are made or none.

    ``safety``: ``safe`` (never changes what is said), ``unsafe`` (right nearly always, to be read),
    ``suggestion`` (shown, never applied). ``held`` says why a fix that its rule calls safe is not made
    unseen.
    """

    edits: tuple[Edit, ...]
    title: str
    safety: str = "safe"
    held: str = ""


class Related(NamedTuple):
    """Another place that explains a finding (the first use of a name, the row that a header does not fit)."""

    span: Span
    note: str


class Hit(NamedTuple):
    """What a rule yields: a source span and the values that fill its message.

    ``data`` goes into the report as evidence; it holds only JSON values. ``message``, ``severity`` and
    ``confidence`` replace the defaults of the rule for this one hit (a rule with tiers). ``prose`` is the
    prose range it was made from, if it was.
    """

    span: Span
    data: Mapping[str, Any] = _NOTHING
    message: str | None = None
    severity: str | None = None
    confidence: str | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    document_level: bool = False
    prose: tuple[int, int] | None = None


class Option(NamedTuple):
    """One typed setting of a rule: ``type`` is integer, number, boolean, string, strings or table."""

    type: str
    default: Any
    summary: str


class Rule(NamedTuple):
    """The metadata of one rule, as its file states it; the fields are those of the file.

    ``languages`` empty means any. ``scope`` lists block kinds and the words ``prose`` (all kinds that hold
    prose), ``quote`` (block quotes too), ``-quote`` (skip quoted speech), ``raw`` (the file as stored, markup
    included), ``document``. ``match`` is the declarative pattern of a TOML rule (a tuple of several, for
    ``[[match]]``) and None for a Python rule.
    ``needs`` lists structures and facts without which there is nothing to say, ``triggers`` the words and
    literals of which one must stand in the text. ``yields_to`` names rules whose findings explain the same
    words better: where one of them overlaps, this rule is silent. ``profiles`` empty means every profile.
    ``reaches`` is the highest severity that its findings can have, worked out from its files; ``mends`` says
    that its examples show fixes.
    """

    id: str
    name: str
    version: int
    status: str
    severity: str
    confidence: str
    summary: str
    message: str
    category: str
    path: str
    languages: tuple[str, ...] = ()
    scope: tuple[str, ...] = ("prose",)
    tags: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    options: Mapping[str, Option] = _NOTHING
    match: Mapping[str, Any] | tuple[Mapping[str, Any], ...] | None = None
    enabled: bool = True
    remedy: str = ""
    reaches: str = ""
    mends: bool = False


class Example(NamedTuple):
    """One example of a rule file. ``text`` has its ⟦marks⟧ removed; ``spans`` are where they stood.

    ``severity`` is that of what is found in it, None where that does not matter. ``files`` are other files of
    its project, by their paths: with them the example is the file ``example.md`` of a repository.
    """

    text: str
    spans: tuple[Span, ...]
    format: str = "markdown"
    fixed: str | None = None
    options: Mapping[str, Any] = _NOTHING
    bare: bool = False
    severity: str | None = None
    files: Mapping[str, str] = _NOTHING


class RuleText(NamedTuple):
    """The long texts of a rule file, read only by ``explain``, the documentation and the tests."""

    rationale: str
    remedy: str
    references: tuple[str, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


Run = Callable[["Context"], Iterable[Hit]]


class Finding(NamedTuple):
    """A hit after the engine: placed, worded, graded and fingerprinted. ``text`` is ``source.text[span]``;
    ``former`` is the fingerprint that an earlier recipe gave it, where that is another one; ``near`` names
    it whatever its heading, where its words and those beside it are enough for that. ``let_by`` says what let
    it stand: the place of a directive, or the fingerprint in the configuration.
    """

    rule_id: str
    rule_name: str
    rule_version: int
    severity: str
    confidence: str
    message: str
    span: Span
    text: str
    evidence: Mapping[str, Any]
    remedy: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    fingerprint: str = ""
    status: str = "open"
    justification: str = ""
    pointer: str = ""
    document_level: bool = False
    former: str = ""
    near: str = ""
    let_by: Span | str = ""
