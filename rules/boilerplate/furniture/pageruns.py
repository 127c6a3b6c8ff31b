"""The furniture of a page as an editor is told of it: a finding for each run of lines, with the article's.

A run is one finding whatever it holds, and the rules on single labels (BLR001 to BLR008) yield to it, so that
nothing is said twice; where BLR010 is switched off they speak as before. What stands above the article and
what stands below it are as a rule one run each; what stands between two paragraphs is a run of its own, so
that it can be let stand, taken into a baseline or deleted for itself. A run between paragraphs of which
labels tell every line is left to their rules, which name it better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Edit, Facts, Fix, Source, Span

from .besidelinks import leads_beside
from .layout import LayoutLine
from .pagerange import Estimate, estimate, is_manual, runs_of
from .sitewords import site_words


class PageRun:
    """A run of furniture lines.

    ``span`` is what it covers, ``lines`` and ``article`` name its lines and those of the article as a message
    does, ``kinds`` says what it is, ``where`` where it stands. ``signs`` counts the kinds that the page
    shows; ``labelled`` says that a label which no article has stands in the run, ``certain`` that nothing
    else does.
    """

    def __init__(
        self,
        facts: Facts,
        found: Estimate,
        numbers: Sequence[int],
        lines: Sequence[LayoutLine],
        labels: set[int],
    ) -> None:
        source = facts.doc.source
        self.span = Span(lines[numbers[0]].span.start, lines[numbers[-1]].span.end)
        self.lines = _named(source, self.span)
        self.article = _named(source, Span(lines[found.first].span.start, lines[found.last].span.end))
        self.kinds = ", ".join(dict.fromkeys(found.taken[number] for number in numbers))
        self.signs = len(set(found.taken.values()))
        self.labelled = not labels.isdisjoint(numbers)
        self.certain = labels.issuperset(numbers)
        single = "–" not in self.lines
        place = "above" if numbers[0] < found.first else "below" if numbers[0] > found.last else "inside"
        self.inside = place == "inside"
        self.where = f"{'stands' if single else 'stand'} {place} it"
        self.seem = "seems to be a part" if single else "seem to be parts"
        self._source = source if facts.doc.traits.lines else None

    @property
    def removal(self) -> Fix | None:
        """The fix that deletes the lines, safe where labels told all; None where lines are not stored."""
        if self._source is None:
            return None
        safety = "safe" if self.certain else "unsafe"
        return Fix((Edit(_whole_lines(self._source, self.span), ""),), "Remove the lines", safety)


def _named(source: Source, span: Span) -> str:
    first, last = source.position(span.start).line, source.position(span.end).line
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _whole_lines(source: Source, span: Span) -> Span:
    """Return the lines of a span with their endings and, below a blank line, the blank ones that follow."""
    starts = source.line_starts
    top, bottom = source.position(span.start).line, source.position(span.end).line
    if top == 1 or not source.slice(source.line_span(top - 1)).strip():
        while bottom < len(starts) and not source.slice(source.line_span(bottom + 1)).strip():
            bottom += 1
    return Span(starts[top - 1], starts[bottom] if bottom < len(starts) else len(source.text))


def _is_scraped(facts: Facts) -> bool:
    """Say whether a manual was copied off its page: two lines of it say what no author writes."""
    return len([item for item in facts.furniture if item.always]) > 1


def find_page_runs(facts: Facts) -> Iterator[PageRun]:
    """Yield the runs of furniture round and in the article of a page."""
    if not site_words(facts).hints(facts) or (is_manual(facts.doc) and not _is_scraped(facts)):
        return
    lines = facts.page_lines
    found = estimate(facts, lines, facts.furniture)
    if found is None:
        return
    labels: set[int] = set()
    for item in facts.furniture:
        if item.sure and not item.manual and not item.role:
            labels.update(range(item.first, item.last + 1))
    for numbers in runs_of(found):
        run = PageRun(facts, found, numbers, lines, labels)
        if not (run.inside and run.certain) and not leads_beside(facts.doc, run.span):
            yield run
