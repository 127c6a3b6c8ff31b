"""What an article numbers: captions and numbered headings, and where its text speaks of them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.api import Block, Data, Facts, once, regex


class Caption(NamedTuple):
    """A numbered thing: its kind (``figure`` …), its number as written, its place in the prose, its words.

    ``firm`` says that it is a caption or a heading, and no description of a picture; ``depth`` is the level
    of a heading.
    """

    kind: str
    number: str
    start: int
    end: int
    words: str
    firm: bool = True
    depth: int = 0


class Mention(NamedTuple):
    """A place of the text that speaks of numbered things: kind, numbers, its place in the prose."""

    kind: str
    numbers: tuple[str, ...]
    start: int
    end: int


HEADED = frozenset(("section", "chapter", "appendix"))
_CAPTIONED = frozenset(("figure", "table", "listing", "box", "chart", "equation"))
_KINDS = _CAPTIONED | HEADED | {"footnote"}
_SPEAKING = ("paragraph", "list-item", "caption", "footnote", "cell")
_ONE = r"(?:\d{1,3}(?:[.-]\d{1,2}){0,3}(?!\d)|[A-Z]\d{1,2}|[IVX]{1,5}(?![\w’'])|[A-H](?![\w’']))"
_NEXT = r"(?:, (?:and )?|,? (?:and|or|to|und|bis|et|y|e|en|through) | ?[–-] ?)"
_EACH = rf"(?:\({_ONE}[a-z]?\)|{_ONE}[a-z]?)"
_MANY = rf"{_EACH}(?:{_NEXT}{_EACH}){{0,6}}"
_NUMBERS = regex(rf"{_ONE}")
_RANGE = regex(r"(\d{1,3})[a-z]?\)? ?(?:[–-]| to | bis | through ) ?\(?(\d{1,3})[a-z]?\)?")
_BEHIND = regex(r"[a-z]?\)?\s{0,2}(?:[:.|—–]|-(?=\s))(?:\s|\Z)|[a-z]?\)?\s{0,2}\Z")
_HEADING = regex(
    r"\(?(\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])(?:[.):]{1,2}\s{1,3}|\s{1,3}(?=[A-Z]))(?=\W{0,3}[^\W_])"
)
_TAG = regex(r"\\tag\*?\{(\d{1,3})\}|[$\])}=][^\n$]{0,80}\((\d{1,3})\)[ \t]{0,8}$", re.MULTILINE)
_WORDS = 80


class _Words(NamedTuple):
    kinds: Mapping[str, str]
    mentions: re.Pattern[str]
    begins: re.Pattern[str]
    labels: re.Pattern[str]


@once
def _words(table: Mapping[str, Any]) -> _Words:
    kinds = {word.rstrip("."): kind for kind, words in table.items() for word in words if kind in _KINDS}
    named = "|".join(sorted(map(re.escape, kinds), key=lambda word: (-len(word), word)))
    mention = rf"(?<![\w-])((?i:{named}))\.?[ \u00a0]({_MANY})(?![\w%-])"
    begin = rf"\W{{0,3}}((?i:{named}))\.?\s({_ONE})"
    # A label may stand anywhere in raw HTML or a table, in bold letters or alone in a line.
    label = (
        rf"(?:^|[>*_|])[ \t]{{0,3}}((?i:{named}))\.?[ \u00a0]({_ONE})[a-z]?"
        r"(?=[:.|*_<—–)]|[ \t][-–—A-Z(“\"]|[ \t]{0,9}$)"
    )
    return _Words(kinds, regex(mention), regex(begin), regex(label, re.MULTILINE))


def words_of_captions(data: Data) -> Iterator[str]:
    """Yield the words without one of which an article numbers nothing and speaks of nothing numbered."""
    yield from _words(data("caption-words.toml")).kinds


def captions(facts: Facts) -> Iterator[Caption]:
    """Yield the captions of an article and its headings with such a word, in reading order."""
    begins = _words(facts.data("caption-words.toml"))
    doc = facts.doc
    for block in doc.written_blocks:
        if block.quote or block.kind in ("front-matter", "boilerplate", "cell"):
            continue
        text = doc.text_of(block)
        match = begins.begins.match(text)
        if match is not None:
            kind, number = begins.kinds[match[1].lower()], match[2]
            titled = block.kind in ("caption", "heading") or _BEHIND.match(text, match.end()) is not None
            if titled and (kind in HEADED) == (block.kind == "heading") and kind != "footnote":
                firm = block.kind != "alt-text"
                place = _place(block, match.end())
                yield Caption(kind, number, *place, _rest(text, match.end()), firm, block.depth)


def unseen_captions(facts: Facts) -> Iterator[Caption]:
    """Yield the numbers that stand where no block of an article begins: labels in tables and raw HTML, tags
    of equations, notes. Only that they are there is known of them.
    """
    doc, words = facts.doc, _words(facts.data("caption-words.toml"))
    for match in words.labels.finditer(doc.source.text):
        yield Caption(words.kinds[match[1].lower()], match[2], 0, 0, "", False)
    for match in _TAG.finditer(doc.source.text) if "equation" in facts.folded or "eq" in facts.folded else ():
        yield Caption("equation", match[1] or match[2], 0, 0, "", False)
    for note in doc.notes:
        if note.kind == "footnote-def" and note.label.isdigit():
            yield Caption("footnote", note.label, 0, 0, "", False)


def numbered_headings(facts: Facts) -> Iterator[Caption]:
    """Yield the headings that begin with a number: "4.1 Locks"."""
    for block in facts.doc.prose_blocks:
        if block.kind == "heading" and not block.quote and block.attrs.get("marked", True):
            text = facts.doc.text_of(block)
            match = _HEADING.match(text)
            if match is not None:
                place = _place(block, match.end(1))
                yield Caption("section", match[1], *place, _rest(text, match.end()), depth=block.depth)


def _place(block: Block, end: int) -> tuple[int, int]:
    return block.start, block.start + end


def _rest(text: str, at: int) -> str:
    return " ".join(text[at : at + _WORDS].strip(" .:|—–-)\u00a0").casefold().split())


def mentions(facts: Facts) -> Iterator[Mention]:
    """Yield where the running text of an article speaks of numbered things of its own."""
    words = _words(facts.data("caption-words.toml"))
    table = facts.data("caption-words.toml")
    elsewhere, another = frozenset(table["elsewhere"]), frozenset(table["of_another"])
    doc = facts.doc
    text = doc.prose.text
    linked = sorted((link.start, link.end) for link in doc.links if link.url[:1] != "#")
    for block in facts.scope(_SPEAKING).blocks_with(words.kinds.keys()):
        for match in words.mentions.finditer(text, block.start, block.end):
            at, end = match.span()
            titled = at - block.start < 4 and _BEHIND.match(text, end, block.end) is not None
            if titled or any(start < end and at < stop for start, stop in linked):
                continue
            if match[1][0].islower() and not (
                _BEFORE_LOWER.search(text, max(0, at - 12), at) or _ENDS.match(text, end)
            ):
                continue  # "a table 4 metres long"
            before, after = text[max(block.start, at - 60) : at], text[end : min(block.end, end + 40)]
            if not _is_of_another(before, after, elsewhere, another):
                yield Mention(words.kinds[match[1].lower()], _numbers(match[2]), at, end)


_BEFORE_LOWER = regex(r"(?:\b(?:see|in|cf\.|siehe|vgl\.|voir|ver|vedi|zie)|\()\s\Z|\(\Z", re.IGNORECASE)
_ENDS = regex(r"[.,;:)\]]|\s{0,2}\Z|\s{0,2}(?:shows?|gives?|lists?|and|above|below|zeigt|montre|muestra)\b")
_BEFORE = regex(r"([^\W\d_]{1,30}\.?)[ \u00a0]{0,2}\Z")
_OWNED = regex(r"(?:[’']s|s[’'])\s\Z")
_CITED = regex(
    r"[(\[][^()\[\]]{0,50}(?:\b(?:1[89]|20)\d\d[a-z]?|\bal\.|\bed\.|\bpp?\.)[,;:]?\s[^()\[\]]{0,20}\Z"
    r"|\[\d{1,3}[,;]\s{0,2}\Z"
)
_AFTER = regex(r"[,)]?\s{0,2}([^\W\d_]{1,12}\.?)")
_MARKED = regex(r"\s?\[(?:\d|@)|\s?\((?:[^()]{0,40}\b(?:1[89]|20)\d\d)|\s?\[\^")
_OWN = regex(r"[,)]?\s{0,2}\w{1,4}\s(?:this|the present|our)\s", re.IGNORECASE)


def _is_of_another(before: str, after: str, elsewhere: frozenset[str], another: frozenset[str]) -> bool:
    """Say whether words before or behind a mention give the thing to another work."""
    word = _BEFORE.search(before)
    named = word is not None and word[1].lower() in elsewhere
    if named or _OWNED.search(before) or _CITED.search(before):
        return True
    if _MARKED.match(after):
        return True
    following = _AFTER.match(after)
    if following is None or following[1].lower() not in another:
        return False
    return _OWN.match(after) is None


def _numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of a mention; of a range of whole numbers all."""
    found = _RANGE.fullmatch(text)
    if found is not None and 0 < int(found[2]) - int(found[1]) < 20:
        return tuple(str(number) for number in range(int(found[1]), int(found[2]) + 1))
    return tuple(_NUMBERS.findall(text))
