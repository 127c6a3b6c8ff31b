"""The dated facts table: sound entries, and each one found in the sentence that its kind stands for."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from packs import pack_module

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.calendar import calendar_of
from copydesk.language.days import day_exists, days_between, weekday_number

CATALOGUE = load()
CALENDAR = calendar_of(CATALOGUE.data("calendar.toml"))
TABLE = CATALOGUE.data("facts.toml")
KINDS = pack_module("freshness/stalefacts/facttable.py").KINDS
TODAY = "2026-11-22"
PRESENT_TO_PAST = {"joined": "before it joined", "left": "until it left"}


def claims(
    text: str, article_date: str = "", today: str = TODAY, extra: dict[str, Any] | None = None
) -> list[Any]:
    if article_date:
        text = f"---\ndate: {article_date}\n---\n\n{text}"
    ruleset = build(CATALOGUE, Choice(today=today))
    return list(ruleset.facts(read(Source.from_text(text, "a.md"), "markdown")).stale_claims(extra or {}))


def names(fact: dict[str, Any], key: str) -> list[str]:
    value = fact.get(key, [])
    if isinstance(value, str):
        value = TABLE["names"][value[1:]] if value.startswith("@") else [value]
    return list(value)


def sentence(fact: dict[str, Any]) -> str:
    """Write what an editor would call out of date for this entry."""
    subject, titles = names(fact, "subject")[0], names(fact, "titles")
    obj = next(iter(names(fact, "object")), "")
    kind = fact["kind"]
    if kind == "office":
        return (
            f"{titles[0]} {subject} says that the plan stands."
            if titles
            else f"{subject} says that the plan stands."
        )
    return {
        "joined": f"The island knows that {subject} hopes to join {obj} soon.",
        "left": f"It helps that {subject} is a member of {obj}.",
        "renamed": f"{subject} is a good place for the conference of 2026.",
        "ended": f"The village says that {subject} is still at work.",
        "begun": f"Firms know that the {subject} will enter into force soon.",
        "repealed": f"The council holds that the {subject} applies to both.",
    }[kind]


SIMPLE = [fact for fact in TABLE["fact"] if fact["kind"] != "custom"]


def context(fact: dict[str, Any]) -> str:
    """Words that an entry wants to see somewhere in the article."""
    return "".join(f"\n\nA note on {word.strip()} and more." for word in names(fact, "requires")[:1])


def test_the_table_is_sound() -> None:
    ids = Counter(fact["id"] for fact in TABLE["fact"])
    assert len(ids) >= 120 and set(ids.values()) == {1}
    for fact in TABLE["fact"]:
        assert fact["kind"] in KINDS and fact["source"].strip(), fact["id"]
        assert ("valid_from" in fact) != ("valid_to" in fact), fact["id"]
        day = fact.get("valid_from") or fact["valid_to"]
        parts = [int(part) for part in day.split("-")]
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) and day_exists(
            parts[0], *[*parts[1:], 1, 1][:2]
        ), fact["id"]
        assert day <= TODAY, fact["id"]
        if fact["kind"] == "custom":
            assert fact["patterns"] and fact["note"], fact["id"]
        if fact["kind"] in ("joined", "left", "renamed"):
            assert names(fact, "object"), fact["id"]
        for pattern in [*fact.get("patterns", ()), *fact.get("exceptions", ())]:
            re.compile(pattern.replace("{S}", "x").replace("{O}", "x"))
            assert not re.search(r"[*+]\)[*+{]|(?<!\[)\.\*", pattern), f"{fact['id']}: unbounded {pattern}"


@pytest.mark.parametrize("fact", SIMPLE, ids=[fact["id"] for fact in SIMPLE])
def test_each_entry_is_found_and_guarded(fact: dict[str, Any]) -> None:
    text = sentence(fact) + context(fact)
    found = [claim for claim in claims(text) if fact["id"] in claim.fact.split(", ")]
    assert len(found) == 1, text
    assert found[0].changed == (fact.get("valid_to") or fact.get("valid_from")) or "," in found[0].fact
    day = found[0].changed
    before = f"{int(day[:4]) - 1}-01-01"
    # An article from before the change, a quoted year, a past told as past: all three are right as they
    # stand.
    assert fact["id"] not in ids(claims(text, article_date=before))
    assert fact["id"] not in ids(claims(f"In {int(day[:4]) - 1} people wrote: {text}"))
    assert fact["id"] not in ids(claims(text, today=before))


def ids(found: list[Any]) -> set[str]:
    return {name for claim in found for name in claim.fact.split(", ")}


CUSTOM = {
    "nato-size": "The 30 NATO allies meet in the spring.",
    "eu-uk-transition": "The Brexit transition period ends next year.",
    "eu-size": "All 28 EU member states have to agree.",
    "euro-size": "The 19-member eurozone grows slowly.",
    "eu-candidate-ukraine": "In the European Union many ask why Ukraine is not yet a candidate.",
    "eu-candidate-moldova": "In the European Union many ask why Moldova is not yet a candidate.",
    "currency-croatia": "Wages in Croatia are still paid in kunas.",
    "currency-bulgaria": "Bulgaria, which uses the lev, is near the sea.",
    "currency-lithuania": "In Lithuania, the currency is the litas.",
    "currency-latvia": "Latvia’s currency is the lats.",
    "currency-estonia": "Estonia still uses its own currency, the kroon.",
    "currency-slovakia": "A room in Slovakia costs a lot, and hotels are priced in koruna.",
    "twitter": "The mayor writes on Twitter that the bridge is safe.",
    "g8": "The G8 is a club of rich countries.",
    "un-size": "All 192 UN member states have a vote.",
    "commonwealth-realm-barbados": "Barbados is a constitutional monarchy.",
    "de-nuclear": "Germany plans to phase out its remaining nuclear plants.",
    "same-sex-marriage-de": "On marriage: Germany does not allow same-sex marriage.",
    "same-sex-marriage-ch": "On marriage: Switzerland does not allow same-sex marriage.",
    "same-sex-marriage-tw": "On marriage: Taiwan does not allow same-sex marriage.",
    "saudi-women-driving": "Women cannot drive in Saudi Arabia.",
    "eu-roaming": "The European Union plans to end roaming charges.",
    "artsakh": "Nagorno-Karabakh is a self-declared republic.",
    "james-webb": "The James Webb telescope is scheduled to launch from Kourou.",
}


def test_own_patterns_are_found() -> None:
    assert set(CUSTOM) == {fact["id"] for fact in TABLE["fact"] if fact["kind"] == "custom"}
    for fact_id, text in CUSTOM.items():
        assert fact_id in ids(claims(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "NATO met its partners. Sweden and Norway took part as allies.",
        "Finland, which joined NATO in 2023, trains with partner countries such as Austria.",
        "The former Soviet republics of Estonia and Latvia border Russia; NATO guards their skies.",
        "Unlike EU members, the UK sets its own tariffs.",
        "EU countries and the UK agreed on fish.",
        "The former Prime Minister Boris Johnson says he will write.",
        "Queen Elizabeth II is the longest-reigning British monarch.",
        "President Barack Obama is the first Black president of the United States.",
        "A film about Prime Minister Theresa May will open the festival.",
        "The company once known as Statoil is called something else.",
        "The Bombay Stock Exchange is the oldest in Asia.",
        "We sailed from Bombay to Calcutta and saw Madras on the way.",
        "ISAF was a mission of many nations. Its troops left Kabul years ago.",
        "Credit Suisse was taken over by UBS; its logo is still on the wall.",
        "The AI Act is in force; its obligations on high-risk systems will apply in steps.",
        "The GDPR amendment is expected to be adopted.",
        "Seventeen NATO countries share the aircraft.",
        "Other EU members hope that Croatia stays ahead.",
    ],
)
def test_right_sentences_are_silent(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("fact", "text", "span"),
    [
        ("eu-uk", "Great Britain, an EU member, must follow the rules.", "Great Britain, an EU member"),
        ("eu-uk", "As an EU member, the United Kingdom must pay.", "As an EU member, the United Kingdom"),
        ("eu-uk", "EU nations such as the UK and Spain set the tone.", "EU nations such as the UK"),
        ("eu-uk", "Britain and other EU member states are waiting.", "Britain and other EU member states"),
        ("nato-sweden", "Non-NATO countries such as Sweden send staff.", "Non-NATO countries such as Sweden"),
        ("nato-finland", "Finland, a non-NATO country, is on guard.", "Finland, a non-NATO country"),
        ("nato-finland", "As a non-NATO state, Finland sends ships.", "As a non-NATO state, Finland"),
        ("eu-uk", "Like all EU members, the UK has to pay.", "Like all EU members, the UK"),
        ("nato-sweden", "NATO hopes that Sweden will join the alliance.", "Sweden will join the alliance"),
        (
            "nato-montenegro",
            "Montenegro is an aspiring NATO member.",
            "Montenegro is an aspiring NATO member",
        ),
        ("isaf", "ISAF troops are training the police.", "ISAF troops are"),
        ("nato-sweden", "NATO asks neutral states like Sweden to help.", "neutral states like Sweden"),
        ("currency-croatia", "Croatia, which uses the kuna, is on the sea.", "Croatia, which uses the kuna"),
        ("currency-croatia", "In Croatia a room is paid in kuna.", "is paid in kuna"),
        ("twitter", "Twitter has said that it will test the button.", "Twitter has said"),
        ("de-merkel", "Chancellor Angela Merkel met him on Monday.", "Chancellor Angela Merkel met"),
        ("de-merkel", "On Monday, Chancellor Angela Merkel met him.", "Chancellor Angela Merkel met"),
        (
            "nato-afghanistan",
            "NATO’s Resolute Support mission in Afghanistan trains cooks.",
            "Resolute Support mission in Afghanistan trains",
        ),
    ],
)
def test_other_constructions_are_found(fact: str, text: str, span: str) -> None:
    found = claims(text)
    assert [claim.fact for claim in found] == [fact]
    assert text[found[0].start : found[0].end] == span
    assert claims(text, article_date="2008-05-01") == []


@pytest.mark.parametrize(
    "text",
    [
        "Non-EU countries such as the UK set their own tariffs.",
        "The UK, a former EU member, must follow the rules.",
        "As an EU member, the UK had a vote.",
        "As an EU member, the UK would have a vote today.",
        "As an EU member, Ireland trades with the United Kingdom.",
        "EU countries, like the UK, need gas.",
        "The UK is a member of the EU’s research programme.",
        "The UK is a market for EU countries.",
        "Finland is a reliable NATO partner.",
        "Chancellor Angela Merkel opened the bridge that today carries the trains.",
        "Chancellor Angela Merkel visited the hall where every Monday a choir sings.",
        "NATO: carbon-neutral Sweden and climate neutral Finland are goals.",
        "As a NATO member, Sweden works with non-NATO countries such as Austria.",
        "Until 2022 people in Croatia paid in kuna.",
        "In Croatia you could pay in kuna.",
        "X (formerly Twitter) is slow. He writes on Twitter that it is over.",
        "He wrote on Twitter that it was over.",
        "Twitter, now X, says it will test it.",
        "It was the summer of 2015. On Monday Chancellor Angela Merkel said that she would go on.",
        "Chancellor Angela Merkel met the ministers on Monday, 4 July 2011.",
        "Chancellor Angela Merkel met the ministers at the lake.",
        "Then Chancellor Angela Merkel said on Monday that it stands.",
        "Chancellor Friedrich Merz met Angela Merkel on Monday.",
        "The Resolute Support mission in Afghanistan trained the army.",
    ],
)
def test_near_misses_of_these_are_silent(text: str) -> None:
    assert claims(text) == []


def test_one_finding_for_two_names_and_users_entries() -> None:
    found = claims("NATO values it: the partnership with Sweden and Finland has made the region safer.")
    assert len(found) == 1 and "4 April 2023" in found[0].note and "7 March 2024" in found[0].note
    own = {
        "harwick-ferry": {
            "kind": "ended",
            "subject": "Harwick Ferry",
            "valid_to": "2024-05-01",
            "source": "Harwick Port",
        }
    }
    assert ids(claims("The Harwick Ferry is still running.", extra=own)) == {"harwick-ferry"}
    with pytest.raises(ValueError, match="needs a kind"):
        claims("Words.", extra={"bad": {"subject": "X", "valid_to": "2024-05-01"}})


def test_dates() -> None:
    friday = "Friday, March 2, 2026 and Monday, 2 March 2026"
    assert weekday_number(2026, 11, 22) == 6 and days_between("2024-02-28", "2024-03-01") == 2
    assert [day.right for day in CALENDAR.find_wrong_weekdays(friday)] == ["monday"]
    assert CALENDAR.parse_moment("2026-02-30") is None and CALENDAR.parse_moment("soon") is None
    moment = CALENDAR.parse_moment("2026-03-02T09:30:00+01:00")
    assert moment is not None and (moment.iso, moment.minutes, moment.offset) == ("2026-03-02", 510, True)
