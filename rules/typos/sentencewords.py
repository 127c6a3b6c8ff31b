"""Whether the capital of a word is owed to its place, and not to its being a name."""

from copydesk.api import Block, Scope, Word, word_sets

from .evidence import before_stop

LONG = 7


def opens_sentence(ctx: Scope, place: Word) -> bool:
    """Say whether a capital is due to the place of the word: it opens a sentence, or stands in a heading
    and is long. A word beside another one with a capital, or with a capital inside a sentence elsewhere, is
    a name.
    """
    block = ctx.doc.block_at(place.start)
    if block is None:
        return False
    if place.text.isupper():
        return not named_beside(ctx, place, block)
    # "Ms. Adn": the title before a name ends no sentence. "Teh: an island" is an entry.
    titled = before_stop(ctx, place.start) in word_sets(ctx.data("grammar.txt"))["abbreviations"]
    if titled or ctx.text.startswith(":", place.end):
        return False
    if not begins_sentence(ctx, place.start) and not (block.kind == "heading" and len(place.text) >= LONG):
        return False
    return not named_beside(ctx, place, block) and place.text not in ctx.facts.capitals.get(
        place.text.lower(), {}
    )


def begins_sentence(ctx: Scope, start: int) -> bool:
    """Say whether a sentence begins at a place of the prose."""
    block = ctx.doc.block_at(start)
    sentence = ctx.facts.sentence_at(block, start) if block is not None else None
    return sentence is not None and sentence.start == start


def named_beside(ctx: Scope, place: Word, block: Block) -> bool:
    """Say whether the word before or after it in its block, parted by nothing but a space, is a name: the
    dictionary has it as one or not at all, or it has a capital where sentences give none.
    """
    table = ctx.facts.word_table
    number = table.first(place.start)
    beside = []
    if number > table.first(block.start) and table.gaps[number] == " ":
        beside.append(number - 1)
    if number + 1 < table.first(block.end) and table.gaps[number + 1] == " ":
        beside.append(number + 1)
    return any(_is_name(ctx, table.forms[near], block) for near in beside)


def _is_name(ctx: Scope, form: str, block: Block) -> bool:
    if not form[0].isupper() or form.isupper():
        return False
    known = ctx.facts.lexicon.look_up(form.lower())
    return block.kind != "heading" or known.name or not known.known
