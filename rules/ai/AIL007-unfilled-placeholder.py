"""AIL007: a slot that somebody was meant to fill."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from copydesk.api import ALT_TEXT, Context, Hit, Places, Span, regex, rule, worded

from .slots.bracketed import Bracketed, bracketed_in
from .slots.shownslots import (
    by_the_way,
    in_table_of_phrases,
    is_shown,
    is_template,
    is_told,
    named,
    not_read,
    shown_off,
    spoken,
)
from .slots.slotforms import slots_in
from .slots.unbracketed import stands_in
from .slots.wholelines import lines_in

_KEY = regex(r"\b(?:[Pp]ress|[Pp]ressing|[Hh]it) \Z")
_FOR_READERS = worded(r"(?@for_readers)\Z", "slots.toml", flags=re.IGNORECASE)
_NOTHING = frozenset(("undefined", "[object Object]", "NaN", "%s", "{0}"))
_ONE_WORD = regex(r"\[[\w-]+\]|\{[\w-]+\}")
_ASKING_OF = ("order", "thing", "coming")
_FIRM = ("square", "angle", "tag")
_UNMARKED = frozenset("note coming tk pending personal capitals title address angle filler braced".split())
_SAID = worded(r"[,.!?]?[\"”»],? (?@saying)\b", "slots.toml")
# A capitalised name inside a sentence, behind which x is a number.
_ROMAN = regex(r"[a-z,;] [A-Z][a-z]+ \Z")
_SOME_YEAR = regex(r"(?:19|20)XX")
_CAPITALS = regex(r"[\[{][A-ZÀ-Ý][A-ZÀ-Ý_ ,/'’-]{1,40}[\]}]\Z")
_ASKING = regex(r"\{\{ ?[A-Z]{2,20}(?:[_ ][A-Z]{2,20}){0,3} ?\}\}")
_BRACES = regex(r"\{\{")
_PROGRAM = regex(r"\b(?:templates?|placeholders?|variables?|macros?)\b|\{%|<%", re.IGNORECASE)
_WORD = regex(r"[A-ZÀ-Ý]+")
_SHORT = 80
_IN_SPEECH = ("[your ", "[name of ")
# The mark of wiki editors; in capitals it is the slot of a draft.
_NEEDED = regex(r"\[(?:[Cc]itation|[Ss]ource|[Rr]eference|[Cc]larification|[Qq]uote) needed\]")


@rule(
    id="AIL007",
    name="unfilled-placeholder",
    version=17,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw", "-code", "-comment"],
    tags=["ai", "leftover", "template"],
    summary="A slot of a template was never filled",
    message="“{text}” is a slot that was never filled in",
    rationale="A slot in brackets, a date with x for digits or dummy text shows that a template or a draft "
    "went out as it was. Drafts from chat products are full of them: what a model cannot know stays open.",
    remedy="Fill in the fact, with its source, or rewrite the sentence so that it is not needed.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
        "https://en.wikipedia.org/wiki/Wikipedia:Speedy_deletion",
    ],
    bad=[
        "The mill was founded by ⟦[Name of founder]⟧ in ⟦[YEAR]⟧.",
        "Call us on ⟦[insert phone number]⟧ before ⟦2025-XX-XX⟧.",
        "About ⟦XX percent⟧ agree, says ⟦[University Name]⟧ in a study of ⟦[date]⟧ ⟦(insert quote here)⟧.",
        {"text": "Dear ⟦{{first_name}}⟧, the pier is open.", "format": "text"},
        "⟦Lorem ipsum dolor sit amet⟧ here.",
        "See the boat: ![⟦undefined⟧](boat.png)",
        {"text": "---\ntitle: The pier\ndescription: ⟦undefined⟧\n---\n\nIt is open.\n", "bare": True},
        {"text": "The bridge will open in ⟦20XX⟧.", "severity": "info"},
        "The fee is ⟦[figure tbc]⟧ a night, in ⟦[City, State]⟧ ⟦(credit here)⟧, from ⟦DATE TBC⟧.",
        "It sold ⟦XX copies⟧ for ⟦€XX⟧ each. Ring ⟦XXX-XXX-XXXX⟧ or write to ⟦jo@yourcompany.com⟧.",
        {"text": "The dam was raised in May. ⟦TK: add the height⟧", "severity": "warning"},
        {"text": "Welcome to ⟦Your Company Name⟧, the ferry of the bay.", "severity": "warning"},
        "“⟦[Insert quote from the mayor]⟧,” said the mayor.",
        "⟦[Photo: the mayor at the pier, to come]⟧ ⟦[Note to editor: please confirm the name]⟧",
        "It lies ⟦XX kilometres⟧ off, and ⟦____ people⟧ came. Ring ⟦555-XXX-XXXX⟧ on ⟦Xth May⟧ for ⟦£TBC⟧.",
        {"text": "# The dam\n\n⟦Add your text here.⟧\n\nIt holds.", "bare": True, "severity": "warning"},
        "Dear ⟦%FIRSTNAME%⟧, the dam ⟦{name of the dam}⟧ holds ⟦(source?)⟧. ⟦Duis aute irure⟧ dolor.",
        "Der Damm ist ⟦[Höhe einfügen]⟧ hoch, sagt ⟦[Name des Direktors]⟧.",
        "Le barrage mesure ⟦[hauteur à compléter]⟧, et le maire ⟦[insérer citation]⟧.",
        "La presa mide ⟦[añadir altura]⟧; el alcalde es ⟦[nombre]⟧.",
        "La diga misura ⟦[altezza da completare]⟧ e fu aperta nel ⟦[inserire anno]⟧.",
        "De dam is ⟦[hoogte invullen]⟧ hoog.",
        "The fee is ⟦[TBD]⟧ and rose by a third ⟦[SOURCE NEEDED]⟧.",
        "The dam cost ⟦[X]⟧ million and €⟦[X]⟧ more, and ⟦[height]⟧ metres of it stand. ⟦[Mayor’s name]⟧",
        {"text": "I worked for ⟦<previous employer>⟧ at the dam.", "format": "text", "severity": "warning"},
        {"text": "The attendance was ⟦TBC⟧.", "severity": "warning"},
        {"text": "<p>Ask ⟦{{CONTACT_NAME}}⟧ at the dam.</p>", "format": "html"},
        {"text": "Run `moor` and say: **Berth:** ⟦{DATE}⟧", "severity": "info"},
        {"text": "Dear ⟦{first_name}⟧, it is open.", "format": "text", "bare": True, "severity": "info"},
        {"text": "It opens on ⟦DD Month⟧.", "severity": "warning"},
        "It opens at ⟦[heure]⟧. ⟦{{INSERT: quote from the mayor}}⟧",
        {"text": "The dam lies ⟦tk kilometres⟧ off.", "severity": "warning"},
        "It holds. ⟦TODO: photo of the dam⟧",
        {"text": "It holds. ⟦[Story of a keeper, 2-3 sentences]⟧ ⟦[IMAGE 3]⟧", "severity": "warning"},
        {"text": "It is ⟦000 cm⟧ wide and costs ⟦EUR XXX⟧ a night.", "severity": "warning"},
        {"text": "“It holds,” said the mayor ⟦(quote to be confirmed by phone)⟧.", "severity": "info"},
        {"text": "# The dam\n\n⟦Bildunterschrift folgt⟧\n\nIt holds.", "bare": True, "severity": "warning"},
        {"text": "# The dam\n\nIt holds.\n\nOpening: ⟦TBD⟧", "bare": True, "severity": "warning"},
        {"text": "Le barrage rouvre le ⟦JJ/MM/AAAA⟧, selon ⟦[citation du maire]⟧.", "severity": "warning"},
        {"text": "It holds. ⟦(Expand this section with an anecdote.)⟧ It is wet.", "severity": "info"},
        "It holds ⟦(pic: need credit)⟧. ⟦[Photo: insert the dam at dusk]⟧",
    ],
    good=[
        "# Berth request: a template\n\nFill in the sections below.\n\n## Boat\n\n[Describe the boat.]\n\n"
        "[Name of the boat]",
        "Click on [ photo of ] (including photos). Call moor [add-rope|drop-rope] (insert any knot here) or "
        "[boat=12]this[/boat].\n\nTODO: (D == done)\n\n[enter your number as password]\n\nIt holds.",
        'See the [Gates] section, "www.example.org", "all" (add the date), Ada Marsh (name of the keeper).',
        "# Why not [insert favourite boat]?\n\nAsk [insert sailor of choice] of seven (one missing).",
        {
            "text": "Give the command with its words:\n\n    berth <ship name> [<day>]\n    "
            "log <file name>\n    unload <cargo> <quay>\n    call <mail address>\n",
            "format": "text",
        },
        "For example, a letter to pat-pier2@domain.example goes to pier 2. A mask is *!user@host.domain",
        "It was shown at the 12th {USENIX} symposium ({OSDI} 16). Tell your day of birth (DD/MM/YYYY).",
        "Printers set *Lorem ipsum dolor sit amet* to see what a page will look like.",
        "The date of the fair is TBC, the chromosome [X] is short, and <b>bold</b> it is.",
        {"text": "<p>The template prints {{CONTACT_NAME}} there.</p>", "format": "html"},
        "- [X] boats painted",
        {"text": "---\ntitle: The pier\ndefault: undefined\n---\n\nIt is open.\n", "bare": True},
        "The border is undefined, and the map ![of the undefined border](map.png) says so.",
        "See [the report](https://a.example) and [your account][1].\n\n[1]: https://a.example/account",
        "He said it was “a lovely [sic] day” and that the mayor [Ruth Keller] knew.",
        "An exception are lines that begin with {{ or }} and hold a program.",
        "Use `{{ name }}` and `[YOUR_NAME]` in the template.",
        "The list [see page 4] is long; [laughter] followed. The claim[citation needed] stands.",
        "See moor [name of boat|number of berth] and the column [2:berth]. The union [ILA] met port [BUG].",
        "“I love [your town] and its [name],” she said.",
        "# Your Name Here\n\nThe show *Your Name Here* opens today, and TK Moss sings.",
        "T. K. Moss, known as TK, rowed home. TK: she never looks back.",
        "The tags &lt;title&gt; and &lt;caption&gt; are closed.",
        "Louis was king, and King Louis XX metres away laughed.",
        "The form has a field [name of ship], and a blank: ______ is a bird.",
        "El siglo XX fue largo, and chapter XX of the book as well. The XX corps met.",
        "The time is short (details follow), and the date [see there] holds. The XX Olympic Games met.",
        "{% for row in rows %}{{ row }}{% endfor %}",
        "Dear {{first_name}}, a generator fills this slot.",
        "The template has the line `### [Preview]({{ page.base }}/{BRANCH}/)` in it.",
        "Paste this line and replace {BRANCH} with the name of yours: site.test/{BRANCH}/",
        "- [ ] open task\n- [x] done\n\nPress [Enter] and wait.",
        "Copy the letter below and replace what is in square brackets. Dear [name], it holds. [your name]",
        "The mayor [omitted: two sentences] closed the fair, and its date (to be confirmed) is in May.",
        "Dates are written as DD/MM in the log. Blah, blah, blah, said the goose.",
        "Sail (include the jib if you like) and write your name (on the card).",
        "The set {a, b} has two members, and {{ include the.dam }} is code.",
    ],
)
def unfilled_placeholder(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    wanted = set(ctx.data("placeholders.txt"))
    slots = [
        (slot.form, slot.match)
        for slot in slots_in(text, ctx.data)
        # Other capitals in brackets are tags, codes and marks of editors.
        if not _CAPITALS.match(slot.match[0]) or wanted.intersection(_WORD.findall(slot.match[0]))
    ]
    asked = list(bracketed_in(text, ctx.data))
    free = [slot for slot in slots if slot[1][0][0] not in "[({<"]
    # A text that tells its readers what to do with what stands in brackets is a template for them.
    if (asked or len(free) < len(slots)) and is_template(ctx.data, text):
        slots, asked = free, []
    if slots:
        yield from _unfilled(ctx, slots)
    yield from _others(ctx, Places([Span(*match.span()) for _, match in slots]), asked)
    for span in _empty_values(ctx):
        yield ctx.at(span)


def _others(ctx: Context, known: Places, asked: Iterable[Bracketed]) -> Iterator[Hit]:
    """Yield what is ``asked`` for in brackets or stands for something, where nobody shows it on purpose;
    ``known`` are slots of a known form.
    """
    doc, text = ctx.doc, ctx.doc.source.text
    found = [(Span(*one.match.span()), one.what in _ASKING_OF and one.kind in _FIRM) for one in asked]
    # What stands in braces is filled by a program where one is spoken of.
    programmed = "{" in text and (bool(doc.code) or "()" in text or _PROGRAM.search(text) is not None)
    found.extend((Span(*one[:2]), one.sure) for one in stands_in(text, ctx.data, braces=not programmed))
    found.extend(_blocks(ctx))
    if not found:
        return
    taken = Places(not_read(ctx))
    seen: list[Span] = []  # in their order; none overlaps another
    # What is sure first: of two that overlap one is told.
    for unsure, span in sorted((not sure, span) for span, sure in found):
        at = bisect(seen, (span.end,))
        if (
            known.overlap(span)
            or (at and span.overlaps(seen[at - 1]))
            or taken.overlap(span)
            or _NEEDED.match(text, span.start)
            or (text[span.start] == "{" and programmed)
        ):
            continue
        if is_told(ctx.data, text, span.start) or is_shown(text, span):
            continue
        seen.insert(at, span)
        likely = not unsure and not doc.code and not spoken(ctx, span) and not by_the_way(ctx, span)
        yield ctx.at(span, severity="warning" if likely else "info")


def _blocks(ctx: Context) -> Iterator[tuple[Span, bool]]:
    """Yield the short blocks of a page that are slots, and whether they are nothing else."""
    doc, data = ctx.doc, ctx.data("slots.toml")
    for block in doc.prose_blocks if doc.traits.elements else ():
        if block.end - block.start <= _SHORT:
            text = doc.text_of(block)
            for line in lines_in(text, 0, len(text), data):
                yield doc.lift(block.start + line.start, block.start + line.end), line.sure


def _unfilled(ctx: Context, slots: Sequence[tuple[str, re.Match[str]]]) -> Iterator[Hit]:
    """Yield those of some slots that nobody filled and nobody shows on purpose."""
    text = ctx.doc.source.text
    taken = Places(not_read(ctx))
    template = "{%" in text  # the file is a template itself; its slots are filled when it is built
    told = {match[0] for _, match in slots if is_told(ctx.data, text, match.start())}
    code = frozenset(ctx.doc.code)
    by_hand = code if _filled_by_hand(ctx) else frozenset()
    for form, match in slots:
        span = Span(*match.span())
        slot = match.group()
        if slot in told or (
            taken.overlap(span)
            and not (form == "brace" and span in by_hand and _asking(ctx, span))
            and not (form == "told" and span in code)
            and not (form == "address" and text.startswith("mailto:", span.start - 7))
        ):
            continue
        if (form == "personal" and ctx.doc.code) or is_shown(text, span):
            continue
        if _ONE_WORD.fullmatch(slot) and _KEY.search(text, max(0, span.start - 10), span.start):
            continue
        if _NEEDED.match(slot) or ("{{" in slot and template):
            continue
        lower = slot.lower().startswith(_IN_SPEECH) or slot[1:-1].islower()
        if form in ("bracket", "asking") and lower and spoken(ctx, span):
            continue
        if slot[:2] == "XX" and form == "digits" and _ROMAN.search(text, max(0, span.start - 40), span.start):
            continue
        if form == "words" and shown_off(ctx, span):
            continue
        if form in _UNMARKED and named(ctx, form, span):
            continue
        yield ctx.at(span, severity=_level(ctx, form, span, slot))


def _asking(ctx: Context, span: Span) -> bool:
    """Say whether a slot in double braces is meant for a person, although a program might fill it: it asks in
    capitals for something of the kind that people fill in.
    """
    text = ctx.doc.source.text
    return _ASKING.fullmatch(text, span.start, span.end) is not None and not set(
        ctx.data("placeholders.txt")
    ).isdisjoint(_WORD.findall(text, span.start, span.end))


def _filled_by_hand(ctx: Context) -> bool:
    """Say whether nothing in the file tells of a program that fills slots in double braces."""
    text = ctx.doc.source.text
    return (
        all(_ASKING.match(text, brace.start()) for brace in _BRACES.finditer(text))
        and not any(entry.origin == "front-matter" for entry in ctx.doc.metadata)
        and not _PROGRAM.search(text)
    )


def _level(ctx: Context, form: str, span: Span, slot: str) -> str | None:
    """Return the level of a slot, None for that of the rule. What may be meant is a note: a year with x for
    digits (an example, a year that nobody knows yet), a word in brackets where code is shown (an argument, a
    type), a slot in what somebody is to say.
    """
    coded = bool(ctx.doc.code)
    if in_table_of_phrases(ctx, span):
        return "info"
    if slot == "lorem ipsum":
        return "info"  # the name of such texts
    said = _SAID(ctx.data).match(ctx.doc.source.text, span.end) is not None
    if (spoken(ctx, span) and not said) or _SOME_YEAR.fullmatch(slot):
        return "info"
    if form == "personal" or (form in _UNMARKED and slot[0] != "<"):
        return "info" if coded else "warning"
    signed = coded or ctx.doc.source.text[span.start - 1 : span.start] in ("(", ".", ",", "[")
    return "info" if signed and _ONE_WORD.fullmatch(slot) else None


def _empty_values(ctx: Context) -> Iterator[Span]:
    """Yield the values of a program that hold nothing, where a title or a description should stand."""
    for entry in ctx.doc.metadata:
        told = entry.origin == "front-matter" and _FOR_READERS(ctx.data).search(entry.key) is not None
        if told and isinstance(entry.value, str) and entry.value in _NOTHING:
            yield entry.span
    for block in ctx.doc.blocks:
        if block.kind == ALT_TEXT and ctx.doc.text_of(block) in _NOTHING:
            yield block.span
