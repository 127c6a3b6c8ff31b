"""How words of the document are capitalised where nothing but their being names asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..facts import Facts

_RUNNING = frozenset({"paragraph", "list-item", "caption", "footnote"})


def capitalised_inside(facts: Facts) -> dict[str, dict[str, int]]:
    """Count capitalised forms of each word inside sentences: lower-case word → form → how often.

    First words of sentences, headings and table cells do not count, for there any word may have a capital.
    Parts of hyphenated words count on their own; possessive endings are left off.
    """
    doc = facts.doc
    found: dict[str, dict[str, int]] = {}
    for block in doc.prose_blocks:
        if block.kind not in _RUNNING:
            continue
        opening = {sentence.start for sentence in facts.sentences_of(block)}
        for word in facts.words_in(block.start, block.end):
            if word.text.islower() or word.start in opening:
                continue
            for piece in word.text.replace("\u2011", "-").split("-"):
                form = piece.removesuffix("'s").removesuffix("’s")
                if form[:1].isupper():
                    forms = found.setdefault(form.lower(), {})
                    forms[form] = forms.get(form, 0) + 1
    return found
