"""What speaks for or against a word where it stands: signs of its neighbours, of its subject, and of the
verbs near it. ``tools/build_slips.py`` learns what they are worth, ``slipmodel`` adds that up.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...base.resources import path
from ..wordsets import word_sets


def _lines() -> tuple[str, ...]:
    with open(path("rules", "data", "slip-signs.txt"), encoding="utf-8") as file:
        return tuple(file.read().splitlines())


_SETS = word_sets(_lines())

NOUNS = frozenset("NN NNS NNP NNPS".split())
INSIDE = NOUNS | frozenset("JJ JJR JJS CD N$ VBN VBG".split())
BEFORE = frozenset("DT PRP$ WP$".split())
VERBS = frozenset("VB VBP VBZ VBD VBN VBG MD PB PH PM".split())
FINITE = frozenset("VBP VBZ VBD MD PB PH PM".split())
HELPED = frozenset("MD PB PH PM".split())
MANNER = frozenset("RB RBR RBS".split())
EDGES = frozenset("WDT WP WRB ( ) : WP$".split())
LIKE_NOUNS = NOUNS | frozenset("PRP DT CD JJ PRP$ N$ JJR JJS".split())
AT_HEAD = NOUNS | frozenset("CD DT PDT JJ N$".split())
OF_WHAT = NOUNS | frozenset("CD DT PRP JJ JJS RB N$ VBN".split())
OPENERS = _SETS["openers"]
LINKS = frozenset("of between for to with from by in on at".split())
HELPERS = _SETS["helpers"]
SMALL = _SETS["small"]
"""Words that stand for themselves where others stand for their class."""
EDGE = "^"
REACH = 3
"""So many words and marks on each side of a word tell something by themselves."""
_DEEP, _FAR, _ASIDE = 5, 20, 14


def plain_signs(words: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Return the signs that need no tags: of a word (the fourth of seven in lower case, marks among
    them), its neighbours, and what each may be (``wordkinds.class_of``).
    """
    _, w2, w1, w0, v1, _, _ = words
    k0 = kinds[3]
    h3, h2, h1, h0, j1, j2, j3 = [
        word if word in SMALL else kind for word, kind in zip(words, kinds, strict=True)
    ]
    return [
        "b", f"0{w0}", f"2{k0}", f"3{w1}", f"5{v1}", f"7{w1} {w0}", f"8{w0} {v1}", f"E{w1} {h0}",
        f"F{h0} {v1}", f"O{w1} {j1}", f"o{h1} {v1}", f"R{w1} {v1}", f"p{w2} {w1}", f"q{w1} {h0} {v1}",
        f"r{h1} {w0}", f"s{w0} {j1}", f"A{h1} {h0}", f"B{h0} {j1}", f"C{h1} {h0} {j1}",
        f"D{h2} {h1} {h0}", f"G{h0} {j1} {j2}", f"H{h3} {h2} {h1} {h0}", f"I{h2} {h1} {h0} {j1}",
        f"J{h1} {h0} {j1} {j2}", f"K{h0} {j1} {j2} {j3}",
    ]  # fmt: skip


def signs(words: Sequence[str], tags: Sequence[str], kinds: Sequence[str], at: int) -> list[str]:
    """Return the signs of a place in a sentence of ``words`` with their ``tags``; ``kinds`` are those of the
    seven words round it.
    """
    near = around(words, at)
    w3, w2, w1, w0, v1, v2, _ = near
    t3, t2, t1, t0, u1, u2, _ = around(tags, at)
    k0 = kinds[3]
    h0, j1 = _or_class(w0, k0), _or_class(v1, kinds[4])
    g3, g2, g1, g0, m1, m2 = map(_or_class, (w3, w2, w1, w0, v1, v2), (t3, t2, t1, t0, u1, u2))
    head, told, edge = _subject(words, tags, at)
    helper, kind = _helper(words, tags, at)
    joined, full = _joined(words, tags, at), _finite(words, tags, at)
    return [
        *plain_signs(near, kinds), f"1{t0}", f"4{t1}", f"6{u1}", f"t{w0} {u1}", f"u{t1} {w0}",
        f"L{g1} {g0}", f"M{g0} {m1}", f"N{g2} {g1} {g0}", f"P{g1} {g0} {m1}", f"Q{g0} {m1} {m2}",
        f"v{g3} {g2} {g1} {g0}", f"w{g2} {g1} {g0} {m1}", f"x{g1} {g0} {m1} {m2}", f"S{head} {k0}",
        f"T{head} {edge} {k0}", f"U{head} {told} {k0}", f"V{head} {h0} {j1}", f"W{helper} {k0}",
        f"X{kind} {k0}", f"W2{helper} {h0} {j1}", f"Y{joined} {k0}", f"Y2{joined} {helper} {t0}",
        f"Z{full} {k0}", f"a{full} {head} {k0}", f"a2{full} {head} {edge} {t0}", f"g{told} {t0} {m1}",
    ]  # fmt: skip


