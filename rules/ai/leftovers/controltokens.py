"""Control tokens of language models (“<|im_end|>”, “[/INST]”, “</think>”): left in a text, or named by it.

A text about models names them: it speaks of tokens, tags or templates, and the token stands where a noun
does, as a word of a sentence, as an item or in a cell. What a machine left behind is glued to a word or a
stop, or opens a line before the text that it produced.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, Places, Span, regex, worded

_FILE = "control-tokens.toml"
_TOKEN = (
    r"<\|[A-Za-z_][\w▁]{1,24}\|>|<｜[\w▁]{2,24}｜>|&lt;\|[A-Za-z_]\w{1,24}\|&gt;|\[/?INST\]|<</?SYS>>"
    r"|<(?:start|end)_of_turn>|</?(?:think(?:ing)?|reasoning|scratchpad|tool_call|tool_response)>"
    r"|&lt;/?think(?:ing)?&gt;|</(?:output|answer)>"
)
_TOKENS = regex(_TOKEN)
# A word of the sentence, a comma or another token stands before it, or it begins an item or a cell.
_BEFORE = regex(
    r"(?:[a-z\d][,:;]?|[)”’\"'`])[ \n][(“\"'‘*_]{0,3}\Z|(?:\.\.\.|…|\|>|\]|>>?|&gt;) ?\Z"
    r"|\A\s{0,20}(?:[-*+•]|\d{1,3}[.)]) {1,8}\Z|\|\s{0,8}\Z"
    r"|<(?:td|th|li|dt|dd|b|strong|em|i|kbd|samp|code)\b[^<>]{0,120}>\s{0,8}\Z"
)
_BEHIND = regex(rf"\Z|[ \n]|[.,;:!?)’”\"'|*_-]|…|</|{_TOKEN}")
_NEAR = worded(r"\b(?@nouns)\b", _FILE)
_ABOUT = worded(r"\b(?@about)\b", _FILE)
_ELEMENTS = ("output", "answer")
_QUOTES = frozenset("“\"‘'`*_>")
_QUOTED = regex(r"[”\"’'`*_]|</q>")
_REACH = 160


class ControlToken(NamedTuple):
    """The place of a control token in the source."""

    span: Span


def find_control_tokens(facts: Facts) -> Iterator[ControlToken]:
    """Yield the control tokens outside code that the text does not name, in reading order."""
    doc, text = facts.doc, facts.doc.source.text
    taken = Places(doc.code)
    about: bool | None = None
    for match in _TOKENS.finditer(text):
        span = Span(*match.span())
        if taken.overlap(span) or _is_quoted(text, span):
            continue
        name = match[0][2:-1]
        if name in _ELEMENTS and f"<{name}" in text:
            continue  # an element of the file, with its beginning
        if _is_noun(text, span):
            if about is None:
                about = _ABOUT(facts.data).search(facts.folded) is not None
            if about or _NEAR(facts.data).search(_around(text, span)):
                continue
        yield ControlToken(span)


def _is_noun(text: str, span: Span) -> bool:
    """Say whether a token stands on its line as a word, an item or a cell does."""
    start, end = _line(text, span)
    behind = _BEHIND.match(text, span.end, min(end, span.end + _REACH))
    return behind is not None and _BEFORE.search(text[start : span.start]) is not None


def _is_quoted(text: str, span: Span) -> bool:
    """Say whether marks stand right before a token and right behind it."""
    return text[span.start - 1] in _QUOTES and _QUOTED.match(text, span.end) is not None


def _line(text: str, span: Span) -> tuple[int, int]:
    """Return the line of a token, at most so far on either side."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    end = text.find("\n", span.end)
    return start, end if end >= 0 else len(text)


def _around(text: str, span: Span) -> str:
    start, end = _line(text, span)
    return text[start : min(end, span.end + _REACH)].casefold()
