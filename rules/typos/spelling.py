"""Words of the document that the English dictionary does not know as they are written.

A form is looked up once, however often it stands; parts of hyphenated words are looked up on their own. Left
out are words with digits or with capitals inside, and whatever is part of an address, a file name, a handle
or program text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.api import Facts, Lexicon, Word, regex

_BEFORE = frozenset("@#/\\_~$%&=+<>*^|`])\ufffc")
_AFTER = frozenset("@/\\_~$=+<>(^|`[\ufffc€™œ\x80\x93\x94\x99\x9c\x9d")
_BEFORE_OPTION = frozenset(("", " ", "\n", "\t", "-", "(", "[", "“", '"'))
_PAIR = regex(r"[(“\"]?[A-Za-z]{2,30}/[a-z]{2,30}[).,;:!?”\"]{0,3}")
# "adventur- ers": most often a line ended between them.
_GOES_ON = regex(r"- ([a-z]{1,30})")
_BEGUN = regex(r"(?<![^\W\d_])([^\W\d_]{1,30})- \Z")
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄﬅﬆ")
_LONGEST = 60
_SHORTEST = 3
_SHORTEST_IN_CAPITALS = 5
_SHORTEST_TITLED = 5
_MOST_FINE = 50_000
_fine: set[str] = set()
"""Words that were found in order, kept for the next document of the run: most words of an article stood in
the last one.
"""


class Spelling(NamedTuple):
    """What the dictionary says about the document. All keys are lower-case; places are prose ranges in
    reading order.

    ``unknown``: lower-case words that are not known. ``listed``: known misspellings, capitalised ones
    included. ``small``: lower-case words that are known only as names. ``titled``: words with one capital, at
    their beginning, that are known neither as words nor as names.
    """

    unknown: dict[str, Places]
    listed: dict[str, Places]
    small: dict[str, Places]
    titled: dict[str, Places]


class Places:
    """Where a word stands, in reading order: two numbers each, made a word when it is asked for."""

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._ends = array("i"), array("i")

    def add(self, start: int, end: int) -> None:
        """Add a place behind the others."""
        self._starts.append(start)
        self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Word:
        start, end = self._starts[number], self._ends[number]
        return Word(self._text[start:end], start, end)

    def __iter__(self) -> Iterator[Word]:
        return map(self.__getitem__, range(len(self._starts)))


def find_spelling(facts: Facts) -> Spelling:
    """Look up every word of the prose."""
    text, table = facts.doc.prose.text, facts.word_table
    found = Spelling({}, {}, {}, {})
    wrong = _wrong(table.distinct - _fine, facts.lexicon)
    if not wrong:
        return found
    forms, starts, ends = table.forms, table.starts, table.ends
    for number in sorted([n for form in wrong for n in table.numbers[form.lower()] if forms[n] == form]):
        form, start, end = forms[number], starts[number], ends[number]
        code = inside_code(text, start, end)
        if (code and not _beside_slash(text, start, end)) or _broken(text, start, end, facts.lexicon):
            continue
        for verdict, (part, left, right) in zip(wrong[form], _parts(form), strict=True):
            # Of words with a slash ("recieve/send") only what is certainly wrong counts: a path has them too.
            if verdict and (verdict == "listed" or not code):
                places = getattr(found, verdict)
                low = part.lower().replace("’", "'")
                if low not in places:
                    places[low] = Places(text)
                places[low].add(start + left, start + right)
    return found


def _wrong(forms: Iterable[str], lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the forms with which something is wrong, with the verdict on each of their parts."""
    wrong: dict[str, list[str]] = {}
    fine: list[str] = []
    plain: list[str] = []
    for form in forms:
        if form.isalpha() and form.islower():
            plain.append(form)
            continue
        verdicts = [_judge(part, lexicon) for part, _, _ in _parts(form)]
        if any(verdicts):
            wrong[form] = verdicts
        else:
            fine.append(form)
    names = lexicon.names
    for form, sound in zip(plain, lexicon.sound(plain), strict=True):
        verdict = "" if sound and form not in names else _judge(form, lexicon)
        if verdict:
            wrong[form] = [verdict]
        else:
            fine.append(form)
    if len(_fine) > _MOST_FINE:
        _fine.clear()
    _fine.update(fine)
    return wrong


