"""TYP003: nouns that are not counted, counted."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

MASS = (
    "information advice equipment furniture progress homework luggage baggage software hardware feedback "
    "research machinery news legislation "
    "cutlery jewellery jewelry clothing scenery traffic weather rubbish litter ammunition wreckage foliage "
    "poultry bedding footwear "
    "firmware malware ransomware spyware know-how nonsense leeway hearsay postage housework paperwork "
    "teamwork expertise livestock"
).split()
# Old prose has "a progress", "a scenery", "a machinery": only with an adjective between do they still count
# as slips there.
SINGLE = regex(
    r"(?<![\w\-])(?P<article>[Aa]n?|[Aa]nother|[Ee]very|"
    r"[Ee]ach)\s(?P<adjective>(?:[a-z][a-z\-]{1,20}\s){0,3})(?P<noun>"
    + "|".join(MASS)
    + r")(?=[.,;:!?)]|\s(?:of|in|on|for|that|which|to|is|was|has|by|from|with|about|between|among|"
    r"toward|towards|into|since|at|as|who|"
    r"when|because|will|would|can|could|must|should|made|made|against|after|before|during|if|so)\b|$)"
)
PLURAL = regex(
    r"(?<![\w\-])(?:informations|equipments|furnitures|softwares|hardwares|feedbacks|homeworks|luggages|"
    r"baggages|"
    r"know-hows|malwares|firmwares|paperworks|houseworks|rubbishes|ammunitions|jewelries|jewelleries|"
    r"clothings)(?![\w\-])",
    re.I,
)
MANY = regex(
    r"(?<![\w\-])(?P<many>[Mm]any|[Ss]everal|[Ff]ewer|[Vv]arious|[Nn]umerous|a\snumber\sof|these|those|two|"
    r"three|four|five)\s(?P<adjective>(?:[a-z]{3,15}\s)?)"
    r"(?P<noun>information|advice|equipment|furniture|progress|homework|luggage|baggage|software|hardware|"
    r"feedback|machinery|legislation|"
    r"ammunition|expertise|traffic|malware|ransomware|paperwork)(?=[.,;:!?)]|\s(?:of|in|on|for|that|which|"
    r"to|is|was|are|were|has|have|"
    r"by|from|with|about|between|at|as|and|or|will|can|could|must|should)\b|$)"
)
MUCH = regex(
    r"(?<![\w\-])(?P<many>[Mm]uch)\s(?P<noun>people|countries|things|problems|children|years|days|cities|"
    r"companies|questions|reasons|"
    r"members|workers|students|nations|states|jobs|persons|men|women|soldiers|voters|words|books|"
    r"ideas)(?![\w\-])"
)
ALL = frozenset(MASS) | frozenset(
    "informations equipments furnitures softwares hardwares feedbacks homeworks luggages baggages malwares "
    "firmwares paperworks houseworks "
    "rubbishes ammunitions jewelries jewelleries clothings much".split()
)
# Between article and noun these mean that the article belongs to something else: "an equipment and repair
# shop", "a whole on research".
PART = frozenset(
    "or and of for in to the with on at by from as that such who which piece bit lot deal most whole "
    "matter day week year while little "
    "minimum more less no any this these those their his her its our your my before after".split()
)


@rule(
    id="TYP003",
    name="countability",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["grammar"],
    summary="A noun that is not counted stands with “a” or in the plural",
    message="“{noun}” is not counted: not “{wrong}”",
    rationale="Words such as information, advice, equipment or progress have no plural and take no “a”. "
    "The slip is frequent in translations and "
    "in text where a program put one word for another.",
    remedy="Leave out the article, count a unit (“a piece of advice”), or choose a noun that can be "
    "counted (“a development”).",
    references=["https://en.wikipedia.org/wiki/Mass_noun"],
    bad=[
        "The engineers made ⟦a remarkable progress⟧ in May.",
        "He asked for ⟦an advice⟧, and got ⟦many equipment⟧ and no ⟦informations⟧.",
        "There was ⟦much people⟧ in the square.",
    ],
    good=[
        "A progress report and an information desk came with a software company and a research institute.",
        "The engineers made progress, and much advice was given on the equipment of many ships.",
        "A piece of furniture, a news story, an equipment failure, and many people.",
        "Many hardware shops sell it, and several software houses do.",
    ],
)
def countability(ctx: Context) -> Iterator[Hit]:
    present = [word for word in ALL if word in ctx.facts.vocabulary]
    for block in ctx.blocks() if present else ():
        text = ctx.text[block.start : block.end]
        if not any(word in text for word in present):
            continue
        for match in SINGLE.finditer(text):
            words = match["adjective"].split()
            if any(word in PART for word in words):
                continue
            noun = match["noun"]
            if not words and noun in (
                "progress",
                "machinery",
                "research",
                "news",
                "nonsense",
                "traffic",
                "weather",
                "scenery",
                "livestock",
            ):
                continue
            yield _hit(
                ctx,
                block.start,
                match,
                noun,
                f"{match['article']} … {noun}" if words else f"{match['article']} {noun}",
            )
        for match in PLURAL.finditer(text):
            yield _hit(ctx, block.start, match, match.group().removesuffix("s"), match.group())
        for match in MANY.finditer(text):
            if match["adjective"].strip() not in PART | {
                "kinds",
                "types",
                "pieces",
                "can",
                "must",
                "will",
                "may",
                "need",
            }:
                yield _hit(ctx, block.start, match, match["noun"], f"{match['many']} {match['noun']}")
        for match in MUCH.finditer(text):
            yield ctx.hit(
                block.start + match.start(),
                block.start + match.end(),
                message="“{noun}” are counted: write “many {noun}”",
                noun=match["noun"],
            )


def _hit(ctx: Context, at: int, match: re.Match[str], noun: str, wrong: str) -> Hit:
    return ctx.hit(at + match.start(), at + match.end(), noun=noun, wrong=wrong)
