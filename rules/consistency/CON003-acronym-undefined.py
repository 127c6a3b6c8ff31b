"""CON003: acronyms that are never written out, late, twice, or for nothing."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, rule

TEXT = "The team spoke to the Marine Accident Board (MAB) in May. The MAB sent two inspectors."


@rule(
    id="CON003",
    name="acronym-undefined",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    languages=["en"],
    scope=["heading", "paragraph", "list-item", "cell", "caption", "-quote"],
    tags=["consistency", "acronyms"],
    summary="An acronym is never written out, or too late, or twice, or never used again",
    message="The acronym {name} is {what}",
    rationale="A reader who does not know an acronym is lost from there on. Write it out where it first "
    "comes, once, and only if it comes "
    "again. Acronyms that everybody knows (NATO, EU, BBC …) need no long form; the list is "
    "rules/data/acronyms.txt, and the "
    "option allow adds to it.",
    remedy="Write “Long Form (LF)” at the first mention and “LF” from there on.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Abbreviations"],
    options={
        "allow": {"type": "strings", "default": [], "summary": "further acronyms that need no long form"}
    },
    bad=[
        {
            "text": "The ⟦MAB⟧ sent two inspectors in May, and they wrote down what the crew had to say.\n",
            "bare": True,
        },
        {"text": f"The ⟦MAB⟧ called. {TEXT}\n", "bare": True},
        {
            "text": f"{TEXT} In June the ⟦Marine Accident Board (MAB)⟧ closed the file, and the MAB moved.\n",
            "bare": True,
        },
        {
            "text": "The team spoke to the ⟦Marine Accident Board (MAB)⟧ in May. Two inspectors came.\n",
            "bare": True,
        },
    ],
    good=[
        {"text": f"{TEXT}\n", "bare": True},
        {"text": "NATO and the EU met; the BBC was there with a PDF on a USB stick.\n", "bare": True},
        {
            "text": "STOP, read the sign. He did NOT stop. Henry VIII and Part II are no acronyms.\n",
            "bare": True,
        },
        {
            "text": "The Marine Accident Board, or MAB, sent two inspectors. The MAB has eleven of them.\n",
            "bare": True,
        },
        {"text": "The MAB sent two inspectors.\n", "options": {"allow": ["MAB"]}, "bare": True},
    ],
)
def acronym_undefined(ctx: Context) -> Iterator[Hit]:
    known = {name for line in ctx.data("acronyms.txt") for name in line.split()} | set(ctx.options["allow"])
    lexicon = ctx.facts.lexicon
    for name, acronym in ctx.facts.acronyms.items():
        written = [place for place in acronym.expansions if _mine(ctx, place[0], place[1])]
        uses = [place for place in acronym.uses if _mine(ctx, *place)]
        for start, end, long_form in written[1:]:
            first = written[0]
            if long_form.casefold() == first[2].casefold():
                related = (Related(ctx.doc.lift(first[0], first[1]), "first here"),)
                yield ctx.hit(
                    start, end, related=related, name=name, what="written out a second time", case="twice"
                )
        if name in known or not uses:
            continue
        if not acronym.expansions:
            # A word that is shouted is no acronym; but rare "words" of a dictionary may be acronyms.
            word = lexicon.look_up(name.casefold())
            if (word.known and not word.rare) or name in lexicon.names:
                continue
            start, end = uses[0]
            yield ctx.hit(
                start, end, name=name, what="never written out in this file", case="never", uses=len(uses)
            )
            continue
        if not written:
            continue
        start, end, _ = written[0]
        outside = [use for use in uses if not any(a <= use[0] < b for a, b, _ in written)]
        if outside and outside[0][0] < start and not _in_heading(ctx, outside[0][0]):
            related = (Related(ctx.doc.lift(start, end), "written out here"),)
            what = "used before it is written out"
            yield ctx.hit(*outside[0], related=related, name=name, what=what, case="late")
        elif not outside and len(acronym.expansions) == 1:
            yield ctx.hit(start, end, name=name, what="written out and never used again", case="unused")


def _mine(ctx: Context, start: int, end: int) -> bool:
    block = ctx.doc.block_at(start)
    return block is not None and ctx.in_scope(block) and not ctx.quoted(start, end)


def _in_heading(ctx: Context, offset: int) -> bool:
    """A headline may use an acronym that the text then writes out."""
    block = ctx.doc.block_at(offset)
    return block is not None and block.kind == "heading"
