"""Words of no dictionary that the article itself explains: marked as foreign, mentioned as a term, the
epithet of a species, or an abbreviation that it writes out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from copydesk.api import Guess, Scope, Word, cached_property, regex

from .evidence import TAG, TAG_LEFT

LONGEST_TAG, LONGEST_MARKED = 200, 400
INLINE = frozenset("a abbr b bdi cite dfn em i mark q small span strong u".split())
ENGLISH = frozenset("the and which with were they their".split())
"""Small words of English that no text in another language has: its declaration is wrong."""
LANGUAGE = regex(r"lang ?= ?[\"']?(?P<code>[A-Za-z]{2,3})(?![A-Za-z])")
STRESS, LONGEST_STRESS = "*_", 60
GENUS = regex(r"[*_(>“\"](?P<genus>[A-Z][a-z]{2,20}|[A-Z]\.) \Z")
LONGEST_GENUS = 26
BEHIND_SPECIES = frozenset('*_)<”",;:')
EPITHETS = ("us", "um", "is", "ae", "ii", "ensis", "oides", "a", "es", "ens", "ans", "or")
SHORTENED = regex(r"(?P<short>[a-z]{1,6})(?P<many>\(e?s\))?\Z")
SHORTENED_HERE = regex(r"(?P<short>[a-z]{1,6})(?P<many>\(e?s\))?(?::| =| –| —) (?P<long>[a-z][^.:;=]{2,60})")
WORD = regex(r"[^\W\d_]+")
FIRMS = frozenset(("plc", "gmbh"))
"""Kinds of companies, as many of them write their own name."""
CONTRACTED = "'t"
LONGEST_SHORT = 7


class ExplainedWords:
    """What a document says of its words of no dictionary."""

    def __init__(self, ctx: Scope) -> None:
        """Look at the document of a scope."""
        self._ctx = ctx

    def foreign(self, place: Word) -> bool:
        """Say whether an element inside the text declares another language for a word."""
        if not self._declared:
            return False
        span = self._ctx.doc.lift(place.start, place.end)
        number = bisect_right(self._declared, (span.start, len(self._ctx.doc.source.text))) - 1
        return number >= 0 and span.end <= self._declared[number][1]

    def explained(self, word: str, places: Iterable[Word], guess: Guess | None) -> bool:
        """Say whether one of the places of a word tells what it is, or a list of abbreviations does;
        ``guess`` is what it may be a slip of.
        """
        if word in self._short_forms or word in FIRMS or self._is_contracted(word):
            return True
        strange = guess is None or guess.sure < 0
        return any(
            self._is_epithet(place)
            or self._shortens(place)
            or (strange and (self._is_term(place) or self._in_foreign_stress(place)))
            for place in places
        )

    @cached_property
    def _declared(self) -> Sequence[tuple[int, int]]:
        """What elements inside the text declare to be in another language: ranges of the source."""
        return list(_declared(self._ctx.doc.source.text))

    def _is_contracted(self, word: str) -> bool:
        """Say whether it is a preposition with "it", as it was written once ("for't")."""
        stem = word.removesuffix(CONTRACTED)
        return stem != word and self._ctx.facts.tagger.likeliest(stem) in ("IN", "TO")

    def _is_term(self, place: Word) -> bool:
        """Say whether a word is all that an emphasis holds: a term, or a foreign word that is mentioned."""
        span, source = self._ctx.doc.lift(place.start, place.end), self._ctx.doc.source.text
        if source.startswith("<", span.end):
            before = TAG.search(source, max(0, span.start - LONGEST_TAG), span.start)
            return before is not None and TAG_LEFT.match(source, span.end) is not None
        around = source[span.start - 1 : span.start], source[span.end : span.end + 1]
        return all(mark and mark in STRESS for mark in around)

    def _in_foreign_stress(self, place: Word) -> bool:
        """Say whether it stands in an emphasis of which half of the words or more are strange to English."""
        span, source = self._ctx.doc.lift(place.start, place.end), self._ctx.doc.source.text
        before = source[max(0, span.start - LONGEST_STRESS) : span.start]
        behind = source[span.end : span.end + LONGEST_STRESS]
        left = max(map(before.rfind, STRESS))
        right = min((at for at in map(behind.find, STRESS) if at >= 0), default=-1)
        if left < 0 or right < 0 or before[left] != behind[right]:
            return False
        inside = before[left + 1 :] + source[span.start : span.end] + behind[:right]
        opened = not before[left + 1 : left + 2].isspace() and not before[left - 1 : left].isalnum()
        words = WORD.findall(inside)
        known = self._ctx.facts.lexicon.known
        return (
            opened
            and not inside[-1:].isspace()
            and len(words) > 1
            and 2 * sum(known(word.lower()) for word in words) <= len(words)
        )

    def _is_epithet(self, place: Word) -> bool:
        """Say whether a word is the second one of the name of a species, set apart by marks or brackets
        ("*Numenius minutus*", "(N. minutus)").
        """
        span, source = self._ctx.doc.lift(place.start, place.end), self._ctx.doc.source.text
        if source[span.end : span.end + 1] not in BEHIND_SPECIES:
            return False
        match = GENUS.search(source, max(0, span.start - LONGEST_GENUS), span.start)
        return match is not None and (
            place.text.endswith(EPITHETS) or not self._ctx.facts.lexicon.known(match["genus"].lower())
        )

    def _shortens(self, place: Word) -> bool:
        """Say whether it stands in brackets behind what it is short for ("double-pointed needles (dpns)"), or
        before it ("dpns (double-pointed needles)").
        """
        text = self._ctx.text
        if len(place.text) > LONGEST_SHORT:
            return False
        if text[place.start - 1 : place.start] == "(" and text[place.end : place.end + 1] == ")":
            block = self._ctx.doc.block_at(place.start)
            if block is None:
                return False
            words = WORD.findall(text, max(block.start, place.start - LONGEST_STRESS), place.start)
            return any(is_short_for(place.text, words[-count:]) for count in range(1, len(place.text) + 1))
        if text.startswith(" (", place.end):
            inside = text[place.end + 2 : place.end + 2 + LONGEST_STRESS].partition(")")[0]
            return is_short_for(place.text, WORD.findall(inside))
        return False

    @cached_property
    def _short_forms(self) -> frozenset[str]:
        """The abbreviations of the tables and lists that write them out, in singular and plural."""
        return frozenset(self._listed_forms())

    def _listed_forms(self) -> Iterator[str]:
        for table in self._ctx.doc.tables:
            for row in table.rows:
                match = SHORTENED.match(row.cells[0].text.strip()) if len(row.cells) > 1 else None
                if match and is_short_for(match["short"], _long_form(row.cells[1].text)):
                    yield from (match["short"], match["short"] + "s")
        for block in self._ctx.blocks():
            match = SHORTENED_HERE.match(self._ctx.doc.text_of(block)) if block.kind == "list-item" else None
            if match and is_short_for(match["short"], _long_form(match["long"])):
                yield from (match["short"], match["short"] + "s")


def _declared(source: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of inline elements that declare another language than English, and hold no English."""
    at = source.find("lang")
    while at >= 0:
        match = LANGUAGE.match(source, at)
        left = source.rfind("<", max(0, at - LONGEST_TAG), at)
        right = source.find(">", at, at + LONGEST_TAG)
        if match and match["code"].lower() not in ("en", "eng") and 0 <= left < at < right:
            name = WORD.match(source, left + 1)
            if name and name[0].lower() in INLINE and ">" not in source[left:at]:
                end = source.find(f"</{name[0]}", right, right + LONGEST_MARKED)
                if end >= 0 and ENGLISH.isdisjoint(WORD.findall(source[right:end].lower())):
                    yield right + 1, end
        at = source.find("lang", at + 1)


def _long_form(text: str) -> Sequence[str]:
    """Return the words before a bracket: "round(s)", "knit two together (one decreased)"."""
    return WORD.findall(text.partition("(")[0])


def is_short_for(short: str, words: Sequence[str]) -> bool:
    """Say whether a form is made of the first letters of words, or of letters of the only one, in their
    order: "dpns" of "double-pointed needles", "rnd" of "round".
    """
    words = [word.lower() for word in words]
    if not words:
        return False
    initials = "".join(word[0] for word in words)
    if len(words) > 1:
        return short in (initials, initials + "s")
    letters = iter(words[0])
    return short[0] == words[0][0] and len(short) < len(words[0]) and all(char in letters for char in short)
