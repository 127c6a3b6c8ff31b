"""By which slip one word becomes another that is one edit away."""

from __future__ import annotations

from .channel import parting

SEVERAL = "several letters"
_VOWELS = frozenset("aeiouy")


def slip_name(right: str, wrong: str) -> str:
    """Name the slip by which a word was written as another string, in words that an editor understands."""
    start, end, other = parting(right, wrong)
    lost, put = right[start:end], wrong[start:other]
    if len(lost) > 1 and lost == put[::-1]:
        return "two letters swapped"
    if len(lost) + len(put) == 1:
        letter = lost or put
        doubled = letter in (
            right[start - 1 : start],
            right[start : start + 1] if put else right[end : end + 1],
        )
        if put:
            return "a letter doubled" if doubled else "a letter too many"
        return "a double letter lost" if doubled else "a letter left out"
    if len(lost) == len(put) == 1:
        return "another vowel" if lost in _VOWELS and put in _VOWELS else "another letter"
    return SEVERAL
