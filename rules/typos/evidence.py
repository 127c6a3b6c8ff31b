"""What in the document speaks for a word being plain prose, and not a name, a command or an identifier."""

from collections import Counter

from copydesk.api import PLACEHOLDER, Facts, Scope, Word, regex

LEAST_WORDS = 3
LETTERS = regex(r"[^\W\d_]+")
IDENTIFIER = regex(r"[A-Za-z][A-Za-z]*")
MARKS = frozenset("*_\"'“”‘’„«»`")
STOPS = (".", "!", "?", ":", ";", ",")


def words_in_code(facts: Facts) -> frozenset[str]:
    """Return the words, in lower case, that stand in code of the document."""
    slices = (facts.doc.source.text[start:end] for start, end in facts.doc.code)
    return frozenset(word.lower() for piece in slices for word in IDENTIFIER.findall(piece))


def unmarked(ctx: Scope, start: int, end: int) -> bool:
    """Say whether nothing but what a reader sees stands in a prose range of the source."""
    return ctx.doc.source.slice(ctx.doc.lift(start, end)) == ctx.text[start:end]


def stored_words(facts: Facts) -> Counter[str]:
    """Count the words, in lower case, of the file as it is stored: addresses, code and all else."""
    return Counter(LETTERS.findall(facts.doc.source.text.lower()))


def written_elsewhere(ctx: Scope, word: str, places: int) -> bool:
    """Say whether a small word stands in the file oftener than in these places: in addresses, code, names."""
    return bool(ctx.facts.stored_words[word] > places)


def alone_in_marks(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a word stands alone in quotation marks or in an emphasis, so that it is talked about."""
    span, source = ctx.doc.lift(start, end), ctx.doc.source.text
    return source[span.start - 1 : span.start] in MARKS and source[span.end : span.end + 1] in MARKS


def running_text(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a word stands in a sentence: other words beside it, not alone in a link or an emphasis, in
    a block that knows capitals or stops. Lists of identifiers and labels know neither.
    """
    block = ctx.block_at(start)
    if block is None or not unmarked(ctx, start, end):
        return False
    text = ctx.doc.text_of(block)
    table = ctx.facts.word_table
    if table.first(block.end) - table.first(block.start) <= LEAST_WORDS or _alone_in_link(ctx, start, end):
        return False
    elsewhere = text[: start - block.start] + text[end - block.start :]
    return PLACEHOLDER not in ctx.text[max(block.start, start - 2) : end + 2] and (
        any(char.isupper() for char in elsewhere) or text.rstrip().endswith(STOPS[:3])
    )


def _alone_in_link(ctx: Scope, start: int, end: int) -> bool:
    return any(
        link.start <= start and end <= link.end and " " not in ctx.text[link.start : link.end]
        for link in ctx.doc.links
    )


def among_words(ctx: Scope, place: Word) -> bool:
    """Say whether the other parts of a hyphenated word are ordinary words ("non-french", "anti-american")."""
    table = ctx.facts.word_table
    number = table.first(place.start + 1) - 1
    parts = table.lower[number].replace("\u2011", "-").split("-")
    rest = [part for part in parts if part != place.text.lower().replace("’", "'")]
    return all(ctx.facts.lexicon.known(part) or len(part) <= LEAST_WORDS for part in rest)


def before(ctx: Scope, start: int) -> str:
    """Return the word, in lower case, that stands right before a place in its block, or ""."""
    table = ctx.facts.word_table
    number = table.first(start) - 1
    block = ctx.doc.block_at(start)
    if number < 0 or block is None or table.starts[number] < block.start:
        return ""
    return table.lower[number] if table.gaps[number + 1].isspace() else ""


def before_stop(ctx: Scope, start: int) -> str:
    """Return the word, in lower case, whose full stop stands right before a place in its block, or ""."""
    table = ctx.facts.word_table
    number = table.first(start) - 1
    block = ctx.doc.block_at(start)
    if number < 0 or block is None or table.starts[number] < block.start:
        return ""
    return table.lower[number] if table.gaps[number + 1].strip() == "." else ""
