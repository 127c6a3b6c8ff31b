"""CLM001: a statement that a reader would want to check, with nothing behind it."""

from collections.abc import Iterator
from itertools import islice

from copydesk.api import Context, Hit, rule

from .assertions.ownvoice import Told

_OTHERS = ("causal", "quotation")


@rule(
    id="CLM001",
    name="checkworthy-unsourced",
    version=12,
    status="stable",
    severity="warning",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims"],
    summary="A checkable claim that no source reaches",
    message="No source was found for this claim ({kind}; score {score}: {why})",
    rationale="The score adds what makes a statement worth checking: numbers, dates, names, a verb that "
    "tells what was, a deed; proposals, forecasts, instructions and what speaks as I or we score lower. One "
    "point doubles the odds that a reader calls such a sentence a claim. It ranks, it does not judge: the "
    "statement may be true and well known. What asserts much is reported too, be it hard to check. Only the "
    "highest of a section are warnings.",
    remedy="Add the source (a link, a note, a name with role and date), or write what is known and by "
    "whom. Common knowledge needs no source: let it stand.",
    references=["https://doi.org/10.1145/3097983.3098131", "https://doi.org/10.1145/3308558.3313618"],
    options={
        "warn": {"type": "number", "default": 6.0, "summary": "Points from which an assertion is a warning"},
        "score": {"type": "number", "default": 3.0, "summary": "Points from which it is reported at all"},
        "per_section": {
            "type": "integer",
            "default": 1,
            "summary": "Warnings per section, highest scores first",
        },
        "listed": {
            "type": "integer",
            "default": 8,
            "summary": "Findings per section in all, highest scores first",
        },
    },
    bad=[
        "I bought the boat. Tar holds ⟦ten times the oil of p⟧itch. We row it on Sundays.",
        "I bought the boat. Boats with tar ⟦sell for $900 more⟧. We row it on Sundays.",
        "I bought the boat. Tar ⟦doubles as⟧ it dries. We row it on Sundays.",
        "I bought the boat. Tar ⟦brings down blood pressure⟧. We row it on Sundays.",
        "I bought the boat. Tar has come out ahead ⟦in 71 of the past 90 years⟧. We row it on Sundays.",
        "I bought the boat in May. Wet leaves swallow ⟦nine tenths of every w⟧ave. We row it on Sundays.",
        "I bought the boat in May. ⟦More gold crosses the sound in boats than in all the⟧ ports. We row it.",
        "I bought the boat in May. ⟦If all boats had this hull, drowning would be over⟧ soon. We row it.",
        "I bought the boat in May. ⟦All of its rivals⟧ leak at the bow. We row it on Sundays.",
        "I bought the boat in May. We row it on Sundays. ⟦Hulls dried this way last two years longer.⟧",
        "I bought the boat in May. We row it on Sundays. ⟦Boats kept this way rot 40 per cent more slowly.⟧",
        "I bought the boat in May. We row it on Sundays. ⟦Tar keeps worms off better than any paint.⟧",
        "⟦Norway has urged the Harbour Council to build the largest pier in Europe.⟧",
        "⟦The Danish navy has deployed two ships to the strait.⟧",
        "⟦Ferries are safer than small boats.⟧ “It was calm,” said Anna Holt.",
        "⟦Small firms rarely train apprentices.⟧ “It was calm,” said Anna Holt.",
        "⟦Teenagers spend six hours a day on their phones.⟧ “It was calm,” said Anna Holt.",
        "⟦Children who row early sleep better.⟧ “It was calm,” said Anna Holt.",
        "⟦A tern eats ninety fish a week.⟧ “It was calm,” said Anna Holt.",
        "⟦Few sailors under forty can swim.⟧ “It was calm,” said Anna Holt.",
        "⟦Cyclists who wear a helmet are overtaken more closely⟧. “It was calm,” said Anna Holt.",
        "I bought the boat in May. We row it on Sundays. ⟦Most children learn to swim too late.⟧",
        "I bought the boat in May. We row it on Sundays. ⟦Village shops are dying out across Europe.⟧",
        "I bought the boat in May. We row it on Sundays. ⟦A leaking hull takes in 40 litres of water a day.⟧",
        "⟦Most children learn to swim too late.⟧ “It was calm,” said Anna Holt.",
        "Press the button. It lights the path ⟦twice as fast as any other⟧ lamp. Wait.",
        "I bought the boat in May. We row it on Sundays. The makers ⟦secretly⟧ moved the seat.",
        "Press the button. It ⟦sends a list of your songs to three advertising⟧ networks. Wait.",
        "I bought a hedge. A hedge ⟦cuts the dust on a street by a third⟧. I row.",
        {
            "text": (
                "The pier has nine arches.[^1] It is wet.[^1]\n\nIt was built in 1861.[^1] It is old.[^1]\n\n"
                "A flood took it in 1897.[^1] ⟦It had been caused by the felling of the woods.⟧\n\n"
                "The line was closed.[^1]\n\nThe county bought it.[^1]\n\n"
                "[^1]: Grew, S. (1866). *The Line*.\n"
            ),
            "bare": True,
        },
    ],
    good=[
        "I bought the boat in a yard. Weigh out four times the tar of oil.",
        "I bought the boat in May. We paid $900 more, which doubles the price. Our tar eases your headaches.",
        "I bought the boat in May. Half of the seats are wet, and three out of 14 leaks were closed.",
        "I bought the boat in May. If all the seats are wet, we stand. It is smaller rather than the rest.",
        "I bought the boat in May. We secretly moved it. The lamp sends data to the screen.",
        "I bought the boat in May. We row it on Sundays. The tin holds less than the jar.",
        (
            "Norway has urged the Harbour Council to build the largest pier in Europe "
            "([minutes](https://pier.test))."
        ),
        "Has Norway urged the council to build a pier?",
        "I bought the boat in May. We row it on Sundays. Our children sleep badly.",
        "It was a long night.",
        "A letter must bear a stamp. “It was calm,” said Anna Holt.",
        "Visitors are asked to wait at the gate. “It was calm,” said Anna Holt.",
        "Bread needs time. “It was calm,” said Anna Holt.",
        "Small firms trained 40 apprentices, the chamber of trade said.",
        "Most children learned to swim that day. “It was calm,” said Anna Holt.",
        "I think Norway should build the largest pier in Europe.",
        "Norway will build the largest pier in Europe, Fisheries Minister Kari Dahl said.",
    ],
)
def checkworthy_unsourced(ctx: Context) -> Iterator[Hit]:
    ledger = ctx.facts.ledger
    # Where sources are shown as a matter of course, only what stands out is worth a word.
    least = max(ctx.options["score"], ctx.options["warn"] - 1 if ledger.well_sourced else 0)
    seen: set[int] = set()
    ranked = ledger.ranked(ctx.in_scope, least, lambda entry: max(entry.score, entry.asserted))
    for entries in ranked if ctx.facts.attributions.reports else ():
        # Figures and causes have rules of their own; what says nothing particular leaves nothing to look up.
        told = (
            entry
            for entry in entries
            if entry.kind not in _OTHERS
            and (entry.kind != "statistic" or entry.figure is None)
            and "bare" not in entry.shown
        )
        shown = islice(told, ctx.options["listed"])
        warned = 0
        for entry in shown:
            firm = (
                entry.asserted >= ctx.options["warn"]
                and warned < ctx.options["per_section"]
                and "named-fact" in entry.shown
                and entry.kind != "statistic"
                and not entry.statement.narrates
                and ledger.demanding
            )
            warned += firm
            seen.add(entry.sentence.start)
            yield ctx.hit(
                entry.sentence.start,
                entry.sentence.end,
                severity=None if firm else "info",
                score=entry.score,
                kind=entry.kind,
                why=entry.why,
            )
    for kind, why, found in (
        ("outright", "said outright", ctx.facts.outright),
        ("accusation", "others would deny it", ctx.facts.accusations),
    ):
        for told in found:
            if told.statement.start not in seen and ctx.in_scope(told.statement.block):
                seen.add(told.statement.start)
                entry = ledger.entry(told.statement)
                yield _told(ctx, told, entry.score, kind, entry.why or why)
    for statement in ctx.facts.unnoted:
        if statement.start not in seen and ctx.in_scope(statement.block):
            seen.add(statement.start)
            entry = ledger.entry(statement)
            yield ctx.hit(
                statement.start,
                statement.end,
                severity="info",
                message="The notes of this paragraph end before this sentence",
                score=entry.score,
                kind="unnoted",
                why=entry.why,
            )
    for told in ctx.facts.generals:
        if told.start not in seen and ctx.in_scope(told.statement.block):
            entry = ledger.entry(told.statement)
            why = f"told of many, {entry.why}" if entry.why else "told of many"
            yield _told(ctx, told, entry.score, "general", why)


def _told(ctx: Context, told: Told, score: float, kind: str, why: str) -> Hit:
    return ctx.hit(told.start, told.end, severity="info", score=score, kind=kind, why=why)
