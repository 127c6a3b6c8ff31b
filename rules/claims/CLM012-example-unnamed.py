"""CLM012: several countries, various firms: which?"""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

# The first group: words that promise several and name none. The look-aheads leave out amounts, times and
# degrees (some 40, many years, several times).
_AMOUNT = (
    r"(?!\s+(?:of\s+)?(?:\d|time\b|times\b|years?\b|decades\b|centuries\b|months\b|weeks\b|days\b|"
    r"hours\b|minutes\b|miles\b|more\b|fewer\b|less\b|as\b|hundred\b|"
    r"thousand\b|million\b|extent\b|kind\b|sort\b|form\b|way\b|degree\b|thanks\b|distance\b|"
    r"point\b|amount\b|order\b|number\b|day\b))"
)
_WHICH = regex(
    rf"(?<!as )(?<!how )(?<!so )(?<!too )(?<!the )(?<!these )(?<!those )(?<!his )(?<!her )(?<!our "
    rf")(?<!my )(?<!not )\b"
    rf"(?:(?:some|many|several){_AMOUNT}|certain{_AMOUNT}(?<!a certain)(?<!is certain)(?<!are "
    rf"certain)(?<!be certain))"
    r"(?: of (?:the|these|those|its|their|his|her))?(?: (?:other|different))?"
    r"(?: (?!(?:of|in|on|at|to|for|and|or|are|is|was|were|have|has|had|who|that|which|with|from|as|"
    r"by|the|may|can|will|would|also)\b)[A-Za-z][\w’'-]*){1,3}",
    re.IGNORECASE,
)
_GROUPS = regex(
    r"\b(?:various|numerous|countless|multiple|a (?:wide |large |growing )?(?:number|range|variety|"
    r"host) of)(?: other| different)?(?: [a-z-]{3,16}){0,2}? "
    r"(?:countries|nations|states|governments|capitals|regions|cities|companies|firms|contractors|"
    r"organi[sz]ations|institutions|agencies|groups|experts|officials|"
    r"analysts|studies|reports|sources|partners|allies|parties|actors|stakeholders|missions|"
    r"operations|mechanisms|strategies|proposals|scholars|critics|historians|"
    r"scientists|researchers|people|authors|writers|artists|publications|outlets|newspapers|"
    r"reviewers|observers|commentators|reasons|factors|measures|initiatives)\b",
    re.IGNORECASE,
)
_RANKED = regex(
    r"\b(?:one|some|many) of (?:the|its|his|her|their|[A-Z]\w+[’']s) (?:\w+ )?(?:most|best|[a-z]{3,10}est)"
    r"(?: [a-z-]+){1,2}"
    r"|\b(?:[A-Z]\w+[’']s|its|his|her|their) most (?!recent|likely|of\b)[a-z]{4,}"
    r"|\b(?:the )?most (?:popular|notable|famous|prominent|influential|beloved|celebrated|iconic)\b"
    r"|\b(?:best|well|widely)[- ]known\b",
    re.IGNORECASE,
)
_NAMED = regex(
    (
        r"[^.!?]{0,40}(?:\bsuch as\b|\bincluding\b|\blike\b|\bnamely\b|\be\.g\.|\bfor example\b|"
        r"\bamong them\b|[:(])"
    ),
    re.IGNORECASE,
)


@rule(
    id="CLM012",
    name="example-unnamed",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "wording"],
    summary="Several countries, some critics, one of the most popular: none is named",
    message="“{text}”: which? None was found named in this sentence",
    rationale="A vague number of unnamed things cannot be checked and tells the reader little. One name "
    "makes the sentence concrete.",
    remedy="Name them, or the most telling one, or give the number with its source.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Unsupported_attributions"
    ],
    options={"per_section": {"type": "integer", "default": 3, "summary": "Findings per section"}},
    bad=[
        "The ferry is used by ⟦several local firms⟧.",
        "⟦Various countries⟧ have built dams.",
        "It is ⟦one of the most beautiful dams⟧ in the land.",
    ],
    good=[
        "The ferry is used by several firms, including Holt and Sons.",
        "Various countries, such as Norway, have built dams.",
        "Two countries have built dams.",
        "Many thanks to all.",
    ],
)
def example_unnamed(ctx: Context) -> Iterator[Hit]:
    if ctx.facts.attributions.personal:
        return
    left: dict[int, int] = {}
    text = ctx.text
    for statement in ctx.facts.attributions.holding("promise", "many-of", "ranked"):
        first, last = statement.sentence.start, statement.sentence.end
        if (
            statement.support in ("link", "footnote", "reference")
            or not ctx.in_scope(statement.sentence.block)
            or ctx.facts.word_table.count(first, last) < 4
        ):
            continue
        groups = [*_WHICH.finditer(text, first, last)] if statement.has("promise") else []
        groups += _GROUPS.finditer(text, first, last) if statement.has("many-of") else ()
        found = [match for match in groups if not _NAMED.match(text, match.end(), last)]
        found += _RANKED.finditer(text, first, last) if statement.has("ranked") else ()
        for match in found:
            section = ctx.facts.section_of(match.start()).start
            left[section] = left.get(section, 0) + 1
            if left[section] <= ctx.options["per_section"]:
                ranked = match.re is _RANKED
                yield ctx.hit(*match.span(), message="“{text}”: by which ranking?" if ranked else None)
