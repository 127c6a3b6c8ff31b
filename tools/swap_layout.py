"""How ``rules/data/english.swaps`` is laid out (``copydesk.language.tagging.swaptable`` reads it)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from struct import Struct, pack
from zlib import crc32

from copydesk.language.buckets import fingerprint
from copydesk.language.mapped import with_header
from copydesk.language.tagging.swaptable import (
    BUCKETS,
    FRAME,
    FRAME_BUCKETS,
    MAGIC,
    NUMBER,
    Fixed,
    Near,
    value_of,
)
from tools.swap_frames import SMALL

MOST = 255


def rows(lists: list[list[int]]) -> bytes:
    """Lay out lists of numbers: where each begins, then all of them."""
    starts = [0]
    for one in lists:
        starts.append(starts[-1] + len(one))
    return pack(f"<{len(starts)}I", *starts) + b"".join(pack(f"<{len(one)}H", *one) for one in lists)


def bucketed(keys: Iterable[str], number: Mapping[str, int], count: int, form: Struct) -> tuple[bytes, bytes]:
    """Lay out the buckets of some keys with their numbers: where each begins, then all of them."""
    buckets: list[list[str]] = [[] for _ in range(count)]
    for key in keys:
        buckets[crc32(key.encode()) % count].append(key)
    starts, body = [0], b""
    for bucket in buckets:
        starts.append(starts[-1] + len(bucket))
    body = b"".join(
        b"".join(fingerprint(key.encode()) for key in bucket)
        + b"".join(form.pack(number[key]) for key in bucket)
        for bucket in buckets
    )
    return pack(f"<{count + 1}I", *starts), body


def valued(lists: list[dict[int, int]]) -> tuple[bytes, bytes]:
    """Lay out rows of numbers with a byte each: the rows, then the bytes."""
    return rows([sorted(one) for one in lists]), b"".join(
        bytes(one[key] for key in sorted(one)) for one in lists
    )


def laid_out(
    put: Mapping[str, Mapping[str, int]],
    programs: Mapping[str, Iterable[str]],
    pairs: Mapping[tuple[str, str], Fixed],
    frames: Mapping[str, Mapping[str, Fixed]],
    rank: Mapping[str, int],
) -> bytes:
    """Lay out the table."""
    used = {
        *put,
        *(other for others in put.values() for other in others),
        *(part for pair in pairs for part in pair),
        *(word for row in frames.values() for word in row),
    }
    words = sorted(used, key=lambda word: (rank.get(word, len(rank)), word))
    number = {word: place for place, word in enumerate(words)}
    lists, nears = [], bytearray()
    for word in words:
        by_near: dict[int, list[int]] = {Near.SURE: [], Near.MUTUAL: [], Near.LISTED: []}
        for other, near in put.get(word, {}).items():
            by_near[near].append(number[other])
        for near in (Near.SURE, Near.MUTUAL):
            by_near[near] = sorted(by_near[near])[:MOST]
            nears.append(len(by_near[near]))
        lists.append([*by_near[Near.SURE], *by_near[Near.MUTUAL], *sorted(by_near[Near.LISTED])])
    heads: list[dict[int, int]] = [{} for _ in words]
    modifiers: list[dict[int, int]] = [{} for _ in words]
    for (first, second), fixed in pairs.items():
        value = value_of(fixed)
        heads[number[first]][number[second]] = value
        modifiers[number[second]][number[first]] = value
    keys = sorted(frames)
    held = valued([{number[word]: value_of(fixed) for word, fixed in frames[key].items()} for key in keys])
    place_of = {key: place for place, key in enumerate(keys)}
    parts: dict[str, bytes] = {}
    parts["starts"], parts["words"] = bucketed(words, number, BUCKETS, NUMBER)
    parts["frame starts"], parts["frame words"] = bucketed(keys, place_of, FRAME_BUCKETS, FRAME)
    names, at = b"".join(word.encode() for word in words), [0]
    for word in words:
        at.append(at[-1] + len(word.encode()))
    parts["names"] = pack(f"<{len(at)}I", *at) + names
    parts["swaps"], parts["sure"] = rows(lists), bytes(nears)
    parts["programs"] = rows([sorted(number[other] for other in programs.get(word, ())) for word in words])
    parts["heads"], parts["heads values"] = valued(heads)
    parts["modifiers"], parts["modifiers values"] = valued(modifiers)
    parts["frames"], parts["frames values"] = held
    sections, place = {}, 0
    for name, data in parts.items():
        sections[name] = [place, len(data)]
        place += len(data)
    print(
        len(words),
        "words,",
        sum(map(len, lists)),
        "swaps,",
        len(pairs),
        "pairs,",
        len(keys),
        "frames,",
        sum(map(len, frames.values())),
        "in them",
    )
    print({name: len(data) for name, data in parts.items()})
    header = {
        "words": len(words),
        "frames": len(keys),
        "small": SMALL,
        "phrases": sorted(word for word in put if " " in word),
        "sections": sections,
    }
    return with_header(MAGIC, header, b"".join(parts.values()))
