"""What is kept of a Vale rule: its values checked where they mean something, its expressions made ready.

One function a kind; what one returns is what the matcher of the kind reads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from .alternation import flags_of
from .definition import Definition, Wrong
from .dialect import Foreign, translated
from .formulas import NoFormula, parsed
from .hunspell import MOST_BYTES
from .judged import EDGES, LONGEST, Refused, all_ready, ready
from .measured import GRADES, NAMES
from .sequences import LONGEST_SKIP
from .stylefiles import read_inside
from .vocabularies import Vocabulary
from .yamlnodes import Read

Table = dict[str, Any]
_BARE = "(?:{})"


def table_of(
    definition: Definition, read: Read, styles_path: str, vocabulary: Vocabulary
) -> tuple[Table, list[Wrong]]:
    """Return what a rule does as data, or what keeps it from being run."""
    maker = _Maker(definition, styles_path, vocabulary)
    try:
        table = _KINDS[definition.kind](maker)
    except (Refused, NoFormula) as error:
        return {}, [Wrong(_line(read, str(error)), str(error), False)]
    except OSError as error:
        return {}, [Wrong(1, str(error))]
    return table, []


def _line(read: Read, said: str) -> int:
    """Return the line of the value that a message quotes, as far as can be told."""
    for place, line in read.lines.items():
        value: Any = read.values
        for step in place:
            value = value[step]
        if isinstance(value, str) and len(value) > 3 and value[:40] in said:
            return line
        if place and isinstance(place[-1], str) and len(place[-1]) > 8 and place[-1][:40] in said:
            return line
    return 1


class _Maker:
    def __init__(self, definition: Definition, styles_path: str, vocabulary: Vocabulary) -> None:
        self._given, self._path, self._vocabulary = definition, styles_path, vocabulary
        self._flags = flags_of(bool(definition.get("ignorecase", False)))

    def _exceptions(self, vocab: bool) -> list[Any]:
        """Make the exceptions of the rule ready, with the terms of the vocabularies, longest first."""
        texts = (text for text in self._given.get("exceptions", ()) if text.strip())
        own = [ready(text, flags_of(True), number, EDGES) for number, text in enumerate(texts)]
        for one in own:
            if one[2]:
                raise Refused(f"an exception {one[2]}")
        terms = list(self._vocabulary.terms) if vocab else []
        return sorted([*own, *terms], key=lambda one: -len(one[0]))

    def _shared(self) -> Table:
        """Return what kinds with tokens have in common."""
        vocab = self._given.get("vocab", True) and not self._given.get("nonword", False)
        return {"ignorecase": self._given.get("ignorecase", False), "exceptions": self._exceptions(vocab)}

    def existence(self) -> Table:
        tokens = [token for token in self._given.get("tokens", ()) if token.strip()]
        raw = "".join(self._given.get("raw", ()))
        bare = self._given.get("nonword", False) or not tokens
        if raw:
            # The raw expression stands before the tokens, or behind them, and all is one expression.
            listed = (_BARE if bare else EDGES).replace("{}", "|".join(tokens)) if tokens else ""
            tokens, bare = [listed + raw if self._given.get("append", False) else raw + listed], True
        choices, danger = all_ready(tokens, self._flags, _BARE if bare else EDGES)
        return {**self._shared(), "choices": choices, "re2": danger, "bare": bare}

    def substitution(self) -> Table:
        swap = self._given.values["swap"]
        bare = self._given.get("nonword", False)
        # The longest first, so that the outcome does not depend on an order that YAML does not have.
        wrong = sorted((text for text in swap if text.strip()), key=lambda text: (-len(text), text))
        choices, danger = all_ready(wrong, self._flags, _BARE if bare else EDGES)
        expected = {}
        for right in {swap[text] for text in wrong}:
            if any(mark in right for mark in "\\[](){}*+?.^$|"):
                try:
                    made = ready(right, self._flags, around="(?:{})\\Z")
                except Refused:
                    continue
                if not made[2]:
                    expected[right] = made
        rights = [swap[text] for text in wrong]
        return {
            **self._shared(), "choices": choices, "re2": danger, "bare": bare, "rights": rights,
            "expected": expected, "capitalize": self._given.get("capitalize", False),
        }  # fmt: skip

    def occurrence(self) -> Table:
        choices, danger = all_ready([self._given.values["token"]], self._flags)
        return {
            "choices": choices, "re2": danger, "ignorecase": self._given.get("ignorecase", False),
            "max": self._given.get("max", 0), "min": self._given.get("min", 0), "exceptions": [],
        }  # fmt: skip

    def repetition(self) -> Table:
        choices, danger = all_ready(self._given.values["tokens"], self._flags)
        return {
            **self._shared(), "choices": choices, "re2": danger, "max": self._given.get("max", 0),
            "alpha": self._given.get("alpha", False),
        }  # fmt: skip

    def consistency(self) -> Table:
        bare = self._given.get("nonword", False)
        made = [
            all_ready(pair, self._flags, _BARE if bare else EDGES)
            for pair in self._given.values["either"].items()
        ]
        danger = next((said for _, said in made if said), "")
        return {
            "pairs": [pair for pair, _ in made], "re2": danger, "bare": bare,
            "ignorecase": self._given.get("ignorecase", False), "exceptions": [],
        }  # fmt: skip

    def conditional(self) -> Table:
        first, second = (self._given.values[key] for key in ("first", "second"))
        made, danger = all_ready([first, second], flags_of(False))
        caught = False
        try:
            spelt = translated(second, catching=True)
            caught = "(?P<g" in spelt
            if caught:
                made[1] = [spelt, *made[1][1:]]
        except Foreign:  # already said
            pass
        exceptions = self._exceptions(self._given.get("vocab", True))
        return {
            "first": made[0],
            "second": made[1],
            "caught": caught,
            "re2": danger,
            "exceptions": exceptions,
        }

    def capitalization(self) -> Table:
        match = self._given.values["match"]
        table: Table = {
            "match": match, "threshold": self._given.get("threshold"), "style": self._given.get("style"),
            "indicators": self._given.get("indicators", []),
            "exceptions": self._exceptions(self._given.get("vocab", True)),
        }  # fmt: skip
        if match.startswith("$"):
            if match not in ("$title", "$sentence", "$lower", "$upper"):
                raise Refused(f"“{match}” is none of $title, $sentence, $lower, $upper")
        else:
            (table["own"],), table["re2"] = all_ready([match], flags_of(False))
        if self._given.get("prefix"):
            (table["prefix"],), danger = all_ready([self._given.values["prefix"]], flags_of(False))
            if danger:
                raise Refused(f"its prefix {danger}")
        return table

    def metric(self) -> Table:
        formula, condition = (self._given.values[key] for key in ("formula", "condition"))
        for key, text, names in (
            ("formula", formula, NAMES),
            ("condition", f"value__ {condition}", NAMES | {"value__"}),
        ):
            try:
                parsed(text, names)
            except NoFormula as error:
                raise NoFormula(f"its {key} {error}") from None
        return {"formula": formula, "condition": condition}

    def readability(self) -> Table:
        unknown = [name for name in self._given.values["metrics"] if name not in GRADES]
        if unknown:
            raise Refused(f"“{unknown[0]}” is none of the measures {', '.join(GRADES)}")
        return {"metrics": self._given.values["metrics"], "grade": self._given.values["grade"]}

    def sequence(self) -> Table:
        steps: list[Table] = []
        for step in self._given.values["tokens"]:
            made = {"negate": step.get("negate", False), "skip": step.get("skip", 0)}
            for key in ("pattern", "tag"):
                if step.get(key):
                    (made[key],), danger = all_ready([step[key]], self._flags)
                    if danger:
                        raise Refused(f"the expression {danger}")
            if made["skip"] > LONGEST_SKIP:
                raise Refused(f"more than {LONGEST_SKIP} words are skipped")
            steps.append(made)
        anchor = next((one for one in steps if "pattern" in one and not one["negate"]), None)
        literals = anchor["pattern"][1] if anchor is not None else []
        return {
            "steps": steps,
            "literals": literals,
            "ignorecase": self._given.get("ignorecase", False),
            "scope": ["sentence"],
        }

    def spelling(self) -> Table:
        filters = []
        for text in self._given.get("filters", ()):
            made = ready(text, flags_of(False))
            if made[2]:
                raise Refused(f"its filter “{text}” {made[2]}")
            filters.append(made)
        dictionaries = self._dictionaries()
        return {
            "filters": filters, "custom": self._given.get("custom", False), "known": self._known_words(),
            "dictionaries": dictionaries,
            "usual": not dictionaries or self._given.get("append", False),
            "exceptions": self._exceptions(self._given.get("vocab", True)),
        }  # fmt: skip

    def _known_words(self) -> list[str]:
        words: list[str] = []
        for name in self._given.get("ignore", ()):
            places = [os.path.join(self._path, *folder, name) for folder in ((), ("config", "ignore"))]
            path = next((place for place in places if os.path.isfile(place)), None)
            if path is None:
                raise OSError(f"its list of words “{name}” is not in {self._path}")
            data = read_inside(self._path, path, LONGEST * 1000)
            words += [
                word.strip() for word in data.decode("utf-8-sig", "replace").splitlines() if word.strip()
            ]
        return words

    def _dictionaries(self) -> list[list[str]]:
        """Return the pairs of files of the dictionaries that the rule names, which must lie by the styles."""
        aff, dic = self._given.get("aff"), self._given.get("dic")
        pairs = [[aff, dic]] if aff and dic else []
        folder = self._given.get("dicpath", "")
        pairs += [
            [os.path.join(folder, name + ".aff"), os.path.join(folder, name + ".dic")]
            for name in self._given.get("dictionaries", ())
        ]
        found = []
        for pair in pairs:
            inside = [self._inside(name) for name in pair]
            found.append(inside)
        return found

    def _inside(self, name: str) -> str:
        for folder in ((), ("config", "dictionaries")):
            path = os.path.join(self._path, *folder, name)
            if os.path.isfile(path):
                read_inside(self._path, path, MOST_BYTES)
                return path
        raise OSError(f"its dictionary “{name}” is not in {self._path}")


_KINDS: Mapping[str, Callable[[_Maker], Table]] = {
    "existence": _Maker.existence,
    "substitution": _Maker.substitution,
    "occurrence": _Maker.occurrence,
    "repetition": _Maker.repetition,
    "consistency": _Maker.consistency,
    "conditional": _Maker.conditional,
    "capitalization": _Maker.capitalization,
    "metric": _Maker.metric,
    "readability": _Maker.readability,
    "sequence": _Maker.sequence,
    "spelling": _Maker.spelling,
}
