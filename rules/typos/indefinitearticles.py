"""“a” before a vowel sound, “an” before a consonant sound."""

import re
from collections.abc import Iterator, Mapping

from copydesk.api import PLACEHOLDER, Edit, Fix, Lexicon, Scope, Slip, once, regex, word_sets

from .evidence import alone_in_marks, before, before_stop

ARTICLE = regex(
    r"(?<![\w'’.\-\u2011/&])(?P<article>[Aa]n?)(?P<space>[ \t]{1,2}|"
    r"[ \t]?\n[ \t]?)(?P<mark>[“\"‘(*]?)(?P<next>[^\W_][\w'’\-]{0,30})"
)
# A vowel letter with the sound of a consonant ("a union", "a one-off", "a European") ...
CONSONANT_SOUND = regex(
    r"(?:eu(?!$)|ew[er]|once|one(?!i|r|x)|ouija|oui|u(?=$|-)|unanim|uni(?!n[^i]|ronic|deal|nit|nim|nd|ss|mp|mag|mm|dent|nv|nh|"
    r"ns|nt)|us(?:e|a|u|i[nt])(?!her)|ut(?:i|o(?!n)|e(?!r$))"
    r"|ur(?:a|e|i|o|u)|uk|uga|ubi|ufo|ulu|ululat|um(?:a|e)|upa|uy|uv|ewe|uran|uric|euph|urol|utah)"
)
# ... and a consonant letter that is silent ("an hour").
SILENT = regex(r"(?:hour(?!i)|honest|honou?r|heir)")
VOWEL = regex(r"[aeiouy]")
# Small words that open with two consonants as no English word does, the first of them a letter whose name
# opens with a vowel ("an nginx", "an npm"): they are spelt out or said in their own way.
SPELT = regex(
    r"(?:f[^aeioulry]|h[^aeiouy]|l[^aeiouy]|m[^aeiouy]|n[^aeiouy]|r[^aeiouhy]|s[bdfgjrsvxz]|x[^aeiouy])"
)
LETTERS_VOWEL, LETTERS_EITHER = "AEIO", "FHLMNRSX"
ARTICLES = frozenset({"a", "an"})
JOINT = regex("[-'’]")
SCHEME = regex(r":[\w/\ufffc]")
TAG_BETWEEN = regex(r"<[A-Za-z][^<>]{0,80}/>")
MOST_LETTERS = 30
MOST_KNOWN = 20_000
QUOTES = ("“", '"', "‘")
CLOSING = ("”", '"', "’")
FEW, SPELT_WITH_VOWEL = 3, "fhlmnrsx"
"""So many letters in quotation marks are spelt out; names of these begin with a vowel."""
CAPITAL_ARTICLES = frozenset(("The", "A", "An"))
VERBS = ("VBZ", "VBD", "MD", "VB")
BEHIND_ARTICLE = ("NN", "NNP", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "VBG", "VBN", "CD", "FW")
BEHIND_LETTER, BEFORE_ARTICLE = (
    ("RB", "IN", "CC"),
    ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "IN", "RB", "JJ", "MD"),
)
CHEAP, LIKELY = 8, 8
"""At what cost a word is hardly anything else."""
OLD = 3
"""How many words of old prose make a text old."""

Sets = Mapping[str, frozenset[str]]


def article_sound(ctx: Scope) -> Iterator[Slip]:
    """Yield the wrong articles; old prose, which has "an uniform law" and "an useful art", keeps those."""
    old = word_sets(ctx.data("grammar.txt"))["old-words"]
    for slip in _wrong(ctx):
        yoo = slip.data["right"] == "a" and slip.data["next"][0] in "ue"
        if not yoo or len(old & ctx.facts.vocabulary_parts) < OLD:
            yield slip


