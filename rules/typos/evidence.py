"""What in the document speaks for a word being plain prose, and not a name, a command or an identifier."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from copydesk.api import (
    FRONT_MATTER,
    PLACEHOLDER,
    Block,
    Data,
    Facts,
    Scope,
    Span,
    Word,
    folded_pieces,
    regex,
    word_sets,
)

from .namedwords import named_as_word
from .spelling import inside_code

LEAST_WORDS = 3
REACH = 300
"""How far round a word the passage goes that may speak of it."""
NEAR = 4000
"""How many characters before and behind a word are looked at for capitals."""
ARROW, ARROW_BEFORE = regex(r" ?(?:->|=>|→|⇒|»)"), regex(r"(?:->|=>|→|⇒) ?\Z")
LETTERS = regex(r"[^\W\d_]+")
IDENTIFIER = regex(r"[A-Za-z][A-Za-z]*")
MOST_SOUGHT = 40
"""When so many different words were asked about, all of the file are counted."""
TAG, TAG_LEFT = (
    regex(r"<(?:b|cite|code|dfn|em|i|kbd|mark|q|s|samp|span|strong|tt|u|var)(?: [^<>]{0,60})?>\Z"),
    regex(r"</(?:b|cite|code|dfn|em|i|kbd|mark|q|s|samp|span|strong|tt|u|var)>"),
)
LONGEST_TAG = 70
MARKS = frozenset("*_\"'“”‘’„«»`")
STOPS = (".", "!", "?", ":", ";", ",")


def words_in_code(facts: Facts) -> frozenset[str]:
    """Return the words, in lower case, that stand in code of the document which a reader sees."""
    seen = (span for span in facts.doc.code if not facts.unseen.holds(span))
    slices = (facts.doc.source.text[start:end] for start, end in seen)
    return frozenset(word[0].lower() for piece in slices for word in IDENTIFIER.finditer(piece))


def unmarked(ctx: Scope, start: int, end: int) -> bool:
    """Say whether nothing but what a reader sees stands in a prose range of the source."""
    return ctx.doc.source.slice(ctx.doc.lift(start, end)) == ctx.text[start:end]


def shown(ctx: Scope, offset: int) -> bool:
    """Say whether readers see what stands at a prose offset: text in scope, and of the metadata only titles,
    summaries and their like.
    """
    block = ctx.block_at(offset)
    return block is not None and _is_shown(block, ctx.data)


def _is_shown(block: Block, data: Data) -> bool:
    if block.kind != FRONT_MATTER:
        return True
    field = block.attrs["key"].rpartition(".")[2].lower()
    return field in data("metadata-fields.toml")["shown"]["texts"]


class StoredWords:
    """How often words stand in the file as it is stored, with addresses and code, but without what no reader
    sees: comments, hidden elements, metadata. Most articles are asked about a few words only.
    """

    def __init__(self, parts: Sequence[tuple[str, int, int]], unshown: Counter[str]) -> None:
        """Count in ranges of texts in lower case; ``unshown`` are counted beside them."""
        self._parts, self._unshown = parts, unshown
        self._known: dict[str, int] = {}
        self._counted = False

    def count(self, word: str) -> int:
        """Return how often a word of letters, in lower case, stands in the file."""
        known = self._known
        if word not in known and not self._counted:
            known[word] = self._sought(word)
            if len(known) == MOST_SOUGHT:
                self._known = known = Counter(
                    match.group() for part in self._parts for match in LETTERS.finditer(*part)
                )
                self._counted, self._parts = True, ()
        return known.get(word, 0) + self._unshown[word]

    def _sought(self, word: str) -> int:
        size, found = len(word), 0
        if LETTERS.fullmatch(word) is None:
            return 0
        for text, first, last in self._parts:
            at = text.find(word, first, last)
            while at >= 0:
                end = at + size
                before, behind = at > first and text[at - 1], end < last and text[end]
                found += not ((before and _is_letter(before)) or (behind and _is_letter(behind)))
                at = text.find(word, end, last)
        return found


def _is_letter(char: str) -> bool:
    return LETTERS.match(char) is not None


def _unused_definitions(facts: Facts) -> list[Span]:
    """Return the definitions of links that no link uses: they are nowhere to be seen."""
    notes = facts.doc.notes
    if not any(note.kind == "reference-def" for note in notes):
        return []
    used = {note.label for note in notes if note.kind == "reference-use"}
    used |= {" ".join(link.label.split()).casefold() for link in facts.doc.links if link.label}
    addresses = {link.url for link in facts.doc.links}
    return [
        note.span
        for note in notes
        if note.kind == "reference-def" and note.label not in used and note.url not in addresses
    ]


def stored_words(facts: Facts) -> StoredWords:
    """Put together what is counted of a document."""
    doc, size, at = facts.doc, len(facts.doc.source.text), facts.doc.body.start
    beside, ranges = list(facts.unseen.told), list[tuple[int, int]]()
    for start, end in sorted([*facts.unseen.spans, *_unused_definitions(facts)]):
        if end > at:
            ranges.append((at, max(at, start)))
            at = end
    seen = _lowered(facts, [*ranges, (at, size)])
    table = facts.word_table
    unshown: list[str] = []
    for block in doc.blocks:
        if block.kind == FRONT_MATTER and _is_shown(block, facts.data):
            beside.append(doc.text_of(block))
        elif block.kind == FRONT_MATTER:  # counted as often as the prose has them, and no more
            words = map(table.word, range(table.first(block.start), table.first(block.end)))
            unshown += [
                word.text.lower() for word in words if not inside_code(doc.prose.text, word.start, word.end)
            ]
    seen.extend((part.lower(), 0, len(part.lower())) for part in beside)
    return StoredWords(seen, Counter(unshown))


def _lowered(facts: Facts, ranges: Iterable[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Return what stands in ranges of the stored text, in lower case: where that is much, in pieces, for it
    is held while words are counted.
    """
    if not facts.much:
        return [(facts.folded_source, start, end) for start, end in ranges]
    text = facts.doc.source.text
    pieces = (piece for start, end in ranges for piece in folded_pieces(text, start, end))
    return [(piece, 0, len(piece)) for piece in pieces]


