"""How English tells a percentage: what stands between it and the figures that it belongs to."""

from copydesk.api import regex, worded

from .figuredtext import ANY, NUMBER, WORD

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;()]"
CHANGED_BEFORE = worded(
    rf"\b(?:(?P<up>(?@rise)|(?@risen)|(?<!make )(?<!makes )(?<!made )(?<!making )up|plus|above"
    rf"|over its)|(?P<down>(?@fall)|(?@fallen)|down|minus|short|below|cheaper)"
    rf"|change|difference|overrun){_TEXT}{{0,24}}\Z",
    _FILE,
)
CHANGED_BEHIND = worded(
    rf"(?: {WORD}){{0,2}}? (?:(?P<up>(?@more)|(?@risen)|above)|(?P<down>(?@less)|(?@fallen)|below|off)"
    rf"|overrun|change|difference)\b"
    rf"(?P<than> than(?P<whom>{_TEXT}{{0,40}}))?",
    _FILE,
)
OTHER_BASE = worded(
    r"\b(?:(?@other_base)|margin|error|interest|tax|VAT|swing)\b(?! (?:earlier|before|ago|later|previously))",
    _FILE,
)
# Between a part and its percentage.
OPEN = worded(
    rf"(?:-{WORD})?(?: {WORD}){{0,7}}?(?:,? \(|,? or|,? which (?:is|was|means|makes|equals)|,? that is,?|,"
    rf"| [–—]|:|;)(?: (?:(?@about)))?(?: just| only)? ?\Z",
    _FILE,
)
THAT_IS = worded(
    r"(?:(?:That|This|It|Which) (?:is|was|makes|means|meant|equals|amounts to|corresponds to)|(?:The "
    r"|A |An |So |Thus )).{0,40}\Z",
    _FILE,
)
WHOLE_BEFORE = regex(
    rf"(?:\b(?:(?:[Oo]ut )?[Oo]f|[Aa]mong) (?:(?:the|all|its|their|his|her|our|these|those|a total of"
    rf"|[A-Z][\w’']{{1,20}}) ){{1,3}}|\A(?:Of|Among) |\bout of "
    rf"|[{NUMBER}-\ue3ff](?: {WORD}){{0,3}}? (?:out )?of )\Z"
)
OF_BEHIND = worded(r" of (?:(?@whole_words)|[a-z]+|[A-Z])\b", _FILE)
FROM = regex(
    r"\b(?:from|than|below|above|after|against|instead of|compared (?:with|to)|up on|versus|down on)\b"
    r"[^,;]{0,24}\Z"
)
# Behind a figure by which another one is more or less: "290 fewer than the 3,480 of last year".
DIFFERS = worded(
    rf"(?: (?!(?:is|are|was|were|which|and|or)\b){WORD}){{0,2}}? (?:(?@greater)|(?@smaller)|short)"
    r" (?:than|on|of)\b",
    _FILE,
)
REST = regex(r"\b(?:[Tt]he (?:other|remaining|rest,?)|so|thus|leaving)(?: [a-z]+)? \Z")
OF_SAME = regex(
    r" of (?:them|these|those|all|(?:the|its|their) (?:total|whole|surface|area|number|entire)(?!"
    r" [a-z]+ of\b))\b"
)
WHOLE = regex(r" of (?:the|its|their) (?:total|whole|number|entire)\b(?! [a-z]+ of\b)")
POINTS = regex(r" (?:percentage )?points?\b")
SAYS = regex(rf"(?: {WORD}){{0,4}}?(?::| [–—(]|,)(?: or| that is,?)? \Z")
PRONOUN_OF = regex(r" of (?:them|these|those|whom|which)\b")
OPENS_OF = regex(r"(?:Of|Among) (?:these|those|them)\b|(?:That|This|It|These|They)\b")
