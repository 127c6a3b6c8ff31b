"""How many slips of grammar are found that were made on purpose in sentences of other people's texts:
``python bench/madeslips.py FOLDER [CLASS ...] [--sentences N] [--misses N]``.

From the English articles of a folder come plain sentences of 8 to 28 words. In each, one word is changed as
``CLASSES`` says, by a fixed draw: a verb in the other number, a form that its helper does not take, a pronoun
or another small word for one, a small word left out. A slip is found when a TYP or TPG finding touches its
place or what lies ``NEAR``. Some changes make a right sentence again ("Chelsea were"), so that not all can be
found; what counts is the same measure before and after a change. The texts are anybody's: choose such that no
rule was made for.
"""

from __future__ import annotations

import random
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from copydesk.catalogue.ruleset import RuleSet, defaults
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import Task, examine

TODAY = "2026-11-28"
PLAIN = re.compile(r"[A-Z][A-Za-z ,;'’-]+\.")
LEAST, MOST = 8, 28
TOKEN = re.compile(r"[A-Za-z'’-]+|[^A-Za-z'’-]+")
NEAR, TOGETHER = 25, 50
HELPERS = "to will can may must should would could don't doesn't didn't".split()
BE_HAVE = "was were been is are be has have had".split()
Draw = Callable[[str, random.Random], "Made | None"]


class Made(NamedTuple):
    """A sentence with a slip: the text, the range of the slip in it, what stood there and what does."""

    text: str
    start: int
    end: int
    right: str
    wrong: str


def changed(wanted: Callable[[list[str], int], bool], change: Callable[[str, random.Random], str]) -> Draw:
    """Return what changes one of the wanted words of a sentence."""

    def draw(sentence: str, chance: random.Random) -> Made | None:
        tokens = TOKEN.findall(sentence)
        places = [at for at in range(len(tokens)) if tokens[at][0].isalpha() and wanted(tokens, at)]
        if not places:
            return None
        at = chance.choice(places)
        wrong = change(tokens[at], chance)
        start = len("".join(tokens[:at]))
        text = sentence[:start] + wrong + sentence[start + len(tokens[at]) :]
        return Made(text, start, start + len(wrong), tokens[at], wrong) if wrong != tokens[at] else None

    return draw


def swapped(*groups: str) -> Draw:
    """Return what puts another word for one: "right wrong wrong …" a group."""
    others = {first: rest for first, *rest in map(str.split, groups)}
    return changed(lambda tokens, at: tokens[at] in others, lambda word, chance: chance.choice(others[word]))


def dropped(words: str) -> Draw:
    """Return what leaves one of some words out, inside of a sentence."""
    small = set(words.split())

    def draw(sentence: str, chance: random.Random) -> Made | None:
        tokens = TOKEN.findall(sentence)
        inside = range(2, len(tokens) - 2)
        places = [at for at in inside if tokens[at] in small and tokens[at - 1] == tokens[at + 1] == " "]
        if not places:
            return None
        at = chance.choice(places)
        before, behind = "".join(tokens[: at - 1]), "".join(tokens[at + 1 :])
        end = len(before) + 1 + len(tokens[at + 2])
        return Made(before + behind, len(before) - len(tokens[at - 2]), end, tokens[at], "")

    return draw


def behind(words: list[str], ending: str) -> Callable[[list[str], int], bool]:
    """Return what asks for a small word with an ending right behind one of some words."""
    return lambda tokens, at: (
        at > 1
        and tokens[at - 2].lower() in words
        and len(tokens[at]) > 4
        and tokens[at].islower()
        and tokens[at].endswith(ending)
        and not tokens[at].endswith("ss")
    )


VERBS = """contains includes provides allows requires becomes seems makes takes gives comes goes follows
appears consists produces receives begins remains
depends exists applies happens tells gets keeps sends""".split()
"""Verbs that are no nouns, in -s."""


def both_ways(verbs: list[str]) -> Iterator[str]:
    """Yield groups of a verb in -s with its form without it, and the other way round."""
    for verb in verbs:
        bare = {"goes": "go", "applies": "apply"}.get(verb, verb[:-1])
        yield from (f"{verb} {bare}", f"{bare} {verb}")


