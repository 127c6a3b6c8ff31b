"""Known misspellings that may be right after all: parts of names, and words of other languages."""

from copydesk.api import Scope, Word, word_sets

VERBS = ("VBZ", "VBD", "MD")
UNLIKE = 0
"""What is less sure a slip than this is no slip, but a word that the dictionary lacks."""
LEAST = 3


def in_name(ctx: Scope, place: Word) -> bool:
    """Say whether it is part of a hyphenated name ("Kwon-taek", "Sung-hte"): another part has a capital that
    neither its place in the sentence gives it nor a gazetteer ("London-besed").
    """
    table = ctx.facts.word_table
    number = table.first(place.start + 1) - 1
    form = table.forms[number].replace("\u2011", "-")
    if "-" not in form:
        return False
    opens = _opens(ctx, table.starts[number])
    return any(
        len(part) >= LEAST
        and part.istitle()
        and part != place.text
        and part.lower() not in ctx.facts.lexicon.names
        and not (opens and ctx.facts.lexicon.known(part.lower()))
        for part in form.split("-")
    )


def doubtful(ctx: Scope, place: Word) -> bool:
    """Say whether a slip should be looked at before it is mended: it has a capital and a verb behind it, as
    names have ("Yoru was"), stands beside a word of no dictionary that is no slip itself ("teh tarik"), or
    may be a verb ("the walls incase the room").
    """
    table = ctx.facts.word_table
    number = table.first(place.start + 1) - 1
    if table.lower[number] in word_sets(ctx.data("grammar.txt"))["also-verbs"]:
        return True
    after = table.lower[number + 1] if _joined(ctx, number + 1) else ""
    if after and place.text.istitle() and any(ctx.facts.tagger.may(after, tag) for tag in VERBS):
        return True
    before = table.lower[number - 1] if number and _joined(ctx, number) else ""
    return any(_foreign(ctx, word) for word in (before, after))


def _joined(ctx: Scope, number: int) -> bool:
    """Say whether nothing but a space stands before a word."""
    table = ctx.facts.word_table
    return number < len(table) and table.gaps[number] == " "


def _foreign(ctx: Scope, word: str) -> bool:
    if word not in ctx.facts.spelling.unknown:
        return False
    guess = ctx.facts.lexicon.guess(word)
    return guess is None or guess.sure < UNLIKE


def _opens(ctx: Scope, start: int) -> bool:
    block = ctx.doc.block_at(start)
    sentence = ctx.facts.sentence_at(block, start) if block is not None else None
    return sentence is not None and not any(map(str.isalnum, ctx.text[sentence.start : start]))
