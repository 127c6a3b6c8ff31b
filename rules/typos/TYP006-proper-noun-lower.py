"""TYP006: names written small."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Context, Edit, Fix, Hit, Lexicon, Word, regex, rule, word_sets

PRONOUN = regex(
    r"(?<![\w.,'’(\-\u2011/@#$])i(?=(?:['’](?:m|ve|ll|d)\b|[ \t](?:am|was|have|had|will|would|think|thought|"
    r"do|did|don['’]t|didn['’]t|can|"
    r"could|can['’]t|know|knew|feel|felt|believe|want|wanted|need|say|said|saw|went|got|must|should|love|"
    r"hate|hope|guess|wonder|mean)\b))"
)
SMALL_I = frozenset({"i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"})
ENOUGH, SHARE = 3, 3
SHORTEST = 5


@rule(
    id="TYP006",
    name="proper-noun-lower",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["capitals"],
    summary="A name is written with a small letter",
    message="“{text}” is a name: write “{name}”",
    rationale="Names of countries, peoples, cities, days and months, and words that the document itself "
    "writes as names, take a capital. "
    "A name written small is a slip, or the trace of a rewriting program. Words that are ordinary words "
    "too (turkey, march, "
    "polish, reading) are left alone.",
    remedy="Write the name with its capital.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Capital_letters"],
    bad=[
        {
            "text": "The ministers of Norway and ⟦denmark⟧ met on ⟦monday⟧.",
            "fixed": "The ministers of Norway and Denmark met on Monday.",
        },
        "She flew from Oslo to the ⟦united states⟧ and then to ⟦new zealand⟧.",
        "At noon ⟦i⟧ was there, and so was the ⟦french⟧ consul.",
        {
            "text": "The ferry to Holmsund left. In Holmsund the pier is new, and from Holmsund buses "
            "run.\n\nBut ⟦holmsund⟧ has no hotel.",
            "bare": True,
        },
    ],
    good=[
        "They ate turkey with french fries and brussels sprouts, and polish became a topic in march "
        "formation.",
        "The internet is not a place; the arctic wind is.",
        "See item (i) and the i-th row, and write to norway@example.org.",
        "Ludwig van Beethoven and Leonardo da Vinci are cited on denmark.dk and in #brexit posts.",
    ],
)
def proper_noun_lower(ctx: Context) -> Iterator[Hit]:
    own = set(ctx.settings.get("words", ()))
    taken: set[int] = set()
    for start, end, name in _phrases(ctx):
        taken.update(range(start, end))
        yield _hit(ctx, start, end, name)
    for word, places in {**ctx.facts.spelling.small, **ctx.facts.spelling.unknown}.items():
        name, severity = _name_of(ctx, word, len(places))
        if not name or word in own:
            continue
        for place in places:
            if place.start not in taken and _in_scope(ctx, place.start) and not _everyday(ctx, word, place):
                yield _hit(ctx, place.start, place.end, name, severity)
    if not SMALL_I.isdisjoint(ctx.facts.word_table.distinct):
        for match in PRONOUN.finditer(ctx.text):
            if _in_scope(ctx, match.start()):
                yield _hit(ctx, *match.span(), "I")


def _name_of(ctx: Context, word: str, small: int) -> tuple[str, str | None]:
    """Return the name that a small word stands for ("" when there is none) and the severity if it is not
    the usual one.

    ``small`` is how often the word is written small.
    """
    entry = ctx.facts.lexicon.names.get(word)
    forms = Counter(ctx.facts.capitals.get(word, {}))
    if entry is not None:
        return (entry.text if not entry.ambiguous else ""), None
    if len(word) < SHORTEST:
        return "", None
    # A format or a program is written HTML here and html there; only the capitalised form of a plain word is
    # evidence.
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    if form and not form.isupper():
        return (form, None) if times >= max(ENOUGH, SHARE * small) else ("", None)
    known = ctx.facts.lexicon.look_up(word)
    return (word.capitalize(), "warning") if known.name and not known.known and known.tier else ("", None)


@lru_cache(maxsize=2)
def _names_of_several_words(lexicon: Lexicon) -> list[tuple[str, frozenset[str]]]:
    return [(name, frozenset(name.split())) for name in lexicon.names if " " in name]


def _phrases(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Yield names of several words of which the first is an ordinary word ("united states"), where they
    are written small.
    """
    vocabulary = ctx.facts.vocabulary_parts
    for name, words in _names_of_several_words(ctx.facts.lexicon):
        if not words <= vocabulary:
            continue
        first, _, rest = name.partition(" ")
        entry = ctx.facts.lexicon.names[name]
        # "United states" is half right.
        for form in (name, f"{first.capitalize()} {rest}"):
            at = ctx.text.find(form)
            while at >= 0:
                end = at + len(name)
                whole = not (ctx.text[at - 1 : at].isalnum() or ctx.text[end : end + 1].isalnum())
                if whole and _in_scope(ctx, at):
                    yield at, end, entry.text
                at = ctx.text.find(form, end)


def _everyday(ctx: Context, word: str, place: Word) -> bool:
    table, sets = ctx.facts.word_table, word_sets(ctx.data("grammar.txt"))
    following = table.first(place.end)
    return (
        f"everyday-{word}" in sets
        and following < table.first(place.end + 20)
        and table.lower[following] in sets[f"everyday-{word}"]
    )


def _in_scope(ctx: Context, at: int) -> bool:
    block = ctx.doc.block_at(at)
    if block is None or not ctx.in_scope(block):
        return False
    # A heading that is set in small letters throughout is a matter of design.
    return block.kind != "heading" or not ctx.doc.text_of(block).islower()


def _hit(ctx: Context, start: int, end: int, name: str, severity: str | None = None) -> Hit:
    fix = Fix((Edit(ctx.doc.lift(start, end), name),), f"write “{name}”", "unsafe" if severity else "safe")
    return ctx.hit(start, end, severity=severity, fix=fix, name=name)