CLASSES: dict[str, Draw] = {
    "gives, give": swapped(*both_ways(VERBS)),
    "was, were": swapped("was were", "were was"),
    "is, are": swapped("is are", "are is"),
    "has, have": swapped("has have", "have has"),
    "does, do": swapped("does do", "do does", "doesn't don't", "don't doesn't"),
    "ending -s left off": changed(behind("he she it who which that this".split(), "s"), lambda w, _: w[:-1]),
    "ending -ed left off": changed(behind(BE_HAVE, "ed"), lambda w, _: w.removesuffix("ed")),
    "ending -s put on": changed(
        lambda t, at: behind(HELPERS, "")(t, at) and not t[at].endswith(("s", "ed", "ly")),
        lambda w, _: w + "s",
    ),
    "its, it": swapped("its it"),
    "their, there": swapped("their there they the them"),
    "your, you": swapped("your you you're"),
    "he, him, his": swapped("his he", "him he", "they them", "them they", "us we", "me I", "our us"),
    "this, these": swapped("this these", "these this", "those that"),
    "to, too": swapped("to too", "too to"),
    "of, off, form": swapped("of off", "from form", "with whit", "then than", "than then", "for form"),
    "much, many": swapped("much many", "many much"),
    "a, an": swapped("a an", "an a"),
    "left out: the, a": dropped("the a an"),
    "left out: to, of, in": dropped("to of in on at for with by from"),
    "left out: be, have": dropped("be is are was were been has have had"),
}


def sentences(folder: Path, rules: RuleSet) -> list[str]:
    """Return the plain sentences of the English articles in a folder, each once, sorted."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        form = readers.detect_format(path.name, data) if data else None
        if form is None:
            continue
        facts = rules.facts(readers.read(readers.decode(path.name, data), form))
        if facts.language == "en":
            told = (one.text for one in facts.sentences if one.block.kind == "paragraph")
            texts = (" ".join(text.split()) for text in told)
            found.update(
                text for text in texts if LEAST <= len(text.split()) <= MOST and PLAIN.fullmatch(text)
            )
    return sorted(found)


def levels(made: list[Made], rules: RuleSet) -> Iterator[str]:
    """Yield at what level each slip is found, "missed" where it is not."""
    for first in range(0, len(made), TOGETHER):
        some = made[first : first + TOGETHER]
        text = "".join(f"{one.text}\n\n" for one in some)
        findings = examine(Source.from_text(text, "text"), Task("markdown", rules)).findings
        start = 0
        for one in some:
            left, right = max(start, start + one.start - NEAR), start + one.end + NEAR
            end = start + len(one.text)
            told = {
                finding.severity
                for finding in findings
                if finding.rule_id.startswith(("TYP", "TPG"))
                and start <= finding.span.start < end
                and finding.span.start < right
                and finding.span.end > left
            }
            yield next((level for level in ("error", "warning", "info") if level in told), "missed")
            start = end + 2


def main() -> int:
    """Print a line for each class."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("classes", nargs="*", metavar="CLASS", help=", ".join(CLASSES))
    parser.add_argument("--sentences", type=int, default=250, help="so many of a class (250)")
    parser.add_argument("--misses", type=int, default=0, help="print so many that were missed")
    arguments = parser.parse_args()
    rules = defaults(TODAY)
    texts = sentences(arguments.folder, rules)
    print(f"{len(texts):,} sentences")
    for name in arguments.classes or CLASSES:
        chance = random.Random(name)
        drawn = (CLASSES[name](text, chance) for text in chance.sample(texts, len(texts)))
        made = [one for one, _ in zip(filter(None, drawn), range(arguments.sentences), strict=False)]
        found = list(levels(made, rules))
        any_level = len(found) - found.count("missed")
        above = any_level - found.count("info")
        print(f"{name:22} {any_level:4} of {len(made)}, {above:4} at warning or above", flush=True)
        missed = [one for one, level in zip(made, found, strict=True) if level == "missed"]
        for one in missed[: arguments.misses]:
            print(f"    {one.right} → {one.wrong or '–'} | {one.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
