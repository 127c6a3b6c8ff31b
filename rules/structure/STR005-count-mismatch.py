"""STR005: "four reasons" before a list of five items."""

import re
from collections.abc import Iterator

from copydesk.api import Block, Context, Hit, Related, rule, worded

ANNOUNCED = worded(
    r"\b(?P<number>(?!zero|one)(?@small)|twenty|[2-9]|[1-3]\d|40)(?: (?:[a-z]+(?:-[a-z]+)?)){0,3} "
    r"(?P<noun>(?@listed)|(?@counted))\b",
    "announcements.toml",
    "numbers.toml",
    flags=re.IGNORECASE,
)
LOOSE = worded(r"\b(?@loose)\s+$", "announcements.toml", flags=re.IGNORECASE)


@rule(
    id="STR005",
    name="count-mismatch",
    version=2,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "heading", "-quote"],
    tags=["structure", "lists", "numbers"],
    summary="A list has more or fewer items than its lead-in announces",
    message="“{said}” is announced, but the list below has {items} items",
    rationale="A number that does not fit its list is wrong in one of two places: the sentence was not "
    "updated, or an item is lost. Items "
    "of lists inside the list do not count.",
    remedy="Count again: mend the number or the list.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Lists"],
    bad=[
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
    ],
    good=[
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
        {"text": "Three of the five steps:\n\n1. cut\n2. dry\n3. burn\n", "bare": True},
        {"text": "The three steps took a year.\n\nWe saw:\n\n- cost\n- noise\n", "bare": True},
    ],
)
def count_mismatch(ctx: Context) -> Iterator[Hit]:
    blocks = ctx.doc.prose_blocks
    for at, block in enumerate(blocks[:-1]):
        if block.kind == "paragraph" and ctx.in_scope(block) and blocks[at + 1].kind == "list-item":
            yield from _lead_in(ctx, block, _list(blocks, at + 1))
    title = ctx.doc.headline
    if title is not None and ctx.in_scope(title):
        yield from _listicle(ctx, title)


def _list(blocks: tuple[Block, ...], at: int) -> list[Block]:
    """Return the items of the outermost level of the list that begins here."""
    number = blocks[at].attrs.get("list")
    items = []
    for block in blocks[at:]:
        if block.attrs.get("list") != number:
            # A nested paragraph of an item does not end the list; anything else does.
            if block.kind == "paragraph" and block.depth:
                continue
            break
        items.append(block)
    least = min(block.depth for block in items)
    return [block for block in items if block.depth == least]


def _lead_in(ctx: Context, block: Block, items: list[Block]) -> Iterator[Hit]:
    sentences = ctx.facts.sentences_of(block)
    if not sentences or not sentences[-1].text.endswith(":") or len(items) < 2:
        return
    sentence = sentences[-1]
    announced, loose = ANNOUNCED(ctx.data), LOOSE(ctx.data)
    matches = [m for m in announced.finditer(sentence.text) if not loose.search(sentence.text[: m.start()])]
    # Two numbers in one sentence: no telling which of them the list is about.
    if len(matches) != 1 or announced.search(sentence.text, matches[0].end()):
        return
    match = matches[0]
    told = _value(ctx, match["number"])
    # Far more things than the list has items: it does not list them, but says something of them.
    if told == len(items) or told > max(9, 3 * len(items)) or _continues(ctx, items):
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    related = (Related(items[0].span, "the list"),)
    listed = ctx.data("announcements.toml")["listed"]
    sure = match["noun"].casefold() in listed and sentence.text[match.end() :].count(" ") <= 4
    severity = None if sure else "warning"
    yield ctx.hit(start, end, severity=severity, related=related, said=match.group(), items=len(items))


def _value(ctx: Context, number: str) -> float:
    return int(number) if number.isdigit() else next(ctx.facts.figure_reader.values_in_words(number))


def _continues(ctx: Context, items: list[Block]) -> bool:
    """Say whether a numbered list goes on after an interruption, or did not begin at one."""
    marker = str(items[-1].attrs.get("marker", ""))
    digits = "".join(char for char in marker if char.isdigit())
    if not digits:
        return False
    following = next(
        (b for b in ctx.doc.prose_blocks if b.start > items[-1].start and b.kind == "list-item"), None
    )
    after = str(following.attrs.get("marker", "")) if following is not None else ""
    return "".join(char for char in after if char.isdigit()) == str(int(digits) + 1)


def _listicle(ctx: Context, title: Block) -> Iterator[Hit]:
    """Compare the number in a headline with the numbered headings below it."""
    text = ctx.doc.text_of(title)
    match = ANNOUNCED(ctx.data).search(text)
    if match is None or LOOSE(ctx.data).search(text[: match.start()]):
        return
    numbered = []
    for section in ctx.facts.sections:
        heading = section.heading
        if heading is not None and heading is not title:
            found = re.match(r"(?:#|No\. ?|Step |Tip |Reason )?(\d{1,2})[.):–-]?\s", ctx.doc.text_of(heading))
            if found:
                numbered.append(int(found.group(1)))
    told = _value(ctx, match["number"])
    in_order = numbered == list(range(1, len(numbered) + 1)) or numbered == list(range(len(numbered), 0, -1))
    if len(numbered) >= 2 and in_order and len(numbered) != told:
        start, end = title.start + match.start(), title.start + match.end()
        yield ctx.hit(start, end, severity="warning", said=match.group(), items=len(numbered))
