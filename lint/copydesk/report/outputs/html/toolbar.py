"""What filters the notes, where scripts run. It is hidden until the script of the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .gathered import Gathered
from .markup import Html, element
from .wording import LEVELS, STATES


def toolbar(gathered: Gathered) -> Html:
    """Return the form with the filters, and what says how many notes are shown."""
    rules = [
        (rule, f"{rule} {gathered.names[rule]} ({sum(counts.values()):,})")
        for rule, counts in sorted(gathered.rules.items())
    ]
    articles = [(str(one.number), one.path) for one in gathered.articles]
    return element(
        "form",
        element(
            "details",
            element("summary", "Filter the notes"),
            element(
                "div",
                _boxes("Level", "severity", ((level, level) for level in LEVELS)),
                *_states(gathered),
                _choice("Rule", "rule", "All rules", rules),
                _choice("Article", "article", "All articles", articles),
                element(
                    "label",
                    "Words",
                    element("input", type="search", name="q", autocomplete="off", spellcheck="false"),
                ),
                element("button", "Clear", type="reset"),
                class_="filters",
            ),
            open=True,
        ),
        element(
            "div",
            element("button", "Previous note", type="button", id="previous"),
            element("button", "Next note", type="button", id="next"),
            element("button", "Open all text", type="button", id="unfold", aria_pressed="false"),
            element("output", id="shown", aria_live="polite"),
            class_="steps",
        ),
        role="search",
        aria_label="Notes",
        id="bar",
        hidden=True,
    )


def _states(gathered: Gathered) -> Iterator[Html]:
    """Yield the choice of states, where there are findings that do not count."""
    if gathered.states:
        found = ((state, said) for state, said in STATES.items() if state in gathered.states)
        yield _boxes("State", "status", (("open", "open"), *found))


def _boxes(legend: str, name: str, choices: Iterable[tuple[str, str]]) -> Html:
    boxes = [
        element("label", element("input", type="checkbox", name=name, value=value, checked=True), f" {said}")
        for value, said in choices
    ]
    return element("fieldset", element("legend", legend), *boxes)


def _choice(label: str, name: str, every: str, choices: Iterable[tuple[str, str]]) -> Html:
    options = [element("option", every, value="")]
    options += [element("option", said, value=value) for value, said in choices]
    return element("label", label, element("select", *options, name=name))
