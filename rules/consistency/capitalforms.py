"""One name with its capitals in two places ("BrightLine", "Brightline"), and one that is joined here and not
there ("Asante-Mensah" and "Asante Mensah", "Chelang'at" and "Chelangat", "QuillSync" and "Quill Sync").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.api import Scope, Slip, regex

from .namesounds import left_out
from .nearnames import MOST_WORDS, together

LEAST_LETTERS = 6
"""The letters of a name whose capitals are compared."""
LEAST_PART = 3
SURNAMES = ("Mac", "Mc", "Fitz", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "O'", "O’")
"""What surnames begin with that two families write with other capitals."""
MARKS = frozenset("@/._#-\\$=")
APOSTROPHE = regex(r"['’](?!s\Z)")
JOINTS = regex(r"[-\u2011'’]")
OFTEN = 2
LEAST_JOINED = 8
"""The letters of a name that stands as two words as well."""
OF_PLACES = frozenset({"new", "old", "north", "south", "east", "west", "great", "little", "saint"})
"""With these two places have names that differ in a space: "Newhaven", "New Haven"."""
LONG_VOWEL = regex("[ŌōŪū]")
PLAIN_VOWEL = {"Ō": "O", "ō": "o", "Ū": "U", "ū": "u"}


def capital_forms(ctx: Scope) -> Iterator[Slip]:
    """Yield the rarer form of such names once each, no sentence having both; of two that stand as often the
    later one. ``proven`` says that the other one is known, or the article has it several times.
    """
    if ctx.facts.word_count > MOST_WORDS * 2:
        return
    table = ctx.facts.word_table
    for forms in (*_inner_capitals(ctx), *_joined(ctx), *_spaced(ctx), *_long_vowels(ctx)):
        kept = {form: [place for place in places if _is_prose(ctx, *place)] for form, places in forms.items()}
        ranked = sorted(
            (form for form in kept if kept[form]),
            key=lambda form: (not _is_known(ctx, form), -len(kept[form]), kept[form][0]),
        )
        for rare in ranked[1:]:
            usual = kept[ranked[0]]
            if together(ctx, [first for first, _ in usual], [first for first, _ in kept[rare]]):
                continue
            (first, last), (there, until) = kept[rare][0], usual[0]
            end = table.starts[last] + len(_bare(table.forms[last]))
            yield ctx.found(
                table.starts[first],
                end,
                kind="capitals" if ranked[0].casefold() == rare.casefold() else "single",
                proven=_is_known(ctx, ranked[0]) or (len(kept[rare]) == 1 and len(usual) >= OFTEN),
                beside=(table.starts[there], table.ends[until]),
                name=ctx.text[table.starts[first] : end],
                other=ranked[0],
                count=len(usual),
            )


Places = dict[str, list[tuple[int, int]]]


def _is_known(ctx: Scope, form: str) -> bool:
    """Say whether a form is that of a name which everybody knows."""
    name = ctx.facts.lexicon.names.get(form.lower())
    return name is not None and name.text == form


def _bare(form: str) -> str:
    return form.removesuffix("'s").removesuffix("’s")


def _inner_capitals(ctx: Scope) -> Iterator[Places]:
    """Names with a capital inside that stand with other capitals as well; a word of the language, which may
    be meant where it has none, is left alone.
    """
    table = ctx.facts.word_table
    humped = {
        _bare(table.forms[number]) for number in table.capitals if _is_humped(_bare(table.forms[number]))
    }
    for word in sorted({form.lower() for form in humped}):
        known = ctx.facts.lexicon.look_up(word)
        if known.known and not known.name and known.tier:
            continue
        forms: Places = {}
        for number in sorted(
            number for form in (word, f"{word}'s", f"{word}’s") for number in table.numbers.get(form, ())
        ):
            form = _bare(table.forms[number])
            if form[0].isupper() and not form.isupper():
                forms.setdefault(form, []).append((number, number))
        if len(forms) > 1:
            yield forms


def _is_humped(form: str) -> bool:
    return (
        len(form) >= LEAST_LETTERS
        and form.isalpha()
        and not form.istitle()
        and not form.isupper()
        and form[1:2].islower()
        and not form.startswith(SURNAMES)
    )


def _joined(ctx: Scope) -> Iterator[Places]:
    """Names of which the parts are joined, by a hyphen, an apostrophe or nothing, and stand apart as well."""
    table = ctx.facts.word_table
    dates = frozenset((*ctx.data("calendar.toml")["months"], *ctx.data("calendar.toml")["weekdays"]))
    coded = bool(ctx.doc.code or ctx.facts.code_words)
    done: set[str] = set()
    for number in table.capitals:
        form = _bare(table.forms[number])
        if form in done or form.isupper():
            continue
        done.add(form)
        if APOSTROPHE.search(form):
            plain = JOINTS.sub("", form)
            # "We'll" and "Well" are words.
            told = min(map(len, JOINTS.split(form))) > 1 and not ctx.facts.lexicon.known(plain.lower())
            if told and plain.lower() in table.numbers:
                yield {form: _of(ctx, [form]), plain: _of(ctx, [plain])}
            continue
        parts = _parts(form, coded=coded)
        if len(parts) != 2 or not dates.isdisjoint(part.lower() for part in parts):
            continue
        apart = _of(ctx, parts)
        if apart:
            yield {form: _of(ctx, [form]), " ".join(parts): apart}


def _parts(form: str, *, coded: bool) -> Sequence[str]:
    """Return the two parts of a name that is joined, each with a capital and small letters."""
    parts = JOINTS.split(form)
    # Beside code "StrictMode" is a type, and "Strict Mode" what it is about.
    if len(parts) == 1 and _is_humped(form) and not coded:
        cut = next((at for at in range(LEAST_PART, len(form)) if form[at].isupper()), 0)
        parts = [form[:cut], form[cut:]]
    right = len(parts) == 2 and all(
        part.istitle() and part.isalpha() and len(part) >= LEAST_PART for part in parts
    )
    return parts if right else ()


def _spaced(ctx: Scope) -> Iterator[Places]:
    """Names that nobody knows and that stand as two words as well, perhaps with a letter more ("Zelengrad",
    "Zeleni Grad").
    """
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    closed: dict[str, str] = {}
    for form in sorted({_bare(table.forms[number]) for number in table.capitals}):
        if (
            len(form) >= LEAST_JOINED
            and form.istitle()
            and form.isalpha()
            and not lexicon.known(form.lower())
        ):
            closed.update((key, form) for key in left_out(form.lower()))
    if not closed:
        return
    for number, last in pairwise(table.capitals):
        if last != number + 1 or table.lower[number] in OF_PLACES:
            continue
        one, two = table.forms[number], _bare(table.forms[last])
        if table.gaps[last] != " " or not (one.istitle() and two.istitle()):
            continue
        joined = (one + two).lower()
        form = closed.get(joined) or next((closed[key] for key in left_out(joined) if key in closed), "")
        if form and form.lower().endswith(two.lower()) and len(two) >= LEAST_PART and form[0] == one[0]:
            yield {form: _of(ctx, [form]), f"{one} {two}": _of(ctx, [one, two])}


def _long_vowels(ctx: Scope) -> Iterator[Places]:
    """Names with a mark for a long vowel, which is left out elsewhere, or is a letter ("Ōta", "Ohta")."""
    table = ctx.facts.word_table
    for form in sorted({_bare(table.forms[number]) for number in table.capitals}):
        if form.isascii() or not LONG_VOWEL.search(form):
            continue
        for length in ("", "h", "u"):
            other = LONG_VOWEL.sub(lambda match: PLAIN_VOWEL[match[0]] + length, form)  # noqa: B023
            if other.lower() in table.numbers:
                yield {form: _of(ctx, [form]), other: _of(ctx, [other])}


def _of(ctx: Scope, parts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the numbers of the first and the last word where these stand side by side, as written."""
    table, size = ctx.facts.word_table, len(parts)
    found = []
    for number in sorted(
        n for end in ("", "'s", "’s") for n in table.numbers.get(parts[0].lower() + end * (size == 1), ())
    ):
        last = number + size - 1
        if last >= len(table) or any(table.gaps[at] != " " for at in range(number + 1, last + 1)):
            continue
        if [_bare(form) for form in table.forms[number : last + 1]] == list(parts) and (
            number,
            last,
        ) not in found:
            found.append((number, last))
    return found


def _is_prose(ctx: Scope, first: int, last: int) -> bool:
    """Say whether a name stands in the author's prose, and is no part of an address or an identifier."""
    table = ctx.facts.word_table
    start, end = table.starts[first], table.ends[last]
    if ctx.block_at(start) is None or ctx.quoted(start, end) or (start and ctx.text[start - 1] in MARKS):
        return False
    behind = ctx.text[end : end + 2]
    return not (behind[:1] in MARKS and behind[1:].strip().isalnum()) and behind[:1] != "("
