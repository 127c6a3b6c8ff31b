"""Words that exist, and that are hardly ever meant (``rare-forms.txt``)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Edit, Fix, Scope, Slip, Word, once

from .evidence import alone_in_marks, shown, unmarked
from .ownwords import OwnWords
from .speech import Speech


class Form(NamedTuple):
    """What a rare form stands for, the words of which one must follow (empty: any may), and whether it is a
    "rare" word or a "weak" form of a strong verb.
    """

    right: tuple[str, ...]
    following: frozenset[str]
    kind: str

    @property
    def shown(self) -> str:
        """The right forms, as a message names them."""
        return "” or “".join(self.right)


def rare_forms(ctx: Scope, own: OwnWords, speech: Speech) -> Iterator[Slip]:
    """Yield rare forms that stand once in the document; one that stands twice is meant."""
    forms = _forms(ctx.data("rare-forms.txt"))
    table = ctx.facts.word_table
    numbers = table.where(forms.keys())
    lower = table.lower
    for number in numbers:
        word, form = table.word(number), forms[lower[number]]
        goes_on = number + 1 < len(table) and table.gaps[number + 1] == " "
        if form.following and not (goes_on and lower[number + 1] in form.following):
            continue
        if (
            word.text.islower()
            and not own.covers(word.text)
            and sum(lower[other] == word.text for other in numbers) == 1
            and shown(ctx, word.start)
            and unmarked(ctx, word.start, word.end)
            and not alone_in_marks(ctx, word.start, word.end)
            and not speech.leaves(word)
            and not speech.spoken(word)
        ):
            yield ctx.found(
                word.start, word.end, kind=form.kind, fix=_fix(ctx, word, form.right), right=form.shown
            )


def _fix(ctx: Scope, word: Word, right: tuple[str, ...]) -> Fix | None:
    """Return what writes the right form, where there is one only."""
    if len(right) > 1:
        return None
    edit = Edit(ctx.doc.lift(word.start, word.end), right[0])
    return Fix((edit,), f"write “{right[0]}”", "unsafe")


@once
def _forms(lines: Sequence[str]) -> dict[str, Form]:
    found = {}
    for line in lines:
        head, _, forms = line.partition(": ")
        right, _, following = head.partition(" | ")
        kind = "weak" if right[0] == "~" else "rare"
        for form in forms.split():
            rights = tuple(right.removeprefix("~").split("/"))
            found[form] = Form(rights, frozenset(following.split()), kind)
    return found