def around(row: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the seven entries round a place, with edges where there are none."""
    found = row[max(0, at - REACH) : at + REACH + 1]
    return (*[EDGE] * (REACH - at), *found, *[EDGE] * (at + REACH + 1 - len(row)))


def _or_class(word: str, other: str) -> str:
    return word if word in SMALL else other


def _subject(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[str, str, str]:
    """Return what a verb at a place would have for its subject: the tag of the head, or the word itself, with
    what lies between; the word that tells it; what stands before it.
    """
    at -= 1
    while at >= 0 and tags[at] in MANNER and words[at] != "there":
        at -= 1
    marks, chain, back = "", "", False
    if at >= 0 and words[at] == ",":
        other = at - 1
        while other >= 0 and at - other < _ASIDE and words[other] != ",":
            other -= 1
        if other <= 0 or words[other] != ",":
            return "comma", "-", ","
        at, marks = other - 1, "a"
    for _ in range(_DEEP):
        if at < 0:
            return marks + "none", "-", EDGE
        tag, word = tags[at], words[at]
        if tag in ("WDT", "WP") or (
            word in ("that", "which", "who") and at and (tags[at - 1] in NOUNS or words[at - 1] == ",")
        ):
            if back or at == 0:
                return marks + word, "-", EDGE
            back, at = True, at - 1
            marks += "r"
            if words[at] == ",":
                at -= 1
            continue
        if tag in ("PRP", "EX"):
            if at and words[at - 1] in LINKS:
                marks, chain, at = marks + "p", "x", at - 2
                continue
            return marks + word, chain or "-", tags[at - 1] if at else EDGE
        if tag == "VBN" and at and tags[at - 1] in NOUNS:
            at -= 1
            tag, word = tags[at], words[at]
        if tag not in AT_HEAD and (tag != "VBG" or at):
            return f"{marks}?{tag}", "-", "-"
        left, told = _phrase(words, tags, at)
        before = words[left - 1] if left else EDGE
        kind = tags[left - 1] if left else EDGE
        name = tag if tag in NOUNS else word
        if tag == "CD":
            name = "one" if word == "one" else "CD"
        elif tag == "N$":
            name = "N$"
        if kind == "IN" and left > 1 and before not in OPENERS:
            if tags[left - 2] in OF_WHAT:
                chain, at = "of" if before == "of" else "p", left - 2
                continue
            return f"{marks}{name}/{before}", told, "P"
        if before in ("and", "or", "nor"):
            other_kind = tags[left - 2] if left > 1 else EDGE
            return marks + (before[0] if other_kind in NOUNS else "") + name, told, "cc" + other_kind
        edge = before if before in OPENERS or kind in (",", "CC", ":") else kind
        return marks + chain + name, told, edge
    return marks + "deep", "-", "-"


def _phrase(words: Sequence[str], tags: Sequence[str], head: int) -> tuple[int, str]:
    """Return where the noun phrase of a head begins, and the word that tells it."""
    at = head
    while (
        at
        and tags[at - 1] in INSIDE
        and (tags[at - 1] not in ("VBN", "VBG") or tags[max(0, at - 2)] in ("DT", "PRP$", "JJ"))
    ):
        at -= 1
    told = "-"
    if at and tags[at - 1] in BEFORE:
        at -= 1
        told = words[at]
    elif at < head and tags[at] == "CD":
        told = "CD"
    if at and tags[at - 1] == "PDT":
        at -= 1
        told = words[at]
    return at, told


def _helper(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[str, str]:
    """Return the nearest verb or helper before a place, as a word and as a tag, with what lies between."""
    between: list[str] = []
    for back in range(at - 1, max(-1, at - 7), -1):
        tag = tags[back]
        if tag in VERBS or tag == "TO" or words[back] in HELPERS:
            return f"{words[back]}~{''.join(between)}", f"{tag}~{''.join(between)}"
        if tag in MANNER:
            mark = "" if "r" in between else "r"
        elif tag in LIKE_NOUNS:
            mark = "" if "n" in between else "n"
        elif tag in ("IN", "CC", ","):
            mark = tag[0] if len(between) < 4 else ""
        else:
            break
        if mark:
            between.append(mark)
    return "-", "-"


def _joined(words: Sequence[str], tags: Sequence[str], at: int) -> str:
    """Return the verb with which "and" or "or" joins a word, as a sign."""
    joint = at - 1 if at and tags[at - 1] == "CC" else at - 2
    if joint < 0 or tags[joint] != "CC" or (joint < at - 1 and tags[at - 1] not in MANNER):
        return "-"
    for back in range(at - 2, max(-1, at - 15), -1):
        if tags[back] in VERBS and tags[back] not in HELPED:
            before = tags[back - 1] if back else EDGE
            more = f"+{before}" if before in ("MD", "TO", EDGE, "PRP", "RB") else ""
            return words[at - 1][:3] + tags[back] + more
    return "-"


def _finite(words: Sequence[str], tags: Sequence[str], at: int) -> str:
    """Return whether the clause has a finite verb before a place and behind it, as a sign."""
    left = right = "n"
    for back in range(at - 1, max(-1, at - _FAR), -1):
        if tags[back] in EDGES or (words[back] in OPENERS and tags[back] == "IN"):
            left += "b"
            break
        if tags[back] in FINITE:
            left = "y"
            break
        if tags[back] == "CC" and left == "n":
            left = "c"
    for on in range(at + 1, min(len(words), at + 10)):
        tag = tags[on]
        if tag in EDGES or tag in (",", ".") or (words[on] in OPENERS and tag == "IN"):
            break
        if tag in FINITE or tag == "CC":
            right = "y" if tag in FINITE else "c"
            break
    return left + right
