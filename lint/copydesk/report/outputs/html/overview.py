"""The first part of the page: what came of the run, by level, rule and article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ....base.plural import counted
from ...frame import stale
from ..readable import GRADES, MEASURES
from .chart import bar
from .gathered import ArticleLine, Gathered
from .markup import NOTHING, Html, element, joined
from .wording import LEVELS, STATES, at_level, share

Json = dict[str, Any]

_RULES = 12
_FILES = 20
_VERDICTS = {
    0: "Passed",
    1: "Not passed",
    2: "Not everything could be checked",
    3: "Copydesk failed; the report may be incomplete",
    130: "Interrupted before the end",
    143: "Interrupted before the end",
}


def overview(report: Json, gathered: Gathered) -> Html:
    """Return verdict, totals and the three tables."""
    summary = report["summary"]
    return element(
        "section",
        element("h2", "Overview", id="overview"),
        _verdict(report),
        _levels(summary, gathered),
        _rules(gathered, summary),
        _articles(gathered, summary),
        aria_labelledby="overview",
    )


def filtered(text: str, query: str, fallback: str) -> Html:
    """Return a link that filters by ``query`` where scripts run, and leads to ``fallback`` where not."""
    return element("a", text, href=f"#{fallback}", data_filter=query)


def table(caption: str, head: Sequence[str], rows: Sequence[Html], label: str = "") -> Html:
    """Return a table with a caption in a box of its own that scrolls on narrow screens."""
    cells = [element("th", name, scope="col") for name in head]
    return element(
        "div",
        element(
            "table",
            element("caption", caption),
            element("thead", element("tr", *cells)),
            element("tbody", *rows),
        ),
        class_="wide",
        role="region",
        aria_label=label or caption,
        tabindex=0,
    )


def _verdict(report: Json) -> Html:
    summary, fail_on = report["summary"], report["config"].get("fail_on", "error")
    code = summary["exit_code"]
    counting = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
    said = ", ".join(at_level(summary["findings"][level], level) for level in counting)
    bar_ = f"{said} (fail-on: {fail_on})" if counting else "no finding fails the run (fail-on: never)"
    words = [
        counted(summary["files"], "article"),
        counted(summary["words"], "word"),
        f"{summary['suppressed']:,} let stand",
        f"{summary['baselined']:,} in the baseline",
        *filter(None, [stale(report)]),
        f"{counted(summary['skipped'], 'file')} not checked",
    ]
    return element(
        "div",
        element("p", element("b", _VERDICTS.get(code, "Ended")), f": {bar_}. Exit code {code}."),
        element("p", " · ".join(words)),
        *_changes(report),
        class_="verdict ok" if code == 0 else "verdict no",
    )


def _changes(report: Json) -> Iterator[Html]:
    """Yield which lines count, where only those of a change do."""
    changes = report.get("changes")
    if changes:
        left = f"{counted(report['summary'].get('unchanged', 0), 'finding')} in other lines do not count"
        since = "what is staged" if changes["staged"] else "what was changed"
        yield element("p", f"Only {since} since {changes['ref']} counts ({changes['base'][:12]}); {left}.")


def _levels(summary: Json, gathered: Gathered) -> Html:
    found, words = summary["findings"], summary["words"]
    whole = sum(found.values())
    rules = {level: sum(level in counts for counts in gathered.rules.values()) for level in LEVELS}
    rows = [
        element(
            "tr",
            element("th", element("span", level.capitalize(), class_=level[0]), scope="row"),
            element("td", filtered(f"{found[level]:,}", f"severity={level}", "articles"), class_="num"),
            element("td", bar([(found[level], level[0])], whole), " ", share(found[level], whole)),
            element("td", f"{1000 * found[level] / words:.1f}" if words else "–", class_="num"),
            element("td", str(rules[level]), class_="num"),
        )
        for level in LEVELS
    ]
    head = ("Level", "Findings", "Share of all", "In 1,000 words", "Rules")
    return joined(element("h3", "By level"), table("Open findings by level", head, rows))


def _rules(gathered: Gathered, summary: Json) -> Html:
    sums = {rule: sum(counts.values()) for rule, counts in gathered.rules.items()}
    order = sorted(
        (rule for rule in sums if sums[rule]),
        key=lambda rule: (*(-gathered.rules[rule].get(level, 0) for level in LEVELS), rule),
    )
    if not order:
        return NOTHING
    most = max(sums.values())
    whole, articles = sum(sums.values()), summary["files"]

    def row(rule: str) -> Html:
        counts = gathered.rules[rule]
        parts = [(counts.get(level, 0), level[0]) for level in LEVELS]
        said = ", ".join(at_level(counts[level], level) for level in LEVELS if level in counts)
        return element(
            "tr",
            element("th", element("a", f"{rule} {gathered.names[rule]}", href=f"#{rule}"), scope="row"),
            element("td", filtered(f"{sums[rule]:,}", f"rule={rule}", rule), class_="num"),
            element("td", bar(parts, most), " ", said),
            element("td", share(sums[rule], whole), class_="num"),
            element("td", f"{gathered.spread.get(rule, 0):,} of {articles:,}", class_="num"),
        )

    head = ("Rule", "Findings", "By level", "Share of all", "Articles")
    return joined(
        element("h3", "By rule"),
        *_in_two(
            [row(rule) for rule in order], _RULES, "Open findings by rule, gravest first", head, "rules"
        ),
    )


def _articles(gathered: Gathered, summary: Json) -> Html:
    if not gathered.articles:
        return NOTHING
    order = sorted(gathered.articles, key=lambda one: (*(-one.counts[level] for level in LEVELS), one.number))
    most = max((sum(one.counts[level] for level in LEVELS) for one in order), default=0)
    measured = [key for key in MEASURES if any(key in one.measures for one in order)]
    shown = next((key for key in ("lix", *GRADES) if key in measured), "")

    def row(one: ArticleLine) -> Html:
        whole = sum(one.counts[level] for level in LEVELS)
        said = ", ".join(at_level(one.counts[level], level) for level in LEVELS if one.counts[level])
        beside = sum(one.counts[state] for state in STATES)
        cells = [
            element("th", element("a", element("bdi", one.path), href=f"#a{one.number}"), scope="row"),
            element("td", filtered(f"{whole:,}", f"article={one.number}", f"a{one.number}"), class_="num"),
            element("td", bar([(one.counts[x], x[0]) for x in LEVELS], most), " ", said or "nothing found"),
            element("td", f"{one.words:,}", class_="num"),
            element("td", f"{1000 * whole / one.words:.1f}" if one.words else "–", class_="num"),
            element("td", f"{beside:,}" if beside else "–", class_="num"),
        ]
        if shown:
            cells.append(element("td", f"{one.measures.get(shown, '–')}", class_="num"))
        return element("tr", *cells)

    head = ["Article", "Findings", "By level", "Words", "In 1,000 words", "Do not count"]
    head += [MEASURES[shown]] if shown else []
    more = gathered.more_articles
    return joined(
        element("h3", "By article"),
        *_in_two(
            [row(one) for one in order],
            _FILES,
            "Articles, those with the gravest findings first",
            head,
            "articles",
        ),
        element("p", f"{counted(more, 'article')} more, for which this table has no room.")
        if more
        else NOTHING,
    )


def _in_two(rows: list[Html], most: int, caption: str, head: Sequence[str], things: str) -> list[Html]:
    """Return a table, and what is beyond ``most`` rows in a second one that is folded away."""
    if len(rows) <= most + 3:
        return [table(caption, head, rows)]
    more = table(f"{caption}: the others", head, rows[most:])
    summary = element("summary", f"{len(rows) - most:,} more {things}")
    return [table(caption, head, rows[:most]), element("details", summary, more, class_="more")]
