"""REP005: the same item in two lists."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Block, Context, Hit, Related, regex, rule

AIMS = "- Harbour lights: Two lamps at the pier head by June.\n- Deep channel: Dredge to five metres.\n"
OTHER = "The board met twice in spring and wrote down what the skippers had asked of it for years."
STEPS = (
    "- ⟦Harbour lights: Boats need to see the pier in fog.⟧\n- Crane: A ten-ton crane from the yard at "
    "Buckie.\n"
)


_KEY = regex(r"['\"*\s]{0,4}(?:[\w.-]{1,40}[=_]\w|[A-Za-z]{1,20}[=_])")


class _Item(NamedTuple):
    stems: frozenset[str]
    labelled: bool
    block: Block
    group: int
    whole: bool = False
    """Whether an item is the same only where all of its words are."""


@rule(
    id="REP005",
    name="recurring-list-item",
    version=3,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["list-item"],
    tags=["repetition", "lists"],
    summary="The same item stands in two lists",
    message="An item of this name stands in an earlier list (line {line})",
    rationale="Lists that repeat each other's items with other words are the commonest padding of "
    "generated text. Lists that are "
    "alike throughout (a form, a table of figures written as lists) are left alone.",
    remedy="Join the lists, or keep the item where it belongs.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        {"text": f"# Harbour\n\nAims:\n\n{AIMS}\n{OTHER}\n\nReasons:\n\n{STEPS}", "bare": True},
        {
            "text": "# Harbour\n\nAims:\n\n- Deep channel dredging to five metres before the herring "
            "season starts.\n- A crane.\n\n"
            f"{OTHER}\n\nSteps:\n\n- ⟦Deep channel dredging with two hired barges and a survey of the "
            f"bar.⟧\n- Nets.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "1. Where do the boats lie?\n2. Who mends the old nets?\n3. When does the mill open?\n\n"
            "## Answers\n\n1. Where do the boats lie?\n\nIn the bay.\n\n2. Who mends the old nets?\n\n"
            "Ann does.\n",
            "bare": True,
        },
        {
            "text": "# Locks\n\nThe first lock:\n\n- gate_limit=1, for the keeper is alone.\n- Boats.\n\n"
            f"{OTHER}\n\nThe second lock:\n\n- gate_limit=1, because the keeper is old.\n- Nets.\n",
            "bare": True,
        },
        {
            "text": f"# Harbour\n\nAims:\n\n{AIMS}\n{OTHER}\n\nSteps:\n\n- Crane: A ten-ton crane from "
            f"Buckie.\n",
            "bare": True,
        },
        {
            "text": "# Boats\n\nAda:\n\n- Hull length: 9 m\n- Engine power: 40 hp\n\nBride:\n\n- Hull "
            "length: 11 m\n- Engine power: 60 hp\n",
            "bare": True,
        },
        {
            "text": "# Log\n\nMay:\n\n- Fixed: lamp\n- Added: rope\n\nJune:\n\n- Fixed: crane\n- Added: "
            "nets\n",
            "bare": True,
        },
    ],
)
def recurring_list_item(ctx: Context) -> Iterator[Hit]:
    groups: dict[int, list[_Item]] = {}
    for block in ctx.blocks():
        item = _item(ctx, block)
        groups.setdefault(item.group, []).append(item)
    if len(groups) < 2:
        return
    earlier = _Earlier()
    for group in groups.values():
        for item in group:
            match = earlier.match(group, item)
            if match is not None and not _is_asked_again(ctx, match, item.block):
                line = ctx.doc.source.position(match.span.start).line
                related = (Related(match.span, "the earlier item"),)
                yield ctx.hit(item.block.start, item.block.end, related=related, line=line)
        earlier.add(group)


def _is_asked_again(ctx: Context, earlier: Block, later: Block) -> bool:
    """Say whether a question of a list stands again above its answer, as in lists of frequent questions."""
    question = ctx.doc.text_of(later).strip()
    return question.endswith("?") and ctx.doc.text_of(earlier).strip() == question


def _item(ctx: Context, block: Block) -> _Item:
    """Return the name of an item: its label before the colon, else its first three content words."""
    text = ctx.doc.text_of(block)
    colon = text.find(":")
    group = int(block.attrs.get("list", 0))
    if _KEY.match(text):
        return _Item(frozenset(), False, block, group)  # "client_limit=1": what a setting is called
    if 3 <= colon <= 60:
        return _Item(ctx.facts.terms.stems(block.start, block.start + colon), True, block, group)
    names = ctx.facts.terms.stems_in(block.start, block.end)
    if ctx.facts.of_programs:
        # Manuals begin many orders with the same words.
        return _Item(frozenset(names) if len(names) >= 3 else frozenset(), False, block, group, True)
    return _Item(frozenset(names[:3]) if len(names) >= 3 else frozenset(), False, block, group)


class _Earlier:
    """The items of earlier lists, in reading order, and which of them hold a stem."""

    def __init__(self) -> None:
        self._items: list[tuple[_Item, list[_Item]]] = []
        self._holders: dict[str, list[int]] = {}

    def add(self, group: list[_Item]) -> None:
        """Add the items of a list."""
        for item in group:
            for name in item.stems:
                self._holders.setdefault(name, []).append(len(self._items))
            self._items.append((item, group))

    def match(self, group: list[_Item], item: _Item) -> Block | None:
        """Return the first earlier item of the same name, lists that are alike throughout left aside."""
        least = 2 if item.labelled else 3
        if len(item.stems) < least:
            return None
        met = Counter(at for name in item.stems for at in self._holders.get(name, ()))
        for at in sorted(at for at, count in met.items() if count >= least):
            other, others = self._items[at]
            smaller = min(len(item.stems), len(other.stems))
            named = other.labelled == item.labelled and smaller >= least and met[at] == smaller
            named = named and not (item.whole and len(item.stems) != len(other.stems))
            if named and not _alike(others, group):
                return other.block
        return None


def _alike(one: list[_Item], other: list[_Item]) -> bool:
    """Say whether two lists have the same labels in the same order, as forms have."""
    return len(one) == len(other) >= 2 and all(
        first.labelled and second.labelled and first.stems == second.stems
        for first, second in zip(one, other, strict=True)
    )