def _wrong(ctx: Scope) -> Iterator[Slip]:
    sets = word_sets(ctx.data("grammar.txt"))
    end = 0
    for start in _doubtful(ctx, sets):
        match = ARTICLE.match(ctx.text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        article, word, block = match["article"].lower(), match["next"], ctx.block_at(start)
        if block is None or (match["article"] == "A" and not _opens(ctx, start, block.start)):
            continue
        if match["article"] == "An" and _is_irish(ctx, word, _opens(ctx, start, block.start)):
            continue
        right = _article(ctx, sets, word)
        if _stands_for_other(ctx, match):
            continue
        # "The field **a** equals 3": a letter.
        letter = alone_in_marks(ctx, *match.span("article"))
        if right and right != article and word not in sets["no-noun"] and not letter:
            start, stop = match.span("article")
            new = right.capitalize() if match["article"][0] == "A" else right
            # Before a mark of quotation the article may be the slip of another word ("try an “it moved”").
            kind = _doubt(ctx, sets, start, word, right)
            safety = "unsafe" if kind or match["mark"] in QUOTES else "safe"
            fix = Fix((Edit(ctx.doc.lift(start, stop), new),), f"write “{new}”", safety)
            yield ctx.found(start, stop, kind=kind, fix=fix, right=new, next=word)


def _is_irish(ctx: Scope, word: str, opens: bool) -> bool:
    """Say whether a capital "An" is the article of an Irish name: "An Post", "An Triail"."""
    return word.istitle() and not (opens and ctx.facts.lexicon.known(word.lower()))


def _stands_for_other(ctx: Scope, match: re.Match[str]) -> bool:
    """Say whether no article is meant: before another determiner ("remarks an The Tempest"), before letters
    that are quoted and spelt out ("an “fi” ligature"), or in what nobody wrote.
    """
    word = match["next"]
    if word in CAPITAL_ARTICLES or ctx.facts.unwritten.holds(match.start()):
        return True
    if SCHEME.match(ctx.text, match.end()):
        return True  # "an mailto:jo@a.example[email]"
    span = ctx.doc.lift(match.start(), match.start("next"))
    if TAG_BETWEEN.search(ctx.doc.source.text, span.start, span.end):
        return True  # "an [<ImageInput />](inputs.md) component"
    letters = match["mark"] in QUOTES and len(word) <= FEW and word[0] in SPELT_WITH_VOWEL
    return letters and ctx.text[match.end() : match.end() + 1] in CLOSING


def _doubtful(ctx: Scope, sets: Sets) -> Iterator[int]:
    """Yield where the articles stand that do not go with the next word at first sight. One before another
    article is among them, because the two are one match.
    """
    table = ctx.facts.word_table
    last = len(table) - 1
    for number in table.where(ARTICLES):
        if number == last:
            continue
        form = table.forms[number + 1]
        odd = len(form) > MOST_LETTERS or "\u2011" in form or table.gaps[number + 2].startswith("_")
        if (
            odd
            or table.lower[number + 1] in ARTICLES
            or _article(ctx, sets, form) not in ("", table.lower[number])
        ):
            yield table.starts[number]


def _doubt(ctx: Scope, sets: Sets, start: int, word: str, right: str) -> str:
    """Say what speaks against an article being one: "letter" where a verb follows as nothing but a letter or
    a variable has one, "maybe" where it is less sure, "" where it is an article.
    """
    known = before(ctx, start)
    may = ctx.facts.tagger.may
    if right == "an":
        if before_stop(ctx, start) in sets["of-letters"]:
            return "letter"  # "Art. 6 lit. a EU law"
        named, verb = known in sets["of-letters"], any(may(word, tag) for tag in VERBS)
        if not any(may(word, tag) for tag in BEHIND_ARTICLE):
            return "letter" if verb and (named or not may(word, "NNS", CHEAP)) else "maybe"
        follows = verb or any(may(word, tag, LIKELY) for tag in BEHIND_LETTER)
        return ("letter" if follows else "maybe") if named else ""
    # "Salt an pepper", "`inline` an Pygments": one letter of "and" was lost.
    lost = ctx.text[:start].endswith(PLACEHOLDER + " ") or (
        bool(known) and may(known, "NN") and not any(may(known, tag, LIKELY) for tag in BEFORE_ARTICLE)
    )
    return "maybe" if lost or word.lower() in sets["said-two-ways"] else ""


def _opens(ctx: Scope, at: int, start: int) -> bool:
    return (
        at == start
        or ctx.text[max(start, at - 3) : at].rstrip(' \n“"‘(').endswith((".", "!", "?", ":", "\n"))
        or not ctx.text[start:at].strip(' “"‘(*')
    )


def _article(ctx: Scope, sets: Sets, word: str) -> str:
    """Return the article that a word takes, or "" when it may take either or cannot be judged."""
    key, known = (word, ctx.facts.lexicon), _judged(ctx.data("grammar.txt"))
    if key not in known:
        if len(known) > MOST_KNOWN:
            known.clear()
        known[key] = _article_of(JOINT.split(word)[0], sets, ctx.facts.lexicon)
    return known[key]


@once
def _judged(lines: tuple[str, ...]) -> dict[tuple[str, Lexicon], str]:
    """Return the articles of words that were judged by a word list, kept for the next document of the run."""
    return {}


def _article_of(head: str, sets: Sets, lexicon: Lexicon) -> str:
    if head[:1].isdigit():
        return _number(head)
    low = head.lower()
    if head.isupper():
        return _spelt(head, sets)
    if len(head) == 1:
        return ""
    if not head[1:].islower() or not low.isascii():
        return ""
    if not VOWEL.search(low) or low in sets["spelt-small"] or (head.islower() and SPELT.match(low)):
        return ""
    # "a uint", "a utf-8 file", "an ubuntu": how a word of no dictionary begins with u is not to be seen.
    if low[0] == "u" and (not low.isalpha() or not lexicon.tier(low)):
        return ""
    if not low.isalpha():
        return ""
    if low[0] in "aeiou":
        if CONSONANT_SOUND.match(low):
            return "a"
        # A foreign name may begin with another sound than its letter shows.
        return "" if head[0] == "U" or (head[0] == "E" and low[1] in "uw") else "an"
    if SILENT.match(low):
        return "an"
    weak_h = low[0] == "h" and low[1:].startswith(tuple(sets["weak-h"]))
    if weak_h or (low[0] == "y" and low[1:2] not in tuple("aeiou")):
        return ""
    return "a" if (head.islower() and lexicon.known(low)) or head[0] in "BCDGKPTVWZ" else ""


def _number(digits: str) -> str:
    if not digits.isdigit():
        match = re.match(r"\d+", digits)
        digits = match.group() if match else ""
    if digits.startswith("8") or digits in ("11", "18"):
        return "an"
    # "An 0-4-0 tank engine": o as well as nought.
    return "" if not digits or digits.startswith(("0", "11", "18")) else "a"


def _spelt(letters: str, sets: Sets) -> str:
    """Judge an abbreviation by the name of its first letter; most consonants may also open a spoken word
    (NATO).
    """
    if letters[0] in LETTERS_EITHER or (len(letters) == 1 and letters in "AIU"):
        return ""
    if letters[0] == "U":
        return "a" if letters in sets["said-yoo"] else ""
    return "an" if letters[0] in LETTERS_VOWEL else "a"
