"""The claims ledger of an article as a table: what it says, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....base.plural import counted
from .chart import bar
from .markup import NOTHING, Html, element, joined
from .rows import Lines
from .wording import share

Json = dict[str, Any]

_SENTENCE = 180
_REASONS = 3


def claims(ledger: Json | None, name: str, lines: Lines | None, listed: int) -> Html:
    """Return the ledger of an article, or nothing where the report has none or it is empty.

    ``name`` is the prefix of ids in the article, ``listed`` how many claims there is room for.
    """
    if not ledger or not ledger["sentences"]:
        return NOTHING
    count, supported = ledger["claims"], ledger["supported"]
    title = f"{counted(count, 'claim')} in {counted(ledger['sentences'], 'sentence')}"
    if count:
        title += f", {supported:,} with support ({share(supported, count)})"
    beside = [
        counted(ledger.get(key, 0), thing)
        for key, thing in (
            ("links", "link"),
            ("notes", "note"),
            ("quotations", "quotation"),
            ("named_sources", "named source"),
        )
    ]
    body = [element("p", bar([(supported, "ok"), (count - supported, "w")], count), " ", ", ".join(beside))]
    if ledger["entries"] and lines is not None:
        body.append(_table(ledger, listed, name, lines))
    missing = len(ledger["entries"]) + ledger.get("not_listed", 0) - listed
    if missing:
        body.append(element("p", f"{counted(missing, 'claim')} more for which this page has no room."))
    return joined(
        element("h4", "Claims"),
        element("details", element("summary", title), *body, class_="claims"),
    )


def _table(ledger: Json, listed: int, name: str, lines: Lines) -> Html:
    weights: Mapping[str, float] = ledger.get("weights", {})
    rows = [_row(entry, weights, name, lines) for entry in ledger["entries"][:listed]]
    head = element(
        "tr", *(element("th", one, scope="col") for one in ("Line", "Claim", "Kind", "Support", "Score"))
    )
    return element(
        "div",
        element(
            "table",
            element("caption", "Claims in reading order; a score from 3 on is that of a claim"),
            element("thead", head),
            element("tbody", *rows),
        ),
        class_="wide",
        tabindex=0,
        role="region",
        aria_label=f"Claims ledger, article {name[1:]}",
    )


def _row(entry: Json, weights: Mapping[str, float], name: str, lines: Lines) -> Html:
    start, end = entry["span"]["start"], entry["span"]["end"]
    line = lines.at(start)
    sentence = " ".join(lines.text[start : min(end, start + 4 * _SENTENCE)].split())
    if len(sentence) > _SENTENCE:
        sentence = f"{sentence[:_SENTENCE].rstrip()} …"
    support = entry["support"]
    strongest = sorted(entry["features"], key=lambda feature: -abs(weights.get(feature, 0)))
    reasons = [
        f"{feature.replace('-', ' ')} {weights.get(feature, 0):+}".replace("-", "−")
        for feature in strongest[:_REASONS]
    ]
    carriers = f" ({', '.join(entry['carriers'])})" if entry["carriers"] else ""
    return element(
        "tr",
        element("td", element("a", str(line), href=f"#{name}l{line}")),
        element("td", sentence, dir="auto"),
        element("td", entry["kind"].replace("-", " ")),
        element(
            "td",
            "none" if support == "none" else support,
            carriers,
            class_="no" if support == "none" else "yes",
        ),
        element("td", f"{entry['score']:.1f} ", element("small", ", ".join(reasons))),
    )
