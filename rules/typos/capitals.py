"""How words of the document are capitalised where nothing but their being names asks for it."""

from __future__ import annotations

from bisect import bisect_left

from copydesk.api import Facts

_RUNNING = frozenset({"paragraph", "list-item", "caption", "footnote"})


def capitalised_inside(facts: Facts) -> dict[str, dict[str, int]]:
    """Count capitalised forms of each word inside sentences: lower-case word → form → how often.

    First words of sentences, headings and table cells do not count, for there any word may have a capital.
    Parts of hyphenated words count on their own; possessive endings are left off.
    """
    table = facts.word_table
    capitals, forms = table.capitals, table.forms
    places = list(map(table.starts.__getitem__, capitals))
    counts: dict[str, int] = {}
    for block in facts.doc.prose_blocks:
        if block.kind not in _RUNNING:
            continue
        first, last = bisect_left(places, block.start), bisect_left(places, block.end)
        opening = {sentence.start for sentence in facts.sentences_of(block)} if first < last else ()
        for at in range(first, last):
            if places[at] not in opening:
                form = forms[capitals[at]]
                counts[form] = counts.get(form, 0) + 1
    found: dict[str, dict[str, int]] = {}
    for word, times in counts.items():
        for piece in word.replace("\u2011", "-").split("-"):
            form = piece.removesuffix("'s").removesuffix("’s")
            if form[:1].isupper():
                of_word = found.setdefault(form.lower(), {})
                of_word[form] = of_word.get(form, 0) + times
    return found
