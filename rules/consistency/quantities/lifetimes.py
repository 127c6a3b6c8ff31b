"""Ages that do not fit the year of birth and another year beside it."""

from collections.abc import Iterator

from copydesk.api import Scope, Sentence, Slip, regex, worded

from .figuredtext import ANY, Figured, N, Quantity, Y

_FILE = "quantities.toml"
_ANY = f"[^{ANY[1:-1]}.;]"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? |[\uf000-\uf3ff],? ?)?"
BORN = regex(rf"\b[Bb]orn\b[^.;\ue000-\uebff]{{0,50}}?\b(?:in|on) {_MONTH}(?P<born>{Y})")
# "locked the door in 1988 at the age of 56", "was 34 when she recorded it in March 2025"
AGED = regex(
    rf"\b(?:in|on) {_MONTH}(?P<year>{Y}),? (?:at the age of|aged|at age|when (?:he|she) was) (?P<n>{N})"
    rf"(?! (?:months|weeks|days))"
)
WHEN = regex(
    rf"\b(?:at the age of|aged|was|were) (?P<n>{N}),? (?:years old )?(?:when|in)\b{_ANY}{{0,50}}?\b(?:in"
    rf"|on) {_MONTH}"
    rf"(?P<year>{Y})"
)
TURNED = regex(rf"\bturn(?:ed|s|ing) (?P<n>{N}) (?:in|on) {_MONTH}(?P<year>{Y})")
# "Magda Irons, 52, was born in 1954"
NAMED_AGE = regex(
    rf"(?:\A|, |\bby )(?:[A-Z][\w’'-]{{0,20}} ){{0,3}}[A-Z][\w’'-]{{0,20}}, (?P<n>{N}), (?:who )?(?:was"
    rf"|is)\b"
)
DIED = regex(rf"\b(?:died|killed|passed away)\b[^.;\ue000-\uebff]{{0,50}}?\b(?:in|on) {_MONTH}(?P<died>{Y})")
WAS = regex(r"(?:She|He) was (?:only |just |aged )?(?P<n>\d{1,3})(?: years old)?(?:[.,;]| and\b)")
# "born in 1961 and, at 55, is the oldest", "born in 1999 and now 12 years old"
PRESENT = regex(
    rf"(?:,|,? and),? (?:(?:is )?now (?:aged )?(?P<now>{N})(?: years old)?(?=[,.;]|\Z)|is (?:now )?"
    rf"(?P<old>{N}) years old"
    rf"|(?:now )?(?:at|aged) (?P<n>{N}),? (?:years old,? )?is\b|may now [a-z]{{2,10}}, at (?P<may>{N}))"
)
# "Gustav Ahlmann (1884-1951) was a printer." … "Ahlmann died two years later, aged 72."
LIFE = regex(
    r"\b(?P<name>[A-Z][\w’'-]{1,20}) \((?:born |b\. )?(?:[\w ]{1,20},? )?(?P<born>1[5-9]\d\d|20\d\d)"
    r"(?: ?[–-] ?(?:[\w ]{1,20},? )?(?P<died>1[5-9]\d\d|20\d\d))?\)"
)
BIRTH = regex(r"\b[Bb]orn\b[^.;()]{0,60}?\b(?P<born>1[5-9]\d\d|20\d\d)\b")
AT_DEATH = regex(rf"\b(?:died|dies)\b[^.;]{{0,60}}?,? (?:aged|at the age of|at) (?P<n>{N})(?=[.,;]|\Z)")
KIN = worded(r"\b(?:his|her|their|whose) (?:\w{1,12} )?(?:(?@kin))\b", _FILE)


def wrong_ages(scope: Scope) -> Iterator[Slip]:
    """Yield ages that a person born in the year beside them did not have."""
    for sentence in scope.sentences_of(scope.facts.word_table.where(("born",))):
        figured = scope.facts.quantities.of(sentence)
        if figured is None or KIN(scope.data).search(figured.text):
            continue
        births = list(BORN.finditer(figured.text))
        if len(births) == 1:
            birth = figured.at(births[0]["born"])
            yield from _beside(figured, birth)
            yield from _named(scope, figured, birth)
            yield from _present(scope, figured, birth)
            yield from _behind(scope, sentence, figured, int(birth.value))
    yield from _of_the_one_life(scope)


