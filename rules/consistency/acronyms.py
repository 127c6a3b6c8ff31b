"""Acronyms: where each is written out, and where it is used.

An acronym is two to six capitals (digits and one small letter between or behind them allowed: PfP, G7,
mRNA is none). "Long Form (LF)" and "LF (Long Form)" write it out when the capitals are the first letters
of the words.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from copydesk.api import Block, Facts, regex, word_sets

_TWO_CAPITALS = regex(r"[A-Z][^A-Z]*[A-Z]")
# What stands behind a hyphen is one where two acronyms are joined: ECB-CPS, but not X-RAY or anti-NATO.
_ACRONYM = regex(
    r"(?:(?<![\w.@#/&-])|(?<=[A-Z]{2}-))(?:[A-Z]{2,6}|[A-Z]{1,3}[a-z][A-Z]{1,3}|[A-Z]{2,5}\d{1,2})(s)?(?![\w@(]|\+(?!\w)|\.\w|-?\d|/)"
)
_IN_BRACKETS = regex(r"\(([A-Z][A-Za-z&]{0,5}[A-Z])s?(?:[,;][^()]{0,40})?\)")
_BEFORE_BRACKETS = regex(r"(?<![\w-])([A-Z][A-Za-z]{0,5}[A-Z])s? \(([^\W\d_][^()]{4,90})\)")
# "the Norland Grid, or NG," — the words before it are tested as in "Norland Grid (NG)".
_APPOSING = regex(
    r"(?:, ?(?:or |also |known as |also known as |abbreviated (?:as |to )?|called |in short )?| known as "
    r"| abbreviated (?:as |to ))[\"“‘]?\Z"
)
_LONGEST_APPOSING = 30
_BEFORE_APPOSED = (",", ", ", "or ", "also ", "as ", "to ", "called ", "short ", "abbreviated ")
"""What stands before such an acronym, quotation marks aside."""
_APPOSED = regex(r"([A-Z][A-Za-z&]{0,5}[A-Z])(?![\w-])")
# The small letters of which more than half of any text consists that is not shouted.
_USUAL = "etaoinsrhldcu"
_SPELT_OUT = regex(
    r"(?<![\w-])([A-Z][A-Za-z&]{0,5}[A-Z]),? (?:which |that )?(?:is )?(?:stands|standing|stood|short)"
    r" for (?:the )?[\"“‘]?([^.;:()\"”’]{4,90})"
)
_WHOLE = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,3}")
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ROMAN = regex(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
# "AMY ODDY (a horse)", "KALE. Leave it.": names in capitals in a cast, heads that run into the text.
_CAPS_HEAD = regex(
    r"(?P<head>[A-Z][A-Z'’-]{1,20}(?: [A-Z][A-Z'’-]{1,20}){0,4})(?= \(|[.:,;](?!\w)| [–—-] | (?:as|is|has) )"
)
# "[2016] EWCA Civ 482", "[1971] 2 QB 528": law reports are cited so.
_REPORTED = regex(r"\[\d{4}\] (?:\d{1,2} )?\Z")
_SEVERAL_HEADS, _SHORTEST_WORD = 2, 4
_CAPS_RUN = regex(r"[A-Z]{2,40}[ !?'’-]{1,3}[A-Z]{2,40}[ !?'’-]{1,3}[A-Z]{2,40}")


class Acronym:
    """One acronym: prose ranges of its uses, and of the places that write it out with the long form."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.uses: list[tuple[int, int]] = []
        self.expansions: list[tuple[int, int, str]] = []


def find_acronyms(facts: Facts) -> dict[str, Acronym]:
    """List the acronyms of a document by name.

    Text in capitals throughout (a shouted heading, a run of three words in capitals) holds none. A plural
    s does not count.
    """
    small = word_sets(facts.data("consistency.txt"))["small"]
    found: dict[str, Acronym] = {}
    candidates = _candidates(facts)
    days = {day.lower() for day in (*facts.calendar.months, *facts.calendar.weekdays)}
    heads = _heads(facts, candidates)
    for block, starts in candidates:
        text = facts.doc.text_of(block)
        for start, end, name, long_form in _expansions(text, starts, small):
            entry = found.setdefault(name, Acronym(name))
            entry.expansions.append((block.start + start, block.start + end, long_form))
        uses = [match for at in starts if (match := _ACRONYM.match(text, at)) is not None]
        if not uses or _is_shouted(text):
            continue
        capitals = [match.span() for match in _CAPS_RUN.finditer(text)]
        for match in uses:
            name = match.group()
            name = name[:-1] if match.group(1) else name
            behind = bisect(capitals, (match.start(), len(text)))
            inside = behind and match.start() < capitals[behind - 1][1]
            named = _ROMAN.match(name) or name.lower() in days or _REPORTED.search(text, 0, match.start())
            if named or inside or match.start() < heads.get(block.index, 0):
                continue
            found.setdefault(name, Acronym(name)).uses.append(
                (block.start + match.start(), block.start + match.end())
            )
    return found


