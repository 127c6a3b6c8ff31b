"""AIL007: a slot that somebody was meant to fill."""

import re
from collections.abc import Iterator

from copydesk.api import ALT_TEXT, Context, Hit, Places, Span, regex, rule, worded

# Each expression begins with a literal, and is tried only where the file holds it: articles have few slots.
_BRACKETS = worded(
    r"\[(?:(?@orders)\b[^\]\[\n]{0,60}|your [^\]\[\n]{1,40}|name of [^\]\[\n]{1,40}"
    r"|(?@pointers) [^\]\[\n]{1,40}|source ?: ?\?{1,4}|\?{2,4}"
    r"|(?-i:(?:[A-Z]\w{1,20} ){1,3}(?@heads))|(?@alone)|(?-i:[A-Z][A-Z_ /'’-]{2,40}(?<![ _]))"
    r"|(?:\w+ ){0,2}(?@asked)(?: (?@ends))+|(?@missing)|XX+)\](?![(\[:])",
    "slots.toml",
    flags=re.IGNORECASE,
)
_BRACES = regex(r"\{(?:\{ ?[A-Za-z][\w .-]{0,40} ?\}\}(?!\})|[A-Z][A-Z_]{2,30}\})")
_ANGLES = regex(r"<(?:YOUR|INSERT|ENTER|ADD|REPLACE)[_ -][A-Za-z_ -]{1,40}>", re.IGNORECASE)
_ROUND = regex(r"\((?:insert|add) [^()\n]{1,30} here\)", re.IGNORECASE)
_DIGITS = regex(
    r"(?:(?:19|20)\d\d-(?:xx|XX)-(?:xx|XX|\d\d)(?![\w-])|XXX-XXXX\b|(?:19|20)XX\b"
    r"|(?<!X)XX+(?:%| (?:percent|per cent|million|billion|people|euros?|dollars)\b))"
)
_WORDS = regex(
    r"\b(?:TK(?:TK)+|PASTE_[A-Z_]+_HERE|INSERT_[A-Z_]+|REPLACE_ME|CHANGEME|YOUR_[A-Z_]+)\b|^TODO: [^\n]{1,80}"
    r"|\b[Ll](?:orem|OREM) (?:ipsum|IPSUM)(?: dolor(?: sit amet)?)?",
    re.MULTILINE,
)
_OTHERS = (
    (("{",), _BRACES),
    (("<",), _ANGLES),
    ((" here)",), _ROUND),
    (("XX", "-xx"), _DIGITS),
    (
        ("TKTK", "PASTE_", "INSERT_", "REPLACE_ME", "CHANGEME", "YOUR_", "TODO: ", "orem ipsum", "OREM"),
        _WORDS,
    ),
)
# "Replace [NAME] with your own": the text tells its readers what to do with the slot.
_TOLD = regex(
    r"\b(?:replac(?:e|es|ed|ing)|substitut(?:e|es|ed|ing)|swap(?:s|ped|ping)?|chang(?:e|es|ed|ing)|updat(?:e|ing)"
    r"|fill(?:s|ed|ing)? in|where)\b[^.\n]{0,40}\Z",
    re.IGNORECASE,
)
_FOR_READERS = worded(r"(?@for_readers)\Z", "slots.toml", flags=re.IGNORECASE)
_NOTHING = frozenset(("undefined", "[object Object]", "NaN", "%s", "{0}"))
_ONE_WORD = regex(r"\[[\w-]+\]")
_SOME_YEAR = regex(r"(?:19|20)XX")
_CAPITALS = regex(r"\[[A-Z][A-Z_ /'’-]{1,40}\]\Z")
_WORD = regex(r"[A-Z]+")
_IN_SPEECH = ("[your ", "[name of ")
# The mark of wiki editors; in capitals it is the slot of a draft.
_NEEDED = regex(r"\[(?:[Cc]itation|[Ss]ource|[Rr]eference|[Cc]larification|[Qq]uote) needed\]\Z")


