"""Where a form that is no word falls into two words, or a word and a number, and how sure that is."""

from typing import NamedTuple

from copydesk.api import Scope, regex, word_sets

from . import wordpairs
from .wordpairs import FORMED, LEAST, SHORTEST, USUAL, Pairs

# "(Saguinus midas)": the name of a species.
SPECIES = regex(r"\((?P<genus>[A-Z][a-z]{3,20}) \Z")
INNER_CAPITAL = regex(r"(?P<left>[A-Za-z][a-z]{1,15})(?P<right>[A-Z][a-z]{2,30}|I)")
TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr"})
TITLED = regex(r"(?P<left>[a-z]{2,9})(?P<right>Mr|Mrs|Ms|Dr|Prof)")
INITIALS = regex(r"(?P<left>[A-Za-z][a-z]{1,9})(?P<right>[A-Z]{3,6})")
# "it'sgetting", "world'smost"
CONTRACTED = regex(r"(?P<left>[A-Za-z]{1,20}'(?:s|t|re|ve|ll|m))(?P<right>[a-z]{1,20})")
ENDING = regex(r"'(?:s|t|re|ve|ll|m|d)\Z")
AFTER_WORD = regex(r"(?P<left>[A-Za-z][a-z]{0,9})(?P<right>\d{1,4}(?:-[a-z]{3,12}|st|nd|rd|th|s)?)")
ORDINAL = regex(r"(?P<left>\d{0,2}(?:1\dth|1st|2nd|3rd|[04-9]th))(?P<right>[a-z]{2,20})")
AFTER_NUMBER = regex(r"(?P<left>\d{1,6})(?P<right>[a-z]{2,20})")
DATED, MOST_DAYS = regex(r"(?P<left>\d{1,2})(?P<right>[A-Z][a-z]{2,8})"), 31
INFLECTIONS = ("s", "es", "ed", "er", "ers", "or", "ors", "ing", "ings")
AFTER_ORDINAL = ("st", "nd", "rd", "th")
SURE, LIKELY, CONTENT, MAYBE, CAPITAL = "sure", "likely", "content", "maybe", "capital"
KINDS = ((wordpairs.SURE, SURE), (wordpairs.LIKELY, LIKELY), (wordpairs.CONTENT, CONTENT), (0, MAYBE))
YEAR_DIGITS, CENTURIES = 4, ("17", "18", "19", "20")


class Cut(NamedTuple):
    """Where a form that is no word falls into two words (0: it does not), and how sure that is."""

    at: int
    kind: str = SURE


