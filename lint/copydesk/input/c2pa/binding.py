"""Check the hard binding of a manifest (assertion ``c2pa.hash.data``) against the file as stored."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple
from unicodedata import normalize

from .carriers import Carrier
from .cbor import CborError, decode
from .jumbf import Box, JumbfError, read_store

ALGORITHMS = ("sha256", "sha384", "sha512")


class Binding(NamedTuple):
    """The verdict on one carrier.

    ``status``: ``match``; ``mismatch`` (assertion.dataHash.mismatch: the words changed); ``malformed``
    (assertion.dataHash.malformed: the excluded range is not where the manifest stands); ``corrupt`` (the
    manifest itself cannot be read); ``absent`` (it has no data hash); ``unsupported`` (unknown algorithm);
    ``external`` (the manifest is not in the file). ``cause`` names a change that explains the difference,
    when one does: ``line endings``, ``final newline``, ``byte-order mark`` or ``moved`` (same words, other
    offsets).
    """

    status: str
    detail: str = ""
    cause: str = ""
    generator: str = ""


def check_binding(data: bytes, start: int, end: int, carrier: Carrier) -> Binding:
    """Check one carrier.

    ``data`` are the stored bytes (UTF-8), ``start``/``end`` the byte range that the carrier takes up in
    them. For a selector wrapper what remains after the exclusions is normalised to NFC before hashing; block
    and HTML carriers are hashed as they stand.
    """
    if carrier.manifest is None:
        return Binding("external", carrier.reference)
    try:
        claim, assertion = _active(carrier.manifest)
    except (JumbfError, CborError) as error:
        return Binding("corrupt", str(error))
    generator = _generator(claim)
    if assertion is None:
        return Binding("absent", "the manifest has no c2pa.hash.data assertion", generator=generator)
    alg = str(assertion.get("alg") or claim.get("alg") or "sha256").lower().replace("-", "")
    wanted = assertion.get("hash")
    if alg not in ALGORITHMS or not isinstance(wanted, bytes):
        return Binding(
            "unsupported", f"the hash algorithm “{alg}” is not one that this check knows", generator=generator
        )
    nfc = carrier.kind == "wrapper"
    ranges = _ranges(assertion.get("exclusions"), len(data))
    if ranges is None or not _covers(data, ranges, start, end, exact=nfc):
        cause = _cause(data, start, end, alg, wanted, nfc)
        return Binding("malformed", "the excluded range is not where the manifest stands", cause, generator)
    if _digest(_without(data, ranges), alg, nfc) == wanted:
        return Binding("match", generator=generator)
    return Binding("mismatch", "the hash differs", _cause(data, start, end, alg, wanted, nfc), generator)


def _active(store: bytes) -> tuple[dict[Any, Any], dict[Any, Any] | None]:
    """Return claim and data-hash assertion of the active manifest, which is the last one in the store."""
    root = read_store(store)
    manifests = [box for box in root.children if box.kind == "jumb"]
    if not manifests:
        raise JumbfError("the manifest store is empty")
    active = manifests[-1]
    claim = _map(active.child("c2pa.claim.v2") or active.child("c2pa.claim"))
    assertions = active.child("c2pa.assertions")
    hashed = assertions.child("c2pa.hash.data") if assertions else None
    return claim, _map(hashed) if hashed else None


def _map(box: Box | None) -> dict[Any, Any]:
    content = box.data("cbor") if box else None
    if content is None:
        return {}
    value = decode(content)
    if not isinstance(value, dict):
        raise CborError("a claim or assertion is not a map")
    return value


def _generator(claim: dict[Any, Any]) -> str:
    info = claim.get("claim_generator_info")
    if isinstance(info, list) and info:
        info = info[0]
    name = info.get("name") if isinstance(info, dict) else claim.get("claim_generator")
    return name[:80] if isinstance(name, str) else ""


def _ranges(exclusions: Any, size: int) -> list[tuple[int, int]] | None:
    """Return the exclusions as byte ranges, or None unless they are ordered, apart and inside the file."""
    found: list[tuple[int, int]] = []
    at = 0
    for item in exclusions if isinstance(exclusions, list) else []:
        start, length = (item.get("start"), item.get("length")) if isinstance(item, dict) else (None, None)
        if not isinstance(start, int) or not isinstance(length, int) or length <= 0 or start < at:
            return None
        at = start + length
        found.append((start, at))
    return found if at <= size else None


def _covers(data: bytes, ranges: list[tuple[int, int]], start: int, end: int, *, exact: bool) -> bool:
    """Say whether an excluded range is the carrier: to the byte for a wrapper, else up to the ends of its
    lines.

    A block may be excluded with its comment marks and one line ending; anything wider would hide text from
    the hash.
    """
    for low, high in ranges:
        if (low, high) == (start, end):
            return True
        if (
            not exact
            and low <= start
            and end <= high
            and _only_marks(data[low:start])
            and _only_marks(data[end:high])
        ):
            return True
    return False


def _only_marks(piece: bytes) -> bool:
    return len(piece) <= 24 and not any(byte > 0x7F or chr(byte).isalnum() for byte in piece)


def _without(data: bytes, ranges: list[tuple[int, int]]) -> bytes:
    parts, at = [], 0
    for low, high in ranges:
        parts.append(data[at:low])
        at = high
    parts.append(data[at:])
    return b"".join(parts)


def _digest(data: bytes, alg: str, nfc: bool) -> bytes:
    if nfc:
        data = normalize("NFC", data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    return hashlib.new(alg, data).digest()


def _cause(data: bytes, start: int, end: int, alg: str, wanted: bytes, nfc: bool) -> str:
    """Try the changes that tools make on their own, so that the message can name the one that happened."""
    for low, high in ((start, end),) if nfc else _line_ranges(data, start, end):
        rest = data[:low] + data[high:]
        unix = rest.replace(b"\r\n", b"\n")
        tries = (
            ("moved", rest),
            ("line endings", unix),
            ("line endings", unix.replace(b"\n", b"\r\n")),
            ("final newline", rest.removesuffix(b"\n").removesuffix(b"\r")),
            ("final newline", rest + b"\n"),
            ("byte-order mark", rest.removeprefix(b"\xef\xbb\xbf")),
        )
        for name, variant in tries:
            if _digest(variant, alg, nfc) == wanted:
                return name
    return ""


def _line_ranges(data: bytes, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges that a signer may have excluded for a block: alone, with its line, with the line
    break before it.
    """
    low = data.rfind(b"\n", 0, start) + 1
    after = data.find(b"\n", end)
    high = len(data) if after < 0 else after
    before = low - 2 if data[max(0, low - 2) : low] == b"\r\n" else low - 1
    return (start, end), (low, high), (low, min(high + 1, len(data))), (max(0, before), high)