def _of_the_one_life(scope: Scope) -> Iterator[Slip]:
    """Yield ages, told of the one person whose years of life an article gives, that are not theirs."""
    lives = list(LIFE.finditer(scope.text)) if "(1" in scope.text or "(2" in scope.text else []
    if not lives or len(lives) > 1:
        return
    life = lives[0]
    born, died = int(life["born"]), int(life["died"] or 0)
    if any(int(each["born"]) != born for each in BIRTH.finditer(scope.text)):
        return
    subject = (f"{life['name']} ", "He ", "She ", "In ", "At ")
    table = scope.facts.word_table
    for sentence in scope.sentences_of(table.where(("aged", "age", "at", "when", "turned"))):
        if sentence.start <= life.start() or not sentence.text.startswith(subject):
            continue
        figured = scope.facts.quantities.of(sentence)
        if figured is None or KIN(scope.data).search(figured.text):
            continue
        if sentence.text.startswith(("In ", "At ")) and not any(
            f" {name}" in sentence.text for name in subject[:3]
        ):
            continue
        for pattern in (AGED, TURNED):
            for match in pattern.finditer(figured.text):
                said, year = figured.at(match["n"]), int(figured.at(match["year"]).value)
                least = year - born - (pattern is AGED)
                if born < year <= (died or year):
                    yield from _age(said.start, said.end, said.value, born, year, (least, year - born))
        at_death = AT_DEATH.search(figured.text) if died else None
        if at_death:
            said = figured.at(at_death["n"])
            yield from _age(said.start, said.end, said.value, born, died, (died - born - 1, died - born))


def _beside(figured: Figured, birth: Quantity) -> Iterator[Slip]:
    born = int(birth.value)
    for pattern in (AGED, WHEN, TURNED):
        for match in pattern.finditer(figured.text):
            said, year = figured.at(match["n"]), int(figured.at(match["year"]).value)
            least = year - born - (pattern is not TURNED)
            if year > born:
                last = max(said, birth, key=lambda each: each.start)
                yield from _age(last.start, last.end, said.value, born, year, (least, year - born))


def _present(scope: Scope, figured: Figured, birth: Quantity) -> Iterator[Slip]:
    """Yield the age that somebody has now ("born in 1999 and now 12 years old")."""
    match = PRESENT.search(figured.text)
    today = scope.facts.written_in if match else None
    if match and today is not None:
        said, born = figured.at(match[match.lastgroup or "n"]), int(birth.value)
        age = today.year - born
        if today.stated or said.value < age - 2:
            last = max(said, birth, key=lambda each: each.start)
            yield from _age(last.start, last.end, said.value, born, today.year, (age - 1, age))


def _named(scope: Scope, figured: Figured, birth: Quantity) -> Iterator[Slip]:
    """Yield the age behind a name, which is that of the day of writing."""
    match = NAMED_AGE.search(figured.text)
    today = scope.facts.written_in if match else None
    if match and today is not None:
        said, born = figured.at(match["n"]), int(birth.value)
        age, last = today.year - born, max(said, birth, key=lambda each: each.start)
        if today.stated or said.value < age - 2:
            yield from _age(last.start, last.end, said.value, born, today.year, (age - 1, age), loose=1)


def _behind(scope: Scope, sentence: Sentence, figured: Figured, born: int) -> Iterator[Slip]:
    """Yield the age in the next sentence ("She was 81.") of somebody who was born and died in this one."""
    died = DIED.search(figured.text)
    match = WAS.match(scope.text, min(sentence.end + 1, sentence.block.end), sentence.block.end)
    if died and match:
        year = int(figured.at(died["died"]).value)
        age = float(match["n"])
        yield from _age(match.start("n"), match.end("n"), age, born, year, (year - born - 1, year - born))


def _age(
    start: int, end: int, age: float, born: int, year: int, right: tuple[int, int], *, loose: int = 0
) -> Iterator[Slip]:
    least, most = right
    if 0 <= most <= 120 and age < 130 and not least - loose <= age <= most + loose:
        yield Scope.found(
            start,
            end,
            kind="then",
            born=born,
            year=year,
            age=f"{age:.0f}",
            right=f"{least} or {most}" if least < most else f"{most}",
        )
