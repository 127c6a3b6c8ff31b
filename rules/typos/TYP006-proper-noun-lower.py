"""TYP006: names written small."""

from collections import Counter
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Word, regex, rule

PRONOUN = regex(
    r"(?<![\w.,'’(\-\u2011/@#$])i(?=(?:['’](?:m|ve|ll|d)\b|[ \t](?:am|was|have|had|will|would|think|thought|"
    r"do|did|don['’]t|didn['’]t|can|"
    r"could|can['’]t|know|knew|feel|felt|believe|want|wanted|need|say|said|saw|went|got|must|should|love|"
    r"hate|hope|guess|wonder|mean)\b))"
)
SMALL_I = frozenset({"i", "i'm", "i've", "i'll", "i'd", "i’m", "i’ve", "i’ll", "i’d"})
# What follows makes the name an everyday word that many house styles write small.
EVERYDAY = {
    "french": "fries fry toast press horn door doors window windows bread dressing kiss bean beans cuff "
    "cuffs polish",
    "brussels": "sprout sprouts",
    "swiss": "cheese chard roll",
    "dutch": "oven ovens door doors courage",
    "turkish": "bath baths delight towel towels",
    "russian": "roulette dressing",
    "arabic": "numeral numerals",
    "english": "muffin muffins",
    "irish": "coffee stew",
    "danish": "pastry pastries",
    "easter": "egg eggs",
    "greek": "yogurt yoghurt",
    "italian": "dressing",
    "chinese": "whispers",
    "spanish": "omelette",
    "german": "measles",
    "scotch": "tape whisky",
}
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
    if any(word.text in SMALL_I for word in ctx.facts.words):
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


def _phrases(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Yield names of several words of which the first is an ordinary word ("united states"), where they
    are written small.
    """
    vocabulary = ctx.facts.vocabulary
    for name, entry in ctx.facts.lexicon.names.items():
        first, _, rest = name.partition(" ")
        if not rest or first not in vocabulary:
            continue
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
    following = ctx.facts.words_in(place.end, place.end + 20)
    return bool(following) and following[0].text.lower() in EVERYDAY.get(word, "").split()


def _in_scope(ctx: Context, at: int) -> bool:
    block = ctx.doc.block_at(at)
    if block is None or not ctx.in_scope(block):
        return False
    # A heading that is set in small letters throughout is a matter of design.
    return block.kind != "heading" or not ctx.doc.text_of(block).islower()


def _hit(ctx: Context, start: int, end: int, name: str, severity: str | None = None) -> Hit:
    fix = Fix((Edit(ctx.doc.lift(start, end), name),), f"write “{name}”", "unsafe" if severity else "safe")
    return ctx.hit(start, end, severity=severity, fix=fix, name=name)
