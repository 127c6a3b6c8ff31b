"""Words that exist, and that are hardly ever meant (``rare-forms.txt``)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Edit, Fix, Scope, Slip, once

from .evidence import alone_in_marks, shown, unmarked
from .ownwords import OwnWords
from .speech import Speech


class Form(NamedTuple):
    """What a rare form mostly stands for, and the words of which one must follow (empty: any may)."""

    right: str
    following: frozenset[str]


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
            edit = Edit(ctx.doc.lift(word.start, word.end), form.right)
            fix = Fix((edit,), f"write “{form.right}”", "unsafe")
            yield ctx.found(word.start, word.end, kind="rare", fix=fix, right=form.right)


@once
def _forms(lines: Sequence[str]) -> dict[str, Form]:
    found = {}
    for line in lines:
        head, _, forms = line.partition(": ")
        right, _, following = head.partition(" | ")
        for form in forms.split():
            found[form] = Form(right, frozenset(following.split()))
    return found
