"""Sentence patterns of the facts table, by kind of entry, and what makes a sentence safe.

``{S}`` and ``{O}`` stand for the names of subject and object, ``{T}`` for titles, ``{L}`` for a list of
names before the subject. All repeats are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from copydesk.api import regex

_LIST = r"(?:(?:the )?[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,2}(?:, and |, | and | or )){0,5}(?:the )?"
_SAY = (
    r"(?:is (?:expected|due|set|scheduled|likely|currently|now|also|visiting|meeting|facing|seeking"
    r"|planning|preparing|trying|pushing|working|under pressure)|has (?:said|announced|called|pledged|urged"
    r"|warned|promised|signed|vowed|ordered|told|made|met|proposed|expressed|rejected|accused|agreed|asked"
    r"|confirmed|condemned|backed)|says|wants|plans|hopes|leads|faces|insists|believes|aims|seeks|intends"
    r"|remains|continues|supports|opposes|warns|argues|will"
    r"|is to (?:visit|meet|travel|speak|give|sign|host|attend))\b"
)
_INTEND = (
    r"(?:hopes|wants|plans|seeks|aims|intends|threatens|considers|is (?:set|expected|about|due|likely"
    r"|seeking|preparing|hoping|waiting|bidding|poised|planning|scheduled|negotiating|considering|ready"
    r"|on track)|has (?:applied|threatened|decided)|may|might|could|will|are (?:set|expected|about|due"
    r"|likely|seeking|preparing|poised|planning|ready))"
)
_STILL = r"(?:still |also |currently |officially |militarily |formally )?"
_DOES = (
    r"(?:(?:is|are)(?! (?:over|gone|history|no longer|now defunct|a former|closed))|remains?|continues?|has "
    r"been|currently|still|plays?|supports?|helps?|trains?|conducts?|patrols?|contributes?|provides?|aims?"
    r"|seeks?|operates?|works|serves?|assists?|protects?|monitors?|includes?|comprises?|offers?|says|plans"
    r"|will|wants|employs|runs|allows|enables|demonstrates?|exemplif(?:y|ies)|shows?|highlights?"
    r"|illustrates?|underscores?|announces|expects)\b"
)
_SAID = (
    r"(?:said|met|told|announced|called|urged|warned|promised|signed|visited|spoke|arrived|agreed|rejected"
    r"|welcomed|presented|travell?ed|proposed|defended|opened|discussed|hosted|received|addressed)\b"
)
# News tells of the day of the week without a date; a history gives the date.
_NEWS_DAY = (
    r"(?<!every )(?<!each )(?<!one )(?<! a )(?<!Black )(?<!Good )(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)"
    r"day|today(?= (?:that|to|with)\b)|yesterday|this (?:week|morning|afternoon|evening))\b"
    r"(?!,? (?:the )?\d|,? [A-Z]\w{2,8} \d|[’'])"
)
_MEMBER = (
    r"(?:{O}(?:[’']s)? (?:members?|countr(?:y|ies)|nations?)(?: (?:states?|countr(?:y|ies)|nations?))?"
    r"|members?(?: (?:states?|countr(?:y|ies)|nations?))? (?:of|in) (?:the )?{O}"
    r"(?![’']| [A-Z]))"  # "of the EU’s research programme" is another matter
)
_OUTSIDER = (
    r"(?:[Nn]on-{O}(?: (?:country|state|nation|member|ally|partner))?|{O} (?:candidate|applicant|aspirant"
    r"|non-member)(?: (?:country|state|nation))?|{O} partner (?:country|state|nation))"
)
_NOT_THEN = r"(?! (?:would|could|might|had|was|were|did|used)\b)"
_PATTERNS: dict[str, tuple[str, ...]] = {
    "joined": (
        r"(?:\b[Nn]on-(?:{O}|members?|aligned)|\b(?:{O}|[Aa]lliance|bloc)(?:[’']s(?: "
        r"\w{2,15}){0,2})?[ -][Pp]artners?|\b[Pp]artner (?:nations?|countries|country|states?)|\b[Pp]artners"
        r"(?= (?:such as|like|including)))\b(?: (?:countries|country|nations?|states?|members?))?(?:,? "
        r"(?:such as|like|including|namely|especially|notably))? {L}{S}",
        r"\b[Pp]artnerships? (?:with|between (?:the )?{O} and) {L}{S}(?:[’']s)?(?= )",
        r"{S}(?: and [A-Z]\w{2,20})?[’']s? (?:\w{2,15} )?partnership with (?:the )?{O}\b",
        r"(?<![a-z]-)(?<![Cc]arbon )(?<![Cc]limate )\b(?:[Nn]eutral|[Nn]on-?aligned)(?: "
        r"(?:[A-Z]\w{2,12} )?(?:countries|nations|states)(?:,? (?:such as|including|namely)| like))? {L}{S}",
        r"{S}(?: and [A-Z]\w{2,20})?, (?:both |militarily |traditionally |officially ){0,2}(?:neutral"
        r"|non-?aligned)(?=[,;])",
        r"{S}, (?:(?:as )?an? (?:\w+ )?{outsider}|(?:still |officially |as yet ){0,2}(?:not "
        r"(?:yet )?an? {member}|outside (?:the )?{O}))(?=[,;])",
        r"\b[Nn]either (?:{S} nor [A-Z]\w{2,20}|[A-Z]\w{2,20} nor {S}) (?:is|are|belongs?)\b"
        r"[^.;]{0,20} {O}\b",
        r"\b(?:[Cc]ountries|[Ss]tates|[Nn]ations) outside (?:of )?(?:the )?{O}(?:,? (?:such as|including"
        r"|namely)|,? like) {L}{S}",
        r"{S} stays (?:out of|outside) (?:the )?{O}\b",
        r"\b(?:{O} (?:candidate|applicant|aspirant)(?:s| (?:countries|states|nations))?|[Aa]spiring {O} "
        r"(?:members?|nations|states|countries))(?:,? (?:such as|including|namely)| like)? {L}{S}",
        r"{S} (?:is|remains) {still}an? (?:(?:aspiring|prospective|would-be|potential|future) {O} member"
        r"|(?:\w+ )?{O} (?:candidate|applicant|aspirant)(?! for))\b",
        r"\b[Aa]s an? (?:\w+ )?{outsider},? (?:the )?{S}{not_then}",
        r"{S}(?: and [A-Z]\w{2,20})?,?(?: (?:which|who|that|both))? (?:is|are|remains?) {still}(?:not "
        r"(?:yet )?(?:an? |in |part of )?(?:the )?(?:full |EU |NATO )?(?:member|{O})|outside (?:of )?"
        r"(?:the )?(?:{O}|alliance|bloc)|(?:neutral|non-?aligned)\b|a non-?member)",
        r"{S}(?: and [A-Z]\w{2,20})? {intend}(?: to| for| on)?(?: \w+){0,2} (?:join|joining|accede|enter"
        r"|become|becoming|membership|accession|adopt|adopting|introduce|introducing"
        r"|switch)\b[^.;]{0,40}\b(?:{O}|the (?:alliance|bloc)(?! of| with))\b",
        r"\b(?:[Ii]f|[Oo]nce|[Ww]hen|[Ss]hould) {S}(?: and [A-Z]\w{2,20})? (?:joins?|accedes?|becomes?"
        r"|enters?|adopts?|introduces?)\b[^.;]{0,30}\b{O}\b",
        r"{S}[’']s (?:candidacy|application|bid|path to)\b[^.;]{0,40}\b{O}\b",
        r"{S}[’']s (?:potential|possible|prospective|future|eventual|pending|planned|proposed) (?:{O} )?"
        r"(?:membership|accession|entry)\b",
    ),
    "left": (
        r"(?<!non-)(?<!Non-)(?<!ex-)\b{O}(?:[’']s)? (?:member(?: (?:state|country|nation)s?)?|members|allies"
        r"|countries)(?:,? (?:such as|including|namely|especially)| like)? {L}{S}",
        r"(?<!non-)(?<!Non-)(?<!ex-)\b{O} (?:nations|states|governments|economies)(?:,? (?:such as|including"
        r"|namely)| like) {L}{S}",
        r"{S},(?: (?:which|who) is| itself| still| currently| as){0,2} (?:an?|one of) (?:the )?(?:\w+ )?"
        r"{member}(?=[,;.])",
        r"{S} (?:is|remains|continues to be) {still}(?:an? (?:\w+ )?{O} (?:member|country|nation)(?: state)?"
        r"|one of (?:the )?(?:\w+ ){0,2}{member})(?!\w)",
        r"\b[Ll]ike (?:all|every|any|most|many) (?:other )?{member}, (?:the )?{S}(?![’'])(?!\w){not_then}",
        r"{S}, like (?:all |every |any |most |many )?(?:other )?{member}(?=,)",
        r"\b[Aa]s (?:an?|one of) (?:the )?(?:\w+ )?{member},? (?:the )?{S}(?![’'])(?!\w){not_then}",
        r"{S}(?:, (?:the )?[A-Z]\w{2,20}){0,3},? and (?:the )?other (?:{O} (?:nations|states)|{member})\b",
        r"{S} (?:is|remains|continues to be) {still}(?:an? )?(?:\w+ )?member(?: state| country)? (?:of"
        r"|in) (?:the )?{O}\b(?![’']| [A-Z])",
        r"{S} is {still}(?:in|inside|part of) (?:the )?{O}\b(?![’']| [A-Z])",
        r"{S} {intend}(?: to)? (?:leave|quit|exit|withdraw from|pull out of) (?:the )?{O}\b",
        r"\b(?:[Ii]f|[Oo]nce|[Ww]hen) {S} (?:leaves|quits|exits|withdraws from|pulls out of) (?:the )?{O}\b",
        r"{S}[’']s membership (?:of|in) (?:the )?{O} (?:is|means|gives|remains|allows|obliges)\b",
    ),
    "office": (
        r"\b(?:[Cc]urrent|[Ii]ncumbent|[Ss]erving|[Ss]itting) (?:\w+ )?{T},? {S}",
        r"\b{T} {S}(?:,[^,.;]{1,60},)? {say}",
        r"{S} (?:is|remains) (?:the |its |his |her |their |also |still |currently )?(?:current |incumbent "
        r")?(?:\w+ )?{T}\b(?! (?:until|from|between|emeritus))",
        r"{S}, (?:the )?(?:\w+ ){0,3}{T},? (?:of [A-Z]\w+,? )?{say}",
        r"\b{T}, {S}, {say}",
        r"(?P<hit>\b{T} {S}), [^,.;]{0,50}\b{news_day}[^,.;]{0,20}, (?P<past>{said})",
        r"(?P<hit>\b{T}, {S}, (?P<past>{said}))[^.;]{0,100}?\b{news_day}",
        r"(?P<hit>\b{T} {S}(?:,[^,.;]{1,60},)? (?P<past>{said}))[^.;]{0,100}?\b{news_day}",
        r"(?P<hit>{S}, (?:the )?(?:\w+ ){0,3}{T},? (?:of [A-Z]\w+,? )?(?P<past>{said}))[^.;]{0,100}?"
        r"\b{news_day}",
        r"\b(?:[Oo]n )?{news_day},? (?P<hit>(?:the )?(?:[A-Z]\w{2,20} )?{T} {S} (?P<past>{said}))",
    ),
    "renamed": (
        r"{S}(?![-’']?\w{0,2} (?:High Court|Stock|School|Conference|Declaration|Accords?|Treaty"
        r"|Convention))",
    ),
    "ended": (
        r"\b(?:ongoing|current|continuing|active|existing|[Oo]ngoing|[Cc]urrent) (?:\w+ )?{S}",
        r"{S}(?: \([^)]{1,40}\))?(?: in (?:the )?[A-Z]\w{2,20}(?: [A-Z]\w{2,20})?)?,?(?: which| that)? "
        r"{does}",
        r"{S} (?:troops|forces|soldiers|trainers|mission|staff|personnel|ships) (?:(?:also|still) )?(?:are|is"
        r"|continues?|remains?|trains?|patrols?|protects?|guards?|helps?|supports?|advises?)\b",
        r"{S} has (?:about |some |around |over |nearly |more than )?\d",
        r"\b(?:leads|runs|continues|conducts|commands|heads|oversees) (?:the |its )?"
        r"(?:\w+[ -]){0,2}{S}",
        r"\b(?:has|have) (?:about |some |around |over |nearly |more than )?\d[\d,]{0,8} (?:\w+ ){1,3}"
        r"(?:in|with) (?:the |its )?{S}",
        r"\b(?:participates?|takes? part|contributes?(?: \w+)?|serves?|(?:is|are) (?:deployed|serving"
        r"|participating|stationed)|contributing|participating) (?:in|to|with|as part of) (?:the )?"
        r"(?:\w+ ){0,2}{S}",
        r"\b(?:is|are|remains?|includes?|through|under|via) (?:the )?(?:\w+[ -]){0,2}{S}",
    ),
    "begun": (
        r"\b(?:[Pp]roposed|[Dd]raft|[Pp]lanned|[Uu]pcoming|[Ff]orthcoming) (?:\w+[’']?s? ){0,2}{S}",
        r"{S} (?:bill|proposal)\b",
        r"{S}(?: \([^)]{1,40}\))? (?:will|would) (?:soon )?(?:enter into force|come into (?:force|effect)"
        r"|take effect|become law|be adopted|be passed|be approved)\b",
        r"{S}(?: \([^)]{1,40}\))? (?:is|are) (?:expected|set|due|scheduled|likely) to (?:enter|come into"
        r"|take effect|become law|be (?:adopted|passed|approved))\b",
        r"{S} (?:has yet to be|is yet to be|is not yet|has not yet been) (?:adopted|passed|approved|in "
        r"force|law)\b",
        r"\b(?:[Oo]nce|[Ii]f|[Ww]hen) (?:the )?{S} (?:is adopted|is passed|enters into force|comes into "
        r"(?:force|effect)|takes effect|becomes law)\b",
    ),
    "repealed": (
        r"{S}(?: \([^)]{1,40}\))? (?:(?:currently |still )?(?:applies|requires|obliges|protects"
        r"|guarantees|allows|governs|regulates|prohibits|bans|sets)|remains in force|is (?:still )?in "
        r"(?:force|effect)|continues to)\b",
        r"\b(?:[Cc]omply|[Cc]omplies|[Cc]ompliant|[Cc]ompliance|[Cc]ertified|[Ll]egal|[Pp]rotected) (?:with"
        r"|under) (?:the )?{S}",
        r"\b[Uu]nder (?:the )?{S},? (?:\w+ ){1,3}(?:must|may|can|have to|are|is)\b",
    ),
    "custom": (),
}
_GUARDS = {
    "joined": r"\b(?:former|formerly|until|before|prior to|at the time|then-|previously|used to|since "
    r"(?:joining|becoming)|ahead of|new members?|newest|joined|acceded|now (?:an? )?(?:full )?(?:members?"
    r"|all(?:y|ies)))\b",
    "left": r"\b(?:former|formerly|until|before|prior to|at the time|then-|previously|no longer|left|unlike"
    r"|except|withdrew|Brexit|departed|quit in|not)\b",
    "office": r"\b(?:former|formerly|ex-|then|late|until|at the time|predecessors?|successors?|succeeded"
    r"|previous|outgoing|years? ago|posthumous|memoirs?|biograph\w+|documentary|novel|film)\b",
    "renamed": r"\b(?:former|formerly|then|previously|once|renamed|rebranded|known as|called|name[sd]?"
    r"|naming|old|colonial|historic\w*|centur(?:y|ies)|born|era|until)\b|\(now\b|\bnow\b",
    "ended": r"\b(?:former|formerly|until|previously|after|since|ended|legacy|lessons?|veterans?|history"
    r"|past|successors?|predecessors?|aftermath|memorial|alumni|archives?|data from|images? from"
    r"|using data)\b",
    "begun": r"\b(?:amend\w*|amendments?|revis\w+|before|until|originally|at the time|when it was|back then"
    r"|had been|delegated|national (?:laws?|legislation)|implementing|not yet (?:fully )?appl\w+|changes to"
    r"|reform of|repeal\w*|simplif\w+|omnibus)\b",
    "repealed": r"\b(?:former|formerly|until|previously|repealed|replaced|overturned|annulled|struck down"
    r"|invalid\w*|expired|before|old|successor|reinstat\w+|restor\w+|codif\w+)\b",
    "custom": r"\b(?:former|formerly|until|previously|at the time|then-|no longer|before|had been|was"
    r"|were)\b",
}


@lru_cache(maxsize=512)
def compiled(
    kind: str, subject: tuple[str, ...], obj: tuple[str, ...], titles: tuple[str, ...], own: tuple[str, ...]
) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of one entry: those of its kind, with its names put in, and its own.

    In own patterns ``{S}`` and ``{O}`` stand for the names of subject and object. All repeats are bounded.
    """
    parts = {
        "{member}": _MEMBER,
        "{outsider}": _OUTSIDER,
        "{S}": rf"(?<!\w){_either(subject)}(?!\w)",
        "{O}": _either(obj) if obj else r"(?!)",
        "{T}": _either(titles),
        "{L}": _LIST,
        "{say}": _SAY,
        "{intend}": _INTEND,
        "{still}": _STILL,
        "{does}": _DOES,
        "{said}": _SAID,
        "{news_day}": _NEWS_DAY,
        "{not_then}": _NOT_THEN,
    }
    out = []
    for template in (*own, *_PATTERNS[kind]):
        if "{T}" in template and not titles:
            template = (
                template.replace("{T} ", "") if template.count("{T}") == 1 and "{say}" in template else ""
            )
        if template:
            for mark, value in parts.items():
                template = template.replace(mark, value)
            out.append(regex(template))
    return tuple(out)


def _either(names: Iterable[str]) -> str:
    """Alternate literal names, the longest first; a space matches any white space, an apostrophe both of its
    forms.
    """
    ordered = sorted(names, key=len, reverse=True)
    escaped = (re.escape(name).replace(r"\ ", r"\s+").replace("'", "[’']") for name in ordered)
    return "(?:" + "|".join(escaped) + ")"


@lru_cache(maxsize=512)
def guard_of(kind: str, exceptions: tuple[str, ...]) -> re.Pattern[str]:
    return regex("|".join((_GUARDS[kind], *exceptions)), re.IGNORECASE)
