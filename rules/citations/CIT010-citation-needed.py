"""CIT010: the article says itself that a source is missing."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, Span, regex, rule

_CITE = regex(
    r"\[(?:\s?)(?:citations?|source|sources|reference|references|ref|cite|attribution)(?: (?:is "
    r"|are )?(?:needed|required|missing|"
    r"wanted|tk|tbc|tbd|please|here|\?))(?:[^\]\n]{0,40})\]"
    r"|\[(?:add|insert|cite|find|need|needs|check) (?:a |the )?(?:citations?|sources?|references?|refs?"
    r"|links?)(?: here)?\]"
    r"|\[(?:cn|fact|source\?|cite\?|ref\?|citation\?|sources\?)\]"
    r"|\((?:citation|source|reference) (?:needed|required|missing)\)"
    r"|\{\{\s?(?:citation needed|cn|fact|fact-now|cite needed|citation-needed|unreferenced(?: section)?"
    r"|unsourced|refimprove|"
    r"more citations needed|better source needed|verification needed|failed verification"
    r"|page needed)\s?(?:\|[^{}\n]{0,200})?\}\}",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\[(?:according to whom|by whom|who|whom|when|where|which|how|why|clarification needed|page needed|"
    r"failed verification|verification needed|unreliable source|better source needed"
    r"|non-primary source needed|"
    r"dead link|permanent dead link|dubious(?: ?[–-] ?discuss)?|disputed(?: ?[–-] ?discuss)?"
    r"|original research|"
    r"specify|vague|weasel words|peacock prose|full citation needed|not in citation given"
    r"|neutrality is disputed)\??\]"
    r"|\{\{\s?(?:who|by whom|when|where|which|clarify|dubious|dead link|vague|specify|weasel inline|or|"
    r"original research inline|update needed)\s?(?:\|[^{}\n]{0,200})?\}\}",
    re.IGNORECASE,
)
_OPENING = regex(r"[\[{(]")
_ASKED = ("who", "whom", "when", "where", "which", "how", "why")


@rule(
    id="CIT010",
    name="citation-needed",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["raw"],
    tags=["citations", "sources"],
    summary="A mark that asks for a source and was left in",
    message="{text} is still open: the file itself says that something is missing here",
    rationale="Somebody saw that the statement has no source and has left a mark for whoever comes next. "
    "Before publication that is an open job; in a copied text it says where the text comes from.",
    remedy="Add the source and take the mark out, or take the statement out.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Citation_needed"],
    bad=[
        "The weir is the oldest of the coast.⟦[citation needed]⟧",
        "The weir is the oldest of the coast.⟦{{cn|date=May 2024}}⟧ It leaks.",
        "The weir is the oldest of the coast (it is said).⟦[by whom?]⟧",
        "The weir is the oldest of the coast ⟦[source?]⟧.",
        "The weir is the oldest of the coast ⟦[add citation here]⟧.",
    ],
    good=[
        "A citation is needed for every figure.",
        "The weir is the oldest of the coast.[1]\n\n## Sources\n\n1. Harbour log\n",
        "“[Who] can say?” the keeper asked.",
        "Write `[citation needed]` behind the sentence.",
        "He drew the phrase “citation needed” on walls.",
        "See [Who](https://who.test) and [When][when].\n\n[when]: https://when.test\n",
    ],
)
def citation_needed(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    for opening in _OPENING.finditer(text):
        match, severity = _CITE.match(text, opening.start()), None
        if match is None:
            match, severity = _OTHER.match(text, opening.start()), "warning"
        if match is None or text[match.end() : match.end() + 1] in ("(", "[", ":"):
            continue  # what goes on behind the bracket is a link
        span = Span(*match.span())
        if match.group()[1:-1].casefold() not in _ASKED and not ctx.facts.in_code(span):
            yield ctx.at(span, severity=severity)
