"""TYP010: "a" before a vowel sound, "an" before a consonant sound."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

ARTICLE = regex(
    r"(?<![\w'’.\-\u2011/&])(?P<article>[Aa]n?)(?P<space>[ \t]{1,2}|"
    r"[ \t]?\n[ \t]?)(?P<mark>[“\"‘(*]?)(?P<next>[^\W_][\w'’\-]{0,30})"
)
# A vowel letter with the sound of a consonant ("a union", "a one-off", "a European") ...
CONSONANT_SOUND = regex(
    r"(?:eu(?!$)|ew[er]|once|one(?!i|r)|ouija|oui|u(?=$|-)|uni(?!n[^i]|nit|nim|nd|ss|mp|mag|mm|dent|nv|nh|"
    r"ns|nt)|us(?:e|a|u|i[nt])(?!her)|ut(?:i|o(?!n)|e(?!r$))"
    r"|ur(?:a|e|i|o|u)|uk|uga|ubi|ufo|ulu|ululat|um(?:a|e)|upa|uy|uv|ewe|uran|uric|euph|urol|utah)"
)
# ... and a consonant letter that is silent ("an hour").
SILENT = regex(r"(?:hour|honest|honor|honour|heir|hono)")
WEAK_H = regex(
    r"h(?:istor|otel|abitual|ereditar|eroic|allucin|umble|erb|ysteri|undred|arangu|ilarious|orrific|omage|"
    r"abitu|elmetin)"
)
VOWEL = regex(r"[aeiouy]")
SPELT_SMALL = frozenset("url urls ui usb uv api apis sql html http md".split())
LETTERS_VOWEL, LETTERS_EITHER = "AEIO", "FHLMNRSX"
# Words that follow "a" as a letter, a grade or a foreign word.
NOT_NOUNS = frozenset(
    "is and or of in on as at if it are am an i e o u el al il il us est ad avec la un una".split()
)


@rule(
    id="TYP010",
    name="article-sound",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["grammar"],
    summary="“a” stands before a vowel sound, or “an” before a consonant",
    message="Write “{right}” before “{next}”",
    rationale="The sound decides, not the letter: an hour, a union, an MP, a UN envoy. A wrong article is "
    "mostly what is left when the next word "
    "was changed. Abbreviations that may be spelt out or spoken as a word, and an old “an” before h, are "
    "left alone.",
    remedy="Change the article.",
    references=["https://en.wikipedia.org/wiki/English_articles#Distinction_between_a_and_an"],
    bad=[
        {"text": "It was ⟦a⟧ odd day for ⟦an⟧ consul.", "fixed": "It was an odd day for a consul."},
        "The firm became ⟦an⟧ union within ⟦a⟧ hour.",
        "It is ⟦a⟧ 11-year plan for ⟦an⟧ US port.",
    ],
    good=[
        "A European union met for an hour in a one-room house with an honest heir and a UN envoy.",
        "An MP, a NATO officer, an FBI agent, an X-ray, an 8-hour shift, an 11th hour, a 100-year lease.",
        "Vitamin A is a vitamin; grade A or B will do. An unidentified man saw a unicorn, a ewe and an urn.",
        "An historic hotel, a historic hotel and an uninhabited isle.",
    ],
)
def article_sound(ctx: Context) -> Iterator[Hit]:
    for block in ctx.blocks():
        for match in ARTICLE.finditer(ctx.text, block.start, block.end):
            article, word = match["article"].lower(), match["next"]
            if match["article"] == "A" and not _opens(ctx, match.start(), block.start):
                continue
            right = _article(ctx, word)
            if right and right != article and word not in NOT_NOUNS:
                start, end = match.span("article")
                new = right.capitalize() if match["article"][0] == "A" else right
                fix = Fix((Edit(ctx.doc.lift(start, end), new),), f"write “{new}”", "safe")
                yield ctx.hit(start, end, fix=fix, right=new, next=word)


def _opens(ctx: Context, at: int, start: int) -> bool:
    return (
        at == start
        or ctx.text[max(start, at - 3) : at].rstrip(' \n“"‘(').endswith((".", "!", "?", ":", "\n"))
        or not ctx.text[start:at].strip(' “"‘(*')
    )


def _article(ctx: Context, word: str) -> str:
    """Return the article that a word takes, or "" when it may take either or cannot be judged."""
    head = re.split(r"[-'’]", word)[0]
    if head[:1].isdigit():
        return _number(head)
    low = head.lower()
    if head.isupper():
        return _spelt(head)
    if len(head) == 1:
        return ""
    if not head[1:].islower() or not low.isascii():
        return ""
    if not VOWEL.search(low) or low in SPELT_SMALL:
        return ""
    if low[0] in "aeiou":
        if CONSONANT_SOUND.match(low):
            return "a"
        # A foreign name may begin with another sound than its letter shows.
        return "" if head[0] in "UE" else "an"
    if SILENT.match(low):
        return "an"
    if WEAK_H.match(low) or (low[0] == "y" and low[1:2] not in tuple("aeiou")):
        return ""
    return "a" if (head.islower() and ctx.facts.lexicon.known(low)) or head[0] in "BCDGKPTVWZ" else ""


def _number(digits: str) -> str:
    if not digits.isdigit():
        match = re.match(r"\d+", digits)
        digits = match.group() if match else ""
    if digits.startswith("8") or digits in ("11", "18"):
        return "an"
    return "" if not digits or digits.startswith(("11", "18")) else "a"


def _spelt(letters: str) -> str:
    """Judge an abbreviation by the name of its first letter; most consonants may also open a spoken word
    (NATO).
    """
    if letters[0] in LETTERS_EITHER or (len(letters) == 1 and letters in "AIU"):
        return ""
    if letters[0] == "U":
        return (
            "a"
            if letters
            in (
                "US",
                "UN",
                "UK",
                "USA",
                "UAE",
                "UNESCO",
                "UNICEF",
                "USB",
                "URL",
                "UFO",
                "USSR",
                "UV",
                "UAV",
                "UI",
            )
            else ""
        )
    return "an" if letters[0] in LETTERS_VOWEL else "a"
