"""The examples of rules as tests: each is run as it stands and inside carriers that must not change what is
found.

A carrier is another way to write the same words: another format, a list, a quotation, front matter above,
CRLF, astral characters and entities before them. In every carrier the same words must be found; inside code,
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ..base.levels import REFUSED, UNDONE
from ..base.regexes import regex
from ..catalogue.catalogue import Catalogue
from ..catalogue.rule import Example, Finding, Rule
from ..catalogue.ruleset import Choice, build
from ..document.source import Source, Span
from ..input.readers import decode
from ..pipeline.engine import Outcome
from ..pipeline.fix import Refused, fix_data
from ..pipeline.pipeline import Task, examine
from ..pipeline.suppress import OWN

TODAY = "2026-11-22"
_ENDINGS = defaultdict(lambda: "md", html="html", text="txt")
_SIMPLE = regex(r"[^\n|`<>&\[\]#*_\\]+\Z")


class Case(NamedTuple):
    """One text to lint with one rule. ``spans`` are where findings must be; None asks only whether there are
    any. ``severity`` is what they must have and ``fixed`` the text after all fixes, unsafe ones too; None
    where it does not matter.
    """

    name: str
    text: str
    format: str
    spans: tuple[Span, ...] | None
    good: bool
    options: Mapping[str, object]
    severity: str | None = None
    fixed: str | None = None
    files: Mapping[str, str] = MappingProxyType({})


class Carrier(NamedTuple):
    """A way to write an example. ``wrap`` gives the text before it, the example rewritten, the text after
    it.
    """

    name: str
    format: str
    wrap: Callable[[str], tuple[str, str, str]]


CARRIERS = (
    Carrier("html", "html", lambda text: ("<html><body><p>", text, "</p></body></html>\n")),
    Carrier("text", "text", lambda text: ("", text, "\n")),
    Carrier("list", "markdown", lambda text: ("Some words.\n\n- ", text, "\n- Another item.\n")),
    Carrier("front-matter", "markdown", lambda text: ("---\ntitle: A title\n---\n\n", text, "\n")),
    Carrier("crlf", "markdown", lambda text: ("One line.\r\n\r\n", text, "\r\n")),
    Carrier("bom", "markdown", lambda text: ("\ufeff", text, "\n")),
    Carrier("astral", "markdown", lambda text: ("The 🧭 and the e\u0301cole came.\n\n", text, "\n")),
    Carrier(
        "entity", "html", lambda text: ("<p>Salt &amp; pepper &#8212; caf&eacute;.</p>\n<p>", text, "</p>\n")
    ),
)
_SILENT = (
    Carrier("code-fence", "markdown", lambda text: ("Some words.\n\n```\n", text, "\n```\n")),
    Carrier("html-code", "html", lambda text: ("<p>Some words.</p><pre><code>", text, "</code></pre>\n")),
)


def cases(rule: Rule, catalogue: Catalogue) -> Iterator[Case]:
    """Yield every test that the examples of a rule stand for."""
    # No short text makes a sound rule fail, or find thousands; a gate is no part of an article.
    if rule.id in (*UNDONE, REFUSED):
        return
    text = catalogue.text(rule.id)
    for kind, examples in (("bad", text.bad), ("good", text.good)):
        for number, example in enumerate(examples):
            yield from _cases_of(rule, f"{rule.id}-{kind}-{number}", example, kind == "good")


def _cases_of(rule: Rule, name: str, example: Example, good: bool) -> Iterator[Case]:
    first = Case(
        name,
        example.text,
        example.format,
        () if good else example.spans or None,
        good,
        example.options,
        example.severity,
        files=example.files,
    )
    yield first._replace(fixed=example.fixed)
    if example.bare or example.format != "markdown" or not _SIMPLE.match(example.text) or not carried(rule):
        return
    for carrier in CARRIERS:
        if rule.formats and carrier.format not in rule.formats:
            continue
        before, body, after = carrier.wrap(example.text)
        shift = len(before) - before.startswith("\ufeff")
        moved = tuple(Span(s.start + shift, s.end + shift) for s in example.spans) or None
        yield first._replace(
            name=f"{name}-{carrier.name}",
            text=before + body + after,
            format=carrier.format,
            spans=() if good else moved,
        )
    if not good and "raw" not in rule.scope:
        for carrier in _SILENT:
            yield first._replace(
                name=f"{name}-{carrier.name}",
                text="".join(carrier.wrap(example.text)),
                format=carrier.format,
                spans=(),
                good=True,
            )


def carried(rule: Rule) -> bool:
    """Say whether the examples of a rule keep their meaning inside other text: only those of rules about
    running prose do.
    """
    return "document" not in rule.scope and bool({"prose", "paragraph"} & set(rule.scope))


def lint_case(case: Case, rule: Rule, catalogue: Catalogue) -> Outcome:
    """Run one rule over one case; one with files beside it, in a project of its own."""
    task = _task(case, rule, catalogue)
    if not case.files:
        return examine(_source(case), task)
    from .projects import project

    with project(case.files) as folder:
        return examine(_source(case), task._replace(gather=folder.gather(f"example.{_ENDINGS[case.format]}")))


def _source(case: Case) -> Source:
    return decode(f"example.{case.format}", case.text.encode(), case.format)


def _task(case: Case, rule: Rule, catalogue: Catalogue) -> Task:
    options: Mapping[str, Mapping[str, object]] = {rule.id: case.options} if case.options else {}
    # Copydesk's own rules judge what became of other findings, so the others must run as well.
    select = () if rule.id.startswith(OWN) else (rule.id,)
    chosen = Choice(select=select, options=options, today=TODAY, profile=_profile(rule))
    return Task(case.format, build(catalogue, chosen))


def check_case(case: Case, rule: Rule, catalogue: Catalogue) -> str:
    """Run one case and say what is wrong with the outcome, or "" when it is as it should be."""
    outcome = lint_case(case, rule, catalogue)
    if outcome.crashed:
        return f"the rule failed: {outcome.crashed[0][1]}"
    found = [finding for finding in outcome.findings if finding.rule_id == rule.id]
    texts = [finding.text for finding in found]
    if case.good:
        return f"must be silent, but found {texts!r}" if found else ""
    if not found:
        return "nothing was found" + _unheard(rule, outcome)
    if case.severity is not None and any(finding.severity != case.severity for finding in found):
        grades = ", ".join(f"{finding.text!r} {finding.severity}" for finding in found)
        return f"the severity must be {case.severity}: {grades}"
    if case.spans is not None:
        wrong = _misplaced(case, found)
        if wrong:
            return wrong
    return "" if case.fixed is None else _misfixed(case, _task(case, rule, catalogue))


def _misplaced(case: Case, found: Sequence[Finding]) -> str:
    spans = {finding.span for finding in found}
    wanted = case.spans or ()
    missing = [case_text(case, span) for span in wanted if span not in spans]
    extra = [finding.text for finding in found if finding.span not in wanted]
    return f"not found: {missing!r}; found instead: {extra!r}" if missing or extra else ""


def _misfixed(case: Case, task: Task) -> str:
    """Say what the fixes make of a text, when it is not what the example says."""
    try:
        fixed = fix_data(f"example.{case.format}", case.text.encode(), task, unsafe=True)
    except Refused as error:
        return f"nothing is fixed: {error}"
    text = fixed.data.decode()
    return "" if text == case.fixed else f"the fix makes {text!r} of it, and not {case.fixed!r}"


def _unheard(rule: Rule, outcome: Outcome) -> str:
    """Say that a text holds none of the triggers of the rule, if so."""
    heard = outcome.facts.heard_raw if "raw" in rule.scope else outcome.facts.heard
    if not rule.triggers or rule.id in heard:
        return ""
    return f": none of the triggers of the rule stands here ({', '.join(rule.triggers)})"


def case_text(case: Case, span: Span) -> str:
    """Return the marked words of a case."""
    return case.text.removeprefix("\ufeff")[span.start : span.end]


def _profile(rule: Rule) -> str:
    return rule.profiles[0] if rule.profiles else "default"
