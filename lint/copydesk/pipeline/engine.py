"""The rules over one document: ask those that may have something to say, turn their hits into findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.cached import cached_property
from ..base.levels import RANK
from ..base.opening import opening
from ..base.regexes import regex
from ..catalogue.context import Context
from ..catalogue.notrun import FORMAT, LANGUAGE, OFFLINE, TIME, NotRun
from ..catalogue.rule import Finding, Hit, Rule
from ..document.source import Span
from ..language.scan import Found, Hits
from . import undone
from .timelimit import NO_LIMIT, TimeLimit, TimeUp

if TYPE_CHECKING:
    from ..catalogue.ruleset import Active, Question, RuleSet
    from ..document.document import Document
    from ..facts import Facts
    from .directives import Directive
    from .profiles import Profile

_LAST = ("claims", "sources")
_UNSAID = regex("\ufffc+")
_LONGEST_MESSAGE = 600
_STOPPED, _TOO_LATE = "it took too long and was stopped", "the time that one file may take was up"
MOST_LISTED = 5_000
"""More findings of one rule in one file than these are counted and not listed."""
_HITS, _HITS_EACH = 100_000, 4
"""A rule that has more to say about a file than so much, and so much for each code point, would not end."""


class Outcome(NamedTuple):
    """What became of one document: its findings in reading order, what ran, which of the active rules did not
    and why, which failed (rule and error), the facts that are known by now, and (behind the step that tells
    it) which profile counts, and the directives in it.
    """

    facts: Facts
    findings: list[Finding]
    rules_run: tuple[str, ...] = ()
    skipped: tuple[NotRun, ...] = ()
    crashed: tuple[tuple[str, str], ...] = ()
    profile: Profile | None = None
    directives: Sequence[Directive] = ()


def run_rules(
    facts: Facts,
    ruleset: RuleSet,
    watch: Callable[[], None] | None = None,
    time: TimeLimit | None = None,
    quiet: Container[str] = (),
) -> Outcome:
    """Run all rules of a set over a document; findings come in the order of the rules, not of the text.

    A rule that raises does not end the run; it is named in ``crashed`` and reported as a finding of CPD001.
    ``watch`` is called before every rule; what it raises does end the run. Rules that are ``quiet`` are not
    asked. What ``time`` ends or does not let begin is among ``skipped``, and reported as findings of CPD013.
    """
    time = time or TimeLimit(NO_LIMIT)
    family = ""
    ran, skipped, crashed = list[str](), list[NotRun](), list[tuple[str, str]]()
    findings: list[Finding] = []
    found = _Scan(facts, ruleset)
    spoken = _Spoken(facts)
    doc, blank, much = facts.doc, facts.doc.source.blank, facts.much
    holds: dict[str, bool] = {}
    choosy = ruleset.machinery.choosy
    offline = facts.knowledge.companions is None or facts.knowledge.companions.answers is None
    questions = sorted(ruleset.questions, key=_family_of) if much else ruleset.questions
    for rule_id, active, formats, languages, about_prose, triggered, needs, network in questions:
        if rule_id in quiet:
            continue
        if watch is not None:
            watch()
        if formats and doc.format not in formats:
            skipped.append(NotRun(rule_id, FORMAT, f"not for format {doc.format}"))
            continue
        if languages and (reason := spoken.reason(languages)):
            skipped.append(NotRun(rule_id, LANGUAGE, reason))
            continue
        if network and offline:
            skipped.append(NotRun(rule_id, OFFLINE, "links are asked with --online only"))
            continue
        if rule_id in choosy and (refusal := choosy[rule_id].refusal(doc)):
            skipped.append(refusal)
            continue
        time.rule()
        if time.over:
            skipped.append(NotRun(rule_id, TIME, _TOO_LATE))
            continue
        ran.append(rule_id)
        try:
            if about_prose and blank:
                continue
            if triggered and rule_id not in (facts.heard_raw if triggered == "raw" else facts.heard):
                continue
            if needs and _lacks(facts, needs, holds):
                continue
            if much and family == active.rule.category:
                facts.ease()
            elif much:
                facts.let_go()
                family = active.rule.category
            findings += _asked(facts, active, ruleset, found)
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            crashed.append((rule_id, detail))
            findings.append(undone.crashed(active.rule, detail))
        except TimeUp:
            ran.remove(rule_id)
            skipped.append(NotRun(rule_id, TIME, _STOPPED))
            findings.append(undone.stopped(active.rule, time.limit))
    if much:
        ran.sort()
        skipped.sort()
        crashed.sort()
    late = [one.rule for one in skipped if one.detail == _TOO_LATE]
    if late:
        findings.append(undone.too_late(late, time.limit))
    return Outcome(facts, findings, tuple(ran), tuple(skipped), tuple(crashed))


def _family_of(question: Question) -> tuple[int, str, str]:
    """The key by which the rules of a long article run: what one family asks for is mostly asked by no other,
    and let go behind it. Claims and sources share what is dearest, and the report asks for it again.
    """
    category = question.active.rule.category
    return _LAST.index(category) if category in _LAST else -1, category, question.rule_id


def _lacks(facts: Facts, needs: Iterable[str], known: dict[str, bool]) -> bool:
    """Say whether a document has none of something that is needed."""
    for need in needs:
        if need not in known:
            known[need] = facts.has(need)
        if not known[need]:
            return True
    return False


class _Scan:
    """The literal scans of one document, each made when the first rule needs it. Each rule asks once."""

    def __init__(self, facts: Facts, ruleset: RuleSet) -> None:
        self._facts, self._ruleset = facts, ruleset
        self._found: dict[bool, Hits] = {}

    def of(self, rule: Rule) -> Sequence[Found]:
        raw = "raw" in rule.scope
        if raw not in self._found:
            folded = self._facts.folded_source if raw else self._facts.folded
            self._found[raw] = self._ruleset.machinery.scanner(raw).scan(folded)
        return self._found[raw].take(rule.id)


class _Spoken:
    """The languages of the blocks of one document, told when the first rule asks."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._skipped: dict[tuple[str, ...], str] = {}

    @cached_property
    def _languages(self) -> frozenset[str]:
        known = self._facts.languages
        return frozenset(known.get(block.index, "") for block in self._facts.doc.prose_blocks)

    def reason(self, languages: tuple[str, ...]) -> str:
        """Say why rules for some languages have nothing to read, or ""."""
        found = self._skipped.get(languages)
        if found is None:
            spoken = self._languages
            known = any(not language or language.split("-")[0] in languages for language in spoken)
            found = f"not for language {', '.join(sorted(spoken))}" if spoken and not known else ""
            self._skipped[languages] = found
        return found


