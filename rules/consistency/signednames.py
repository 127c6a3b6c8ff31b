"""Names that differ in their signs only: a hyphen, a space, a mark on a letter or the capital of a particle
("Omar Al-Hassan" and "Omar Al Hassan", "Aqua-Flow" and "AquaFlow", "de Vries" and "De Vries"), and names with
such a sign that differ in a letter as well ("SunDry" and "Sun-Dri", "O'Brien" and "O'Brian").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from copydesk.api import Scope, Slip, TextWords, regex

from .namesounds import left_out, sound_of
from .namevariants import PARTICLES
from .nearnames import MOST_WORDS, of_kin, together

_LONGEST = 4
"""So many words, particles among them, a name has at most."""
_LEAST = 7
"""The letters of a name, all its words together."""
_LEAST_SLIPPED = 8
_LEAST_PART = 2
_SIGN = regex(r"[-\u2011'’]|(?<=[a-z])(?=[A-Z])")
_HUMP = regex(r"[a-z](?=[A-Z])")
_MARK = regex(r"[\u0300-\u036f]")
_NO_LETTER = regex(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_ADDRESS = frozenset("@/._#\\$=")


class _Name(NamedTuple):
    """A name as it is written, and the numbers of its first and last word at each place."""

    words: tuple[str, ...]
    places: list[tuple[int, int]]


def signed_names(ctx: Scope) -> Iterator[Slip]:
    """Yield the rarer form of such names once each, of two that stand as often the later one; no sentence has
    both.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    table = ctx.facts.word_table
    by_key: dict[str, dict[str, _Name]] = {}
    for first, last in _chains(ctx):
        words = tuple(_bare(form) for form in table.forms[first : last + 1])
        key = _key(words)
        if len(key) >= _LEAST:
            name = by_key.setdefault(key, {}).setdefault(" ".join(words), _Name(words, []))
            name.places.append((first, last))
    told = set[int]()
    pairs = [*_of_one_key(ctx, by_key), *_slipped(ctx, by_key)]
    for one, two in sorted(pairs, key=lambda pair: -len(pair[0].words)):
        usual, rare = sorted((one, two), key=lambda name: (-len(name.places), name.places[0]))
        (first, last), (there, until) = rare.places[0], usual.places[0]
        numbers = [name.places[0][0] for name in (usual, rare)]
        if not told.isdisjoint(range(first, last + 1)) or any(of_kin(ctx, number) for number in numbers):
            continue
        if together(ctx, *([number for number, _ in name.places] for name in (usual, rare))):
            continue
        told.update(range(first, last + 1))
        start, beside = table.starts[first], (table.starts[there], _end(table, until))
        yield ctx.found(
            start,
            _end(table, last),
            kind="single",
            beside=beside,
            name=ctx.text[start : _end(table, last)],
            other=ctx.text[slice(*beside)],
            count=len(usual.places),
        )


def _end(table: TextWords, number: int) -> int:
    return table.starts[number] + len(_bare(table.forms[number]))


def _bare(form: str) -> str:
    return form.removesuffix("'s").removesuffix("’s")


def _key(words: Sequence[str]) -> str:
    """Return the plain small letters and figures of a name."""
    joined = "".join(words).lower()
    if not joined.isascii():
        joined = _MARK.sub("", normalize("NFD", joined.translate(_LETTERS)))
    return _NO_LETTER.sub("", joined)


def _chains(ctx: Scope) -> Iterator[tuple[int, int]]:
    """Yield the first and last numbers of the names of up to four words, those inside longer ones too. A name
    begins with a capital that is no function word's, and a single word counts where it has a sign.
    """
    table, stem_of = ctx.facts.word_table, ctx.facts.terms.stem_of
    capitals = frozenset(table.capitals)
    for first in table.capitals:
        form = table.forms[first]
        if not form[0].isupper() or form.isupper() or not _is_prose(ctx, first):
            continue
        if not (stem_of(form) or _SIGN.search(form)):
            continue
        for last in range(first, min(first + _LONGEST, len(table))):
            if last > first and table.gaps[last] != " ":
                break
            if last in capitals and not (last > first and table.forms[last].isupper()):
                if last > first or _has_sign(table.forms[last]):
                    yield first, last
            elif table.lower[last] not in PARTICLES:
                break


def _is_prose(ctx: Scope, number: int) -> bool:
    """Say whether a word stands in the author's prose, and is no part of an address or an identifier."""
    table = ctx.facts.word_table
    start, end = table.starts[number], table.ends[number]
    behind = ctx.text[end : end + 2]
    return (
        ctx.block_at(start) is not None
        and not ctx.quoted(start, end)
        and ctx.text[start - 1 : start] not in _ADDRESS
        and not (behind[:1] in _ADDRESS and behind[1:].strip().isalnum())
    )


