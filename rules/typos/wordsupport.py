"""What speaks for a word of no dictionary being right where it stands: a name, a term, an identifier."""

from copydesk.api import Guess, Scope, Word, regex, word_sets

from .evidence import alone_in_marks, link_round, unmarked, written_elsewhere
from .spelling import Places

OFTEN = 3
COMMON = 3
SHORTEST_PART, SHORT, LONGEST_COMPOUND = 4, 3, 40
SELDOM, LESS_COMMON, MOST_COMMON = 1, 5, 7
CERTAIN = 250
"""So sure a slip is one though it stands twice, or a small word ends it."""
ALIKE = frozenset(map(frozenset, ("ck", "cq", "kq", "sz", "iy", "fv", "xz", "uw")))
ENDS = frozenset(".!?")
VIEWS = 300
DENYING = ("un", "non")
LATIN = ("a", "us", "um", "is", "ae", "ii", "ensis", "oides")
GENUS = regex(r"(?<![.!?] )\b(?:[A-Z]\.|[A-Z][a-z]{2,18}(?:a|us|um|is|es|e|ia|on|ys|ix|ops|er)) \Z")
# "P(osition)", "D)ownload": a letter to press, set apart from the rest of its word.
KEY_LETTER = regex(r"(?:^|[^\w])(?P<letter>[A-Za-z])[()\[\]”\"’'»]{1,2}\Z")
AGENTS = ("izer", "izers", "iser", "isers")
OPTION = regex(r" --?[A-Za-z][\w-]*(?![\w-])")


def stands(ctx: Scope, word: str, places: Places) -> bool:
    """Say whether something in the document, or in the word, supports it, whatever word it is near to."""
    if len(places) >= OFTEN or ctx.facts.lexicon.look_up(word).doubtful:
        return True
    if _coined(ctx, word) or _compound(ctx, word, SHORTEST_PART) or _of_the_document(ctx, word):
        return True
    return any(
        _in_foreign_words(ctx, place)
        or _ends_compound(ctx, place)
        or _names_project(ctx, word, place)
        or _names_a_species(ctx, place)
        or _in_identifier(ctx, place)
        or OPTION.match(ctx.text, place.end) is not None
        or alone_in_marks(ctx, place.start, place.end)
        or not unmarked(ctx, place.start, place.end)
        for place in places
    )


def _names_project(ctx: Scope, word: str, place: Word) -> bool:
    """Say whether a word is in a link whose address, on another site, ends with it: the name of a project."""
    link = link_round(ctx, place.start, place.end)
    address = link[2].lower() if link is not None else ""
    return "://" in address and address.rstrip("/").removesuffix(".git").rpartition("/")[2] == word


def lacks_key_letter(ctx: Scope, place: Word) -> bool:
    """Say whether the letter before a word, which is set apart as a key to press, makes it a known one."""
    match = KEY_LETTER.search(ctx.text, max(0, place.start - 4), place.start)
    return match is not None and ctx.facts.lexicon.known((match["letter"] + place.text).lower())


def supported(ctx: Scope, word: str, places: Places, guess: Guess | None) -> bool:
    """Say whether something supports a word that does not stand by itself (``stands``)."""
    sure = guess.sure if guess is not None else 0
    return (
        (len(places) > 1 and sure < CERTAIN)
        or (sure < CERTAIN and _compound(ctx, word, SHORT))
        or (guess is not None and _formed(ctx, word, guess))
        or written_elsewhere(ctx, word, len(places))
    )


def _formed(ctx: Scope, word: str, guess: Guess) -> bool:
    """Say whether the word is the one that it is near to, with an ending or without one: a plural that is
    hardly ever needed ("interlacings"), the d of a program that runs by itself ("reloadd", as "httpd"), a g
    that is not spoken ("tryin"), the name of a view and of those who hold it ("minarchist").
    """
    near, lexicon = guess.words[0], ctx.facts.lexicon
    silent = word.endswith("in") and near == word + "g"
    base = word.removesuffix("s")
    plural = (
        base != word
        and guess.slip == "a letter too many"
        and lexicon.look_up(base).known
        and lexicon.tier(base) <= LESS_COMMON
    )
    # "the computeds of a model": what is computed, of which the document tells elsewhere.
    plural = plural or (base != word and base.endswith("ed") and base in ctx.facts.vocabulary)
    views = word_sets(ctx.data("grammar.txt"))["views"]
    return silent or word == near + "d" or plural or (guess.sure < VIEWS and base.endswith(tuple(views)))


