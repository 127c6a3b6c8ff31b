"""The names of people in metadata, in whichever form a generator wants them."""

from __future__ import annotations

from typing import Any

from copydesk.api import regex

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