def written_elsewhere(ctx: Scope, word: str, places: int) -> bool:
    """Say whether a small word stands in the file oftener than in these places: in addresses, code, names."""
    return bool(ctx.facts.stored_words.count(word) > places)


def alone_in_marks(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a word stands alone in quotation marks, in an emphasis or in tags that mark words."""
    span, source = ctx.doc.lift(start, end), ctx.doc.source.text
    if source.startswith("<", span.end):
        before = TAG.search(source, max(0, span.start - LONGEST_TAG), span.start)
        return before is not None and TAG_LEFT.match(source, span.end) is not None
    return source[span.start - 1 : span.start] in MARKS and source[span.end : span.end + 1] in MARKS


def shown_beside(ctx: Scope, place: Word, right: str) -> bool:
    """Say whether a small name stands alone in marks in a sentence that has it as it should be ("*ebay* finds
    eBay").
    """
    block = ctx.doc.block_at(place.start)
    sentence = ctx.facts.sentence_at(block, place.start) if block is not None else None
    if sentence is None or not alone_in_marks(ctx, place.start, place.end):
        return False
    table = ctx.facts.word_table
    return right in table.forms[table.first(sentence.start) : table.first(sentence.end)]


def mentioned(ctx: Scope, start: int, end: int, right: Iterable[str]) -> bool:
    """Say whether a wrong word is talked about: beside an arrow, named as a word (``namedwords``), or alone
    in marks in a passage that has the right word too or speaks of words.
    """
    if ARROW.match(ctx.text, end) or ARROW_BEFORE.search(ctx.text, max(0, start - 4), start):
        return True
    block = ctx.doc.block_at(start)
    if block is None:
        return False
    if named_as_word(ctx, start, end, right):
        return True
    if not alone_in_marks(ctx, start, end):
        return False
    table = ctx.facts.word_table
    beside = table.lower[
        table.first(max(block.start, start - REACH)) : table.first(min(block.end, end + REACH))
    ]
    return not word_sets(ctx.data("grammar.txt"))["of-words"].union(right).isdisjoint(beside)


def running_text(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a word stands in a sentence: other words beside it, not alone in a link or an emphasis, in
    a block that knows capitals or stops. Lists of identifiers and labels know neither.
    """
    block = ctx.block_at(start)
    if block is None or not unmarked(ctx, start, end):
        return False
    text, table = ctx.text, ctx.facts.word_table
    if table.first(block.end) - table.first(block.start) <= LEAST_WORDS or _alone_in_link(ctx, start, end):
        return False
    # Near it only: a block may be as long as the article, and be asked of each of its words.
    beside = text[max(block.start, start - NEAR) : start] + text[end : min(block.end, end + NEAR)]
    return PLACEHOLDER not in text[max(block.start, start - 2) : end + 2] and (
        any(char.isupper() for char in beside)
        or text[max(block.start, block.end - NEAR) : block.end].rstrip().endswith(STOPS[:3])
    )


def link_texts(facts: Facts) -> list[tuple[int, int, str]]:
    """Return the links of the document in reading order: prose range of the text, address in lower case."""
    return sorted(
        (link.start, link.end, link.url.lower()) for link in facts.doc.links if link.end > link.start
    )


def link_round(ctx: Scope, start: int, end: int) -> tuple[int, int, str] | None:
    """Return the link whose text holds a prose range."""
    links = ctx.facts.link_texts
    number = bisect_right(links, (start, len(ctx.text), "")) - 1
    return links[number] if number >= 0 and end <= links[number][1] else None


def _alone_in_link(ctx: Scope, start: int, end: int) -> bool:
    link = link_round(ctx, start, end)
    return link is not None and " " not in ctx.text[link[0] : link[1]]


def address_of_link(ctx: Scope, start: int, end: int, *, host: bool = False) -> frozenset[str]:
    """Return the parts of the path to which the link of a few words round a word leads (with ``host``, of the
    host too): what stands there may be the name of a page or of a mode.
    """
    link = link_round(ctx, start, end)
    if link is None or ctx.text.count(" ", link[0], link[1]) >= LEAST_WORDS:
        return frozenset()
    address = link[2].partition("://")[2]
    return frozenset(LETTERS.findall(address if host else address.partition("/")[2]))


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


def after(ctx: Scope, end: int) -> str:
    """Return the word, in lower case, that stands right behind a place in its block, or ""."""
    table = ctx.facts.word_table
    number = table.first(end)
    block = ctx.doc.block_at(end - 1)
    if block is None or number >= len(table) or table.starts[number] >= block.end:
        return ""
    return table.lower[number] if table.gaps[number].isspace() else ""