@rule(
    id="AIL007",
    name="unfilled-placeholder",
    version=3,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw", "-code", "-comment"],
    tags=["ai", "leftover", "template"],
    summary="A slot of a template was never filled",
    message="“{text}” is a slot that was never filled in",
    rationale="A slot in brackets, a date with x for digits or dummy text shows that a template or a draft "
    "went out as it was. Drafts from chat products are "
    "full of them, because a model leaves open what it cannot know.",
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
        "The fee is ⟦[TBD]⟧ and rose by a third ⟦[SOURCE NEEDED]⟧.",
    ],
    good=[
        {"text": "---\ntitle: The pier\ndefault: undefined\n---\n\nIt is open.\n", "bare": True},
        "The border is undefined, and the map ![of the undefined border](map.png) says so.",
        "See [the report](https://a.example) and [your account][1].\n\n[1]: https://a.example/account",
        "He said it was “a lovely [sic] day” and that the mayor [Ruth Keller] knew.",
        "Use `{{ name }}` and `[YOUR_NAME]` in the template.",
        "The list [see page 4] is long; [laughter] followed.",
        "The claim[citation needed] stands.",
        "The dockers' union [ILA] and the port [BUG] met.",
        "“I love [your town] and its [name],” she said.",
        "The XX Olympic Games and the XX corps met.",
        "{% for row in rows %}{{ row }}{% endfor %}",
        "Dear {{first_name}}, a generator fills this slot.",
        "The template has the line `### [Preview]({{ page.base }}/{BRANCH}/)` in it.",
        "Paste this line and replace {BRANCH} with the name of yours: site.test/{BRANCH}/",
        "- [ ] open task\n- [x] done",
    ],
)
def unfilled_placeholder(ctx: Context) -> Iterator[Hit]:
    doc = ctx.doc
    text = doc.source.text
    links = [link.span for link in doc.links if link.kind != "bare"]
    lists = [
        entry.span
        for entry in doc.metadata
        if entry.origin == "front-matter" and isinstance(entry.value, (list, dict))
    ]
    taken = Places([*doc.code, *doc.chrome, *links, *(note.span for note in doc.notes), *lists])
    wanted = set(ctx.data("placeholders.txt"))
    coded = bool(doc.code)
    template = "{%" in text  # the file is a template itself; its slots are filled when it is built
    slots = list(_slots(text, _BRACKETS(ctx.data)))
    told = {match[0] for match in slots if _TOLD.search(text, max(0, match.start() - 80), match.start())}
    for match in slots:
        span = Span(*match.span())
        slot = match.group()
        if slot in told:
            continue
        if _NEEDED.match(slot) or ("{{" in slot and template):
            continue
        if _CAPITALS.match(slot) and not wanted.intersection(_WORD.findall(slot)):
            continue
        if (slot.lower().startswith(_IN_SPEECH) or slot[1:-1].islower()) and _spoken(ctx, span):
            continue
        if not taken.overlap(span):
            # A year with x for digits may be meant: an example, a year that nobody knows yet. So may a word
            # in brackets where code is shown (an argument, a type), and a slot in what somebody is to say.
            signed = coded or text[span.start - 1 : span.start] in ("(", ".", ",", "[")
            meant = _SOME_YEAR.fullmatch(slot) or (signed and _ONE_WORD.fullmatch(slot)) or _spoken(ctx, span)
            yield ctx.at(span, severity="info" if meant else None)
    for span in _empty_values(ctx):
        yield ctx.at(span)


def _empty_values(ctx: Context) -> Iterator[Span]:
    """Yield the values of a program that hold nothing, where a title or a description should stand."""
    for entry in ctx.doc.metadata:
        told = entry.origin == "front-matter" and _FOR_READERS(ctx.data).search(entry.key) is not None
        if told and isinstance(entry.value, str) and entry.value in _NOTHING:
            yield entry.span
    for block in ctx.doc.blocks:
        if block.kind == ALT_TEXT and ctx.doc.text_of(block) in _NOTHING:
            yield block.span


def _slots(text: str, brackets: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for literals, pattern in ((("[",), brackets), *_OTHERS):
        if any(literal in text for literal in literals):
            for match in pattern.finditer(text):
                before = text[match.start() - 1 : match.start()]
                # Behind a word, a bracket or these marks it is a link, a note or part of a longer name.
                after = text[match.end() : match.end() + 1]
                # So it does before a slash or a colon: "<YOUR_HOME>/notes" is an example of a path.
                if after and after in "/:" and pattern is not brackets:
                    continue
                if not before or not (before.isalnum() or before in "_]!\\^{-/<"):
                    yield match


def _spoken(ctx: Context, span: Span) -> bool:
    """In quoted speech, an editor puts what is understood in brackets."""
    return any(ctx.doc.lift(start, end).overlaps(span) for start, end in ctx.facts.quotes)