def _has_sign(form: str) -> bool:
    return bool(_SIGN.search(_bare(form))) or not form.isascii()


def _of_one_key(ctx: Scope, by_key: Mapping[str, Mapping[str, _Name]]) -> Iterator[tuple[_Name, _Name]]:
    """Yield two forms that have the same letters. Ordinary words that stand with a hyphen and without are no
    name, unless they go with another word ("Green Finch Hut", "Greenfinch Hut").
    """
    coded, dates = (
        _is_coded(ctx),
        {*ctx.data("calendar.toml")["months"], *ctx.data("calendar.toml")["weekdays"]},
    )
    for forms in by_key.values():
        if len(forms) == 1:
            continue
        usual, *others = sorted(forms.values(), key=lambda name: (-len(name.places), name.places[0]))
        for other in others:
            if _differ_in_apostrophe(usual, other) or not dates.isdisjoint(_parts(usual)):
                continue
            humped = any(map(_HUMP.search, usual.words + other.words))
            # Beside code "EventType" is a type, and "Event Type" what it is about.
            if coded and humped:
                continue
            same = humped or set(usual.words) & set(other.words)
            if same or any(_is_name(ctx, word) for word in (*usual.words, *other.words)):
                yield usual, other


def _is_coded(ctx: Scope) -> bool:
    return bool(ctx.doc.code or ctx.facts.code_words)


def _differ_in_apostrophe(one: _Name, two: _Name) -> bool:
    """Say whether only an apostrophe or capitals tell two names apart, which other checks judge."""
    return [word.replace("'", "’").lower() for word in one.words] == [
        word.replace("'", "’").lower() for word in two.words
    ] and not any(word in PARTICLES for word in (*one.words, *two.words))


def _parts(name: _Name) -> set[str]:
    return {part.lower() for word in name.words for part in _SIGN.split(word)}


def _is_name(ctx: Scope, word: str) -> bool:
    """Say whether a word, or a part of one with a sign, is a name or is known to nobody."""
    lexicon = ctx.facts.lexicon
    parts = [part.lower() for part in _SIGN.split(word) if len(part) > _LEAST_PART]
    return any(lexicon.look_up(part).name or not lexicon.known(part) for part in parts)


def _slipped(ctx: Scope, by_key: Mapping[str, Mapping[str, _Name]]) -> Iterator[tuple[_Name, _Name]]:
    """Yield a form with a sign in a word and one that sounds as it or is a letter apart: of the same first
    words, or of other signs.
    """
    coded = _is_coded(ctx)
    signed = [
        key
        for key, forms in by_key.items()
        if any(_signed(name) and not (coded and _HUMP.search(name.words[-1])) for name in forms.values())
    ]
    if not signed:
        return
    sharing: dict[str, list[str]] = {}
    for key in by_key:
        if len(key) >= _LEAST_SLIPPED:
            for shared in {sound_of(key), *left_out(key)}:
                sharing.setdefault(shared, []).append(key)
    for key in signed:
        near = {other for shared in {sound_of(key), *left_out(key)} for other in sharing.get(shared, ())}
        one = next(name for name in by_key[key].values() if _signed(name))
        for other in sorted(near - {key}):
            two = next(iter(by_key[other].values()))
            if _is_slip(ctx, one, two) and not (_signed(two) and key > other):
                yield one, two


def _signed(name: _Name) -> bool:
    return bool(_SIGN.search("".join(word if word[:1].isupper() else "" for word in name.words[-1:])))


def _is_slip(ctx: Scope, one: _Name, two: _Name) -> bool:
    """Say whether two names that are a letter apart are likely one: only one of them stands often, neither
    is the other with an ending, and a word of each that differs is known to nobody.
    """
    if min(len(one.places), len(two.places)) > 1:
        return False
    left, right = _key(one.words), _key(two.words)
    if left.startswith(right) or right.startswith(left) or left[-1] + right[-1] in ("as", "sa"):
        return False
    if any(letter.isdigit() for letter in left + right) or left[0] != right[0]:
        return False
    odd = [word for word in (*one.words, *two.words) if word not in one.words or word not in two.words]
    joints = [[len(part) for word in name.words for part in _SIGN.split(word)] for name in (one, two)]
    if len(one.words) == len(two.words) and len(one.words) > 1 and joints[0][0] != joints[1][0]:
        return False
    return any(not ctx.facts.lexicon.tier(_key([word])) for word in odd)
