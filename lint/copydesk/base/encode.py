"""Text of strangers on its way out: one function for each place that it may go to.

Articles, file names, configurations and packs are written by people whom nobody knows. Where their text is
written, it must stay text: it must not steer a terminal, give a command to the machine that runs a build,
become markup or a formula. Everything that Copydesk writes goes through these functions.

- ``line``, ``within``, ``parts`` and ``block``: terminals and logs
- ``json_text``: JSON (without loss)
- ``github_data`` and ``github_property``: workflow commands of GitHub
- ``xml_text`` and ``xml_attribute``: XML and HTML
- ``csv_cell``: tables for spreadsheets
- ``markdown`` and ``markdown_code``: Markdown that a host renders
- ``uri``: paths in references
"""

from __future__ import annotations

import unicodedata

from .regexes import regex

TAB = "    "

_COMMANDS = regex(r"##(?=\[|[A-Za-z]{1,40}\[)")
"""What begins a command in the log of a build wherever it stands: ``##[…``, ``##vso[…``, ``##teamcity[…``."""

_BEGINS = regex(r"(?:\A|(?<=[\n\r]))[^\S\n\r]*::")
"""What begins a command of GitHub: ``::`` where a line begins, behind blanks too."""

_LOSSLESS = regex(
    "##(?=\\[|[A-Za-z]{1,40}\\[)|[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_NOT_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKUP = regex(r"[\\`*_\[\]<>|:]|(?<=www)\.|[@#!~$%&^](?=([\w\"])?)")
_TICKS = regex(r"`+")


def shown(char: str) -> str:
    """Return how one character is shown: controls as pictures, invisible and steering characters by their
    number.
    """
    code = ord(char)
    if 32 <= code < 127:
        return char
    if char == "\t":
        return TAB
    if code < 32:
        return chr(0x2400 + code)
    if code == 127:
        return "\u2421"
    # Cc and Cs steer or break a terminal, Cf and the line separators change the order or the lines of what is
    # read.
    if (
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co")
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
        or code & 0xFFFE == 0xFFFE
    ):
        return f"<U+{code:04X}>"
    return char


def line(text: str) -> str:
    """Return text for one line of a terminal or log, which it may begin.

    It holds no control character, nothing invisible, and no command: where one would begin, its first
    character is shown by its number.
    """
    found = within(text)
    return found.replace(":", "<U+003A>", 1) if found.lstrip().startswith("::") else found


def within(text: str) -> str:
    """Return the same for text in front of which something else stands in its line."""
    found = text if text.isascii() and text.isprintable() else "".join(map(shown, text))
    return _COMMANDS.sub("#<U+0023>", found) if "##" in found else found


def parts(*texts: str) -> list[str]:
    """Return the same for pieces of a line that are shown together: no command begins in one and ends in
    another.
    """
    found = list(map(within, texts))
    if _COMMANDS.search("".join(found)):
        found = [piece.replace("#", "<U+0023>") for piece in found]
    return found


def block(text: str) -> str:
    """Return text of several lines for a terminal or log, each line as ``line`` has it."""
    return "\n".join(map(line, text.splitlines()))


def json_text(text: str) -> str:
    """Return JSON that was written with letters as they are, with escapes for what a terminal, a log or a
    reader could fall for. It means the same.
    """
    if text.isascii() and "##" not in text and "\x7f" not in text:
        return text
    return _LOSSLESS.sub(lambda match: "".join(map(_escaped, match[0])), text)


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def github_data(text: str) -> str:
    """Return text for the message of a workflow command."""
    lines = "\n".join(map(within, text.splitlines()))
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Return text for the value of a property of a workflow command."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def xml_text(text: str) -> str:
    """Return text for the content of an element, in XML 1.0 and in HTML; characters that XML cannot hold are
    shown by pictures or numbers, invisible and steering ones are written as references, as is what would
    begin a command in the log of a build. With ``>`` escaped it can hold no ``]]>``.
    """
    clean = text if text.isprintable() else _NOT_XML.sub(lambda match: shown(match[0]), text)
    clean = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "::" in clean:
        clean = _BEGINS.sub(lambda match: f"{match[0][:-2]}&#58;:", clean)
    if clean.isprintable() and "##" not in clean:
        return clean
    return _LOSSLESS.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), clean)


def xml_attribute(text: str) -> str:
    """Return text for the value of an attribute between double or single quotation marks; line ends and tabs
    survive the reader's normalisation.
    """
    clean = xml_text(text).replace('"', "&quot;").replace("'", "&#39;")
    return clean.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


def csv_cell(text: str) -> str:
    """Return text for a cell, in quotation marks. What a spreadsheet would take for a formula gets an
    apostrophe in front; every cell is one line.
    """
    clean = within(text)
    if clean.lstrip()[:1] in ("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20"):
        clean = "'" + clean
    return '"' + clean.replace('"', '""') + '"'


def markdown(text: str) -> str:
    """Return text for Markdown, inside of a line or of a cell of a table: no markup, no HTML, no link made of
    an address. Hosts look for mentions and references after rendering, so a comment parts their marks from
    what follows.
    """
    clean = within(" ".join(text.split()))
    return _MARKUP.sub(lambda match: f"&#{ord(match[0][0])};{'<!-- -->' if match[1] else ''}", clean)


def markdown_code(text: str) -> str:
    """Return text as a code span of Markdown, inside of a line or of a cell of a table."""
    clean = within(" ".join(text.split())).replace("|", "\u2502") or " "
    fence = "`" * (1 + max((len(run) for run in clean.split() for run in _TICKS.findall(run)), default=0))
    edge = " " if clean.startswith("`") or clean.endswith("`") else ""
    return f"{fence}{edge}{clean}{edge}{fence}"


def uri(path: str) -> str:
    """Return a relative or absolute POSIX path as a URI reference, percent-encoded. A first segment with a
    colon would be a scheme, so its colon is encoded as well.
    """
    from urllib.parse import quote

    return quote(path.encode("utf-8", "surrogateescape" if _has_bytes(path) else "replace"), safe="/~")


def _has_bytes(path: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in path)
