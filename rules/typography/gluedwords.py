"""Two words that run together because the space between them was lost ("ofthe", "Ihave", "in2019")."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Lexicon, Scope, Slip, regex, word_sets

from .gaps import put_space, technical
from .gluedforms import CAPITAL, CONTENT, LIKELY, MAYBE, SURE, Cut, cut, in_dialect, is_latin
from .gluednames import beside_name, opens, told_as_name
from .wordpairs import FORMED, LONG, SHORTEST, USUAL, Pairs

CODE_BEFORE, CODE_BEHIND = frozenset("@#/\\_~$%&=+<>^|`.\ufffc-"), frozenset("@/\\_~$=+<>(^|`\ufffc")
MONEY = frozenset("$£€")
QUOTES = frozenset("\"'“”‘’")
INITIAL = regex(r"\[[^\W\d_]\]\Z")
LONGEST, OFTEN, NAMED, NAME = 40, 3, 2, 6
# Where a long name may break ("very\u200blong\u200bname"), and what stands higher or lower:
# "May<sup>1</sup>".
MAY_BREAK = regex(r"[\u00ad\u200b]|&(?:shy|ZeroWidthSpace|#173|#8203|#x200[bB]);|<(?:wbr|su[bp])\b")
VERSION = regex(r" v?\d{1,4}\.\d")
NAME_BEHIND = regex(r" [A-Z][a-z]")
# "tooLame", "myHarbour": how products are named.
BRANDED = frozenset("too my our we you all any one".split())
WEAK = "weak"
IN_LOSSY = {CONTENT: LIKELY, WEAK: MAYBE}
"""What is told only in a file that has lost other spaces, and as how sure."""
SLIPS = 2
"""So many other lost spaces show that a file loses them: alone, "localtunnel" may be a name or a slip."""
CAMELS = 2
"""So many different words with a capital inside are the way in which a file writes names of programs."""
_MOST_SEEN = 50_000
_words: set[str] = set()
_cuts: dict[str, Cut] = {}
"""What the forms of earlier documents came to: most words of an article stood in the last one."""


def glued_words(ctx: Scope) -> Iterator[Slip]:
    """Yield the words that are two. A form that stands in the file again and again, or in its code and
    addresses, is a name.
    """
    pairs = Pairs(ctx.facts.lexicon, ctx.facts.tagger, word_sets(ctx.data("spacing.txt")))
    candidates = list(_candidates(ctx, pairs))
    camels = sum(_camel(ctx, form, at, pairs) for form, at in candidates)
    program = technical(ctx) or camels > CAMELS
    found_here = list(_lost(ctx, candidates, program, pairs))
    loses_spaces = sum(kind in (SURE, LIKELY) for *_, kind in found_here) >= SLIPS
    for start, end, at, kind in found_here:
        if loses_spaces or kind not in IN_LOSSY:
            yield _hit(ctx, start, end, at, IN_LOSSY.get(kind, kind))


def _lost(
    ctx: Scope, candidates: list[tuple[str, Cut]], program: bool, pairs: Pairs
) -> Iterator[tuple[int, int, int, str]]:
    """Yield where forms stand that are two words, where they fall apart, and how sure that is."""
    table = ctx.facts.word_table
    for form, found in candidates:
        numbers = [n for n in table.numbers[form.lower()] if table.forms[n] == form]
        # "ofthe" is no name, however often it is there.
        grammar = found.at and pairs.small(form[: found.at]) and pairs.small(form[found.at :])
        # "timekeeper v2.0": a program.
        named = any(VERSION.match(ctx.text, table.ends[n]) for n in numbers[:OFTEN])
        kin = sum(len(table.numbers.get(one, ())) for one in _forms_of(form.lower()))
        if (named or len(numbers) + kin >= OFTEN) and not grammar:
            continue
        surname = form[0].isupper() and any(beside_name(ctx, n) for n in numbers)
        for number in numbers:
            start, end = table.starts[number], table.ends[number]
            broken = MAY_BREAK.search(ctx.doc.source.slice(ctx.doc.lift(start, end))) is not None
            here = None if broken else _at_markup(ctx, form, start, pairs)
            told = found.at and not (surname and program) and (found.kind == SURE or not broken)
            if here is None and told:
                here = _told(ctx, form, found, start, program, pairs)
                if here is not None and surname:
                    here = here._replace(kind=WEAK)
            prose = here is not None and _in_prose(ctx, start, end) and not in_dialect(ctx, start, end)
            if here is not None and prose and not _stored(ctx, form) and not is_latin(ctx, form, start):
                kind = here.kind if not program or (grammar and here.kind == SURE) else MAYBE
                if told_as_name(ctx, start, end):
                    kind = MAYBE
                if here.kind == CAPITAL and form[0].isupper() and not pairs.small(form[: here.at]):
                    kind = MAYBE  # "HarperCollins"
                yield start, end, here.at, kind


def _forms_of(word: str) -> tuple[str, ...]:
    """Return the other number of a noun ("allpasses" for "allpass")."""
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1], word[:-2])
    return (f"{word}es" if word.endswith("s") else f"{word}s",)


def _told(ctx: Scope, form: str, found: Cut, start: int, program: bool, pairs: Pairs) -> Cut | None:
    """Return what speaks for two words here; a form with a capital may be two in a file that loses spaces."""
    if program and (found.kind == CONTENT or form.lower() in pairs.sets["jargon"]):
        return None  # "userspace", "metamethod": such names are made every day
    if _fits(ctx, form, found, start, program, pairs):
        # "gateKeeper" beside a Gate Keeper: so programs write it.
        left, right = form[: found.at], form[found.at :]
        joined = pairs.small(left) or pairs.joins(left) or pairs.past(left) or right == "I"
        content = found.kind == CAPITAL and left.islower() and not joined
        return found._replace(kind=CONTENT) if content else found
    if program or form.isupper():
        return None
    return found._replace(kind=CONTENT if _may_fit(ctx, form, found, start, pairs) else WEAK)


def _stored(ctx: Scope, form: str) -> bool:
    """Say whether the file has a form in its code and addresses, too."""
    low = form.lower()
    return bool(ctx.facts.stored_words.count(low) > len(ctx.facts.word_table.numbers[low]))


def _camel(ctx: Scope, form: str, found: Cut, pairs: Pairs) -> bool:
    """Say whether a form is written as programs write their names ("contentEditable")."""
    right = form[found.at :]
    return (
        found.kind == CAPITAL
        and form[0].islower()
        and not pairs.small(form[: found.at])
        and not pairs.lexicon.look_up(right.lower()).name
        and right not in ("I", *ctx.facts.capitals.get(right.lower(), {}))
    )


def _fits(ctx: Scope, form: str, found: Cut, start: int, program: bool, pairs: Pairs) -> bool:
    """Say whether a capital speaks for two words: not in a file with names of programs, and not in a name."""
    left, right = form[: found.at], form[found.at :]
    if found.kind == CAPITAL:
        if program:
            return False
        named = ctx.facts.capitals.get(right.lower(), {})
        if left[0].isupper() and not (pairs.small(left) and opens(ctx, start)):
            return right in named and left in ctx.facts.capitals.get(left.lower(), {})
        # "untilMarch": a word that joins others, and a name.
        joined = left.islower() and (pairs.joins(left) or pairs.past(left)) and _names(ctx, right, pairs)
        small = pairs.small(left) and (left not in BRANDED or _names(ctx, right, pairs))
        return joined or small or right in ("I", *named)
    if not left.istitle() or left == "I" or not right.islower():
        return True
    # "Gunson", "Millerand": a capital means a name, but where a sentence begins with a word of grammar, or
    # the name alone stands elsewhere in the file ("Congressto").
    named = ctx.facts.capitals.get(left.lower(), {}).get(left, 0)
    if right in pairs.sets["behind-names"] and (named or pairs.known(left)):
        return True
    long = named >= NAMED and len(left) >= NAME
    # "Americain", "Europeis": some small words are endings of foreign words, too.
    if long and ((pairs.small(right) and right not in pairs.sets["word-endings"]) or pairs.alone(right)):
        return True
    if not ((pairs.small(left) or left.endswith(FORMED) or left == "A") and opens(ctx, start)):
        return False
    # "Anand Patil": before another name it is one, but where a determiner goes with that ("Inthe Senate";
    # "Bea Quick" is none).
    if pairs.determines(right) and right != "a":
        return True
    return NAME_BEHIND.match(ctx.text, start + len(form)) is None


def _may_fit(ctx: Scope, form: str, found: Cut, start: int, pairs: Pairs) -> bool:
    """Say whether a form with a capital is likely to be two words where spaces get lost: "Letus" where a
    sentence begins, "Nationand" beside a Nation, "AlmightyProvidence" of which one stands elsewhere.
    """
    left, right = form[: found.at], form[found.at :]
    stands = left in ctx.facts.capitals.get(left.lower(), {})
    if found.kind == CAPITAL:
        stands = stands or right in ctx.facts.capitals.get(right.lower(), {})
        return stands and min(len(left), len(right)) >= LONG
    if found.kind == MAYBE or NAME_BEHIND.match(ctx.text, start + len(form)):
        return False
    return stands or (pairs.usual(left) and opens(ctx, start))


def _names(ctx: Scope, word: str, pairs: Pairs) -> bool:
    low = word.lower()
    calendar = ctx.data("calendar.toml")
    dated = low in calendar["months"] or low in calendar["weekdays"]
    return dated or low in pairs.lexicon.names or pairs.lexicon.look_up(low).name


def _candidates(ctx: Scope, pairs: Pairs) -> Iterator[tuple[str, Cut]]:
    """Yield the forms of the document that are no words, with the place where they fall into two."""
    lexicon = ctx.facts.lexicon
    if len(_words) + len(_cuts) > _MOST_SEEN:
        _words.clear()
        _cuts.clear()
    for form in ctx.facts.word_table.distinct - _words:
        if form not in _cuts:
            if _is_word(form, lexicon):
                _words.add(form)
                continue
            _cuts[form] = cut(form, pairs)
        yield form, _cuts[form]


def _is_word(form: str, lexicon: Lexicon) -> bool:
    if not SHORTEST <= len(form) <= LONGEST or not form.replace("’", "'").isascii() or form.isupper():
        return True
    found = lexicon.look_up(form.lower())
    # "ina" is no name where it is written small.
    known = found.known and not (found.rare and form.islower())
    # "goin", "kissin": as it is spoken.
    known = known or (form.endswith("in") and lexicon.look_up(f"{form.lower()}g").known)
    # "youtube": how products are named, for another rule to tell.
    named = form[0].isupper() or (len(form) > NAME and form.startswith(tuple(BRANDED)))
    return known or form.isdigit() or (found.name and named and len(form) > SHORTEST)


def _at_markup(ctx: Scope, form: str, start: int, pairs: Pairs) -> Cut | None:
    """Return where markup parts a form into two usual words ("Monday</b>at", not "un<b>done</b>")."""
    source = ctx.doc.source
    if (
        ctx.doc.traits.plain
        or not form.isalpha()
        or source.slice(ctx.doc.lift(start, start + len(form))) == form
    ):
        return None
    lift = ctx.doc.lift
    borders = [
        at
        for at in range(1, len(form))
        if lift(start + at - 1, start + at).end < lift(start + at, start + at + 1).start
    ]
    pieces = [form[a:b] for a, b in pairwise((0, *borders, len(form)))]
    # "Next</b>Chapter": a label and what it leads to, which pages set apart.
    labels = all(piece[0].isupper() for piece in pieces)
    words = borders and not labels and all(_stands(piece, pairs) for piece in pieces)
    if not (words or _name_at(pieces, pairs)) or _sets_off_parts(ctx, start, pairs):
        return None
    return Cut(borders[0], LIKELY)


def _sets_off_parts(ctx: Scope, start: int, pairs: Pairs) -> bool:
    """Say whether markup stands inside whole words elsewhere in a block: "*un*tie and **re**write"."""
    block = ctx.doc.block_at(start)
    if block is None:
        return False
    table, lift, slice_of = ctx.facts.word_table, ctx.doc.lift, ctx.doc.source.slice
    for number in range(table.first(block.start), table.first(block.end)):
        at, end, low = table.starts[number], table.ends[number], table.lower[number]
        whole = low.isalpha() and len(low) > SHORTEST and at != start and pairs.lexicon.known(low)
        if whole and slice_of(lift(at, end)) != ctx.text[at:end]:
            return True
    return False


def _name_at(pieces: list[str], pairs: Pairs) -> bool:
    """Say whether a usual word and a name of any kind stand on the sides of markup ("[Tarvik](…)after")."""
    if len(pieces) != 2:
        return False
    left, right = pieces
    name, word = (left, right) if left.istitle() else (right, left)
    return (
        name.istitle()
        and len(name) >= SHORTEST
        and word.islower()
        and word not in pairs.sets["prefixes"]
        and (pairs.small(word) or (len(word) >= SHORTEST and pairs.known(word)))
    )


def _stands(word: str, pairs: Pairs) -> bool:
    low = word.lower()
    if len(low) < SHORTEST:
        return pairs.small(low)
    known = pairs.lexicon.look_up(low)
    return known.tier >= USUAL or known.name or (word.isupper() and len(word) > SHORTEST)


def _in_prose(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a form stands in running text in scope and is no part of an address or of program text."""
    text = ctx.text
    before, behind = text[start - 1 : start], text[end : end + 1]
    dashes = before == "-" == text[start - 2 : start - 1] and text[start - 3 : start - 2].isalnum()
    if dashes or (before in MONEY and text[start].isdigit()):
        before = ""  # "so--andthe", "$30billion", but not "--autoonly"
    if (before in QUOTES and behind in QUOTES) or INITIAL.search(text, max(0, start - 3), start):
        return False  # the name of something; "[e]veryone"
    if before == "." and text[start - 2 : start - 1].isdigit() and text[start].isdigit():
        before = ""  # "2.5percent"
    if before in CODE_BEFORE or behind in CODE_BEHIND or ctx.block_at(start) is None:
        return False
    # "thefile.txt": a stop or colon and no space behind it; "of1.885" is a number.
    goes_on = behind in (".", ":", "-", "'", "’") and text[end + 1 : end + 2].isalnum()
    return not goes_on or (text[end - 1].isdigit() and text[end + 1].isdigit())


def _hit(ctx: Scope, start: int, end: int, at: int, kind: str) -> Slip:
    left, right = ctx.text[start : start + at], ctx.text[start + at : end]
    fix = put_space(ctx, start + at, safe=False)
    return ctx.found(start, end, kind=kind, fix=fix, left=left, right=right)
