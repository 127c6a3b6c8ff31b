"""What got about without anybody who said it: it has emerged that, word is, was met with disbelief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, worded

from .ownvoice import Told, in_own_voice

_UNSAID = worded(
    r"\bit (?:has |had )?(?:also |since |now )?(?@emerging)\b"
    r"|\b(?:word|talk|gossip|rumour|rumor|the (?:word|talk|gossip|story)(?: (?:in|on|around) [^.,]{3,30})?)"
    r" (?:is that|is of|has it|goes)\b"
    r"|\b(?:met|greeted|received|viewed|watched|followed|treated) with (?:\w+ ){0,2}(?@feelings)\b"
    r"|\bnot (?:everyone|everybody|all [a-z]+) (?:is|are|was|were|agrees?|agreed|likes?|wants?|believes?)\b"
    r"|\b(?:nobody|no one|hardly anyone) (?:believes|doubts|disputes|denies|expects|thinks|wants|trusts)\b"
    r"|\b(?@rumours)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)


def find_unsaid(facts: Facts) -> Iterator[Told]:
    """Yield the first such words of each sentence in which nobody is found who says anything."""
    text, unsaid = facts.doc.prose.text, _UNSAID(facts.data)
    for statement in in_own_voice(facts):
        if not statement.carriers:
            match = unsaid.search(text, statement.start, statement.end)
            if match is not None:
                yield Told(*match.span(), statement)