def cut(form: str, pairs: Pairs) -> Cut:
    """Find the place where a form that is no word falls into two words; 0 when it does not."""
    form, lexicon = form.replace("’", "'"), pairs.lexicon
    if not form.replace("'", "").isalpha():
        return _at_number(form, pairs)
    half = form[: len(form) // 2].lower()
    if form.lower() == 2 * half and not pairs.determines(half):
        return Cut(0)  # "gogo", "tata": words of children and of other languages
    if lexicon.corrections(form.lower()):
        return Cut(0)
    if match := CONTRACTED.fullmatch(form):
        left, right = match["left"].lower(), match["right"]
        fits = lexicon.known(left) and (right == "a" or lexicon.tier(right) >= USUAL - 1)
        return Cut(match.end("left"), LIKELY) if fits and right not in ("s", "d") else Cut(0)
    # "Andthere's", "thePresident's"
    form = ENDING.sub("", form)
    if match := INITIALS.fullmatch(form):
        small = match["left"].lower() in pairs.sets["bound"]
        return Cut(match.end("left"), LIKELY) if small else Cut(0)
    if match := TITLED.fullmatch(form):
        told = pairs.small(match["left"]) or pairs.past(match["left"])
        return Cut(match.end("left"), LIKELY) if told else Cut(0)
    if match := INNER_CAPITAL.fullmatch(form):
        words = [match[name].lower() for name in ("left", "right")]
        if match["left"] in TITLES and len(words[1]) > SHORTEST:
            return Cut(match.end("left"), LIKELY)
        fits = all(
            lexicon.known(word) or word in lexicon.names or lexicon.look_up(word).name for word in words
        )
        return Cut(match.end("left"), CAPITAL) if fits else Cut(0)
    return _between_words(form, pairs) if form[1:].islower() else Cut(0)


def _between_words(form: str, pairs: Pairs) -> Cut:
    cuts = [pairs.rank(form[:at], form[at:]) for at in range(1, len(form))]
    ranked = [(rank, at) for at, rank in enumerate(cuts, 1) if rank]
    if not ranked or _formed(form.lower(), pairs):
        return Cut(0)
    rank, at = max(ranked)
    # "web|link" before "we|blink": a compound of two usual nouns lost no space.
    doubtful = rank < wordpairs.SURE and pairs.small(form[:at])
    if doubtful and any(pairs.compound(form[:n], form[n:]) for n in range(1, len(form))):
        return Cut(0)
    # "tobe": a word in the largest lists only; "namespace" is one, too.
    rare = pairs.lexicon.look_up(form.lower()).known
    if rare and not (pairs.small(form[:at]) and pairs.small(form[at:])):
        return Cut(0)
    return Cut(at, MAYBE if rare else next(kind for least, kind in KINDS if rank >= least))


def _formed(word: str, pairs: Pairs) -> bool:
    """Say whether a word is the plural or another form of one that is known ("formatters")."""
    for ending in INFLECTIONS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > SHORTEST:
            single = stem[:-1] if stem[-1] == stem[-2] else stem
            if any(pairs.lexicon.tier(form) >= LEAST for form in (stem, f"{stem}e", single)):
                return True
    return False


def _at_number(form: str, pairs: Pairs) -> Cut:
    lexicon, sets = pairs.lexicon, pairs.sets
    if match := AFTER_WORD.fullmatch(form):
        left, (number, _, unit) = match["left"], match["right"].partition("-")
        if left == "a" and unit:
            return Cut(1, LIKELY if lexicon.tier(unit) >= USUAL else MAYBE)
        year = len(number) == YEAR_DIGITS and number[:2] in CENTURIES
        before = left.lower() in sets["before-number"] or left in sets["before-count"] or pairs.past(left)
        before = before or (year and left.lower() in sets["before-year"])
        # "Be7" is a move, "In2019" a slip.
        if before and (year or left.islower()) and (not unit or not number.isdigit()):
            return Cut(match.end("left"), SURE if year else LIKELY)
        # "June3": no year, but a day.
        day = left.istitle() and left.lower() in sets["months"] and match["right"].isdigit()
        if day and 0 < int(number) <= MOST_DAYS:
            return Cut(match.end("left"), LIKELY)
        if left.istitle() and len(left) >= USUAL and left.lower() in sets["before-number"]:
            return Cut(match.end("left"), LIKELY)
    match = DATED.fullmatch(form)
    if match and match["right"].lower() in sets["months"] and 0 < int(match["left"]) <= MOST_DAYS:
        return Cut(match.end("left"), LIKELY)
    match = ORDINAL.fullmatch(form)
    if match and lexicon.tier(match["right"]) >= USUAL - 1:
        return Cut(match.end("left"), LIKELY)
    if match := AFTER_NUMBER.fullmatch(form):
        left, word = match["left"], match["right"]
        tier = lexicon.tier(word)
        plural = word.endswith("s") and tier >= LEAST and lexicon.tier(word[:-1]) >= LEAST
        plural = plural or (tier > 0 and pairs.plural(word))
        things = plural and len(word) > SHORTEST and word not in sets["units"]
        year = len(left) == YEAR_DIGITS and left[:2] in CENTURIES and len(word) > SHORTEST and tier >= USUAL
        formed = word.endswith(FORMED) and len(word) > USUAL and tier >= USUAL
        if things or year or formed or word in sets["behind-number"]:
            return Cut(match.end("left"), LIKELY)
    return Cut(0)


def is_latin(ctx: Scope, form: str, start: int) -> bool:
    """Say whether a form belongs to a Latin phrase ("in toto") or to the name of a species."""
    before = SPECIES.search(ctx.text, max(0, start - 30), start)
    if before is not None and not ctx.facts.lexicon.known(before["genus"].lower()):
        return True
    return form == "toto" and ctx.text.endswith("in ", 0, start)


def in_dialect(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a block has words that only dialect has ("allus" is no "all us" there), or a quotation has
    other words of no dictionary, as old spelling and dialect do.
    """
    block, table = ctx.doc.block_at(start), ctx.facts.word_table
    if block is None:
        return False
    if ctx.facts.told_in_dialect:
        return True
    dialect = word_sets(ctx.data("speech.txt"))["dialect"]
    if len(dialect.intersection(table.lower[table.first(block.start) : table.first(block.end)])) > 1:
        return True
    quoted = ctx.facts.quote_at(start, end)
    return quoted is not None and any(
        quoted[0] <= place.start < quoted[1] and (place.start, place.end) != (start, end)
        for places in ctx.facts.spelling.unknown.values()
        for place in places
    )
