"""What people without a name did, know or call something, where no view of theirs is told: those who are
counted saw a boat, a trade has a word for a thing, members of a council agreed in its minutes.
"""

import re

from copydesk.api import Facts, regex

from .carrier import Carrier
from .statement import Statement

_SENSES = frozenset({"hear", "notice", "see", "watch"})
_COUNTED = regex(
    r"(?:(?:the|all|only|another|these) )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}) ",
    re.IGNORECASE,
)
_VIEW = regex(r" (?:that|how|this as|it as|no|little)\b")
# “Three reporters wrote ‘it’s’ for ‘its’.”
_WRITTEN = regex(r" [“\"‘'][^”\"\n]{1,24}[”\"’',.]{1,3} (?:for|instead of|in place of)\b")
_TERM = regex(r"[“\"‘«*_>][^“”\"‘*_<>\n]{2,40}[”\"’»*_<]")
_ASKS = ("Do ", "Does ", "Did ", "Have ", "Has ", "Can ", "Could ", "Will ", "Would ")
_WELL = regex(r" (?:it|them|better|well|less|more|nothing|worse)\b(?! as\b)")
_WHAT = regex(r" (?:whether|where|when|who|why)\b")
_DEMANDED = regex(r" (?:on |that (?:[\w’'-]{1,20} ){1,5}be\b)")
_MEETING = frozenset({"agenda", "apologies", "chair", "quorum", "resolved", "seconded"})
_BODY = frozenset({"members", "councillors", "trustees", "governors", "directors"})
_LEAST_OF_MEETING = 2


def no_view(facts: Facts, statement: Statement, carrier: Carrier) -> bool:
    """Say whether the verb of a carrier tells a deed, a name or knowledge of the people, and no view."""
    text, end = facts.doc.prose.text, carrier.verb_end
    name = text[carrier.name_start : carrier.name_end]
    if carrier.shape == "source":
        # "A sentence spoken by someone who would have spoken it anyway"
        return carrier.lemma in facts.word_classes["made"]
    if statement.sentence.text.startswith(_ASKS) and statement.sentence.text.rstrip().endswith("?"):
        return True
    if carrier.lemma == "see" and _WELL.match(text, end):
        return True  # "some people see better within hours"
    if carrier.lemma == "know":
        return _WHAT.match(text, end) is not None
    if carrier.lemma == "call" and carrier.tense == "present":
        span = facts.doc.lift(end, statement.end)
        judging = not facts.word_classes["stance-holder"].isdisjoint(name.lower().split())
        return not judging and _TERM.search(facts.doc.source.slice(span)) is not None
    if carrier.tense == "past" and _COUNTED.match(name):
        if carrier.lemma == "write":
            return _WRITTEN.match(text, end) is not None
        return carrier.lemma in _SENSES and _VIEW.match(text, end) is None
    return _in_minutes(facts, name)


def demands(text: str, end: int) -> bool:
    """Say whether what somebody insists on is a deed and no fact: "she insists that the gauge be read"."""
    return _DEMANDED.match(text, end) is not None


def _in_minutes(facts: Facts, name: str) -> bool:
    """Say whether those who meet are meant, in the minutes that name them."""
    said = facts.vocabulary
    return (
        name.lower().partition(",")[0] in _BODY
        and "minutes" in said
        and len(_MEETING & said) >= _LEAST_OF_MEETING
    )
