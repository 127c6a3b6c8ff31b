"""How English tells a number of years: what stands between it and the two years that it lies between."""

from copydesk.api import regex, worded

from ..quantities.figuredtext import ORD, N, Y

_FILE = "quantities.toml"
YEARS_OF = {"years": 1.0, "year": 1.0, "decades": 10.0, "centuries": 100.0}
NAMED = (10, 25, 50, 60, 100, 150, 200, 300)
DURATION = worded(
    rf"(?:(?P<n>{N})[ -](?P<unit>years?|decades|centuries)\b"
    rf"|\b(?:{'|'.join(f'(?P<y{each}>(?@years-{each}))' for each in NAMED)})\b"
    rf"|(?P<rank>{ORD}) (?P<mark>anniversary|birthday|jubilee|year|season)\b)",
    _FILE,
)
# What may stand between a year and a duration that belongs to it.
_GLUE = r"(?:\)?,?;?:? ?(?:[(–—] ?)?(?:(?:(?@span_glue)),? ?){0,7}(?:an? (?:[a-z]{3,14} )?[a-z]{3,14} of )?)"
BEHIND_PAIR = worded(rf"{_GLUE}\Z", _FILE)
BEFORE_PAIR = worded(
    rf"(?: (?:in|at|of|as|with) [^{Y[1:-1]},;.:()]{{2,30}})?(?:,|:| [(–—]| ?)? ?(?:that is,? |i\.e\. )?"
    rf"(?:(?:from|between) (?:[A-Z][a-z]{{2,8}} )?)?\(?\Z",
    _FILE,
)
LATER = regex(r" (?:later|afterwards|after that|on|thereafter)\b,?(?: (?:in|on) (?:[A-Z][a-z]{2,8} )?)?")
AFTER = regex(r" (?:after|before|earlier)\b")
# "From 1970 to 1992 she ran the mill, and in those twenty-two years", "the largest for 39 years"
THOSE = regex(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Aa]fter|[Tt]hrough|[Ff]or) (?:all )?"
    r"(?:those|these|(?:his|her|its|their)(?! (?:first|last))) \Z"
)
TERM = regex(
    rf"\b(?:[Ff]rom|[Bb]etween) (?:[A-Z][a-z]{{2,8}} )?{Y} (?:to|and|until|till|through) "
    rf"(?:[A-Z][a-z]{{2,8}} )?{Y}"
)
FOR_ALL = regex(r"\b(?:for|took|lasted|spanning|period of|in all) (?:the |a )?\Z")
NEXT = regex(r",? (?:until|till)\b[^,;.]{2,40} (?:in|on) (?:[A-Z][a-z]{2,8} )?\Z")
BUILT = regex(
    rf"\b(?:built|constructed|erected|put up)\b (?:between|from) (?P<from>{Y}) (?:and|to|until) (?P<to>{Y})"
)
TOOK = regex(
    r"(?:[Cc]onstruction|[Bb]uilding(?: it| work)?|(?:[Tt]he )?[Ww]orks?) (?:took|lasted)(?: for)? \Z"
)
# The sentence speaks of the span of the sentence before.
SAME_SPAN = worded(
    r"(?:(?:It|They|He|She|That|This|The [a-z]{3,20}|Construction|Building|[Tt]he work) "
    r"(?:had |has )?(?:been |thus |so )?(?:lasted|took|stood|ran|(?:been )?in (?:force|use|power"
    r"|service|office|business)"
    r"|reigned)(?: for| in all)? (?:(?@about) )?|(?:In|After|During|Over|For|Through) (?:all )?(?:those"
    r"|these|the same|that same)(?: (?@about))? )\Z",
    _FILE,
)
BEGUN = worded(r"\b(?:(?@founded)|[Ss]ince|married|wed)\b", _FILE)
NOW_LEFT = regex(
    r"\b(?:for|in|over|during|after|of) (?:the (?:last|past) |(?:all )?(?:these|those) |(?:his|her|its"
    r"|their|our|my) )?"
    r"(?:(?:more than|nearly|almost|about|over) )?\Z"
)
PERFECT = regex(r"\b(?:has|have|['’]ve|['’]s)\b")
OWN = regex(r"\b[Ii]n (?:his|her|its|their|our|my) \Z")
AFTERWARDS = regex(r" after [^,;]{2,60} (?:in|of|on) (?:[A-Z][a-z]{2,8} )?\Z")
SINCE = regex(rf"\b[Ss]ince (?:[A-Z][a-z]{{2,8}} )?(?P<from>{Y})")
# "The marriage lasted fifty-one years, until his death in 1978"
LASTED = regex(r"\b(?:lasted|stood|ran|served|reigned|worked|held|lived|stayed|remained)(?: [a-z]+){0,3} \Z")
UNTIL = regex(rf",? (?:until|till|ending|to)\b[^,;.{Y[1:-1]}]{{0,40}} (?:in |on )?(?:[A-Z][a-z]{{2,8}} )?{Y}")
# "148 years after it opened its doors in 1887"
SINCE_THEN = regex(rf" after [^,;.{Y[1:-1]}]{{3,50}} in (?:[A-Z][a-z]{{2,8}} )?{Y}")
NOW_OR_SOON = regex(r"\b(?:will|is|are|today|now|this year)\b")
