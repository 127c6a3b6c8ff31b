"""The parts of verbs: participle and form in -ing of a base form."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Tagger, once

VOWELS = "aeiou"
SINGLE = VOWELS + "wxy"
"""Letters that are not doubled at the end of a verb."""


class VerbParts:
    """Makes forms of verbs; words are asked whether they exist, where a letter may be doubled."""

    def __init__(self, tagger: Tagger, irregular: dict[str, str], past: dict[str, str]) -> None:
        """Make forms; ``irregular``: base form → participle; ``past``: past form → base form."""
        self._tagger, self._irregular = tagger, irregular
        self._past = {base: form for form, base in past.items()}
        self._bases = {participle: base for base, participle in irregular.items()} | past

    def base(self, form: str) -> str:
        """Return the base form of a verb, "" for what is no known form of one."""
        found = self._bases.get(form)
        if found:
            return found
        stems = [form]
        for ending in ("s", "es", "d", "ed", "ing"):
            if form.endswith(ending):
                stem = form.removesuffix(ending)
                stems += [stem, stem[:-1] if stem[-1:] == stem[-2:-1] else stem, stem + "e"]
        stems += [form.removesuffix(ending) + "y" for ending in ("ies", "ied") if form.endswith(ending)]
        verbs = [one for one in stems if self._tagger.table.kind(one) and self._tagger.may(one, "VB")]
        return verbs[0] if verbs else ""

    def participle(self, base: str) -> str:
        """Return the participle of a verb, "" for what is no known word."""
        return self._known(self._irregular.get(base) or self._regular(base))

    def past(self, base: str) -> str:
        """Return the past form of a verb, "" for what is no known word."""
        return self._known(self._past.get(base) or self._regular(base))

    def ing(self, base: str) -> str:
        """Return the form in -ing of a verb, "" for what is no known word."""
        if base.endswith("ie"):
            return self._known(base[:-2] + "ying")
        stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
        return self._known(self._doubled(base, "ing") or stem + "ing")

    def _regular(self, base: str) -> str:
        if base.endswith("e"):
            return base + "d"
        if base.endswith("y") and base[-2:-1] not in VOWELS:
            return base[:-1] + "ied"
        return self._doubled(base, "ed") or base + "ed"

    def _doubled(self, base: str, ending: str) -> str:
        """Return a form with a doubled letter, when it is the one that exists ("stopped")."""
        last, vowel, before = base[-1:], base[-2:-1], base[-3:-2]
        if last in SINGLE or vowel not in VOWELS or not before or before in VOWELS:
            return ""
        return self._known(base + last + ending)

    def _known(self, word: str) -> str:
        return word if self._tagger.table.kind(word) else ""


@once
def verb_parts(lines: Sequence[str], tagger: Tagger) -> VerbParts:
    """Return what makes forms, with the verbs of ``irregular-verbs.txt``."""
    entries = (entry.split("/") for entry in " ".join(lines).split())
    verbs = [(base, past, participle) for base, past, participle in entries]
    bent = {past: base for base, past, _ in verbs}
    return VerbParts(tagger, {base: participle for base, _, participle in verbs}, bent)
