"""What is wrong with directives: findings of Copydesk's own rules."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..base.levels import REFUSED
from ..catalogue.naming import PREFIX
from ..catalogue.rule import Finding
from ..document.document import Document
from ..document.source import Span
from .directives import Directive, Found
from .policy import Policy
from .stetgrammar import ALL, BEGIN, END, is_open, loose_until

if TYPE_CHECKING:
    from ..catalogue.ruleset import RuleSet

UNUSED, UNKNOWN, UNCLOSED, EXPIRED, REASONLESS = "CPD002", "CPD003", "CPD004", "CPD005", "CPD006"
MISSPELT, NO_DATE = "CPD010", "CPD011"
_NOWHERE = Span(0, 0)
_MOST_HINTS = 50
"""Unknown names for which a near one is looked for; each costs milliseconds."""


class Names:
    """What the names in directives mean: a rule (by id, name, old id or name), the three letters of a family,
    or ``all``.
    """

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._families = {rule_id[:PREFIX] for rule_id in rules.catalogue.rules}
        self._meanings: dict[str, str] = {}
        self._near: dict[str, str] = {}

    def meaning(self, name: str) -> str:
        """Return the id, family or ``all`` that a name means, or ""."""
        found = self._meanings.get(name)
        if found is None:
            rule = self.rules.catalogue.find(name)
            family = name.upper() if name.upper() in self._families else ""
            found = self._meanings[name] = rule.id if rule is not None else ALL if name == ALL else family
        return found

    def knows(self, name: str) -> bool:
        """Say whether a name means anything."""
        return bool(self.meaning(name))

    def any_of(self, name: str, rule_ids: Iterable[str]) -> bool:
        """Say whether a name means one of some rules or its family."""
        meaning = self.meaning(name)
        return meaning != ALL and any(rule_id.startswith(meaning) for rule_id in rule_ids)

    @staticmethod
    def of_rule(rule_id: str) -> Sequence[str]:
        """Return the meanings that cover a rule."""
        return (rule_id, rule_id[:PREFIX], ALL)

    def ran(self, name: str, rules_run: Sequence[str]) -> bool:
        """Say whether any rule that a name means has run."""
        meaning = self.meaning(name)
        return meaning == ALL or any(rule_id.startswith(meaning) for rule_id in rules_run)

    def near(self, name: str) -> str:
        """Return what was probably meant by an unknown name, as the end of a message."""
        if name not in self._near:
            self._near[name] = self._hint(name) if len(self._near) < _MOST_HINTS else ""
        return self._near[name]

    def _hint(self, name: str) -> str:
        words = name.split()
        if len(words) > 1 and all(map(self.knows, words)):
            return f"; put commas between rules: {', '.join(words)}"
        dated = loose_until(name)
        if dated:
            return "; a date is written until=YYYY-MM-DD"
        near = self.rules.catalogue.suggest(name[:60])
        return f"; did you mean {near}?" if near else ""


def about(
    doc: Document,
    found: Found,
    rules_run: Sequence[str],
    names: Names,
    attempts: Mapping[int, Container[str]],
    policy: Policy,
) -> Iterator[Finding]:
    """Yield what is wrong with the directives of a document, after the findings have been judged."""
    say = _Speaker(doc, names.rules)
    for span, right in found.misspelt:
        yield from say(MISSPELT, span, right=right)
    ran = _Ran(names, rules_run)
    for directive in found.directives:
        yield from _about(say, directive, names, ran, policy)
        yield from _refused(say, directive, names, attempts.get(id(directive), ()), policy)


def unneeded(doc: Document, rules: RuleSet, fingerprints: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each fingerprint of the configuration that no finding has."""
    say = _Speaker(doc, rules)
    for mark in fingerprints:
        yield from say(UNUSED, _NOWHERE, name=mark)


class _Ran:
    """Whether rules have run that a name means; asked once for each name."""

    def __init__(self, names: Names, rules_run: Sequence[str]) -> None:
        self._names, self._run = names, rules_run
        self._known: dict[str, bool] = {}

    def __call__(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = self._names.ran(name, self._run)
        return self._known[name]


class _Speaker:
    """Makes findings of Copydesk's own rules."""

    def __init__(self, doc: Document, rules: RuleSet) -> None:
        self.doc, self._rules = doc, rules

    def __call__(self, rule_id: str, span: Span, **data: Any) -> Iterator[Finding]:
        active = self._rules.by_id.get(rule_id)
        if active is None:
            return
        rule = active.rule
        given = {key: value for key, value in data.items() if value}
        yield Finding(
            rule.id,
            rule.name,
            rule.version,
            active.level,
            rule.confidence,
            rule.message.format_map(_Blanks(given)),
            span,
            self.doc.source.slice(span),
            given,
        )


class _Blanks(dict[str, Any]):
    """The data of a message; what it lacks is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _about(say: _Speaker, directive: Directive, names: Names, ran: _Ran, policy: Policy) -> Iterator[Finding]:
    where = directive.span
    if directive.kind == END:
        if not directive.paired:
            yield from say(UNCLOSED, where, what="stet-end without stet-begin")
        return
    unknown = [name for name in directive.names if not names.knows(name)]
    for name in unknown:
        yield from say(UNKNOWN, where, name=name, hint=names.near(name))
    if not directive.names:
        yield from say(UNKNOWN, where, name="(none)", hint="; name the rules, or “all”")
    if directive.kind == BEGIN and not directive.paired:
        yield from say(UNCLOSED, where, what="stet-begin without stet-end")
    elif is_open(say.doc.source.slice(where)):
        yield from say(UNCLOSED, where, what="a comment without an end")
    if not directive.reason:
        yield from say(REASONLESS, where)
    if not directive.dated:
        yield from say(NO_DATE, directive.until_span, until=directive.until)
    elif directive.expired(names.rules.today):
        yield from say(EXPIRED, where, until=directive.until)
    elif not directive.refused:
        for name in directive.names:
            # What did not run cannot tell whether the directive is still needed.
            needed = name in directive.used or name in unknown or not ran(name)
            if not needed and not names.any_of(name, policy.protected):
                yield from say(UNUSED, where, name=name)


def _refused(
    say: _Speaker, directive: Directive, names: Names, attempted: Container[str], policy: Policy
) -> Iterator[Finding]:
    if directive.refused:
        yield from say(REFUSED, directive.span, why=directive.refused, where=policy.where)
        return
    if not policy.protected or directive.kind == END:
        return
    for rule_id in sorted(policy.protected):
        named = any(names.meaning(name) in (rule_id, rule_id[:PREFIX]) for name in directive.names)
        if named or rule_id in attempted:
            why = f"no article may silence {rule_id}"
            yield from say(REFUSED, directive.span, why=why, where=policy.where)
            if not any(names.meaning(name) == rule_id for name in directive.names):
                return
