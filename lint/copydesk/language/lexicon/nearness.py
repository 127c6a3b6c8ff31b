"""How near two words are, and by which slip one becomes the other."""

from __future__ import annotations

from collections.abc import Iterator, Set

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("sc", "sz", "ckq", "fv", "gj", "mn", "td", "pb")


def _neighbours() -> dict[str, str]:
    """Return the keys that touch each key of a QWERTY keyboard; the rows are shifted by half a key."""
    near = dict.fromkeys(_LETTERS, "")
    for number, row in enumerate(_ROWS):
        for at, letter in enumerate(row):
            near[letter] += row[max(0, at - 1) : at] + row[at + 1 : at + 2]
            if number + 1 < len(_ROWS):
                below = _ROWS[number + 1][max(0, at - 1) : at + 1]
                near[letter] += below
                for other in below:
                    near[other] += letter
    return near


_KEYS = _neighbours()
COST = {"swap": 0, "double": 0, "drop": 1, "vowel": 1, "add": 1, "key": 1, "sound": 1, "edge": 2, "other": 2}
"""How unlikely each slip is."""


def edits(word: str) -> Set[str]:
    """Return every string at Damerau distance 1 of a word (and, for what it is worth, the word itself)."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {head + tail[1:] for head, tail in cuts[:-1]}
    found.update(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts[:-2])
    for head, tail in cuts:
        rest = tail[1:]
        found.update([head + letter + rest for letter in _LETTERS])
        found.update([head + letter + tail for letter in _LETTERS])
    return found


def slips(word: str, other: str) -> Iterator[str]:
    """Yield the slips by which ``other`` was written as ``word``, a word at distance 1 of it, from left to
    right. They are named in ``suggest.Candidate``.
    """
    size = len(word)
    if len(other) < size:
        for at, letter in enumerate(word):
            if word[:at] + word[at + 1 :] == other:
                edge = at in (0, size - 1)
                doubled = letter in (word[at - 1 : at], word[at + 1 : at + 2])
                yield "double" if doubled else "edge" if edge else "add"
    elif len(other) > size:
        for at, letter in enumerate(other):
            if other[:at] + other[at + 1 :] == word:
                doubled = letter in (word[max(0, at - 1) : at], word[at : at + 1])
                yield "double" if doubled else "edge" if at in (0, size) else "drop"
    else:
        differs = [at for at in range(size) if word[at] != other[at]]
        yield _substitution(other[differs[0]], word[differs[0]]) if len(differs) == 1 else "swap"


def _substitution(right: str, wrong: str) -> str:
    if right in _VOWELS and wrong in _VOWELS:
        return "vowel"
    if wrong in _KEYS[right]:
        return "key"
    return "sound" if any(right in group and wrong in group for group in _SOUNDS) else "other"


def within(left: str, right: str, limit: int) -> bool:
    """Say whether the optimal-string-alignment distance of two words is at most ``limit``.

    Insertions, deletions, substitutions and swaps of neighbours count 1 each (Damerau 1964, in the restricted
    form). What two words begin with alike never needs an edit, so only the places where they part branch.
    """
    at = 0
    least = min(len(left), len(right))
    while at < least and left[at] == right[at]:
        at += 1
    if at == least:
        return abs(len(left) - len(right)) <= limit
    if not limit:
        return False
    left, right = left[at:], right[at:]
    return (
        within(left[1:], right[1:], limit - 1)
        or within(left[1:], right, limit - 1)
        or within(left, right[1:], limit - 1)
        or (left[:2] == right[1::-1] and within(left[2:], right[2:], limit - 1))
    )


def letters_of(word: str) -> int:
    """Return the letters of a lower-case word as bits, one for the first, one for the second and one for
    every further time that a letter stands in it: two words differ in as many bits as they have different
    letters, or fewer.
    """
    bits = 0
    for letter in word:
        bit = 1 << 3 * (ord(letter) & 31)
        if bits & bit:
            bit <<= 2 if bits & (bit << 1) else 1
        bits |= bit
    return bits
