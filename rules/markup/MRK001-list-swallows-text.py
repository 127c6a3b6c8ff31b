"""MRK001: a paragraph or heading that a parser takes for the rest of the list item above it."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Context, Edit, Fix, Hit, Span, rule

from .linetails import line_tails
from .listtails import list_tails


@rule(
    id="MRK001",
    name="list-swallows-text",
    version=10,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "text", "html"],
    tags=["lists", "markdown"],
    summary="Text right below a list becomes part of its last item",
    message="No blank line after the list: “{line}” becomes part of the item above",
    rationale="In Markdown a line that follows a list item without a blank line continues that item, "
    "however far left it "
    "starts. A heading or paragraph there is shown inside the last bullet.",
    remedy="Put a blank line between the list and the text.",
    references=["https://spec.commonmark.org/0.31.2/#lazy-continuation-line"],
    bad=[
        {
            "text": (
                "- Buses run later.\n- Trams cost less.\n⟦However, nobody has asked the passengers "
                "what they think of it.⟧\n"
            ),
            "fixed": (
                "- Buses run later.\n- Trams cost less.\n\nHowever, nobody has asked the passengers "
                "what they think of it.\n"
            ),
            "bare": True,
        },
        {
            "text": (
                "Plans:\n\n1. Open the weir\n2. Clear the channel\n⟦What the Anglers Say⟧\nThey are in "
                "two minds about it, as ever.\n"
            ),
            "bare": True,
        },
        {
            "text": (
                "Bring:\n\n- a torch\n- a map\n- thick socks ⟦The hut lends slippers in July, but they are "
                "small.⟧\n\nIt is cold.\n"
            ),
            "severity": "info",
            "bare": True,
        },
        {
            "text": (
                "Limits:\n\n- 60 jobs a day\n- 20 MB a job\n- ⟦The limits can be raised if you write to "
                "us by noon.⟧\n\nAsk.\n"
            ),
            "severity": "info",
            "bare": True,
        },
        {
            "text": (
                "<ol><li>Is the main tap open?</li><li>Is the boiler on?</li><li>Is the lamp green? ⟦If it "
                "is and the water is still cold, ring the number inside the door. Somebody answers at night, "
                "too, and on Sundays.⟧</li></ol><p>A visit costs 80 euros.</p>"
            ),
            "format": "html",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Keys:\n\n- `days`, how long\n- `size`, how much\n⟦Jobs beyond a limit are put on "
            "hold.⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Bring:\n\n- a torch\n- a map\n- ⟦The hut is old. It was built by hand in 1924, it "
            "burnt down "
            "twice, and nobody has slept in it since the last warden died there.⟧\n\nIt is cold.\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "- Rope was made here.\n- It is long.\n- The bell rings at six.\n  ⟦The whole town "
            "walks up and "
            "down at night. People greet one another, and by the fourth round they greet you as well, "
            "too.⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "3 eggs\n1 cup milk\n2 cups flour ⟦Heat a heavy pan over a low flame and brush it with "
            "the butter.⟧\n\nServe.\n",
            "format": "text",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Pumps have:\n\n- a valve\n- a washer\n- a handle. ⟦Most were taken away in the years "
            "when the mains came, and few are left.⟧\n\nSee one.\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "<ul><li>open the lid</li><li>rinse it</li><li>dry it<br>⟦Filters last three months, but "
            "we change ours every four weeks or so.⟧</li></ul>",
            "format": "html",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Bring:\n\n- two tins\n- a brush\n- old rags\n- ⟦Lay paper on the bench and open both "
            "windows, and tell the people upstairs that it will smell.⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "<ul><li>her sister, Inga;</li><li>two sons;</li><li>a dog, which sleeps here.</li>"
            "<li>⟦She was buried on 3 May at Holm, with the choir that she had led singing from the gallery.⟧"
            "</li></ul>",
            "format": "html",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "1. Soak the beans.\n2. Drain them and simmer for an hour.\n3. Fry the onion.\n4. "
            "⟦Grandmother cooked hers in the laundry copper, because the stove was taken up with the fish of "
            "the priest.⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "* 10.00: Opening words (hall)\n* 10.45: Knots, with Ole Vik. Bring rope.\n"
            "* 12.00: Lunch\n* ⟦In the afternoon there is a race from the mole to the light, and the "
            "last one pays.⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "- Stop it with `tidectl stop`.\n- Run `tidectl check`.\n- Run `tidectl up`.\n- ⟦The "
            "daemon keeps its list in a folder of its own, so that a new version leaves the list alone.⟧\n",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "* Hollin Gate\n* Marl Halt\n* Three Shoes\n* ⟦Buses wait here until the train comes, "
            "and the driver holds the door for anybody who waves.⟧\n",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "1. Delete the old file\n2. Clear the cache\n3. Run the site and visit the page of the "
            "gallery, and it should work just as it did before the change.\n",
            "bare": True,
        },
        {
            "text": "1. Mix the dough.\n2. Bake it for an hour.\n3. The loaf is ready when it sounds hollow "
            "as you knock on its base, and it keeps for a week.\n",
            "bare": True,
        },
        {
            "text": "- Ada Lind, poet\n- Oskar Brehm, cook\n- Ruth Vail, who came late because she missed "
            "the ferry and had to walk round the bay.\n",
            "bare": True,
        },
        {"text": "3 eggs\n1 cup milk\n2 cups flour\n\nHeat a heavy pan.\n", "format": "text", "bare": True},
        {
            "text": "In 1911 the weir burst\nand 3 mills were lost\nand 2 men with\nthem. Take a look at the "
            "old stone by the door of the inn.\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": "- 1931: launched\n- 1947: in the ice\n- 1962: sold to a Dane, who meant to make a "
            "hotel of her. "
            "She was towed to a pier and lay there for six years.\n",
            "bare": True,
        },
        {
            "text": (
                "Guests:\n\n- Ada Lind\n- Oskar Brehm\n- Ruth Vail, who came late. She had missed the ferry "
                "and walked round the bay.\n"
            ),
            "bare": True,
        },
        {
            "text": "Steps:\n\n1. Open the lid.\n2. Take it out.\n3. Close the lid. You are done!\n",
            "bare": True,
        },
        "- Buses run later.\n- Trams cost less.\n\nHowever, nobody has asked the passengers.",
        {
            "text": (
                "The council met for three hours on Monday and came to no decision\nabout any of the "
                "points.\n\n"
                "- Buses are to run until one in the morning on Fridays and\nSaturdays if the drivers "
                "agree to it.\n- Trams cost less.\n"
            ),
            "bare": True,
        },
        "- Buses run later and cost\n[less than before](costs.md).\n- Ferries stop.",
        "- Buses run later,\n  and so do trams.\n- Ferries stop.",
        "1. **Break the lock**\n  Keepers lock a gate and forget that they have, or\n  leave.\n\n2. Wait.",
        "- Buses run later.\n\n## Trams\n\nThey cost less.",
    ],
)
def list_swallows_text(ctx: Context) -> Iterator[Hit]:
    goes_on = {
        above.line
        for run in ctx.facts.lists
        for above, below in pairwise(run.items)
        if all(ctx.facts.lines[number].text.strip() for number in range(above.line, below.line - 1))
    }
    neighbours = {item.line for run in ctx.facts.lists for item in run.items if len(run.items) > 1}
    for item, line in ctx.facts.swallowed_lines:
        if item.mark[0] not in "-*+0123456789":
            continue
        # A lone numbered line in plain text is a numbered paragraph more often than a list.
        if (
            ctx.doc.traits.plain
            and item.mark[0].isdigit()
            and not neighbours & {item.line - 1, item.line - 2}
        ):
            continue
        start = line.span.start + len(line.text) - len(line.text.lstrip())
        span = Span(start, start + len(line.text.strip()))
        # Where the next item follows without a blank line, the line is more likely a part of its item, and a
        # blank line would cut the list in two.
        at = line.span.start
        fix = Fix((Edit(*ctx.facts.blank_line_before(at)),), "Insert a blank line after the list")
        # In Markdown a line below an item is meant as a part of it more often than not (CommonMark calls it a
        # lazy continuation); plain text is no Markdown yet, and the loss happens when it becomes some
        # (where its lines are broken in paragraphs, the line below an item goes on with it).
        yield ctx.at(
            span,
            severity=None if ctx.doc.traits.plain and not ctx.doc.wrapped else "info",
            fix=None if item.line in goes_on else fix,
            line=line.text.strip(),
        )
    below = {item.block.index for item, _ in ctx.facts.swallowed_lines}
    for tail in (*list_tails(ctx), *line_tails(ctx)):
        block = ctx.doc.block_at(tail.start)
        if block is not None and block.index not in below:
            text = " ".join(ctx.text[tail.start : tail.end].split())
            yield ctx.hit(
                tail.start,
                tail.end,
                severity="info",
                confidence="weak",
                message="The last item goes on as no other does: does “{line}” follow the list?",
                line=text if len(text) <= 80 else text[:77] + "…",
            )
