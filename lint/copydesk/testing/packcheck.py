"""Everything that is wrong with a pack, each with file, line and what to do: what its author reads first."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..base.files import read_head
from ..base.packnames import is_vale
from ..catalogue.catalogue import Catalogue, load
from ..catalogue.errors import PackError
from ..catalogue.installed import folder_of
from ..catalogue.packfiles import walk
from ..catalogue.rule import Rule
from ..catalogue.stylepacks import why_not_run
from .examples import Case, cases, check_case

_PLACED = re.compile(r"(.+?):(\d+): (.*)\Z", re.DOTALL)
_LICENCE = re.compile(r"(?i)licen[cs]e")
_SOURCE = re.compile(r"(?i)source|written|made|taken|own ")
_LISTED = (".txt", ".keyed", ".toml", ".json")
_OF_PACKS = (".py", *_LISTED)
_REMEDIES: Sequence[tuple[str, str]] = (
    ("is taken by", "choose another id or name; ids begin with three letters of your own"),
    ("need --allow-code", "look at the code, then run this with --allow-code"),
    ("unknown key", "docs/packs.md lists the keys"),
    ("is missing", "add it; docs/packs.md says what it holds"),
    ("is empty", "say it in a sentence"),
    ("needs at least", "add examples: bad ones mark their words with ⟦ ⟧, good ones are near misses"),
    ("not valid TOML", "mend the line; texts stand in quotation marks"),
    ("cannot be loaded", "run the file with Python and mend what it says"),
    ("no pack has a data file", "put the file into the pack's folder data, or mend its name"),
    ("and no fact is called so", "declare the fact in a file facts.py, or mend its name"),
    ("can take", "docs/development.md, “No expression that hangs”, says how"),
    ("too deep to be judged", "use fewer or smaller repeats, or several patterns"),
)


class Trouble(NamedTuple):
    """Something that is wrong with a pack: file, line, what it is, and what to do about it."""

    path: str
    line: int
    what: str
    remedy: str


class Verdict(NamedTuple):
    """What was found out about a pack: how many rules it has and how many cases of them ran, what is wrong,
    and rules of Vale styles that are sound and not run, with the reason.
    """

    rules: int
    cases: int
    troubles: list[Trouble]
    not_run: list[Trouble]


def check_pack(pack: str, allow_code: bool) -> Verdict:
    """Check a pack: a folder, the name of an installed one, or Vale styles (``vale:styles/Google``)."""
    named = pack
    pack = pack if is_vale(pack) else folder_of(pack)[0]
    if not is_vale(pack) and not os.path.isdir(pack):
        return Verdict(0, 0, [Trouble(pack, 1, "there is no such folder", "copydesk pack new makes one")], [])
    try:
        catalogue = load([named], allow_code=allow_code)
    except PackError as error:
        told = [_told(line) for line in error.errors]
        return Verdict(0, 0, [*told, *([] if is_vale(pack) else _about_files(pack))], [])
    if is_vale(pack):
        return _about_styles(catalogue)
    own = [rule for rule in catalogue.rules.values() if _inside(rule.path, pack)]
    troubles, ran = list[Trouble](), 0
    for rule in own:
        count, found = _about_examples(rule, catalogue)
        ran += count
        troubles += found
    # A pack may bring facts, words or profiles for the rules of others.
    if not own and not any(path.endswith(_OF_PACKS) and "pack.toml" not in path for path in walk(pack)):
        troubles.append(Trouble(pack, 1, "holds no rules", "copydesk pack new shows how one looks"))
    return Verdict(len(own), ran, [*troubles, *_about_files(pack)], [])


def _inside(path: str, pack: str) -> bool:
    return os.path.abspath(path).startswith(os.path.abspath(pack).rstrip(os.sep) + os.sep)


def _told(error: str) -> Trouble:
    """Take an error of the catalogue apart and say what helps."""
    placed = _PLACED.match(error)
    path, line, what = (placed[1], int(placed[2]), placed[3]) if placed else ("", 1, error)
    remedy = next((remedy for sign, remedy in _REMEDIES if sign in what), "mend it as the message says")
    return Trouble(path, line, what, remedy)


def _about_examples(rule: Rule, catalogue: Catalogue) -> tuple[int, list[Trouble]]:
    """Run the examples of a rule; one that fails in several surroundings is told once."""
    with open(rule.path, encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    try:
        ran = list(cases(rule, catalogue))
    except PackError as error:
        return 0, [_told(line) for line in error.errors]
    failed: dict[str, tuple[str, str, int]] = {}
    for case in ran:
        problem = check_case(case, rule, catalogue)
        if problem:
            kind, number = re.findall(r"-(bad|good)-(\d+)", case.name)[0]
            name = f"{kind} example {int(number) + 1}"
            first = failed.get(name, (problem, case.name, 0))
            failed[name] = (first[0], first[1], first[2] + 1)
    troubles = []
    for name, (problem, case_name, times) in failed.items():
        example = next(case for case in ran if case.name == case_name)
        surroundings = f" (in {times} surroundings)" if times > 1 else ""
        remedy = "mend the pattern, or the ⟦marks⟧ of the example"
        troubles.append(
            Trouble(rule.path, _line_of(lines, example), f"{name}: {problem}{surroundings}", remedy)
        )
    return len(ran), troubles


def _line_of(lines: Sequence[str], case: Case) -> int:
    """Return the line of an example in its rule file."""
    start = " ".join(case.text.split())[:25]
    for number, line in enumerate(lines, 1):
        plain = line if case.good else line.replace("⟦", "").replace("⟧", "")
        if start and start in " ".join(plain.split()):
            return number
    return next((number for number, line in enumerate(lines, 1) if "examples" in line), 1)


def _about_files(pack: str) -> Iterator[Trouble]:
    """Say which files of a pack are not read, and which lists do not say where they come from."""
    try:
        paths = sorted(walk(pack))
    except PackError:  # said already
        return
    for path in paths:
        inside = os.path.relpath(path, pack).replace(os.sep, "/")
        folder, _, name = inside.rpartition("/")
        if folder.split("/")[0] == "data":
            yield from _about_list(path)
        elif name.endswith((".yml", ".yaml")):
            yield Trouble(path, 1, "is no rule of Copydesk", f"for a Vale style, name the pack vale:{pack}")
        elif name.endswith(".toml") and folder.count("/") and folder.split("/")[0] != "profiles":
            remedy = "move it into the pack's folder, or a folder in that"
            yield Trouble(path, 1, "is not read: it lies too deep", remedy)


def _about_list(path: str) -> Iterator[Trouble]:
    if not path.endswith(_LISTED):
        return
    try:
        head = read_head(path, 6_000).decode("utf-8", "replace")[:3_000]
    except OSError as error:
        yield Trouble(path, 1, f"cannot be read: {error.strerror}", "a list is a file of its own")
        return
    if not path.endswith(".json"):
        head = "\n".join(line for line in head.splitlines() if line.lstrip().startswith("#"))
    missing = [what for what, sign in (("licence", _LICENCE), ("source", _SOURCE)) if not sign.search(head)]
    if missing:
        where = 'a key "licence"' if path.endswith(".json") else "a line “# Source: … Licence: …” at its top"
        yield Trouble(path, 1, f"does not say its {' and '.join(missing)}", f"put {where}")


def _about_styles(catalogue: Catalogue) -> Verdict:
    (pack,) = catalogue.styles
    troubles = [_told(note)._replace(remedy="mend it, or take it out") for note in pack.notes]
    not_run: list[Trouble] = []
    for rule in pack.rules:
        why = why_not_run(rule)
        if not why:
            continue
        match = rule.match if isinstance(rule.match, dict) else {}
        broken = bool(match.get("broken"))
        remedy = "mend the file" if broken else "leave it to Vale, or write it as a rule of Copydesk"
        told = Trouble(rule.path, int(match.get("line", 1)), f"{rule.id} is not run: {why}", remedy)
        (troubles if broken else not_run).append(told)
    return Verdict(len(pack.rules), 0, troubles, not_run)
