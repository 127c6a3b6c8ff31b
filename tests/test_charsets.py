"""Which bytes become which text: a page may say what it is stored in, and nobody may say anything else."""

from __future__ import annotations

from typing import Any

import pytest
from desk import Desk

from copydesk.input.readers import decode
from copydesk.input.readers.charsets import codec_of, declared_in

SLIP = "He recieved the letter."


def findings(desk: Desk, name: str) -> list[dict[str, Any]]:
    """Check a file with the built-in rules."""
    report = desk.run("check", "--no-config", "--format", "json", name).json
    return list(report["files"][0]["findings"])


def page(charset: str, body: str) -> str:
    return f"<html><head><meta charset={charset}><title>x</title></head><body><p>{body}</p></body></html>"


@pytest.mark.parametrize("label", ["hex", "base64", "zlib", "bz2", "rot13", "utf-7", "punycode", "idna", "cp037",
                                   "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "utf-32",
                                   "iso-2022-jp", "hz", "cp500", "../x", "os", "__init__"])  # fmt: skip
def test_what_is_no_encoding_of_articles_is_read_as_utf8_and_told(label: str, desk: Desk) -> None:
    desk.write("a.html", page(label, SLIP + " Das Café."))
    found = findings(desk, "a.html")
    assert {"TYP001", "INT011"} <= {finding["rule_id"] for finding in found}
    assert desk.run("fix", "--no-config", "a.html").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "<!-- <p><meta charset=cp037> -->\n\n" + SLIP,
        '<meta charset="iso-8859-1">\n\n' + SLIP,
        '<?xml version="1.0" encoding="cp037"?>\n\n' + SLIP,
        f"Write `<meta charset=cp1251>` in the head.\n\n{SLIP} The café.",
    ],
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_nothing_in_markdown_and_text_decides_how_it_is_read(text: str, suffix: str) -> None:
    source = decode(f"a.{suffix}", text.encode())
    assert (source.text, source.encoding, source.doubt) == (text, "utf-8", None)


@pytest.mark.parametrize(
    "head",
    [
        "<!-- <meta charset=cp1251> -->",
        "<title><meta charset=cp1251></title>",
        "<script>var a = '<meta charset=cp1251>'</script>",
        "</head><body><meta charset=cp1251>",
        "<body><p><meta charset=cp1251></p>",
        "<!-- never closed <meta charset=cp1251>",
        "<title>never closed <meta charset=cp1251>",
    ],
)
def test_a_charset_counts_in_the_head_alone(head: str) -> None:
    assert declared_in(f"<!doctype html><html><head>{head}".encode()) is None


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("iso-8859-1", "Das Café “öffnet”"),
        ("windows-1251", "Кафе открыто"),
        ("Shift_JIS", "カフェは開いている"),
        ("GB2312", "咖啡馆开门了"),
        ("iso-8859-15", "Le café à 3 €"),
        ("KOI8-R", "Кафе открыто"),
        ("EUC-KR", "카페가 열렸다"),
    ],
)
def test_pages_are_read_and_written_in_what_they_say(label: str, text: str) -> None:
    codec = codec_of(label)
    assert codec is not None
    data = page(label, text).encode(codec)
    source = decode("a.html", data)
    assert text in source.text and source.doubt is None and source.writable
    at = source.text.index(text)
    assert data[source.byte_offset(at) : source.byte_offset(at + len(text))] == text.encode(codec)


def test_bytes_speak_louder_than_the_head() -> None:
    source = decode("a.html", page("iso-8859-1", "Das Café").encode())
    assert source.encoding == "utf-8" and "Das Café" in source.text
    assert source.doubt is not None
    assert source.slice(source.doubt.span) == "iso-8859-1" and source.doubt.reason == "utf-8"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_files_are_read_with_exact_places(codec: str, desk: Desk) -> None:
    data = f"\ufeff{SLIP} \U0001f600 {SLIP}\n".encode(codec)
    (desk.folder / "a.md").write_bytes(data)
    found = [f for f in findings(desk, "a.md") if f["rule_id"] == "TYP001"]
    assert len(found) == 2
    text = data.decode(codec)[1:]
    for finding in found:
        assert text[finding["span"]["start"] : finding["span"]["end"]] == "recieved"
    assert desk.run("fix", "--no-config", "a.md").code == 0
    fixed = (desk.folder / "a.md").read_bytes()
    assert fixed.decode(codec) == "\ufeff" + f"{SLIP} \U0001f600 {SLIP}\n".replace("recieved", "received")
