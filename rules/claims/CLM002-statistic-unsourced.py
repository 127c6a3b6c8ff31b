"""CLM002: a figure without a source."""

from collections.abc import Iterator

from copydesk.api import Block, Context, Hit, regex, rule, worded

from ..sources.attribution.statement import Statement

_DAY = worded(r"\b(?i:(?@weekdays)|(?@days))\b", "calendar.toml", "news.toml")
_SET = worded(r"\b(?i:(?@tariffs))\b|\b[A-Z][a-z]{1,20} (?:now |still )?expects?\b", "ownvoice.toml")

_VOTED = regex(r"\b(?:voted|agreed|decided|approved|ruled|enacted|passed)\b")
_SOURCES = regex(r"\W{0,3}(?:[Ss]ources?|[Ss]ourcing|[Dd]ata|[Ff]igures)\b[^.\n:]{0,20}: ?\S.{3}")
_LAST = 3
"""A line with the sources of a list or an article stands among so many last blocks."""


@rule(
    id="CLM002",
    name="statistic-unsourced",
    version=12,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "numbers"],
    yields_to=["TBL001"],
    summary="A percentage, a share, a sum of money or a count that no source reaches",
    message="No source was found for the figure {text}",
    rationale="A figure looks like knowledge. It was counted, measured or estimated by somebody at some "
    "time, and without that it can be neither checked nor "
    "brought up to date. Statistics are the first thing that encyclopaedias ask a source for.",
    remedy="Say who counted, when, and link the table; or leave the figure out.",
    references=["https://doi.org/10.1145/3308558.3313618"],
    options={
        "per_section": {
            "type": "integer",
            "default": 2,
            "summary": "Warnings per section; what is beyond is reported as information",
        }
    },
    bad=[
        {
            "text": "Fares rose by ⟦12 percent⟧ within a year.\n\n(Sources: the transport office, Nordmeter)",
            "bare": True,
            "severity": "info",
        },
        "Fares rose by ⟦12 percent⟧ within a year.",
        "The port spent ⟦$4.5 million⟧ on cranes.",
        "The town lost ⟦3,200 residents⟧ in the flood.",
        "⟦Two of every five⟧ pupils cannot swim. “It was calm,” said Anna Holt.",
        "⟦Every third house⟧ stands empty. “It was calm,” said Anna Holt.",
        "⟦One boat in four⟧ leaks. “It was calm,” said Anna Holt.",
        "⟦Three quarters⟧ of the boats leak. “It was calm,” said Anna Holt.",
        "Fares have risen by ⟦eleven per cent⟧. “It was calm,” said Anna Holt.",
        "The walls cost ⟦millions of euros⟧. “It was calm,” said Anna Holt.",
        "I bought the boat in May. We row it on Sundays. ⟦Nine out of ten⟧ rowers cannot swim.",
        "I bought the boat in May. We row it on Sundays. The coat lowers the drag ⟦by 43%⟧.",
        "The pier was built in 1844.[1] It was sold in 1871.[2] ⟦Two thirds⟧ of the wood has rotted.",
        "Anna Holt, the mayor, said that the road was safe. Fares rose by ⟦12 percent⟧ within a year.",
    ],
    good=[
        "Fares rose by 12 percent within a year, the transport office said.",
        "Fares rose by 12 percent ([table](https://fares.test)).",
        "The office published a report on fares. The report also found that one boat in four leaked.",
        "Every third boat leaks, according to the ministry.",
        "Burglaries fell by 12 percent, according to police figures. Thefts rose by 3, the figures show.",
        "A survey of 1,004 adults by Nordmeter found that 58 percent were for the dam.",
        "Every other Sunday the boat is late. “It was calm,” said Anna Holt.",
        "In a poll by Nordmeter, 58 percent were for the dam.",
        "Fares rose by 12 percent within a year. [Anna Holt, Fares and Ferries, p. 31]",
        "Fares rose by 12 percent within a year, as shown in section B.2.",
        "If the port lends at, say, 12 percent, nobody borrows.",
        "The port spends (say) $4.5 million on cranes.",
        "I bought the boat in May. We row it on Sundays. Our crew grew by 12% last year.",
        "I bought the boat in May. We row it on Sundays. Add 10% of the oil and stir.",
        "Turn to page 12.",
        "I bought the boat in May. We row it on Sundays. The second coat takes twice as long as the first.",
        "Quaylog 2.0 address books made these gains. Since version 4.2.6 some lists were kept.",
        "The counters are only 10 bits long on 64-bit systems, and a value of 180 means that it is open.",
        "The percent of answers is shown in the list.",
        "The team won 3–1.",
        "A survey of 1,004 adults by Nordmeter found them happy. Many said that they wanted 12 percent more.",
        "She was 34 when the mill closed in 1990.",
    ],
)
def statistic_unsourced(ctx: Context) -> Iterator[Hit]:
    ledger = ctx.facts.ledger
    told_below = any(_SOURCES.match(ctx.doc.text_of(block)) for block in ctx.blocks()[-_LAST:])
    left: dict[int, int] = {}
    seen: set[int] = set()
    record = _Record(ctx)
    reports = ctx.facts.attributions.reports
    for entry in ledger.unsupported("number", "percent", "money") if reports else ():
        if entry.figure is None or entry.kind != "statistic" or not ctx.in_scope(entry.sentence.block):
            continue
        start, end, sure = entry.figure
        if ledger.well_sourced and not (sure and entry.is_claim):
            continue
        seen.add(entry.sentence.start)
        firm = sure and entry.is_claim and ledger.demanding and not told_below
        firm = firm and not record.holds(entry.statement)
        if firm:
            section = ctx.facts.section_of(start).start
            left[section] = left.get(section, 0) + 1
            firm = left[section] <= ctx.options["per_section"]
        yield ctx.hit(start, end, severity=None if firm else "info", score=entry.score)
    for told in ctx.facts.portions:
        sentence = told.statement.sentence
        if sentence.start not in seen and ctx.in_scope(sentence.block):
            yield ctx.hit(told.start, told.end, severity="info", score=ledger.entry(told.statement).score)


class _Record:
    """What the paragraphs of an article say of votes and days, gone through once for all of its figures."""

    def __init__(self, ctx: Context) -> None:
        self._ctx, self._day, self._set = ctx, _DAY(ctx.data), _SET(ctx.data)
        self._voted: dict[int, int] = {}
        self._dated: dict[int, bool] = {}

    def holds(self, statement: Statement) -> bool:
        """Say whether a figure is that of an event, which happened in public, a price, a fine or what a vote
        has set, what a firm expects of itself, or whether people without a name tell it, who are reported
        themselves.
        """
        return (
            self._set.search(statement.sentence.text) is not None
            or self._is_voted(statement)
            or statement.voiced
            or statement.narrates
            or self._is_dated(statement.block)
        )

    def _is_voted(self, statement: Statement) -> bool:
        """Say whether a vote or a decision is told of in the paragraph up to the end of a sentence."""
        block = statement.block
        if block.index not in self._voted:
            first = _VOTED.search(self._ctx.text, block.start, block.end)
            self._voted[block.index] = first.end() if first is not None else block.end + 1
        return self._voted[block.index] <= statement.end

    def _is_dated(self, block: Block) -> bool:
        """Say whether any sentence of a paragraph names a day."""
        if block.index not in self._dated:
            paragraph = self._ctx.facts.attributions.by_block[block.index]
            self._dated[block.index] = any(self._day.search(one.sentence.text) for one in paragraph)
        return self._dated[block.index]