def written_as_heard(word: str, near: str) -> bool:
    """Say whether a word is another one with a letter for one that sounds alike ("kourier"), as names of
    programs and firms are made.
    """
    differ = {frozenset(pair) for pair in zip(word, near, strict=False) if len(set(pair)) == 2}
    return len(word) == len(near) and len(differ) == 1 and differ <= ALIKE


def _of_the_document(ctx: Scope, word: str) -> bool:
    """Say whether the word is formed from one of the document's own: one that no dictionary has, or that
    stands in its code ("upserting" beside "upsert"), or any that is denied ("unsharded" beside "sharded").
    """
    sets, facts = word_sets(ctx.data("grammar.txt")), ctx.facts
    for prefix in ("", *sets["coining-begin"]):
        rest = word.removeprefix(prefix)
        if (prefix and rest == word) or len(rest) < SHORT:
            continue
        bases = {rest, *(base for end in sets["coining-forms"] if (base := rest.removesuffix(end)) != rest)}
        for base in bases - {word}:
            for stem in (base, base + "e"):
                said = stem in facts.word_table.vocabulary or facts.stored_words.count(stem)
                denied = prefix in DENYING and stem == rest
                if len(stem) >= SHORT and said and (denied or facts.lexicon.tier(stem) <= SELDOM):
                    return True
    return False


def _coined(ctx: Scope, word: str) -> bool:
    """Say whether the word is formed as English forms words, from one that is known ("interner",
    "interpolant").
    """
    acting = word.removesuffix("s")
    if acting.endswith("ant") and ctx.facts.lexicon.tier(acting.removesuffix("ant") + "ate") >= 2:
        return True
    stem = acting.removesuffix("ee")
    if (
        stem != acting
        and not stem.endswith("e")
        and max(map(ctx.facts.lexicon.tier, (stem, f"{stem}e"))) >= 2
    ):
        return True  # "an authenticatee"
    if word.endswith(AGENTS) and ctx.facts.lexicon.known(acting.removesuffix("er") + "ing"):
        return True  # "strategizers"
    return any(
        ctx.facts.lexicon.tier(stem) >= 2
        for ending in word_sets(ctx.data("grammar.txt"))["coining"]
        if word.endswith(ending)
        for stem in (word.removesuffix(ending), word.removesuffix(ending) + "e")
    )


def _compound(ctx: Scope, word: str, least: int) -> bool:
    """Say whether two common words stand in one, the second one of so many letters ("lockfile",
    "shoutout"). What is longer than two words is none.
    """
    if len(word) > LONGEST_COMPOUND:
        return False
    tier = ctx.facts.lexicon.tier
    return any(
        tier(word[:cut]) >= COMMON
        and tier(word[cut:]) >= (COMMON if len(word) - cut > SHORT else MOST_COMMON)
        for cut in range(SHORTEST_PART, len(word) - least + 1)
    )


def _in_identifier(ctx: Scope, place: Word) -> bool:
    """Say whether it is part of a word with hyphens that has other parts of no dictionary, or names of
    programs ("net-kourier").
    """
    table = ctx.facts.word_table
    form = table.forms[table.first(place.start + 1) - 1]
    if "-" not in form:
        return False
    others = [part.lower() for part in form.split("-") if part != place.text]
    return not all(ctx.facts.lexicon.tier(part) or part in ctx.facts.lexicon.names for part in others if part)


def _ends_compound(ctx: Scope, place: Word) -> bool:
    """Say whether it is the last part of a word with hyphens, in the plural ("walk-throughs")."""
    if ctx.text[place.start - 1 : place.start] not in ("-", "\u2011") or not place.text.endswith("s"):
        return False
    return ctx.facts.lexicon.tier(place.text.lower().removesuffix("s")) >= COMMON


def _names_a_species(ctx: Scope, place: Word) -> bool:
    """Say whether a word is the second one of a Latin name ("Crambe maritima", "C. maritima")."""
    return (
        place.text.endswith(LATIN)
        and GENUS.search(ctx.text, max(0, place.start - 24), place.start) is not None
    )


def _in_foreign_words(ctx: Scope, place: Word) -> bool:
    """Say whether the words beside it are unknown too, as in a quoted Latin phrase."""
    spelling, table = ctx.facts.spelling, ctx.facts.word_table
    number = table.first(place.start + 1) - 1
    near = []
    if number > 0 and ENDS.isdisjoint(table.gaps[number]):
        near.append(table.lower[number - 1])
    if number + 1 < len(table) and ENDS.isdisjoint(table.gaps[number + 1]):
        near.append(table.lower[number + 1])
    return any(word in spelling.unknown or word in spelling.titled for word in near)
