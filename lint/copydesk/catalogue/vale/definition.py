"""The YAML file of a Vale rule, strictly checked: which keys each kind of rule may have, and their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ...base.hints import hint
from .selectors import unknown_sections
from .yamlnodes import Read

SEVERITY = {"suggestion": "info", "warning": "warning", "error": "error"}
"""What the levels of Vale are here."""

ACTIONS = ("replace", "remove", "edit", "suggest", "convert")

COMMON: Mapping[str, str] = {
    "extends": "text",
    "message": "text",
    "level": "text",
    "scope": "texts",
    "link": "text",
    "limit": "integer",
    "description": "text",
    "action": "action",
    "matchcase": "flag",
    "name": "text",
    "code": "flag",
    "tests": "any",
}
KINDS: Mapping[str, Mapping[str, str]] = {
    "existence": {
        "tokens": "texts", "raw": "texts", "exceptions": "texts", "append": "flag",
        "ignorecase": "flag", "nonword": "flag", "vocab": "flag",
    },
    "substitution": {
        "swap": "words", "exceptions": "texts", "ignorecase": "flag", "nonword": "flag", "vocab": "flag",
        "capitalize": "flag", "pos": "text",
    },
    "occurrence": {"token": "text", "max": "integer", "min": "integer", "ignorecase": "flag"},
    "repetition": {
        "tokens": "texts", "max": "integer", "ignorecase": "flag", "alpha": "flag", "exceptions": "texts",
        "vocab": "flag",
    },
    "consistency": {"either": "words", "nonword": "flag", "ignorecase": "flag"},
    "conditional": {
        "first": "text", "second": "text", "exceptions": "texts", "ignorecase": "flag", "vocab": "flag",
        "in": "text",
    },
    "capitalization": {
        "match": "text", "style": "text", "exceptions": "texts", "indicators": "texts",
        "threshold": "number", "vocab": "flag", "prefix": "text",
    },
    "metric": {"formula": "text", "condition": "text"},
    "readability": {"metrics": "texts", "grade": "number"},
    "sequence": {"tokens": "tables", "ignorecase": "flag"},
    "spelling": {
        "aff": "text", "dic": "text", "dicpath": "text", "dictionaries": "texts", "append": "flag",
        "custom": "flag", "filters": "texts", "ignore": "texts", "exceptions": "texts", "vocab": "flag",
        "threshold": "integer",
    },
}  # fmt: skip
"""The kinds of rules that are run, and the keys of each beside those that all have."""

NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "existence": (("tokens", "raw"),),
    "substitution": (("swap",),),
    "occurrence": (("token",), ("max", "min")),
    "repetition": (("tokens",),),
    "consistency": (("either",),),
    "conditional": (("first",), ("second",)),
    "capitalization": (("match",),),
    "metric": (("formula",), ("condition",)),
    "readability": (("metrics",), ("grade",)),
    "sequence": (("tokens",),),
    "spelling": (),
}
_STEP_KEYS = {"pattern": "text", "tag": "text", "negate": "flag", "skip": "integer"}
_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})


class Wrong(NamedTuple):
    """Something that keeps a rule from running: its line in the file, what it is, and whether the file itself
    is at fault (else it is something of Vale that this engine does not do).
    """

    line: int
    what: str
    broken: bool = True


class Definition(NamedTuple):
    """A rule as its file states it: the kind and the checked values by key."""

    kind: str
    values: Mapping[str, Any]

    def get(self, key: str, otherwise: Any = None) -> Any:
        """Return a value, or something else where it is not there."""
        found = self.values.get(key)
        return otherwise if found is None else found


def checked(read: Read) -> tuple[Definition, list[Wrong]]:
    """Check the table of a rule file; of a rule with anything wrong only the texts are of use."""
    raw = {key.lower(): value for key, value in read.values.items()}
    places = {key.lower(): key for key in read.values}
    wrong: list[Wrong] = []

    def fault(key: str, what: str, broken: bool = True) -> None:
        wrong.append(Wrong(read.line(places.get(key, key)), what, broken))

    kind = raw.get("extends")
    if not isinstance(kind, str):
        fault("extends", "“extends” is missing")
        kind = ""
    elif kind == "script":
        fault("extends", "it is a script (Tengo), which is not run", False)
    elif "." in kind:
        fault("extends", f"it extends the rule “{kind}”, which is not known how to do", False)
    elif kind not in KINDS:
        fault("extends", f"“{kind}” is no kind of rule{hint(kind, KINDS)}")
    if not isinstance(raw.get("message"), str) and "." not in kind:
        fault("message", "“message” is missing")
    fields = {**COMMON, **KINDS.get(kind, {})}
    values: dict[str, Any] = {}
    for key, value in raw.items():
        type_ = fields.get(key)
        if type_ is None:
            if kind in KINDS:
                fault(key, f"the key “{places[key]}” is not known for {kind}{hint(key, fields)}")
        elif value is not None and type_ != "any":
            try:
                values[key] = _TYPES[type_](value)
            except ValueError as error:
                fault(key, f"“{places[key]}” must be {error}")
    for either in NEEDED.get(kind, ()):
        if not any(values.get(key) not in (None, "", [], {}) for key in either):
            fault("extends", f"“{'” or “'.join(either)}” is missing or empty")
    _check_values(values, fault)
    return Definition(kind, values), wrong


def _check_values(values: Mapping[str, Any], fault: Callable[..., None]) -> None:
    level = values.get("level")
    if level is not None and level not in SEVERITY:
        fault("level", f"“{level}” is no level; they are {', '.join(SEVERITY)}")
    for section in unknown_sections(values.get("scope", ())):
        fault("scope", f"nothing here has the scope “{section}”", False)
    if values.get("code"):
        fault("code", "“code” is no longer of use; “scope: raw” reads the stored text")
    action = values.get("action")
    if action is not None and action["name"] not in ("", *ACTIONS):
        fault("action", f"“{action['name']}” is no action; they are {', '.join(ACTIONS)}")
    if values.get("pos"):
        fault("pos", "“pos” (parts of speech of a substitution) is not known how to do", False)
    if values.get("in"):
        fault("in", "“in” (scopes of a View) is not known how to do", False)
    if values.get("dictionaries") and not values.get("dicpath"):
        fault("dictionaries", "“dictionaries” without “dicpath” names files outside of the styles", False)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text")
    return value


def _texts(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items if item is not None):
        raise ValueError("a list of texts")
    return [item for item in items if item is not None]


def _flag(value: Any) -> bool:
    word = value.lower() if isinstance(value, str) else ""
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise ValueError("true or false")


def _integer(value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise ValueError("a whole number") from None
    if not 0 <= number <= 1_000_000:
        raise ValueError("a whole number from 0 to 1,000,000")
    return number


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError("a number") from None
    if not abs(number) < 1e9:
        raise ValueError("a number that is not too large")
    return number


def _words(value: Any) -> dict[str, str]:
    """A table of texts; Vale also takes a list of such tables."""
    tables = value if isinstance(value, list) else [value]
    found: dict[str, str] = {}
    for table in tables:
        if not isinstance(table, dict) or not all(
            isinstance(text, str) or text is None for text in table.values()
        ):
            raise ValueError("a table of texts by text")
        found.update({key: text or "" for key, text in table.items()})
    return found


def _tables(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError("a list of tables")
    found = []
    for item in value:
        unknown = [key for key in item if key.lower() not in _STEP_KEYS]
        if unknown:
            raise ValueError(f"a list of tables with {', '.join(_STEP_KEYS)}, not “{unknown[0]}”")
        found.append(
            {
                key.lower(): _TYPES[_STEP_KEYS[key.lower()]](text)
                for key, text in item.items()
                if text is not None
            }
        )
    return found


def _action(value: Any) -> dict[str, Any]:
    """An action: its name and parameters; newer styles write only the name."""
    if isinstance(value, str):
        return {"name": value, "params": []}
    if not isinstance(value, dict):
        raise ValueError("a table with name and params")
    lowered = {key.lower(): item for key, item in value.items()}
    if unknown := set(lowered) - {"name", "params"}:
        raise ValueError(f"a table with name and params, not “{min(unknown)}”")
    return {"name": _text(lowered.get("name") or ""), "params": _texts(lowered.get("params") or [])}


_TYPES: Mapping[str, Callable[[Any], Any]] = {
    "text": _text,
    "texts": _texts,
    "flag": _flag,
    "integer": _integer,
    "number": _number,
    "words": _words,
    "tables": _tables,
    "action": _action,
}
