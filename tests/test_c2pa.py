"""C2PA text manifests: round trips against the reference packages, and hostile bytes."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import c2pa_text
import c2pa_unstructured_text
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.input.c2pa import Binding, Scan, check_binding, scan
from copydesk.input.c2pa.cbor import CborError, decode
from copydesk.input.c2pa.jumbf import JumbfError, read_store
from copydesk.input.readers import decode as decode_bytes
from copydesk.input.readers import read
from copydesk.pipeline.pipeline import lint_document

# -- a tiny writer of manifest stores, unsigned, with only what the reader looks at


def cbor(value: Any) -> bytes:
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        raw = value.encode()
        return head(3, len(raw)) + raw
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(cbor(item) for item in value)
    if isinstance(value, dict):
        return head(5, len(value)) + b"".join(cbor(key) + cbor(item) for key, item in value.items())
    raise TypeError(type(value))


def head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    # Always four bytes wide: the size of a store must not depend on the offsets written into it.
    return bytes([major << 5 | 26]) + number.to_bytes(4, "big")


def box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def superbox(label: str, *children: bytes) -> bytes:
    description = bytes(16) + b"\x03" + label.encode() + b"\0"
    return box(b"jumb", box(b"jumd", description) + b"".join(children))


def store(
    digest: bytes, exclusions: Sequence[tuple[int, int]], alg: str = "sha256", *, hashed: bool = True
) -> bytes:
    assertion = {
        "exclusions": [
            {"start": 0x10000 + start, "length": 0x10000 + length} for start, length in exclusions
        ],
        "alg": alg,
        "hash": digest,
        "name": "text",
    }
    # Offsets are written raised and lowered again below, so that they always take four bytes.
    raw = cbor(assertion)
    for start, length in exclusions:
        raw = raw.replace((0x10000 + start).to_bytes(4, "big"), start.to_bytes(4, "big"), 1)
        raw = raw.replace((0x10000 + length).to_bytes(4, "big"), length.to_bytes(4, "big"), 1)
    parts = [superbox("c2pa.hash.data", box(b"cbor", raw))] if hashed else []
    claim = superbox(
        "c2pa.claim.v2", box(b"cbor", cbor({"claim_generator_info": {"name": "Testbench"}, "alg": alg}))
    )
    return superbox("c2pa", superbox("urn:c2pa:1", superbox("c2pa.assertions", *parts), claim))


def signed(text: str, alg: str = "sha256") -> str:
    """Sign text with a selector wrapper at its end; the reference packages write the frame and compute the
    hash.
    """
    size = len(store(b"\0" * {"sha256": 32, "sha384": 48, "sha512": 64}[alg], [(1, 1)], alg))
    target = c2pa_unstructured_text.target_length(size)
    draft = text + c2pa_text.encode_wrapper_padded(b"\0" * size, target)
    binding = c2pa_unstructured_text.compute_data_hash(draft, alg)
    manifest = store(binding["hash"], binding["exclusions"], alg)
    return text + c2pa_text.encode_wrapper_padded(manifest, target)


def embedded(embed: Callable[[bytes], tuple[str, int, int]], alg: str = "sha256") -> str:
    """Sign with a block or an element. ``embed`` puts store bytes into the text and names the excluded byte
    range.
    """
    blank = store(b"\0" * 32, [(1, 1)], alg)
    text, start, length = embed(blank)
    raw = text.encode()
    digest = hashlib.new(alg, raw[:start] + raw[start + length :]).digest()
    return embed(store(digest, [(start, length)], alg))[0]


# -- round trips

ARTICLE = "Harbour reopens\n\nThe café by the quay opens on Friday.\nBoats may land again.\n"


def verdict(text: str) -> tuple[Scan, list[Binding]]:
    found = scan(text)
    data = text.encode()

    def at(offset: int) -> int:
        return len(text[:offset].encode())

    return found, [check_binding(data, at(c.start), at(c.end), c) for c in found.carriers]


def reference(text: str) -> str:
    """What the Rust counterpart says about the same text: "" or the status code in its message."""
    located = c2pa_unstructured_text.extract(text)
    assert located is not None
    hashed = read_store(located["payload"]).children[-1].child("c2pa.assertions")
    assert hashed is not None
    box_ = hashed.child("c2pa.hash.data")
    assert box_ is not None
    assertion = decode(box_.data("cbor") or b"")
    ranges = [(item["start"], item["length"]) for item in assertion["exclusions"]]
    try:
        c2pa_unstructured_text.verify_data_hash(text, assertion["hash"], ranges, assertion["alg"])
    except ValueError as error:
        return "malformed" if "malformed" in str(error) else "mismatch"
    return "match"


@pytest.mark.parametrize("alg", ["sha256", "sha384", "sha512"])
def test_untouched(alg: str) -> None:
    text = signed(ARTICLE, alg)
    found, bindings = verdict(text)
    assert [c.kind for c in found.carriers] == ["wrapper"] and not found.orphans
    assert (bindings[0].status, bindings[0].generator) == ("match", "Testbench")
    assert reference(text) == "match"


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda text: text.replace("Friday", "Sunday"), ""),
        (lambda text: text + "One more line.", ""),
        (lambda text: text + "\n", "final newline"),
        (lambda text: text.replace("\n", "\r\n"), "line endings"),
        (lambda text: text.replace("Boats", "Some boats"), ""),
        (lambda text: text.replace("again", "\u2013 again"), ""),
        (lambda text: text.replace("café", unicodedata.normalize("NFD", "café")), "moved"),
        (lambda text: "\ufeff" + text, "byte-order mark"),
    ],
    ids=["word", "append", "newline", "crlf", "insert", "dash", "nfd", "bom"],
)
def test_edited_after_signing(change, cause) -> None:  # type: ignore[no-untyped-def]
    text = change(signed(ARTICLE))
    found, bindings = verdict(text)
    assert len(found.carriers) == 1 and not found.carriers[0].problem
    assert bindings[0].status == reference(text)
    assert bindings[0].status in ("mismatch", "malformed")
    assert bindings[0].cause == cause


def test_selectors_stripped() -> None:
    text = signed(ARTICLE)
    without_mark = text.replace("\ufeff", "")
    cleaned = "".join(c for c in text if not "\ufe00" <= c <= "\ufe0f")
    for ruined in (without_mark, cleaned):
        # The reference validator sees nothing wrong here, which is why orphans are looked for.
        assert c2pa_text.validate_text(ruined).valid
        found = scan(ruined)
        assert not found.carriers and len(found.orphans) == 1
        start, end = found.orphans[0]
        assert set(ruined[start:end]) <= set("\ufeff") | {chr(c) for c in range(0xE0100, 0xE01F0)} | {
            chr(c) for c in range(0xFE00, 0xFE10)
        }
    assert not scan(text.encode("ascii", "ignore").decode()).signed


def test_doubled() -> None:
    text = signed(ARTICLE)
    twice = text + "More.\n" + c2pa_text.encode_wrapper(store(b"\0" * 32, []))
    assert [c.problem for c in scan(twice).carriers] == ["", "manifest.text.multipleWrappers"]
    assert not c2pa_text.validate_text(twice).valid


@pytest.mark.parametrize("keep", [14, 40, 200])
def test_cut_short(keep: int) -> None:
    text = signed(ARTICLE)
    at = text.index("\ufeff")
    found = scan(text[: at + keep] + "\nRest.")
    assert [c.problem for c in found.carriers] == ["manifest.text.corruptedWrapper"]


def test_wrapper_with_a_bad_manifest() -> None:
    text = "Words." + c2pa_text.encode_wrapper(b"not a manifest store")
    assert verdict(text)[1][0].status == "corrupt"
    text = "Words." + c2pa_text.encode_wrapper(store(b"", [], hashed=False))
    assert verdict(text)[1][0].status == "absent"
    text = "Words." + c2pa_text.encode_wrapper(store(b"\1" * 16, [], "md5"))
    assert verdict(text)[1][0].status == "unsupported"


def test_exclusion_that_hides_text() -> None:
    words = "Paid nothing to nobody. "
    size = len(store(b"\0" * 32, [(1, 1)]))
    target = c2pa_unstructured_text.target_length(size)
    manifest = store(hashlib.sha256(b"").digest(), [(0, len(words) + target)])
    text = words + c2pa_text.encode_wrapper_padded(manifest, target)
    assert verdict(text)[1][0].status == "malformed" == reference(text)


def block(placement: c2pa_text.Placement, body: str, prefix: str = "<!--", suffix: str = "-->") -> str:
    def embed(manifest: bytes) -> tuple[str, int, int]:
        made = c2pa_text.embed_structured(
            body, c2pa_text.encode_data_uri(manifest), prefix, suffix, placement
        )
        return made.text, made.exclusion_start, made.exclusion_length

    return embedded(embed)


@pytest.mark.parametrize("placement", list(c2pa_text.Placement))
def test_comment_block(placement: c2pa_text.Placement) -> None:
    text = block(placement, ARTICLE)
    assert c2pa_text.extract_structured(text).manifest
    found, bindings = verdict(text)
    assert [c.kind for c in found.carriers] == ["block"] and bindings[0].status == "match"
    assert verdict(text.replace("Friday", "Sunday"))[1][0].status == "mismatch"
    crlf = verdict(text.replace("\n", "\r\n"))[1][0]
    assert crlf.status in ("mismatch", "malformed") and crlf.cause == "line endings"


def test_front_matter_block() -> None:
    body = f"title: Quay\n---\n\n{ARTICLE}"

    def embed(manifest: bytes) -> tuple[str, int, int]:
        made = c2pa_text.build_manifest_block_multiline(c2pa_text.encode_data_uri(manifest))
        return f"---\n{made}\n{body}", 4, len(made)

    found, bindings = verdict(embedded(embed))
    assert [c.kind for c in found.carriers] == ["block"] and bindings[0].status == "match"


def test_block_problems() -> None:
    begin, end = c2pa_text.BEGIN_DELIMITER, c2pa_text.END_DELIMITER
    codes = {
        f"<!-- {begin} {end} -->\n": "manifest.structuredText.emptyReference",
        f"<!-- {begin} https://example.org/m.c2pa -->\n": "manifest.structuredText.noManifest",
        f"<!-- {begin} data:application/c2pa;base64,@@@ {end} -->\n": "manifest.structuredText.noManifest",
        f"{begin} https://example.org/m {end}\n" * 2: "manifest.structuredText.multipleReferences",
    }
    for text, code in codes.items():
        assert scan(text).carriers[-1].problem == code
    outside = scan(f"# {begin} https://example.org/m.c2pa {end}").carriers[0]
    assert (outside.reference, outside.problem) == ("https://example.org/m.c2pa", "")
    assert verdict(f"# {begin} https://example.org/m.c2pa {end}")[1][0].status == "external"


PAGE = "<!doctype html><html><head><title>Quay</title></head><body><p>Boats may land.</p></body></html>"


def test_html_script() -> None:
    def embed(manifest: bytes) -> tuple[str, int, int]:
        made = c2pa_text.embed_html_inline(PAGE, manifest)
        return made.html, made.exclusion_start, made.exclusion_length

    text = embedded(embed)
    found, bindings = verdict(text)
    assert [c.kind for c in found.carriers] == ["html-script"] and bindings[0].status == "match"
    assert verdict(text.replace("land", "dock"))[1][0].status == "mismatch"
    broken = text.replace('c2pa">', 'c2pa">*')
    assert scan(broken).carriers[0].problem == "manifest.text.corruptedWrapper"


def test_html_link_and_doubled() -> None:
    text = c2pa_text.embed_html_reference(PAGE, "https://example.org/m.c2pa")
    found = scan(text)
    assert [(c.kind, c.reference) for c in found.carriers] == [("html-link", "https://example.org/m.c2pa")]
    twice = c2pa_text.embed_html_inline(text, store(b"\0" * 32, [])).html
    assert [c.problem for c in scan(twice).carriers] == ["", "manifest.html.multipleManifests"]
    with pytest.raises(c2pa_text.HtmlError):
        c2pa_text.extract_html(twice)


@pytest.mark.parametrize(
    "text",
    [
        "I \u2764\ufe0f the sea, \U0001f3f4\U000e0067\U000e0062\U000e007f too "
        "\U0001f468\u200d\U0001f469\u200d\U0001f467.",
        "葛\U000e0100飾区 and 辻\U000e0101 are ideographic variants.",
        "Keycap 1\ufe0f\u20e3, plain \u2600\ufe0e, mathematics \u2229\ufe00.",
        "Litter after a heart: \u2764\ufe0f\ufe0f\ufe0f\ufe0f.",
        "Plain ASCII about C2PA and its wrappers.",
    ],
)
def test_selectors_at_work_are_silent(text: str) -> None:
    assert scan(text) == Scan()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_hostile_bytes_raise_only_their_own_errors(raw: bytes) -> None:
    for parse, error in ((decode, CborError), (read_store, JumbfError)):
        try:
            parse(raw)
        except error:
            pass
    text = "Words." + c2pa_text.encode_wrapper(raw)
    assert verdict(text)[1][0].status in ("corrupt", "absent", "unsupported", "malformed", "mismatch")


@given(
    st.recursive(
        st.integers(0, 2**32 - 1) | st.binary(max_size=9) | st.text(max_size=9) | st.booleans(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    )
)
def test_cbor_round_trip(value: object) -> None:
    assert decode(cbor(value)) == value


def test_cbor_is_strict() -> None:
    for raw in (
        b"",
        b"\x00\x00",
        b"\xa2\x01\x02\x01\x03",
        b"\x81" * 60 + b"\x00",
        b"\x1c",
        b"\xff",
        b"\x62\xff\xff",
        b"\x9b" + b"\xff" * 8,
    ):
        with pytest.raises(CborError):
            decode(raw)
    assert decode(b"\x9f\x01\x02\xff") == [1, 2] and decode(b"\x5f\x41a\x41b\xff") == b"ab"
    assert (
        decode(b"\xbf\x61a\x01\xff") == {"a": 1}
        and decode(b"\xf9\x3c\x00") == 1.0
        and decode(b"\xc0\x61x") == "x"
    )


def test_jumbf_is_bounded() -> None:
    deep = b""
    for _ in range(40):
        deep = superbox("c2pa", deep)
    many = superbox("c2pa", box(b"cbor", b"") * 5000)
    for raw in (
        deep,
        many,
        b"\0\0\0\x09jumb",
        superbox("other"),
        b"\0\0\0\x01jumb\xff\xff\xff\xff\xff\xff\xff\xff",
    ):
        with pytest.raises(JumbfError):
            read_store(raw)


# -- the rules -----------------------------------------------------------------------------------------------

RULES = build(load(), Choice(select=("INT",), today="2026-11-22"))


def reported(text: str, format: str = "text") -> set[str]:
    outcome = lint_document(read(decode_bytes("article", text.encode()), format), RULES)
    assert not outcome.crashed
    return {finding.rule_id for finding in outcome.findings}


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (lambda text: text, {"INT001"}),
        (lambda text: text.replace("Friday", "Sunday"), {"INT001", "INT004"}),
        (lambda text: text + "\n", {"INT001", "INT004"}),
        (lambda text: text.replace("\n", "\r\n"), {"INT001", "INT004"}),
        (lambda text: text.replace("\ufeff", ""), {"INT003"}),
        (lambda text: "".join(c for c in text if not "\ufe00" <= c <= "\ufe0f"), {"INT003"}),
        (lambda text: text + c2pa_text.encode_wrapper(store(b"\0" * 32, [])), {"INT001", "INT002", "INT004"}),
        (lambda text: text[: text.index("\ufeff") + 60], {"INT001", "INT002"}),
        (lambda text: text[: text.index("\ufeff")], set()),
        (lambda text: "\ufeff" + text[text.index("\ufeff") + 1 :] + "Words.", {"INT001", "INT004"}),
    ],
    ids="untouched word newline crlf mark selectors doubled cut ascii first".split(),
)
def test_each_change_gets_its_rule(change: Callable[[str], str], rules: set[str]) -> None:
    assert reported(change(signed(ARTICLE))) == rules


TAG = '<script type="application/c2pa">'
ELEMENT = f"{TAG}no base64!</script>"


@pytest.mark.parametrize(
    ("format", "text", "told"),
    [
        ("html", f"<p>Words.</p>{ELEMENT}<p>More.</p>", True),
        ("html", f"<p>It is <code>{ELEMENT}</code> here.</p>", False),
        ("markdown", f"Words.\n\n{ELEMENT}\n", True),
        ("markdown", f"It is `{ELEMENT}` here.\n", False),
        ("markdown", f"It is:\n\n    {ELEMENT}\n", False),
        ("markdown", f"```html\n{ELEMENT}\n```\n", False),
        ("markdown", f"It begins with `{TAG}` here.\n\nIt ends with `</script>`.\n", False),
    ],
    ids="page code element inline indented fenced apart".split(),
)
def test_an_element_is_a_manifest_and_one_shown_in_code_is_none(format: str, text: str, told: bool) -> None:
    assert ({"INT001", "INT002"} & reported(text, format) == {"INT001", "INT002"}) is told
    assert told or not {"INT001", "INT002", "INT003", "INT004"} & reported(text, format)