def _heads(facts: Facts, candidates: Sequence[tuple[Block, list[int]]]) -> dict[int, int]:
    """Return how many characters at the beginning of blocks, by their index, are a name or a head in
    capitals, where several are and most of them hold a word or a name. One that is no word may be an acronym.
    """
    found: dict[int, int] = {}
    worded = 0
    for block, starts in candidates:
        match = _CAPS_HEAD.match(facts.doc.text_of(block)) if 0 in starts else None
        if match:
            words = [word.lower() for word in _WORD.findall(match["head"])]
            known = any(
                len(word) >= _SHORTEST_WORD and (facts.lexicon.known(word) or word in facts.lexicon.names)
                for word in words
            )
            worded += known
            if known or len(words) > 1:
                found[block.index] = match.end("head")
    return found if len(found) >= _SEVERAL_HEADS and 2 * worded >= len(found) else {}


def _candidates(facts: Facts) -> list[tuple[Block, list[int]]]:
    """Return the blocks that may hold an acronym, with the places in them where words begin that have two
    capitals or stand before an ampersand, and where parts of such words begin.
    """
    table = facts.word_table
    forms = table.forms
    words = {form: _begins(form) for form in {forms[n] for n in table.capitals} if _TWO_CAPITALS.search(form)}
    numbers = {n for n in table.capitals if forms[n] in words} if words else set[int]()
    numbers.update(n - 1 for n in table.breaks.get("&", ()) if n)
    found: list[tuple[Block, list[int]]] = []
    for number in sorted(numbers):
        start = table.starts[number]
        if not found or start >= found[-1][0].end:
            block = facts.doc.block_at(start)
            if block is None:
                continue
            found.append((block, []))
        start -= found[-1][0].start
        found[-1][1].extend([start + at for at in words.get(forms[number], (0,))])
    outside = ("front-matter", "boilerplate", "code")
    return [(block, starts) for block, starts in found if block.kind not in outside and not block.quote]


def _begins(form: str) -> tuple[int, ...]:
    """Return where in a word a part of it begins: behind an apostrophe, a hyphen or an accent."""
    if form.isalnum():
        return (0,)
    return (0, *(at for at in range(1, len(form)) if not form[at - 1].isalnum()))


def _is_shouted(text: str) -> bool:
    if 2 * sum(map(text.count, _USUAL)) >= len(text):
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 12 and sum(map(str.isupper, text)) * 2 > letters


def _expansions(
    text: str, starts: Sequence[int], small: frozenset[str]
) -> Sequence[tuple[int, int, str, str]]:
    """Return start, end, acronym and long form of every place that writes an acronym out; ``starts`` are
    where acronyms may begin.
    """
    found: list[tuple[int, int, str, str]] = []
    for at in starts:
        if not text.endswith(_BEFORE_APPOSED, 0, at - 1 if text[at - 1] in '"“‘' else at):
            continue
        before = _APPOSING.search(text, max(0, at - _LONGEST_APPOSING), at)
        match = _APPOSED.match(text, at) if before else None
        if before and match:
            start = _long_form(text, before.start(), match.group(1), small)
            if start >= 0:
                found.append((start, match.end(1), match.group(1), text[start : before.start()].strip()))
    if " for " in text:
        matches = (_SPELT_OUT.match(text, at) for at in starts)
        found += [(match.start(), match.end(), match.group(1), match.group(2)) for match in matches if match]
    if "(" not in text:
        return found
    for match in _IN_BRACKETS.finditer(text):
        start = _long_form(text, match.start(), match.group(1), small)
        if start >= 0:
            found.append((start, match.end(), match.group(1), text[start : match.start()].strip()))
    for at in starts:
        match = _BEFORE_BRACKETS.match(text, at)
        if match and spells(match.group(2), match.group(1), small):
            found.append((match.start(), match.end(), match.group(1), match.group(2)))
    return found


def _long_form(text: str, end: int, name: str, small: frozenset[str]) -> int:
    """Return where the words begin that the acronym in brackets at ``end`` stands for, or -1."""
    words = list(_WORD.finditer(text, max(0, end - 120), end))
    for count in range(len(name.replace("&", "")) - 1, min(len(words), 2 * len(name) + 2) + 1):
        if count < 1:
            continue
        start = words[-count].start()
        if words[-count].group().casefold() not in small and spells(text[start:end], name, small):
            return start
    return -1


def spells(long_form: str, name: str, small: frozenset[str]) -> bool:
    """Say whether the first letters of words, small words left out or not, give the letters of an acronym
    in order.
    """
    letters = [char for char in name.casefold() if char.isalpha()]
    words = [word.group().casefold() for word in _WORD.finditer(long_form)]
    if not words or words[0][0] != letters[0]:
        return False
    # "Amalgamated Lock-Keepers' Union (ALU)": words with a hyphen count once.
    if [word[0].casefold() for word in _WHOLE.findall(long_form)] == letters:
        return True
    major = [word for word in words if word not in small]
    for chosen in (major, words):
        initials = [word[0] for word in chosen]
        if initials == letters:
            return True
    # "European Union Agency for Cybersecurity (ENISA)" does not spell, "Partnership for Peace (PfP)" and
    # "radar" forms do: each letter must open a word or stand inside the one before it.
    return len(major) >= len(letters) - 1 and _threads(letters, words, small)


def _threads(letters: Sequence[str], words: Sequence[str], small: frozenset[str]) -> bool:
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            inner = word.find(letters[at], 1) if at < len(letters) else -1
            following = [other[0] for other in words[words.index(word) + 1 :]]
            if inner > 0 and letters[at] not in following:
                at += 1
        elif word not in small:
            return False
    return at == len(letters)
