"""What a text has from one person without a name who stands beside the matter: “a cousin of one of the
dancers says”, “according to what a porter overheard”, “word among the crews is”, “it came by way of a pupil”.

A person counts who is told by somebody else (a friend of, a man whose wife), not by a trade or by what he
saw: “a nurse said” is a witness, “a nurse’s husband said” passes on.
"""

from __future__ import annotations

import re

from copydesk.api import worded

_NEXT = r"(?:[a-z’'-]{1,20} ){0,2}?"
# One of the cleaners, a woman in the queue, somebody’s aunt: whom an article or an owner leaves unnamed.
_PERSON = (
    rf"(?:(?:an?|one|another|one of (?:the|our|his|her|their)|some) {_NEXT}(?:(?@persons)|(?@kin))s?"
    r"|(?:somebody|someone)(?:[’']s [a-z-]{2,20})?"
    r"|(?:an?|one|the|his|her|my|our|their) [a-z-]{2,20}(?:[’']s|s[’']) [a-z-]{2,20})"
)
# “Says the troupe is to be sold”: words that are passed on, no object (“told the court to wait”).
_WORDS = r"(?= (?!to\b|yes\b|no\b|so\b|goodbye\b|of\b|at\b|in\b)[A-Za-z“\"’'-]|,? that\b|: )"

ONE_HAND = worded(
    # A friend of the family says; friends of the couple say; a man whose wife works there says.
    r"(?:\A\W*|, |; |\b(?:and|but|though|while|as) )(?:"
    rf"(?:an?|one|another|one of (?:the|his|her|their)|two|some|several) {_NEXT}(?@kin)s? (?:of|to) "
    rf"(?:[A-Za-z’'-]{{1,20}} ){{1,7}}?(?@passes_on)\b{_WORDS}"
    rf"|(?@kin)s of (?:[A-Za-z’'-]{{1,20}} ){{1,5}}?(?@passes_on)\b{_WORDS}"
    r"|(?:an?|one|another|some) (?:[a-z-]+ )?(?@persons) whose [a-z]+ (?:[A-Za-z’'-]{1,20} ){1,8}?"
    rf"(?@passes_on)\b{_WORDS}"
    rf"|(?:an? )?sources? close to (?:[A-Za-z’'-]{{1,20}} ){{1,5}}?(?@passes_on)\b{_WORDS}"
    r"|(?:people|somebody|someone|those|a [a-z]+) who knows? (?:somebody|someone|people) "
    r"(?:[a-z’'-]{1,20} ){0,5}?(?@passes_on)\b)"
    # According to a friend of the family, to a nurse's husband, to what one aide had picked up.
    rf"|\baccording to (?:an?|one|some|several|two) {_NEXT}(?@kin)s?(?: of\b| close to\b|,)"
    r"|\baccording to (?:an?|one|another) [a-z-]{2,20}(?:[’']s|s[’']) (?@kin)\b"
    rf"|\b(?:according to|from|going by|by) what (?:{_PERSON}|(?:the )?[a-z]+s) "
    r"(?:had |has |have |[’']ve )?(?:[a-z]+ly )?(?@picks_up)\b"
    # Had it from a cousin; came to us through a nephew; reached us by way of a pupil; passed on by a barmaid.
    rf"|\b(?:had|has|have|heard|got|learned|learnt) (?:it|this|that|the (?:news|story|tale|rumour)) "
    rf"(?:second-?hand |third-?hand )?from {_PERSON}(?= (?:at|in|from|who|whose|that)\b|[,.]|$)"
    rf"|\b(?@tidings)\b(?: [a-z]+)? (?@arrives)\b[^.;:]{{0,30}}? (?:by way of|through|via|from) {_PERSON}"
    r"|\bit (?:has |had )?(?:reached|came|got|come) (?:to )?(?:us|me|the [a-z]+)(?: only)? "
    rf"(?:by way of|through|via|from) {_PERSON}"
    rf"|\b(?:passed on|relayed|retold|handed down|repeated) (?:to (?:us|me|the [a-z]+) )?by {_PERSON}"
    rf"|\b(?:is|are|was|were) (?:understood|said|believed|thought), from {_PERSON}"
    # Told to us third hand; one hears that; by whom nobody knows.
    r"|\b(?:told|heard|given|passed|had|came|comes)\b[^.,;:]{0,24}? (?:at )?(?:second|third|fourth)[- ]hand\b"
    r"|\A\W*(?:One|You) hears? (?:that|it said|talk|whispers|stories)\b"
    r"|\b(?:by|from) whom (?:I|we|nobody|no one|it|he|she) (?:did|do|does|could|can|cannot|is|was)"
    r"(?: not|n[’']t)? (?:catch|hear|know|say|remember|see|said|recorded|clear)\b"
    rf"|{_PERSON} (?:of (?:his|hers|theirs|mine|ours|yours) )?(?@let_out) that\b",
    "hearsay.toml",
    flags=re.IGNORECASE,
)
"""The words by which a sentence passes on what one person without a name told."""
