"""TYP002: verb and noun that do not agree."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.api import Context, Hit, regex, rule

# Nouns that tell a time: "The votes this week are close" is right. Nouns of groups: British English lets them
# take a plural verb.
TIMES = frozenset(
    "week month year quarter decade century day morning afternoon evening night noon time season spring "
    "summer autumn fall winter monday "
    "tuesday wednesday thursday friday saturday sunday weekend january february march april may june july "
    "august september october "
    "november december moment".split()
)
GROUPS = frozenset(
    "team staff crew police family government committee council board company firm band group party club "
    "audience public press crowd "
    "class jury army navy cabinet parliament majority minority number lot couple pair range variety series "
    "generation percent data media "
    "bunch set people cattle clergy faculty youth faithful poor rich elite opposition management "
    "leadership union community side country "
    "half third quarter rest bit lot kind sort type trio duo".split()
)
# Where a clause begins with a capital; what its first words may be decides which patterns are tried there.
START = regex(r"(?:\A|[.;:!?][”’\"]? |\n)(?=(?P<word>[A-Z][a-z]{1,15})[ \n])")
SINGLE = regex(
    r"(?P<det>This|Each|Every|Another)\s(?P<words>(?:[a-z][a-z\-]{1,20}\s){0,2})"
    r"(?P<noun>[a-z][a-z\-]{2,25})\s(?P<verb>are|were|have)\b"
)
PLURAL = regex(r"(?P<det>These|Those)\s(?P<noun>[a-z][a-z\-]{2,25})\s(?P<verb>is|was|has)\b")
PRONOUN = regex(
    r"(?<![\w'’\-])(?:(?P<first>[Tt]hey|[Ww]e|[Yy]ou)\s(?P<was>was|is|has|(?:was|is|has)n['’]t)"
    r"|(?P<third>[Hh]e|[Ss]he|[Ii]t)\s(?P<are>are|have|don['’]t|aren['’]t|haven['’]t)"
    r"|(?P<i>I)\s(?P<is>is|are|has|were))(?![\w'’\-])"
)
MINE = regex(
    r"(?:My|Your|His|Her|Our|Their)\s[a-z]{2,20}\sand\s(?P<me>me)\s"
    r"(?=(?:will|would|went|was|were|are|have|had|can|could|should|must|did|do)\b)"
)
PAIRS = tuple(
    f"{subject} {verb}"
    for subjects, verbs in (
        (("they", "They", "we", "We", "you", "You"), ("was", "is", "has")),
        (("he", "He", "she", "She", "it", "It"), ("are", "have", "don't", "don’t", "aren't", "aren’t")),
        (("I",), ("is", "are", "has", "were")),
    )
    for subject in subjects
    for verb in verbs
)
EXISTS = regex(
    r"\b[Tt]here\s(?P<verb>is|was|['’]s)\s(?P<many>several|numerous|various|two|three|four|five|six|seven|"
    r"eight|nine|ten|few)\s[a-z]{2,}"
)
AFTER_COMMA = regex(r", (?=[A-Z][a-z]{2,15} and [A-Z])")
NUMBER_OF = regex(r"\b[Tt]he number of (?:[a-z]{3,15} )?(?P<noun>[a-z]{3,20}s) (?P<verb>are|were|have)\b")
# "The use of drones are": what is counted is the use.
HEAD_OF = regex(
    r"The (?P<noun>[a-z]{2,15}(?:tion|sion|ment|ance|ence|ness|ship|ism)|"
    r"use|role|impact|growth|importance|presence) of "
    r"(?:the )?(?:[a-z]{3,15} )?[a-z]{3,20}s (?P<verb>are|were|have)\b"
)
MANY = regex(
    r"(?P<det>Several|Many|Various|Numerous|Both) (?:[a-z]{3,15} )?(?P<noun>[a-z]{3,20}s) "
    r"(?P<verb>is|was|has)\b"
)
THE = regex(r"(?P<det>The|Our|Their|Its|His|Her) (?P<noun>[a-z]{4,20}) (?P<verb>is|was|has|are|were|have)\b")
# "Experts believes": at the start of a clause, and only before verbs that are no nouns.
PEOPLE = regex(
    r"(?:(?:Many|Several|Most|Some|These|Those|Other|All|Both|"
    r"The) )?(?P<noun>[A-Za-z][a-z]{3,15}s) (?P<verb>[a-z]{3,14}s)\b(?! \w+(?:s|ed) )"
)
TWO_NAMES = regex(r"(?P<one>[A-Z][a-z]{2,15}) and (?P<two>[A-Z][a-z]{2,15}) (?P<verb>is|was|has)\b")
# Singular although they end in s, or plural in use.
SINGULAR_S = frozenset(
    "news series species means politics headquarters corps summons innings gallows crossroads barracks "
    "works lens chess tennis mathematics "
    "physics economics athletics ethics statistics tactics acoustics linguistics genetics mechanics "
    "gymnastics logistics robotics "
    "electronics aesthetics dynamics metrics analytics semantics graphics measles diabetes rabies "
    "billiards cards darts dominoes "
    "customs woods downs falls rapids straits springs sands heights gardens times states shambles biceps "
    "forceps kudos cosmos chaos "
    "pathos ethos canvas atlas alias bias christmas gas pancreas trousers arms goods thanks".split()
)
SINGULAR_ENDING = ("tion", "sion", "ment", "ness", "ance", "ence", "ship", "ism", "ology", "ency", "acy")
FUNCTION = frozenset(
    "and or of in to who that which is was be has can will would could should may might must shall they we "
    "you he she it i now here there "
    "then also one ones much many few all both some any more most less least do does did not for "
    "at by from with as if than but".split()
)
# Groups that may take a plural verb, among the nouns that end like abstract ones.
COLLECTIVE = frozenset(
    "administration association coalition collection combination congregation corporation delegation "
    "deputation federation institution "
    "nation organisation organization population section selection foundation commission division "
    "battalion regiment detachment "
    "government parliament department audience membership readership partnership generation proportion "
    "portion fraction addition "
    "management establishment contingent accumulation assortment succession procession".split()
)
NO_SUBJECT = frozenset("days who present kind kinds affected involved concerned lacking needed".split())
JOINED_NAMES = frozenset({"Bosnia", "Trinidad", "Antigua"})
HELPERS = frozenset(
    "do does did will would can could shall should may might must let lets make makes made help helps "
    "helped that lest if though whether see "
    "saw watch hear heard have has had than as and or nor insist insists demand ask asks pronoun word".split()
)


@rule(
    id="TYP002",
    name="agreement",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["grammar"],
    summary="Verb and noun do not agree in number",
    message="“{subject}” does not go with “{verb}”",
    rationale="One thing is, several things are. Only patterns that are wrong in every reading are "
    "reported: a subject that is told by its "
    "determiner, or a pronoun, directly before its verb. Collective nouns and times are left alone.",
    remedy="Make the verb fit its subject, or the noun its number.",
    references=["https://en.wikipedia.org/wiki/Agreement_(linguistics)#English"],
    bad=[
        "⟦This report were⟧ written in a hurry.",
        "The vote is over. ⟦These result is⟧ final, and ⟦they was⟧ expected.",
        "My brother and ⟦me⟧ will go, and ⟦he aren't⟧ keen.",
        "⟦The results was⟧ clear. ⟦Several countries has⟧ agreed, and ⟦the number of ships are⟧ small.",
        "⟦Denmark and Norway has⟧ signed. ⟦The use of drones were⟧ discussed.",
        "⟦Experts believes⟧ so. ⟦There is several⟧ ways to do it.",
    ],
    good=[
        "The votes this week are close. This team are the champions. This much is clear.",
        "If I were you, I would ask whether it be so. Does it have a roof? Let it have one.",
        "One of the reasons for the delay was rain, two years ago.",
        "Those present is a phrase. All of this and more have been tried. Every man and woman have a vote, "
        "some say.",
        "There is many a slip. There was one of several.",
        "The news is good, the United States is large, and a number of ships are late. The majority of "
        "voters were in.",
        "The administration were divided. Many a ship was lost. The poor are many. Bosnia and Herzegovina "
        "is a state.",
    ],
)
def agreement(ctx: Context) -> Iterator[Hit]:
    for block in ctx.blocks():
        text, at = ctx.text[block.start : block.end], block.start
        for start in START.finditer(text):
            yield from _clause(ctx, text, at, start.end(), start["word"])
        # Few blocks have any of these words; asking for them first is ten times as quick as trying the
        # patterns.
        for match in PRONOUN.finditer(text) if any(pair in text for pair in PAIRS) else ():
            subject, _, verb = match.group().partition(" ")
            if verb and not _asked(text, match):
                yield _hit(ctx, at, match, subject, verb)
        for match in EXISTS.finditer(text) if "here " in text or "here'" in text or "here’" in text else ():
            if match["many"] != "few":
                message = "“{many}” needs a verb in the plural: “there are”, “there were”"
                start_at, end = at + match.start(), at + match.end("many")
                yield ctx.hit(start_at, end, message=message, severity="warning", many=match["many"])
        for match in AFTER_COMMA.finditer(text) if " and " in text else ():
            yield from _two_names(ctx, at, TWO_NAMES.match(text, match.end()))
        for match in NUMBER_OF.finditer(text) if "he number of " in text else ():
            yield _hit(ctx, at, match, "the number of …", match["verb"], "warning")


def _agrees(ctx: Context, at: int, match: re.Match[str] | None) -> Iterator[Hit]:
    """Judge a noun in the plural right before a verb in -s."""
    if match is None:
        return
    noun, third = match["noun"].lower(), _third(ctx.data("verbs.txt"))
    stem = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
    known = ctx.facts.lexicon.look_up(noun)
    if match["verb"] not in third or noun in third or known.name or not _plural_noun(noun):
        return
    if ctx.facts.lexicon.tier(stem) >= 4 and known.tier > 0:
        yield _hit(ctx, at, match, match.group().rpartition(" ")[0], match["verb"], "warning")


@cache
def _third(lines: tuple[str, ...]) -> frozenset[str]:
    verbs = [verb for verb in " ".join(lines).split() if not verb.startswith("~")]
    return frozenset(
        {
            "says",
            "thinks",
            "knows",
            "becomes",
            "brings",
            "makes",
            "takes",
            "gives",
            "tells",
            "means",
            *(
                verb + "es"
                if verb.endswith(("s", "sh", "ch", "x", "z"))
                else verb[:-1] + "ies"
                if verb.endswith("y")
                else verb + "s"
                for verb in verbs
            ),
        }
    )


def _clause(ctx: Context, text: str, at: int, start: int, first: str) -> Iterator[Hit]:
    """Judge the subject that a clause begins with."""
    if first in ("This", "Each", "Every", "Another"):
        yield from _single(ctx, at, SINGLE.match(text, start))
        return
    yield from _agrees(ctx, at, PEOPLE.match(text, start))
    if first in ("These", "Those"):
        match = PLURAL.match(text, start)
        if match and match["noun"] not in NO_SUBJECT:
            yield _hit(ctx, at, match, f"{match['det']} {match['noun']}", match["verb"])
    elif first in ("Several", "Many", "Various", "Numerous", "Both"):
        match = MANY.match(text, start)
        if match and _plural_noun(match["noun"]):
            yield _hit(ctx, at, match, f"{match['det']} … {match['noun']}", match["verb"], "warning")
    yield from _two_names(ctx, at, TWO_NAMES.match(text, start))
    if first in ("The", "Our", "Their", "Its", "His", "Her", "My", "Your"):
        yield from _definite(ctx, text, at, start)


def _two_names(ctx: Context, at: int, match: re.Match[str] | None) -> Iterator[Hit]:
    if match is None or match["one"] in JOINED_NAMES:
        return
    pair = [ctx.facts.lexicon.names.get(match[part].lower()) for part in ("one", "two")]
    if all(name and name.kind == "country" for name in pair):
        yield _hit(ctx, at, match, f"{match['one']} and {match['two']}", match["verb"])


def _single(ctx: Context, at: int, match: re.Match[str] | None) -> Iterator[Hit]:
    if match is None:
        return
    noun, between = match["noun"], match["words"].split()
    known = ctx.facts.lexicon.tier(noun) > 0 and (not noun.endswith("s") or noun.endswith(("ss", "us", "is")))
    if known and noun not in TIMES | GROUPS | FUNCTION and not FUNCTION.intersection(between):
        yield _hit(ctx, at, match, match["det"] + (" … " if between else " ") + noun, match["verb"])


def _definite(ctx: Context, text: str, at: int, start: int) -> Iterator[Hit]:
    if match := MINE.match(text, start):
        begin, end = match.span("me")
        yield ctx.hit(at + begin, at + end, message="As the subject write “I”, not “me”")
    if (match := HEAD_OF.match(text, start)) and match["noun"] not in GROUPS | COLLECTIVE:
        yield _hit(ctx, at, match, f"The {match['noun']} of …", match["verb"], "warning")
    match = THE.match(text, start)
    if match is None:
        return
    noun, lexicon = match["noun"], ctx.facts.lexicon
    if match["verb"] in ("are", "were", "have"):
        wrong = noun.endswith(SINGULAR_ENDING) and noun not in GROUPS | COLLECTIVE
    else:
        stem = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
        wrong = _plural_noun(noun) and lexicon.tier(stem) >= 4
    if wrong and lexicon.tier(noun) > 0:
        yield _hit(ctx, at, match, f"{match['det']} {noun}", match["verb"], "warning")


def _plural_noun(noun: str) -> bool:
    return (
        noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "os", "as", "ics"))
        and noun not in SINGULAR_S
    )


def _asked(text: str, match: re.Match[str]) -> bool:
    """Say whether another verb or a wish stands before the pronoun: "does it have", "if I were", "that he
    have".
    """
    before = re.findall(r"[\w'’]+|[^\w\s]", text[max(0, match.start() - 40) : match.start()])[-4:]
    if before[-2:] in ([",", "and"], [",", "but"], [",", "so"]):
        before = []
    if match.group().lower().startswith(("you", "it")) and before and before[-1] not in ".!?;":
        # "The plan I offer you has four parts": these two may be objects.
        return True
    if any(word.lower().replace("’", "'").removesuffix("n't") in HELPERS for word in before):
        return True
    if match["i"] and match["is"] == "were":
        return bool(before) and before[-1] not in ".;:"
    # A list before it ("you and he have") or a question ("have they is") makes other readings possible; so
    # does a mention in quotes.
    return bool(before) and (
        before[-1] in "\"'“‘*_("
        or before[-1].lower() in ("of", "to", "for", "with", "about", "by", "me", "wish", "were", "is")
    )


def _hit(
    ctx: Context, at: int, match: re.Match[str], subject: str, verb: str, severity: str | None = None
) -> Hit:
    return ctx.hit(at + match.start(), at + match.end(), severity=severity, subject=subject, verb=verb)