def _parts(form: str) -> list[tuple[str, int, int]]:
    """Cut a word at its hyphens; the possessive ending is left off. Return each part with its range."""
    if form.isalpha():
        return [(form, 0, len(form))]
    parts, at = [], 0
    for piece in form.replace("\u2011", "-").split("-"):
        plain = piece
        for ending in ("'s", "’s", "'S", "’S"):
            plain = plain.removesuffix(ending)
        parts.append((plain, at, at + len(plain)))
        at += len(piece) + 1
    return parts


def _judge(word: str, lexicon: Lexicon) -> str:
    """Return the field of ``Spelling`` that a word belongs to, or "" when there is nothing to say about
    it.
    """
    if len(word) < _SHORTEST or not word.replace("'", "").replace("’", "").isalpha():
        return ""
    if not _LIGATURES.isdisjoint(word):
        return ""  # INT010 speaks of them
    lower = word.lower()
    if not word.islower():
        # Names may look like misspellings ("Thier"); a word in capitals may be an abbreviation.
        titled = word[1:].islower()
        capitals = word.isupper() and len(word) >= _SHORTEST_IN_CAPITALS
        if (capitals or titled) and lexicon.corrections(lower):
            return "listed"
        return "titled" if titled and len(word) >= _SHORTEST_TITLED and _strange(lower, lexicon) else ""
    known = lexicon.look_up(lower)
    if known.known:
        # The largest word lists have names of programs in small letters, too.
        name = lexicon.names.get(lower)
        if name is not None and not name.ambiguous:
            return "small"
        return "unknown" if known.doubtful else ""
    if known.name:
        return "small"
    if lexicon.corrections(lower):
        return "listed"
    return "" if lexicon.known(lower) else "unknown"


def _strange(lower: str, lexicon: Lexicon) -> bool:
    """Say whether a word is known neither as such nor as a name."""
    known = lexicon.look_up(lower)
    return not known.known and not known.name and not lexicon.known(lower)


def inside_code(text: str, start: int, end: int) -> bool:
    """Say whether a word is part of an address, a file name, a handle, an entity or program text."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if before in _BEFORE or after in _AFTER:
        # "person(s)" is prose.
        return not (after == "(" and text.startswith(("(s)", "(es)"), end))
    # "-hda", "--recieve": an option of a command.
    if before == "-" and text[start - 2 : start - 1] in _BEFORE_OPTION:
        return True
    beyond = text[end + 1 : end + 2]
    if after in (".", ":") and beyond.isalnum() and (after == ":" or beyond.islower() or beyond.isdigit()):
        return not _glued(text, end)
    # ".github": a file or folder; behind "..." the sentence goes on.
    return before == "." and text[start - 2 : start - 1] != "."


def _broken(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether a word is a part of one that a hyphen parts at the end of a line ("adventur- ers")."""
    rest = _GOES_ON.match(text, end)
    if rest is not None:
        return lexicon.known((text[start:end] + rest[1]).lower())
    head = _BEGUN.search(text[max(0, start - 40) : start]) if text[start - 2 : start] == "- " else None
    return head is not None and lexicon.known((head[1] + text[start:end]).lower())


def _beside_slash(text: str, start: int, end: int) -> bool:
    """Say whether a word stands with another in "one/other", and not in a path or an address."""
    before = text[max(0, start - _LONGEST) : start].rpartition(" ")[2].rpartition("\n")[2]
    after = text[end : end + _LONGEST].partition(" ")[0].partition("\n")[0]
    return _PAIR.fullmatch(before + text[start:end] + after) is not None


def _glued(text: str, end: int) -> bool:
    """Say whether the full stop after a word ends a sentence whose space was lost, rather than parting a
    host or file name.
    """
    last, limit = end + 1, min(len(text), end + _LONGEST)
    while last < limit and text[last].isalnum():
        last += 1
    return last - end > 5 and text[last : last + 1] not in (".", "/", ":", "(")
