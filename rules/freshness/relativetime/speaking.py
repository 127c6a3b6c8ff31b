"""By or about whom a text is told throughout: there the day is told by the occasion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from copydesk.api import Facts

_MOST_FIRST, _MOST_THIRD = 9.0, 28.0


def speakers(facts: Facts, data: Mapping[str, Any]) -> list[str]:
    """Return by or about which persons the text is told throughout, "first_person", "third_person": those who
    have more of its words than news carries (per 1,000 words, quoted speech left out).
    """
    table = facts.word_table
    size = max(1, len(table))
    found: list[str] = []
    for name, most in (("first_person", _MOST_FIRST), ("third_person", _MOST_THIRD)):
        numbers = {
            n for word in facts.vocabulary_parts.intersection(data[name]) for n in table.numbers_of(word)
        }
        if 1000 * len(numbers) / size > most:
            spoken = [
                n
                for n in numbers
                if table.forms[n] != "US" and not facts.in_quotes(table.starts[n], table.ends[n])
            ]
            if 1000 * len(spoken) / size > most:
                found.append(name)
    return found
