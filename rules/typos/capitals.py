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
    capitals = table.capitals
    found: dict[str, dict[str, int]] = {}
    for block in facts.doc.prose_blocks:
        if block.kind not in _RUNNING:
            continue
        first, last = table.first(block.start), table.first(block.end)
        capital = capitals[bisect_left(capitals, first) : bisect_left(capitals, last)]
        opening = {sentence.start for sentence in facts.sentences_of(block)} if capital else ()
        for number in capital:
            if table.starts[number] in opening:
                continue
            for piece in table.forms[number].replace("\u2011", "-").split("-"):
                form = piece.removesuffix("'s").removesuffix("’s")
                if form[:1].isupper():
                    forms = found.setdefault(form.lower(), {})
                    forms[form] = forms.get(form, 0) + 1
    return found