def _asked(facts: Facts, active: Active, ruleset: RuleSet, scan: _Scan) -> Iterable[Finding]:
    """Ask a rule; one with nothing to look at is not given a context, nor is its pattern read."""
    rule, found = active.rule, None
    if rule.id in ruleset.machinery.gated and not (found := scan.of(rule)):
        return ()
    matcher = ruleset.machinery.matcher(rule.id)
    if matcher is None:
        context = Context(facts, rule, active.options)
        hits = ruleset.catalogue.run(rule.id)(context)
    else:
        if found is None:
            found = scan.of(rule) if matcher.literals else ()
        if matcher.silent(facts, found):
            return ()
        context = Context(facts, rule, active.options)
        hits = matcher.run(context, found)
    hits = iter(hits)
    first = next(hits, None)
    if first is None:
        return ()
    most = _HITS + _HITS_EACH * len(facts.doc.source.text)
    counted = chain((first,), islice(hits, most))
    listed = list(islice(_findings(active, context, counted), MOST_LISTED))
    unlisted = Counter(_unlisted(active, context, counted, listed))
    endless = next(hits, None) is not None
    return [*listed, undone.not_listed(rule, unlisted, endless)] if unlisted or endless else listed


def _findings(active: Active, context: Context, hits: Iterable[Hit]) -> Iterator[Finding]:
    rule, doc = active.rule, context.doc
    seen: set[tuple[Span, str]] = set()
    for hit in _spoken_for(rule, context, hits):
        text = doc.source.slice(hit.span)
        message = _message(rule, hit, text)
        if (hit.span, message) in seen:
            continue
        seen.add((hit.span, message))
        yield Finding(
            rule.id,
            rule.name,
            rule.version,
            _grade(rule, hit, active.level),
            hit.confidence or rule.confidence,
            message,
            hit.span,
            text,
            hit.data,
            related=hit.related,
            fix=hit.fix,
            pointer=_pointer(doc, hit.span),
            document_level=hit.document_level,
        )


def _unlisted(
    active: Active, context: Context, hits: Iterable[Hit], listed: Sequence[Finding]
) -> Iterator[str]:
    """Yield the severity of each hit behind those that are listed. There may be millions: what they say is
    not worked out, and one that says the same as a listed one or as the one before it does not count.
    """
    rule, slice_of = active.rule, context.doc.source.slice
    places = {finding.span for finding in listed}
    said = {(finding.span, finding.message) for finding in listed}
    before: Hit | None = None
    for hit in _spoken_for(rule, context, hits):
        same, before = hit == before, hit
        if same or (hit.span in places and (hit.span, _message(rule, hit, slice_of(hit.span))) in said):
            continue
        yield _grade(rule, hit, active.level)


def _spoken_for(rule: Rule, context: Context, hits: Iterable[Hit]) -> Iterable[Hit]:
    """Leave out the hits in quoted speech, where the rule does not speak about it."""
    if "-quote" not in rule.scope:
        return hits
    return (hit for hit in hits if hit.prose is None or not context.quoted(*hit.prose))


def _message(rule: Rule, hit: Hit, text: str) -> str:
    return _word(hit.message or rule.message, {**hit.data, "text": text})


def _word(template: str, data: Mapping[str, Any]) -> str:
    """Fill a message; long evidence is cut so that a message stays a sentence."""
    short = {key: _cut(value) for key, value in data.items()}
    return _UNSAID.sub("…", template.format_map(short))[:_LONGEST_MESSAGE]


def _cut(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    flat = opening(value, 81)
    return flat if len(flat) <= 80 else flat[:77].rstrip() + "…"


def _grade(rule: Rule, hit: Hit, level: str) -> str:
    """A level set by profile or user replaces the rule's own severity and caps the higher tiers; lower tiers
    stay. Raises ``ValueError`` for a hit that is graver than the catalogue says that the rule can be.
    """
    if hit.severity is not None and rule.reaches and RANK[hit.severity] > RANK[rule.reaches]:
        raise ValueError(f"a finding of severity {hit.severity} of a rule that reaches {rule.reaches} only")
    if hit.severity is None or hit.severity == rule.severity:
        return level
    if level != rule.severity and RANK[hit.severity] > RANK[level]:
        return level
    return hit.severity


def _pointer(doc: Document, span: Span) -> str:
    best = ""
    for reach, pointer in doc.pointers:
        if reach.start <= span.start < max(reach.end, reach.start + 1):
            best = pointer
    return best
