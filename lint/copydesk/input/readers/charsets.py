"""The charset that a web page declares, found as browsers find it, and what it means.

Sources: HTML standard, “prescan a byte stream to determine its encoding” (13.2.3.2); Encoding standard, names
and labels (4.2). Of its encodings only those are believed in which articles are stored and that leave ASCII
what it is: a page may not choose a decoder that turns its text into something else for the checker only.
"""

from __future__ import annotations

from typing import NamedTuple

from ...base.regexes import regex

LOOKED_AT = 4096
"""So many bytes are looked through for a declaration; browsers look through 1,024 and more."""

_TAG = regex(r"</?([A-Za-z][A-Za-z0-9-]{0,30})([^>]{0,1000})>")
_CHARSET = regex(r"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([^\s\"';>/]{1,40})", 2)
_XML = regex(r"<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([A-Za-z0-9._:-]{1,40})", 2)
_IN_HEAD = frozenset("html head meta title link script style base noscript template".split())
_UNREAD = frozenset("title script style noscript template".split())


class Declared(NamedTuple):
    """The label that a page gives its encoding, and the byte that it begins at."""

    label: str
    at: int


def declared_in(data: bytes) -> Declared | None:
    """Return the charset of an XML declaration, or of a ``meta`` element in the head of a page."""
    head = data[:LOOKED_AT].decode("latin-1")
    found = _XML.match(head)
    if found is not None:
        return Declared(found.group(1), found.start(1))
    at = 0
    while True:
        at = head.find("<", at)
        if at < 0:
            return None
        if head.startswith("<!--", at):
            at = head.find("-->", at + 4)
            if at < 0:
                return None
            continue
        tag = _TAG.match(head, at)
        if tag is None:
            at += 1
            continue
        name = tag.group(1).lower()
        if name not in _IN_HEAD or head.startswith("</head", at):
            return None
        at = tag.end()
        if name == "meta":
            label = _CHARSET.search(tag.group(2))
            if label is not None:
                return Declared(label.group(1), tag.start(2) + label.start(1))
        elif name in _UNREAD and head[tag.start() + 1] != "/":
            at = head.lower().find(f"</{name}", at)
            if at < 0:
                return None


def codec_of(label: str) -> str | None:
    """Return the Python codec for a label in its browser meaning; None for what no article is stored in."""
    name = label.strip().lower()
    if name in _LABELS:
        return _LABELS[name]
    plain = name.replace("_", "-").removeprefix("cs").removeprefix("x-")
    for family, codec in (
        ("iso-8859-", "iso8859-"),
        ("iso8859-", "iso8859-"),
        ("windows-", "cp"),
        ("cp", "cp"),
    ):
        number = plain.removeprefix(family)
        if plain.startswith(family) and f"{codec}{number}" in _NUMBERED:
            return f"{codec}{number}"
    return None


_NUMBERED = frozenset(
    [f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
    + [f"cp{number}" for number in (866, 874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)]
)
_LABELS = {
    **dict.fromkeys(
        "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8".split(), "utf-8"
    ),
    # A page that declares these in bytes that can be read as ASCII cannot mean them (HTML standard).
    **dict.fromkeys("utf-16 utf-16le utf-16be ucs-2 iso-10646-ucs-2 unicode csunicode".split(), "utf-8"),
    **dict.fromkeys("iso-8859-1 iso8859-1 iso_8859-1 iso88591 iso_8859-1:1987 iso-ir-100".split(), "cp1252"),
    **dict.fromkeys(
        "ibm819 cp819 csisolatin1 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968".split(), "cp1252"
    ),
    **dict.fromkeys("iso-8859-9 iso8859-9 iso88599 iso-ir-148 csisolatin5 latin5 l5".split(), "cp1254"),
    **dict.fromkeys("iso-8859-11 iso8859-11 iso885911 tis-620 dos-874".split(), "cp874"),
    **dict.fromkeys("latin2 l2 iso88592 iso-ir-101 csisolatin2".split(), "iso8859-2"),
    **dict.fromkeys("cyrillic iso88595 iso-ir-144 csisolatincyrillic".split(), "iso8859-5"),
    **dict.fromkeys(
        "greek greek8 elot_928 ecma-118 iso88597 iso-ir-126 csisolatingreek".split(), "iso8859-7"
    ),
    **dict.fromkeys("hebrew visual iso88598 iso-ir-138 csisolatinhebrew".split(), "iso8859-8"),
    **dict.fromkeys("latin9 l9 iso885915 csisolatin9".split(), "iso8859-15"),
    **dict.fromkeys("koi8-r koi8 koi koi8_r cskoi8r".split(), "koi8-r"),
    **dict.fromkeys("koi8-u koi8-ru".split(), "koi8-u"),
    **dict.fromkeys("macintosh mac x-mac-roman csmacintosh".split(), "mac-roman"),
    **dict.fromkeys("x-mac-cyrillic x-mac-ukrainian".split(), "mac-cyrillic"),
    **dict.fromkeys(
        "gb2312 gbk gb18030 x-gbk chinese gb_2312 gb_2312-80 csgb2312 iso-ir-58".split(), "gb18030"
    ),
    **dict.fromkeys("big5 big5-hkscs cn-big5 csbig5 x-x-big5".split(), "big5hkscs"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis csshiftjis windows-31j ms932 ms_kanji".split(), "cp932"),
    **dict.fromkeys("euc-jp x-euc-jp cseucpkdfmtjapanese".split(), "euc_jp"),
    **dict.fromkeys(
        "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 cseuckr iso-ir-149 korean windows-949".split(),
        "cp949",
    ),
}
