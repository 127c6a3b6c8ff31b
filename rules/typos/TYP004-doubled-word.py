"""TYP004: a word typed twice."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Context, Edit, Fix, Hit, Word, regex, rule

BETWEEN = regex(r"[ \t\u00a0]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,4}")
BEFORE, AFTER = frozenset(".@/#$_'’-"), regex(r"[@/_]|\.\w")
# Words that are doubled rightly: "had had", "that that", repetition for effect, and titles of rank or rhyme.
RIGHT = frozenset(
    "that had her so very many much no yes never far long ever more again there here now then well hear "
    "tut ha he ho boo bye night goodbye "
    "chop hush knock ding tick blah yada really old dear poor out over up down through do did please "
    "too sing sang row tom can "
    "cha choo chow couscous dada mama papa nana puff pom rah tata wee win fifty half ay aye alas "
    "woof quack who what why".split()
)
# Words of grammar: doubled they are a slip wherever they stand, and across a line break too.
GRAMMAR = frozenset(
    "the a an is in on and or but nor of to at by for from with without into onto upon about between among "
    "during "
    "under after before against "
    "are was were be been being am has have having will would can could shall should may might must does "
    "this these those it its he "
    "she they we you i him them us me my your his their our which whose whom where when while "
    "because if than as not also only just".split()
)
# "He logged in in May", "what it is is": the word before, or a question, gives each of the two a role.
PHRASAL = frozenset(
    "log logs logged logging sign signs signed check checks checked come comes came coming go goes went gone "
    "going move moves moved moving step stepped carry carried look looked get got live turn turned hand "
    "handed "
    "give gave bring brought take took call called drop dropped set put hold held pass passed join joined "
    "cut "
    "keep kept send sent close closed build built settle settled from further later early".split()
)
QUESTIONS = ("what", "who", "all", "whatever", "that")


@rule(
    id="TYP004",
    name="doubled-word",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["prose", "-quote"],
    tags=["typo"],
    summary="A word stands twice in a row",
    message="“{word}” stands twice",
    rationale="Editing leaves doubled words behind, and the eye of the author skips them. Repetition for "
    "effect, names and words that may "
    "follow themselves (“had had”, “that that”) are left alone.",
    remedy="Delete one of the two.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Typo"],
    bad=[
        {"text": "The mayor opened ⟦the the⟧ new bridge.", "fixed": "The mayor opened the new bridge."},
        {
            "text": "They will meet ⟦with with⟧ the board in May.",
            "fixed": "They will meet with the board in May.",
        },
        "The old ⟦harbour harbour⟧ wall gave way.",
        "⟦The the⟧ ferry was late, and it ⟦is is⟧ still there ⟦on on⟧ the quay.",
    ],
    good=[
        "She had had enough, and he knew that that was no excuse.",
        "The dancers of Pago Pago flew to Baden Baden.",
        "What it is is a ferry that came in in May to record record profits.",
        "It was a long, long way; a very very long way.",
        "The in-depth study came in in-house form, and the well-known known fact stayed.",
        "He asked for it. It was there.",
    ],
)
def doubled_word(ctx: Context) -> Iterator[Hit]:
    text, words = ctx.text, ctx.facts.words
    for first, second in pairwise(words):
        low = first.text.lower()
        if low != second.text.lower() or low in RIGHT or not low.isalpha() or (len(low) < 2 and low != "a"):
            continue
        gap = text[first.end : second.start]
        grammar, broken = low in GRAMMAR, "\n" in gap
        if (
            not BETWEEN.fullmatch(gap)
            or text[first.start - 1 : first.start] in BEFORE
            or AFTER.match(text, second.end)
        ):
            continue
        if not grammar and (broken or not (first.text + second.text).islower()):
            continue
        if _meant(ctx, low, first):
            continue
        block = ctx.doc.block_at(first.start)
        if block is None or not ctx.in_scope(block) or (first.text.isupper() and not second.text.isupper()):
            continue
        yield ctx.hit(first.start, second.end, word=low, fix=_fix(ctx, first, second, grammar and not broken))


def _meant(ctx: Context, low: str, first: Word) -> bool:
    before = [word.text.lower() for word in ctx.facts.words_in(max(0, first.start - 60), first.start)]
    if low == "is":
        return any(word in QUESTIONS for word in before[-5:])
    if low in ("in", "on"):
        return bool(before) and before[-1] in PHRASAL
    # "To record record profits": a verb and a noun.
    return low not in GRAMMAR and bool(before) and before[-1] == "to"


def _fix(ctx: Context, first: Word, second: Word, safe: bool) -> Fix | None:
    # Markup between the two words would be deleted along with the second one.
    start, end = first.end, second.end
    span = ctx.doc.lift(start, end)
    if ctx.doc.source.slice(span) != ctx.text[start:end]:
        return None
    return Fix((Edit(span, ""),), "delete the second one", "safe" if safe else "unsafe")
