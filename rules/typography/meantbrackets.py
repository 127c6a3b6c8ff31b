"""Brackets whose spaces are meant: calls, lists of numbers, menus, rows of links, buttons."""

from collections.abc import Iterator
from itertools import islice

from copydesk.api import Block, regex

# "f( x )" is a call, "= [ 1, 2 ]" a list of numbers, "-t [ x ]" an option, "a, [ b ]" a signature.
NOTATION = regex(r"[^\W_]\Z|[=$\\({\[] ?\Z|-\w ?\Z")
SIGNATURE = regex(r"[,|] ?\Z")
# "[ back ] [ on ]": a row of links in brackets; "( 2 ** BITS ) - 1": a formula.
ROW, BEFORE_ROW = regex(r"\s{1,3}\[ "), regex(r" \]\s{1,2}\Z")
STATUS = regex(r" {1,2}[A-Z]{2,10} {1,2}")
# "[ Save ]", "[ Add person ]": a button as a page shows it.
BUTTON = regex(r"\[ {1,2}[^\W_][\w'’-]{0,20}(?: [\w'’-]{1,20}){0,3} {1,2}\]")
PRESSING = regex(
    r"\b(?:[Cc]lick|[Pp]ress|[Cc]hoose|[Ss]elect|[Tt]ap|[Hh]it|[Uu]se)(?:ing|s|ed)?(?: on)?(?: the)? \Z"
)
BUTTONS = 3
"""So many of them in a file are a way of writing."""
OPERATOR = regex(r" (?:\*{1,2}|[-+/^<>=]|[<>=!]=) ")
TASK, LONGEST_MENU = 4, 400
"""How far apart the brackets of a task ("[ x ]") and of a menu ("[ one | two ]") are at most."""
BRACKETS = regex(r"[()\[\]]")
# "Brackets [ and ] enclose what may be left out."
NAMED = regex(r"(?<!\S)(?P<open>[(\[]) (?:and|or|to) (?P<close>[)\]])(?!\w)")
# "spline ( ';' spline )*": a rule of a grammar.
AGAIN = regex(r"[*+?](?!\w)")


def meant_brackets(text: str, block: Block) -> list[tuple[int, int]]:
    """Return the places of the pairs of brackets in a block of the prose whose spaces are meant."""
    return [*named_brackets(text, block), *_notations(text, block), *_buttons(text, block)]


def named_brackets(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the places of pairs of brackets that a sentence speaks of: "[ and ]"."""
    for match in NAMED.finditer(text, block.start, block.end):
        yield match.start("open"), match.start("close")


def _notations(text: str, block: Block) -> list[tuple[int, int]]:
    """Return the places of pairs of brackets whose spaces are meant: tasks, calls, lists of numbers."""
    found = []
    opened: list[int] = []
    sentence = text[block.start].isupper() or text[block.start : block.end].rstrip()[-1:] in tuple(".!?:”")
    for match in BRACKETS.finditer(text, block.start, block.end):
        if match.group() in "([":
            opened.append(match.start())
        elif not opened:
            if text[match.start() - 1] == text[match.end() : match.end() + 1] == " ":
                found.append(match.span())  # "a spurious ) is sent"
        else:
            start = opened.pop()
            task = start == block.start and match.start() - start <= TASK
            ahead = max(block.start, start - 3)
            square = text[start] == "[" and (block.kind == "heading" or SIGNATURE.search(text, ahead, start))
            menu = text[start] == "[" and "|" in text[start : match.start()][:LONGEST_MENU]
            # "close-gate pier [ reason date ]": a synopsis, and no sentence.
            synopsis = (
                not sentence
                and start > block.start
                and match.start() - start <= LONGEST_MENU
                and text[start : start + 2] == "[ "
                and text[match.start() - 1] == " "
            )
            inside = text[start + 1 : match.start()]
            row = text[start] == "[" and ROW.match(text, match.end(), block.end) is not None
            row = row or (text[start] == "[" and BEFORE_ROW.search(text, ahead, start) is not None)
            # "[ OK ] Gate opened": what programs say of a step.
            row = row or (text[block.start : start + 1] == "[" and STATUS.fullmatch(inside) is not None)
            formula = OPERATOR.search(inside) is not None
            again = AGAIN.match(text, match.end(), block.end) is not None
            # "copy port [ more ports ... ]": what may be given again.
            again = again or inside.rstrip().endswith(("...", "…"))
            set_so = inside[:1] == " " == inside[-1:] and (row or formula or again)
            if set_so or task or square or menu or synopsis or NOTATION.search(text, ahead, start):
                found.append((start, match.start()))
    return found


def _buttons(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the places of pairs of brackets that show buttons: it is said to press them, or there are
    several.
    """
    if text.find("[ ", block.start, block.end) < 0:
        return
    shown = list(BUTTON.finditer(text, block.start, block.end))
    usual = bool(shown) and sum(1 for _ in islice(BUTTON.finditer(text), BUTTONS)) == BUTTONS
    for match in shown:
        if usual or PRESSING.search(text, max(block.start, match.start() - 24), match.start()):
            yield match.start(), match.end() - 1
