"""Judgements in the voice of a report: is a disgrace, has been left waiting far too long, nobody should"
" have to."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Facts, worded

from .ownvoice import Told, in_own_voice

_BE = r"(?@linking)"
_HOW = r"(?:(?:\w+ly|(?@degrees)) ){0,2}"
_JUDGED = worded(
    rf"\b{_BE}(?:, [^,.]{{1,30}},)? {_HOW}(?:(?:a|an|the|its|their|his|her"
    rf"|one) (?:[a-z-]+ ){{0,2}}?)?(?:(?@judging)|(?@judging_nouns))\b"
    r"|\b(?:(?@blaming)|(?@beyond))\b"
    r"|\b(?:[Nn]obody|[Nn]o one|[Nn]o-one|[Ee]verybody|[Ee]veryone|[Aa]nybody|[Nn]o [a-z]+"
    r"|[Ee]very [a-z]+) (?:should|ought to|deserves?)\b"
    r"|\b(?:should|ought to|must) (?:never |not )?(?:have (?:been|had|done|known|come|acted|listened)"
    r"|be ashamed)\b"
    r"|\b(?:[Aa]|[Aa]n|[Ss]uch a|[Tt]his|[Tt]hat|[Tt]hese|[Tt]heir|[Ii]ts"
    r"|[Tt]he) (?:[a-z]+ly )?(?:(?@judging)) [a-z]",
    "ownvoice.toml",
)
_COMMENT = worded(r"(?:\A\W*|, |; )(?:(?@comments)),", "ownvoice.toml")


def find_judgements(facts: Facts) -> Iterator[Told]:
    """Yield the first judgement of each sentence."""
    text, judged, comment = facts.doc.prose.text, _JUDGED(facts.data), _COMMENT(facts.data)
    for statement in in_own_voice(facts):
        start, end = statement.sentence.start, statement.sentence.end
        match = judged.search(text, start, end)
        if match is not None:
            yield Told(*match.span(), statement)
        elif (said := comment.search(statement.sentence.text.lower())) is not None:
            yield Told(start + said.start(), start + said.end(), statement)
