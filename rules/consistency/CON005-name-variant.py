"""CON005: one name in two spellings."""

from collections import defaultdict
from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, regex, rule

FULL = regex(
    r"(?<![\w’'-])(?=(?P<first>[A-Z][a-zà-ÿ’'-]{2,20}) (?:[A-Z]\. )?(?P<last>(?:(?:de|van|von|al|el|bin|di"
    r"|da) )?[A-Z][a-zà-ÿ’'-]{3,20})"
    r"(?![\w-]))"
)
# Words that open a sentence or stand for an office before a name.
NOT_FIRST = frozenset(
    "the this that these those its his her their our when where while after before since from with and but "
    "for not all most "
    "president minister senator general captain king queen prince princess lord lady saint doctor "
    "professor judge mayor bishop "
    "north south east west new old great upper lower mount lake river port fort saint san los las monday "
    "tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september october "
    "november december".split()
)


@rule(
    id="CON005",
    name="name-variant",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["heading", "paragraph", "list-item", "cell", "caption"],
    tags=["consistency", "names"],
    summary="One person seems to be written in two spellings",
    message="“{name}” here, “{other}” elsewhere ({count} times); one person?",
    rationale="Getting a name wrong is the mistake that readers forgive least, and a text that spells it "
    "in two ways has got it wrong "
    "once. Two names count as one when first or last name is the same and the other differs by one letter.",
    remedy="Look the name up and write it in one way.",
    references=["https://www.spj.org/ethicscode.asp"],
    bad=[
        {
            "text": "Margaret Thurlow keeps bees. Margaret Thurlow sells wax. In May ⟦Margaret Thurlew⟧ "
            "moved.\n",
            "bare": True,
        },
        {"text": "Jonathan Peake sang. Later Jonathan Peake and ⟦Johnathan Peake⟧ danced.\n", "bare": True},
    ],
    good=[
        {"text": "Margaret Thurlow keeps bees. Margaret Thorpe sells wax.\n", "bare": True},
        {"text": "Anna Petrov married; Anna Petrova is her mother.\n", "bare": True},
        {"text": "Jonathan Peake sang. Nathan Peake danced.\n", "bare": True},
        {
            "text": "John Smith and Joan Smith live there; Joan Smith writes, John Smith cooks.\n",
            "bare": True,
        },
    ],
)
def name_variant(ctx: Context) -> Iterator[Hit]:
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for block in ctx.blocks():
        for match in FULL.finditer(ctx.text, block.start, block.end):
            first, last = (
                match["first"].removesuffix("’s"),
                match["last"].removesuffix("’s").removesuffix("'s"),
            )
            if first.casefold() not in NOT_FIRST and last.casefold() not in NOT_FIRST:
                places[first, last].append((match.start(), match.start("last") + len(last)))
    names = sorted(places, key=lambda name: (-len(places[name]), places[name][0]))
    for at, minor in enumerate(names):
        for major in names[:at]:
            if _one_person(major, minor) and len(places[major]) > len(places[minor]):
                start, end = places[minor][0]
                related = (Related(ctx.doc.lift(*places[major][0]), "the other spelling"),)
                other = " ".join(major)
                yield ctx.hit(
                    start, end, related=related, name=" ".join(minor), other=other, count=len(places[major])
                )
                break


def _one_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    for same, differ in ((0, 1), (1, 0)):
        left, right = one[differ], other[differ]
        if one[same] == other[same] and left != right and min(len(left), len(right)) >= 6:
            # A final a, s or i tells a woman's name, a plural or another name, not a slip.
            if left.startswith(right) or right.startswith(left):
                return False
            return _one_letter_apart(left.casefold(), right.casefold())
    return False


def _one_letter_apart(one: str, other: str) -> bool:
    """Say whether one letter added, dropped, changed, or two swapped make one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[2:] == right[2:] and left[:2] == right[1::-1])
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[1:] == shorter
