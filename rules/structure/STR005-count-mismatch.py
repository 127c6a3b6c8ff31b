"""STR005: "four reasons" before a list of five items."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Block, Context, Hit, Related, regex, rule

from .countedlists import (
    ANNOUNCED,
    LOOSE,
    back_reference,
    first_group,
    goes_on,
    is_numbered,
    list_items,
    named_there,
    nested_items,
    of_others,
    under_heading,
    value_of,
)
from .leadins import any_noun
from .listreferences import far_references, labelled_lists

_NEAR_END, _CLOSE = 12, 3
# "Not just the nine known types."
_TOLD_BEFORE = regex(r"\b(?:not|just|only|than|beyond|besides) (?:the|these|those|its|their|our) \Z")
_FOLLOWING = regex(r"The following (?!two|three|four|five|six|seven|eight|nine|ten)[a-z]")


@rule(
    id="STR005",
    name="count-mismatch",
    version=10,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "heading", "-quote"],
    tags=["structure", "lists", "numbers"],
    summary="A list has more or fewer items than its lead-in announces",
    message="“{said}” is announced, but the list below has {items} items",
    rationale="A number that does not fit its list is wrong in one of two places: the sentence was not "
    "updated, or an item is lost. Items of lists inside the list do not count.",
    remedy="Count again: mend the number or the list.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Lists"],
    bad=[
        {
            "text": "It comes together in ⟦three steps⟧.\n\n1. Mix.\n2. Stir.\n3. Wait.\n4. Bake.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "This brings ⟦five fixes⟧ and two ideas.\n\n**Fixed**\n\n- The clock.\n- The"
            " lamp.\n- The "
            "door.\n- The bell.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "## Ingredients\n\n- flour\n- water\n- salt\n\n## Method\n\nStir it.\n\nYou have used "
            "⟦all four ingredients⟧ and one bowl.\n",
            "bare": True,
            "severity": "info",
        },
        {
            "text": "The council gave ⟦four reasons⟧:\n\n- cost\n- noise\n- dust\n- delay\n- smell\n",
            "bare": True,
        },
        {"text": "There are ⟦three main types⟧ of lock:\n\n1. mortice\n2. rim\n", "bare": True},
        {
            "text": "# ⟦Five ways⟧ to cook leeks\n\n## 1. Boil\n\nLong.\n\n## 2. Bake\n\nHot.\n\n## 3. "
            "Fry\n\nFast.\n",
            "bare": True,
        },
        {
            "text": "<p>There are ⟦three types⟧:</p><dl><dt>rim</dt><dd>Old.</dd><dd>Loud.</dd>"
            "<dt>mortice</dt><dd><p>New.</p><p>Dear.</p></dd></dl>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<p>It takes ⟦four steps⟧:</p><ol><li><p>Cut.</p><pre>saw</pre><p>Dry.</p></li>"
            "<li>Burn.<blockquote>Slowly.</blockquote></li><li>Sweep.</li></ol>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "You need:\n\n- flour\n- water\n- salt\n- yeast\n\n⟦These five⟧ go into a bowl.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "This update closes ⟦four gaps⟧:\n\n- Names may hold a hyphen.\n"
            "- The clock keeps its zone.\n- Long lines wrap.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "The walk takes ⟦three days⟧:\n\n- Day 1: to the hut\n- Day 2: to the sea\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "## Set it up in ⟦four steps⟧\n\nTake your time.\n\n1. Plug it in.\n2. Wait.\n"
            "3. Open it.\n4. Scan.\n5. Choose.\n\n## After that\n\nRest.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "<h2>Set it up in ⟦two steps⟧</h2><ol><li>Plug.</li><li>Wait.</li><li>Scan.</li></ol>",
            "format": "html",
            "bare": True,
            "severity": "warning",
        },
    ],
    good=[
        {
            "text": "Break it into two steps with the following tools:\n\n- a saw\n- a rope\n- a lamp\n",
            "bare": True,
        },
        {
            "text": "# The quay\n\nIt is open.\n\n## [Five ways to moor](moor.md)\n\n1. Wait.\n2. Look.\n",
            "bare": True,
        },
        {
            "text": "You sail in two modes:\n- alone\n- in pairs\n\n- **What counts**:\n  - wind\n",
            "bare": True,
        },
        {
            "text": "The following boats are old, and will go in three years:\n\n- Aller\n- Brede\n",
            "bare": True,
        },
        {
            "text": "It needs three things:\n\n- oil\n- salt\n- time\n\nThings to note:\n\n- heat\n- "
            "smoke\n- noise\n- dust\n",
            "bare": True,
        },
        {
            "text": "- mtas\n- ltas\n- xtas\n\nThe four other components are free, so all five components "
            "can be given away.\n",
            "bare": True,
        },
        {"text": "We walked for three days:\n\n- bread\n- cheese\n- no map\n- tea\n", "bare": True},
        {"text": "The walk takes three days:\n\n- The pass is easy.\n- The rest is wet.\n", "bare": True},
        {"text": "It has three parts.\n\n- cost\n- noise\n- dust\n- delay\n", "bare": True},
        {
            "text": "This brings five fixes.\n\n**Fixed**\n\n- The clock.\n- The lamp.\n- The"
            " door.\n\nThe others "
            "are small.\n",
            "bare": True,
        },
        {
            "text": "## Ingredients\n\n- flour\n- water\n- salt\n\n## Method\n\nStir it.\n\nAll"
            " three ingredients "
            "are cheap. Of these four rules none helps.\n",
            "bare": True,
        },
        {
            "text": "<h2>Set it up in two steps</h2><ul><li>Plug.</li><li>Wait.</li><li>Scan.</li></ul>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "You need:\n\n- flour\n- water\n  - warm\n- salt\n\nThese three go into a bowl.\n\n"
            "All five came.\n",
            "bare": True,
        },
        {
            "text": "## Set it up in four steps\n\n- one box\n- one screw\n\n1. Plug it in.\n2. Wait.\n"
            "3. Open it.\n4. Scan.\n",
            "bare": True,
        },
        {
            "text": "<p>There are two types:</p><dl><dt>rim</dt><dd>Old.</dd><dt>mortice</dt><dd><p>New.</p>"
            "<p>Dear.</p></dd></dl>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "<p>It takes three steps:</p><ol><li><p>Cut.</p><p>Then dry.</p></li><li>Burn."
            "<blockquote><p>Slowly.</p></blockquote></li><li>Sweep.</li></ol>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "It takes three steps:\n\n1. Cut.\n\n   Then dry.\n\n2. Burn.\n\n   Hot.\n\n3. Go.\n",
            "bare": True,
        },
        {
            "text": "Given two types Aller and Brede, where one is older:\n\n- cost\n- noise\n- dust\n",
            "bare": True,
        },
        {
            "text": "For each of two colours `a` and `b`:\n\n- mix\n- dry\n- paint\n",
            "bare": True,
        },
        {
            "text": "The council gave four reasons:\n\n- cost\n- noise\n  - day\n  - night\n- dust\n- "
            "delay\n",
            "bare": True,
        },
        {
            "text": "It gave at least four reasons:\n\n- cost\n- noise\n- dust\n- delay\n- smell\n",
            "bare": True,
        },
        {"text": "Four reasons were given. The bill came to this:\n\n- cost\n- noise\n", "bare": True},
        {
            "text": "<p>There are three types:</p><ul><li>Open (1)<ul><li>1 Lock</li></ul></li>"
            "<li>Closed (2–3)<ul><li>2 Sluice</li><li>3 Weir</li></ul></li></ul>",
            "format": "html",
            "bare": True,
        },
        {"text": "Three of the five steps:\n\n1. cut\n2. dry\n3. burn\n", "bare": True},
        {"text": "The three steps took a year.\n\nWe saw:\n\n- cost\n- noise\n", "bare": True},
    ],
)
def count_mismatch(ctx: Context) -> Iterator[Hit]:
    blocks = ctx.doc.prose_blocks
    for at, (block, below) in enumerate(pairwise(blocks), 1):
        if block.kind == "paragraph" and ctx.in_scope(block) and below.kind == "list-item":
            yield from _lead_in(ctx, block, list_items(blocks, at), nested_items(blocks, at))
    above = ""
    for at, block in enumerate(blocks):
        if ctx.in_scope(block) and block.kind == "heading":
            yield from under_heading(ctx, block, blocks, at)
        elif ctx.in_scope(block) and above == "list-item":
            yield from back_reference(ctx, block, blocks, at)
        above = block.kind
    yield from far_references(ctx)
    yield from labelled_lists(ctx)
    title = ctx.doc.headline
    if title is not None and ctx.in_scope(title):
        yield from _listicle(ctx, title)


def _lead_in(ctx: Context, block: Block, items: list[Block], nested: int) -> Iterator[Hit]:
    sentences = ctx.facts.sentences_of(block)
    if not sentences or len(items) < 2:
        return
    sentence = sentences[-1]
    closed = sentence.text.endswith(".") and is_numbered(ctx, items)
    if not sentence.text.endswith(":") and not closed:
        return
    if _FOLLOWING.match(sentence.text):
        return  # "The following boats are old, and go in three years:"
    announced, loose = ANNOUNCED(ctx.data), LOOSE(ctx.data)
    matches = [m for m in announced.finditer(sentence.text) if not loose.search(sentence.text[: m.start()])]
    # Two numbers in one sentence: no telling which of them the list is about.
    if not matches and sentence.text.endswith(":"):
        yield from any_noun(ctx, sentence, items)
    if len(matches) != 1 or announced.search(sentence.text, matches[0].end()):
        return
    match = matches[0]
    told = value_of(ctx, match["number"])
    if named_there(sentence.text[match.end() :], told) or of_others(sentence.text, match):
        return
    # Far more things than the list has items: it does not list them, but says something of them.
    if told in (len(items), nested, first_group(ctx, items)) or told > max(9, 3 * len(items)):
        return
    if goes_on(ctx, items) or (closed and _TOLD_BEFORE.search(sentence.text[: match.start()])):
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    related = (Related(items[0].span, "the list"),)
    listed = ctx.data("announcements.toml")["listed"]
    sure = match["noun"].casefold() in listed and sentence.text[match.end() :].count(" ") <= 4
    # "It comes together in three steps." right above a numbered list.
    if closed and not (sure and len(sentence.text) - match.end() < _NEAR_END):
        return
    severity = None if sure and not closed else "warning"
    # What the code between them shows may be what was announced.
    if ctx.doc.source.text[block.span.end : items[0].span.start].count("\n") > _CLOSE:
        severity = "info"
    yield ctx.hit(start, end, severity=severity, related=related, said=match.group(), items=len(items))


def _listicle(ctx: Context, title: Block) -> Iterator[Hit]:
    """Compare the number in a headline with the numbered headings below it."""
    text = ctx.doc.text_of(title)
    match = ANNOUNCED(ctx.data).search(text)
    if match is None or LOOSE(ctx.data).search(text[: match.start()]):
        return
    numbered = []
    for section in ctx.facts.sections:
        heading = section.heading
        if heading is not None and heading != title:
            found = re.match(r"(?:#|No\. ?|Step |Tip |Reason )?(\d{1,2})[.):–-]?\s", ctx.doc.text_of(heading))
            if found:
                numbered.append(int(found.group(1)))
    told = value_of(ctx, match["number"])
    in_order = numbered == list(range(1, len(numbered) + 1)) or numbered == list(range(len(numbered), 0, -1))
    if len(numbered) >= 2 and in_order and len(numbered) != told:
        start, end = title.start + match.start(), title.start + match.end()
        yield ctx.hit(start, end, severity="warning", said=match.group(), items=len(numbered))
