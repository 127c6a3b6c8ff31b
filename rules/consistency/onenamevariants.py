"""A name of one word in two spellings: one that the article uses all along, and one that stands once."""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip

from .namesounds import left_out

OFTEN = 4
"""How often the usual spelling stands at least."""
VERY_OFTEN = 8
"""The same for a slip that is a name of its own ("Hanson" beside eight times "Hansen")."""
LEAST_LETTERS = 6


def one_name_variant(ctx: Scope) -> Iterator[Slip]:
    """Yield capitalised words that stand once and differ by one letter from one that stands often.

    A word that the dictionary has is no slip, and another name only beside one that stands very often.
    """
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    counts = {word: sum(forms.values()) for word, forms in ctx.facts.capitals.items() if word.isalpha()}
    usual: dict[str, list[str]] = {}
    for word, count in counts.items():
        if count >= OFTEN and len(word) >= LEAST_LETTERS - 1:
            for key in left_out(word):
                usual.setdefault(key, []).append(word)
    if not usual:
        return
    alike = ctx.data("one-thing.toml")["ends_alike"]
    for word in counts:
        places = table.numbers.get(word, ())
        if len(word) < LEAST_LETTERS or len(places) != 1:
            continue
        near = [other for key in left_out(word) if key in usual for other in usual[key]]
        right = next((other for other in near if _slip_of(word, other, alike)), None) if near else None
        if right is None:
            continue
        known = lexicon.look_up(word)
        if known.known or lexicon.known(word) or (known.name and counts[right] < VERY_OFTEN):
            continue
        start = table.starts[places[0]]
        form, usual_form = table.forms[places[0]], max(ctx.facts.capitals[right].items(), key=_count)[0]
        # "GraphiQL" beside "GraphQL": products are named alike.
        if form.istitle() and usual_form.istitle() and ctx.block_at(start) is not None:
            first = table.starts[table.numbers[right][0]]
            yield ctx.found(
                start,
                start + len(form),
                kind="single",
                beside=(first, first + len(right)),
                name=form,
                other=usual_form,
                count=counts[right],
            )


def _count(entry: tuple[str, int]) -> int:
    return entry[1]


def _slip_of(word: str, other: str, alike: Sequence[str]) -> bool:
    """Say whether the difference is a slip, and no ending; ``alike`` are last letters that sound alike."""
    if word == other or word[0] != other[0] or word.startswith(other) or other.startswith(word):
        return False
    # Last letters that sound alike are no ending: "Brandvold", "Brandvolt".
    if word[:-1] == other[:-1] and word[-1] + other[-1] in alike:
        return True
    # A letter more or less before the last one makes another word of a family: "Americas", "Americans".
    same = 1 if len(word) == len(other) else 2
    return abs(len(word) - len(other)) <= 1 and word[-same:] == other[-same:]
