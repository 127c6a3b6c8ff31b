"""CON001: one thing written in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Related, regex, rule

DOTTED = regex(r"(?<![\w.])(?:[A-Z]\.){2,4}(?!\w)")
PREFIXED = regex(r"\b(?:anti|counter)[- ]?([a-z]{5,20})\b", re.IGNORECASE)
# Parts of a compound that also stand side by side for other reasons ("every day", "set up", "may be").
LOOSE = frozenset(
    "after all along any back be between by day down every for in into like may more no off on one out "
    "over round self some "
    "sometime there through time to under up upon way what where while who with you non"
    " step wide ward side body thing line house work land man men set make take other self stand "
    "still".split()
)

Place = tuple[int, int]


@rule(
    id="CON001",
    name="term-variant",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    languages=["en"],
    scope=["heading", "paragraph", "list-item", "cell", "caption", "-quote"],
    tags=["consistency", "house-style"],
    summary="One thing is written in two ways",
    message="“{text}” here, “{other}” elsewhere ({count}×)",
    rationale="US and U.S., cyber security and cybersecurity, anti-piracy and counter-piracy in one text "
    "make a reader look for a "
    "difference that is not there. The way that the text uses less often is reported, once.",
    remedy="Choose one way and keep to it.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style#Consistency"],
    bad=[
        {"text": "The US fleet came. US divers went down. The ⟦U.S.⟧ consul watched.\n", "bare": True},
        {
            "text": "The firm sells cybersecurity. Its cybersecurity fund grew, and ⟦cyber security⟧ pays.\n",
            "bare": True,
        },
        {
            "text": "The counter-piracy patrol sailed; a second counter-piracy ship and an ⟦anti-piracy⟧ "
            "plane went.\n",
            "bare": True,
        },
        {"text": "They walked toward the mill, toward evening, and ⟦towards⟧ home.\n", "bare": True},
    ],
    good=[
        {
            "text": "The US fleet came. “The U.S. is here,” said the consul. US divers went down.\n",
            "bare": True,
        },
        {"text": "Every day the everyday work went on. They may be late; maybe not.\n", "bare": True},
        {"text": "The anti-piracy patrol met the counter-terrorism unit.\n", "bare": True},
        {"text": "They met in Washington, D.C., and flew to the US.\n", "bare": True},
    ],
)
def term_variant(ctx: Context) -> Iterator[Hit]:
    groups = [*_dotted(ctx), *_prefixed(ctx), *_compounds(ctx), *_listed(ctx)]
    for forms in groups:
        ranked = sorted(forms, key=lambda form: (-len(forms[form]), forms[form][0]))
        major = ranked[0]
        first = forms[major][0]
        for minor in ranked[1:]:
            start, end = forms[minor][0]
            span = ctx.doc.lift(start, end)
            fix = Fix((Edit(span, _cased(ctx.text[start:end], major)),), f"Write “{major}”", "suggestion")
            related = (Related(ctx.doc.lift(*first), "the other way"),)
            yield ctx.hit(
                start,
                end,
                fix=fix,
                related=related,
                other=major,
                count=len(forms[major]),
                minority=len(forms[minor]),
            )


def _cased(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() and new[:1].islower() else new


def _places(ctx: Context, places: list[Place]) -> list[Place]:
    """Keep places in scope and outside quoted speech: quotations are not the author's to make consistent."""
    kept = []
    for start, end in places:
        block = ctx.doc.block_at(start)
        if block is not None and ctx.in_scope(block) and not ctx.quoted(start, end):
            kept.append((start, end))
    return kept


def _both(ctx: Context, forms: dict[str, list[Place]]) -> dict[str, list[Place]]:
    kept = {form: _places(ctx, places) for form, places in forms.items()}
    return {form: places for form, places in kept.items() if places}


def _dotted(ctx: Context) -> Iterator[dict[str, list[Place]]]:
    """Compare initials with stops (U.S.) and without (US)."""
    found: dict[str, list[Place]] = defaultdict(list)
    for match in DOTTED.finditer(ctx.text):
        found[match.group()].append(match.span())
    for form, places in sorted(found.items()):
        plain = ctx.facts.acronyms.get(form.replace(".", ""))
        if plain is not None and plain.uses:
            both = _both(ctx, {form: places, plain.name: list(plain.uses)})
            if len(both) == 2:
                yield both


def _prefixed(ctx: Context) -> Iterator[dict[str, list[Place]]]:
    """Compare anti- with counter- before the same word."""
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for match in PREFIXED.finditer(ctx.text):
        found[match.group(1).casefold()][match.group().casefold()].append(match.span())
    for forms in found.values():
        if len({form[0] for form in forms}) == 2:
            both = _both(ctx, forms)
            if len({form[0] for form in both}) == 2:
                yield both


def _compounds(ctx: Context) -> Iterator[dict[str, list[Place]]]:
    """Compare a closed compound (cybersecurity) with its open and hyphened form.

    A compound with a capital is a name ("World Bank"); one of short or loose parts stands side by side by
    chance.
    """
    single: dict[str, list[Place]] = defaultdict(list)
    for word in ctx.facts.words:
        if len(word.text) >= 8 and word.text.isalpha():
            single[word.text.casefold()].append((word.start, word.end))
    paired: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    words = ctx.facts.words
    for at, word in enumerate(words):
        parts = word.text.split("-")
        if len(parts) == 2:
            _pair(paired, parts[0], parts[1], "-", (word.start, word.end), single)
        if at + 1 < len(words) and ctx.text[word.end : words[at + 1].start] == " ":
            _pair(paired, word.text, words[at + 1].text, " ", (word.start, words[at + 1].end), single)
    for closed, forms in paired.items():
        both = _both(ctx, {closed: single[closed], **forms})
        if closed in both and len(both) > 1:
            yield both


def _pair(
    paired: dict[str, dict[str, list[Place]]],
    left: str,
    right: str,
    joint: str,
    place: Place,
    single: dict[str, list[Place]],
) -> None:
    closed = (left + right).casefold()
    if closed not in single or min(len(left), len(right)) < 3 or {left.casefold(), right.casefold()} & LOOSE:
        return
    if right[:1].isupper():
        return
    paired[closed][f"{left}{joint}{right}".casefold()].append(place)


def _listed(ctx: Context) -> Iterator[dict[str, list[Place]]]:
    """Compare the pairs of the word list."""
    lowered = ctx.text.casefold()
    for line in ctx.data("term-variants.txt"):
        variants = [form.strip() for form in line.split("=")]
        present = [form for form in variants if form.casefold() in lowered]
        if len(present) < 2:
            continue
        forms = {}
        for form in present:
            ignore = re.IGNORECASE if form.islower() else re.NOFLAG
            pattern = regex(rf"(?<![\w-]){re.escape(form)}(?![\w-])", ignore)
            forms[form] = [match.span() for match in pattern.finditer(ctx.text)]
        both = _both(ctx, forms)
        if len(both) > 1:
            yield both
