"""What a text has from one person without a name who stands beside the matter: “a cousin of one of the
dancers says”, “according to what a porter overheard”, “word among the crews is”, “it came by way of a pupil”.

A person counts who is told by somebody else (a friend of, a man whose wife), not by a trade or by what he
saw: “a nurse said” is a witness, “a nurse’s husband said” passes on.
"""

from __future__ import annotations

import re

from copydesk.api import Data, regex, worded

_NEXT = r"(?:[a-z’'-]+ ){0,2}?"
# One of the cleaners, a woman in the queue, somebody’s aunt: whom an article or an owner leaves unnamed.
_PERSON = (
    rf"(?:(?:an?|one|another|one of (?:the|our|his|her|their)|some) {_NEXT}(?:(?@persons)|(?@kin))s?"
    r"|(?:somebody|someone)(?:[’']s [a-z-]+)?"
    r"|(?:an?|one|the|his|her|my|our|their) [a-z-]+(?:[’']s|s[’']) [a-z-]+)"
)
# “Says the troupe is to be sold”: words that are passed on, no object (“told the court to wait”).
_WORDS = r"(?= (?!to\b|yes\b|no\b|so\b|goodbye\b|of\b|at\b|in\b)[A-Za-z“\"’'-]|,? that\b|: )"
_OPENS = r"(?:\A\W*|, |; |\b(?:and|but|though|while|as) )"
_FEW = r"(?:[A-Za-z’'-]+ ){1,6}?"

# A friend of the family says; friends of the couple say; a source close to her says.
_KIN = worded(
    rf"{_OPENS}(?:(?:an?|one|another|one of (?:the|his|her|their)|two|some|several) {_NEXT}(?@kin)s? "
    rf"(?:of|to)|(?@kin)s of|(?:an? )?sources? close to) {_FEW}(?@passes_on)\b{_WORDS}",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
# A man whose wife works there says; people who know people there say.
_WHOSE = worded(
    rf"{_OPENS}(?:(?:an?|one|another|some) (?:[a-z-]+ )?(?@persons) whose [a-z]+"
    rf"|(?:people|somebody|someone|those|an? [a-z]+) who knows? (?:somebody|someone|people)) {_FEW}"
    rf"(?@passes_on)\b{_WORDS}",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
# According to a friend of the family, to a nurse's husband, to what one aide had picked up.
_ACCORDING = worded(
    rf"\baccording to (?:(?:an?|one|some|several|two) {_NEXT}(?@kin)s?(?: of\b| close to\b|,)"
    r"|(?:an?|one|another) [a-z-]+(?:[’']s|s[’']) (?@kin)\b)"
    rf"|\b(?:according to|from|going by|by) what (?:{_PERSON}|(?:the )?[a-z]+s) "
    r"(?:had |has |have |[’']ve )?(?:[a-z]+ly )?(?@picks_up)\b",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
# Had it from a cousin; came to us through a nephew; passed on by a barmaid; let slip that.
_CAME = worded(
    rf"\b(?:had|has|have|heard|got|learned|learnt) (?:it|this|that|the (?:news|story|tale|rumour)) "
    rf"(?:second-?hand |third-?hand )?from {_PERSON}(?= (?:at|in|from|who|whose|that)\b|[,.]|$)"
    rf"|\b(?:(?@tidings)(?: [a-z]+)? (?@arrives)\b[^.;:]{{0,30}}?"
    r"|it (?:has |had )?(?:reached|came|got|come) (?:to )?(?:us|me|the [a-z]+)(?: only)?) "
    rf"(?:by way of|through|via|from) {_PERSON}"
    r"|\b(?:(?:passed on|relayed|retold|handed down|repeated) (?:to (?:us|me|the [a-z]+) )?by"
    rf"|(?:is|are|was|were) (?:understood|said|believed|thought), from) {_PERSON}"
    rf"|{_PERSON} (?:of (?:his|hers|theirs|mine|ours|yours) )?(?@let_out) that\b",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
# Told to us third hand; one hears that; by whom nobody knows.
_UNKNOWN = regex(
    r"\b(?:told|heard|given|passed|had|came|comes)\b[^.,;:]{0,24}? (?:at )?(?:second|third|fourth)[- ]hand\b"
    r"|\A\W*(?:One|You) hears? (?:that|it said|talk|whispers|stories)\b"
    r"|\b(?:by|from) whom (?:I|we|nobody|no one|it|he|she) (?:did|do|does|could|can|cannot|is|was)"
    r"(?: not|n[’']t)? (?:catch|hear|know|say|remember|see|said|recorded|clear)\b",
    re.IGNORECASE,
)


def one_hand(data: Data, text: str) -> re.Match[str] | None:
    """Return the first words by which a sentence passes on what one person without a name told."""
    looks = (_KIN(data), _WHOSE(data), _ACCORDING(data), _CAME(data), _UNKNOWN)
    return next(filter(None, (look.search(text) for look in looks)), None)
