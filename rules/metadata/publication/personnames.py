"""The names of people in metadata, in whichever form a generator wants them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from copydesk.api import Meta, regex

_PAIRS = ("1", "2")
_MAIL = regex(r" ?<[^<>\s]{1,200}>")


def person_names(value: Any) -> list[str]:
    """Return the names in a value: a text, a list, or a table of a person in one of the usual forms."""
    if isinstance(value, str):
        name = _MAIL.sub("", value).strip()
        return [name] if name and not name.startswith(("http://", "https://", "/")) else []
    if isinstance(value, list):
        return [name for item in value for name in person_names(item)]
    if not isinstance(value, dict):
        return []
    for key in ("name", "literal", "author", "fullname", "displayName", "login", "key"):
        if value.get(key):
            return person_names(value[key])
    parts = [
        str(value[key])
        for key in (
            "given",
            "given_name",
            "firstName",
            "first_name",
            "family",
            "family_name",
            "lastName",
            "last_name",
        )
        if value.get(key)
    ]
    if parts:
        return [" ".join(parts)]
    # “- Ada Marsh: https://…” is a table of one name.
    return [str(key) for key in value] if len(value) == 1 and " " in str(next(iter(value))) else []


def labelled_authors(
    entries: Mapping[str, Sequence[Meta]], labels: frozenset[str], made: frozenset[str]
) -> list[Meta]:
    """Return the values of the pairs of label and text (``twitter:label1``) whose label is a byline's: it
    ends with one of ``labels`` and has no words but these and ``made``.
    """
    found: list[Meta] = []
    for number in _PAIRS:
        for label in entries.get(f"twitter:label{number}", ())[:1]:
            said = str(label.value).casefold().strip(" :").split()
            if said and said[-1] in labels and made | labels >= set(said):
                found.extend(entries.get(f"twitter:data{number}", ())[:1])
    return found
