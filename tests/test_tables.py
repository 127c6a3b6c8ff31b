"""Tables and lists: what the examples of the rules cannot show (shapes, proposals, positions, fixes, speed)."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.catalogue import catalogue
from copydesk.catalogue.rule import Finding
from copydesk.catalogue.ruleset import Choice, RuleSet, build
from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.facts import Facts, Knowledge
from copydesk.facts.tables.celllines import find_cell_lines, is_value
from copydesk.facts.tables.columns import parse_number
from copydesk.facts.tables.flattened import find_flattened_rows
from copydesk.facts.tables.joins import find_joins
from copydesk.facts.tables.runtogether import find_run_together
from copydesk.facts.tables.tablewords import TableWords, table_words
from copydesk.input.readers import read
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, lint_document


@cache
def rules(*ids: str) -> RuleSet:
    known = catalogue.load()
    return build(known, Choice(select=ids or tuple(id for id in known.rules if id[:3] in ("TBL", "MRK"))))


def words() -> TableWords:
    return table_words(catalogue.load().data)


def document(text: str, format: str = "markdown") -> Document:
    return read(Source.from_text(text, f"article.{format}"), format)


def lint(text: str, *ids: str, format: str = "markdown") -> list[Finding]:
    return lint_document(document(text, format), rules(*ids)).findings


def found(text: str, *ids: str, format: str = "markdown") -> list[tuple[str, str]]:
    return [(finding.rule_id, finding.text) for finding in lint(text, *ids, format=format)]


def fixed(text: str, *ids: str, unsafe: bool = False) -> str:
    task = Task("markdown", rules(*ids))
    return fix_data("article.md", text.encode(), task, unsafe=unsafe).data.decode()


# -- lost tables --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Harbour PilotAnna Meier", ["Harbour Pilot", "Anna Meier"]),
        ("1998Quay repairs", ["1998", "Quay repairs"]),
        ("Crew (night)Twelve", ["Crew (night)", "Twelve"]),
        ("Cost per day€240", ["Cost per day", "€240"]),
        ("“The Tide”Ann Fyfe", ["“The Tide”", "Ann Fyfe"]),
    ],
)
def test_sure_joins_are_cut(line: str, cut: list[str]) -> None:
    (join,) = [join for join in words().joins(line) if join.weight == 1]
    assert [line[: join.at], line[join.at :]] == cut


@pytest.mark.parametrize(
    "line",
    [
        "He bought an iPhone on eBay and sold it on YouTube.",
        "Fiona MacLeod and Ronald McDonald met DeLillo and LaSalle.",
        "The PfP office paid PhDs and NGOs.",
        "A 5G mast, a 3D print, an RS4 and an mp3 player at 2PM.",
        "See https://example.org/someThing and www.exampleSite.org now.",
        "(1)Legislation and [2]Notes",
        # Lines of a paragraph that is wrapped in print begin inside a quotation.
        'poor farmers"_!) of _"Flour of all, but against the mill',
        'is dearer"* (see *"Mills of the Marl"*) in the "Dry" year',
    ],
)
def test_names_and_codes_are_no_sure_joins(line: str) -> None:
    assert not [join for join in words().joins(line) if join.weight == 1]


def test_rows_are_cut_at_the_joins_that_most_rows_have() -> None:
    lines = [
        "PortPilotUKFRG",
        "Hull QuayAnna MeierYes for nowNot yet",
        "East DockJan BosOnly by nightSince May",
    ]
    (table,) = find_flattened_rows(words(), lines, "Ships of the UK and the FRG call here.")
    assert table.columns == 4
    assert [line.cells for line in table.lines] == [
        ("Port", "Pilot", "UK", "FRG"),
        ("Hull Quay", "Anna Meier", "Yes for now", "Not yet"),
        ("East Dock", "Jan Bos", "Only by night", "Since May"),
    ]


def test_a_word_that_stands_joined_elsewhere_is_a_name() -> None:
    rows = ["New PharmaNord opens", "New BioTechna closes"]
    assert find_flattened_rows(words(), rows)
    assert not find_flattened_rows(words(), [*rows, "", "Nobody knew PharmaNord or BioTechna before."])


def test_sentences_with_odd_names_are_no_table() -> None:
    assert not find_flattened_rows(
        words(), ["We asked PharmaNord about it yesterday.", "They sent us to BioTechna at once."]
    )


def test_one_cell_a_line_gets_its_width_from_the_values() -> None:
    lines = "Club Played Won Rovers 12 8 United 12 7 Wanderers 11 2".split()
    (table,) = find_cell_lines(words(), lines)
    assert (table.columns, table.sure) == (3, True)


def test_a_no_among_words_is_no_cell_of_the_rows_below_names() -> None:
    text = """Pump interrupt at Tue Jul 19 15:42:31
Pump killed at Tue Jul 19 15:42:31
Pump terminated at Tue Jul 19 15:42:31
Pump exited badly with code 2 at Tue Jul 19 15:42:31
Pump finished with no water found at Tue Jul 19 15:43:12
"""
    assert not Facts(document(text), Knowledge(catalogue.load().data)).lost_tables


def test_the_lines_of_a_lost_table_touch_or_stand_apart() -> None:
    cells = "Club Played Won Rovers 12 8 United 12 7 Wanderers 11 2".split()
    for between, stretches in (("\n", 1), ("\n\n", 1), ("\n   \n", len(cells))):
        text = "The season has come to its end for all of the clubs.\n\n" + between.join(cells) + "\n"
        (table,) = Facts(document(text), Knowledge(catalogue.load().data)).lost_tables
        assert [text[span.start : span.end] for span in table.lines] == cells
        found = [text[span.start : span.end] for span in table.stretches()]
        assert (len(found), found[0].split()[0], found[-1].split()[-1]) == (stretches, "Club", "2")


@pytest.mark.parametrize(
    "lines",
    [
        "Plum tart\n500 g plums\n100 g butter\n2 eggs\n1 lemon\nA pinch of salt\nVanilla\nCinnamon\n1 cup oats".split(
            "\n"
        ),
        "Contents\nIntroduction\nPart I\nThe Early Years\nThe Harbour\nPart II\nThe War\nNotes\nIndex".split(
            "\n"
        ),
        "Home\nAbout\nNews\nSport\nWeather\nContact\nLogin\nSearch".split("\n"),
        "The tide\ncomes in\nby night\nand goes\nby day,\na thousand times\nit rises\nand falls\nunseen".split(
            "\n"
        ),
    ],
)
def test_lists_and_verse_are_no_lost_table(lines: list[str]) -> None:
    assert not find_cell_lines(words(), lines)


@pytest.mark.parametrize(
    "text", ["12", "1,204", "4–2", "12 km²", "3 May 1987", "11th", "—", "n/a", '+ 7"', "$3.50", "AB-12"]
)
def test_values(text: str) -> None:
    assert is_value(words(), text)


@pytest.mark.parametrize("text", ["Rovers", "5 boats sank in the gale", "May I ask", "Total", "12 Hill Road"])
def test_words_are_no_values(text: str) -> None:
    assert not is_value(words(), text)


@pytest.mark.parametrize(
    ("lines", "columns", "row"),
    [
        (["ShipPowerYear", "Thrift I160 kW2016", "Thrift II200 kW2018"], 3, ("Thrift I", "160 kW", "2016")),
        (["TownPopulationArea", "Harl12,00014 km", "Lund90,00026 km"], 3, ("Harl", "12,000", "14 km")),
        (["AgencyRole", "WHOLeads the response", "UNHCRRuns the camps"], 2, ("WHO", "Leads the response")),
        (["StopArrivesDeparts", "Oban09:1009:25", "Mull10:1110:20"], 3, ("Oban", "09:10", "09:25")),
        (["Budget line20232024", "Roads€1.2m€1.4m", "Schools€3.8m€4.1m"], 3, ("Roads", "€1.2m", "€1.4m")),
        (["FeatureFreePaid", "Offline modeNoYes", "Audit logNoYes"], 3, ("Offline mode", "No", "Yes")),
        (["VersionReleased", "1.02019-03-04", "1.12019-09-12"], 2, ("1.0", "2019-03-04")),
        (
            ["DrugDoseInterval", "Aspirin (oral)500 mg8 hours", "Senna (oral)15 mg1 day"],
            3,
            ("Aspirin (oral)", "500 mg", "8 hours"),
        ),
        (["ToolFreeOffline", "Inkwell✓✗", "Quillpad✗✓"], 3, ("Inkwell", "✓", "✗")),
    ],
)
def test_a_glued_header_proves_the_rows_below_it(
    lines: list[str], columns: int, row: tuple[str, ...]
) -> None:
    (table,) = find_flattened_rows(words(), ["Nobody saw it.", "", *lines, "", "The rest is lost."])
    assert (table.first, table.last, table.columns, table.sure) == (2, 1 + len(lines), columns, True)
    assert table.lines[1].cells == row


def test_the_same_header_may_stand_over_two_tables() -> None:
    lines = [
        "StepCost",
        "Survey$400",
        "Pilot$900",
        "",
        "Then came the second year.",
        "",
        "StepCost",
        "Review$50",
        "Launch$70",
    ]
    assert [table.first for table in find_flattened_rows(words(), lines)] == [0, 6]


@pytest.mark.parametrize(
    "lines",
    [
        "ColdWave\nBlackFerry\nTwentyOne Pilots\nFallOut Girl".split("\n"),
        "DataCenter Europe\nCloudWatch metrics\nAutoScaling rules\nLoadBalancer tests".split("\n"),
        "ThinkPad T14 Gen 3\nXPS13 9310\nGalaxy S24 Ultra".split("\n"),
        "NaCl\nH2SO4\nKMnO4\nC6H12O6".split("\n"),
        "COVID19 cases rose\nF16 jets flew over\nThe G20 met".split("\n"),
    ],
)
def test_names_in_one_word_are_no_table(lines: list[str]) -> None:
    assert not find_flattened_rows(words(), lines)


def test_paragraphs_round_spaced_cells_are_no_cells() -> None:
    cells = "Town Population Area Harl 12,000 14 Lund 90,000 26".split()
    text = "\n\n".join(
        [
            "The two towns grew faster than any other in the county.",
            *cells,
            "Nobody can say for how long they will.",
        ]
    )
    (finding,) = lint(text, "TBL001")
    assert finding.text.startswith("Town") and finding.text.endswith("26")
    assert finding.evidence["columns"] == 3


def test_lost_table_is_not_sought_in_code_or_tables() -> None:
    rows = "CountyCropYield\nNorth MarlWinter barleyGood\nEast FenSugar beetPoor"
    assert found(rows, "TBL001")
    assert not found(f"```\n{rows}\n```\n", "TBL001")
    assert not found(f"<!--\n{rows}\n-->\n", "TBL001")


def test_the_proposal_is_a_suggestion_and_never_applied() -> None:
    text = "CountyCrop\nNorth MarlWinter barley\nEast FenSugar beet\n"
    (finding,) = lint(text, "TBL001")
    assert finding.fix is not None and finding.fix.safety == "suggestion"
    assert finding.fix.edits[0].new.splitlines()[:3] == [
        "| County | Crop |",
        "| --- | --- |",
        "| North Marl | Winter barley |",
    ]
    assert finding.evidence["rows"][2] == ["East Fen", "Sugar beet"]
    assert fixed(text, "TBL001", unsafe=True) == text


# -- tables and lists in the way of each other ----------------------------------------------------------------------------

PASTE = (
    "Three things were said at the meeting of the harbour board last week, and none of them was new to anybody there:\n"
    "- The pier is too short.\n"
    "- The ferry is too old.\n"
    "Nevertheless the board voted to wait for another year. The following table outlines the planned dates:\n"
    "Work | Year |\n"
    "---|---|\n"
    "Pier | 2031 |\n"
    "Ferry | 2033 |\n"
    "What the Passengers Think\n"
    "They think that it is high time, and that the board has had enough time to think about it since the last storm.\n"
)


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_a_paste_without_blank_lines_shows_every_loss(format: str) -> None:
    ids = [
        (rule, text[:20])
        for rule, text in found(PASTE, format=format)
        if rule in ("MRK001", "MRK002", "TBL002", "TBL003", "TBL006", "TBL008")
    ]
    assert ids == [
        ("MRK002", "- The pier is too sh"),
        ("MRK001", "Nevertheless the boa"),
        ("TBL008", "The following table "),
        ("TBL003", "Work | Year |"),
        ("TBL006", "Work | Year |\n---|--"),
        ("TBL002", "What the Passengers "),
    ]


def test_fixing_the_paste_leaves_one_table_and_stays_fixed() -> None:
    assert fixed(PASTE, "TBL003", "TBL006", "TBL011") == PASTE  # tables are not changed unseen
    once = fixed(PASTE, unsafe=True)
    assert fixed(once, unsafe=True) == once
    assert [table.parsed for table in document(once).tables] == [True]
    assert not [
        rule
        for rule, _ in found(once)
        if rule in ("MRK001", "MRK002", "TBL002", "TBL003", "TBL006", "TBL011")
    ]
    assert (
        "\n\n| Work | Year |\n| ---|---|\n| Pier | 2031 |\n| Ferry | 2033 |\n\nWhat the Passengers Think\n"
        in once
    )


def test_windows_line_endings_and_quote_marks_are_kept_by_fixes() -> None:
    assert fixed("- one\r\n- two\r\nThen came the third of them.\r\n", "MRK001", unsafe=True) == (
        "- one\r\n- two\r\n\r\nThen came the third of them.\r\n"
    )
    quoted = "> | Pier | Year |\n> | --- | --- |\n> | North | 1911 |\n> The rest was lost.\n"
    assert "> | North | 1911 |\n>\n> The rest was lost.\n" in fixed(quoted, "TBL002", unsafe=True)


WRAPPED = (
    "The harbour board met on Monday and talked for three hours about the pier, the\n"
    "ferry and the price of both, as it has done every month since the last storm.\n"
    "\n"
    "- The pier is to be made longer by forty yards before the end of the decade if\n"
    "the county agrees to pay for half of it.\n"
    "- The ferry is to stay in service until it can be replaced by a boat that Mrs.\n"
    "Meier of the ship yard has promised for next year.\n"
)


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_hard_wrapped_items_are_not_swallowed_text(format: str) -> None:
    assert not found(WRAPPED, "MRK001", format=format)
    assert found(WRAPPED + "Nobody objected.\n", "MRK001", format=format) == [("MRK001", "Nobody objected.")]


def test_lines_of_one_length_are_not_wrapped_where_no_sentence_breaks() -> None:
    long = "The harbour board met on Monday and talked for three hours about the pier and the price of it."
    text = f"{long}\n\n- {long}\n- {long}\nHowever, {long.lower()}\n"
    assert found(text, "MRK001") == [("MRK001", f"However, {long.lower()}")]


def test_a_line_between_items_is_no_reason_to_cut_the_list() -> None:
    text = "- Most are written for a child.\nThat is about 14 years old.\n- Be short.\n"
    assert found(text, "MRK001") == [("MRK001", "That is about 14 years old.")]
    assert fixed(text, "MRK001", unsafe=True) == text


@pytest.mark.parametrize("sign", ["[", "*", "**", "(", "“", '"', "_"])
def test_a_sentence_goes_on_behind_an_opening_sign(sign: str) -> None:
    assert not found(f"- You can now set\n{sign}the colours of it.\n- And so on.\n", "MRK001")


def test_runs_of_different_signs_are_told_apart() -> None:
    text = "Bring these:\n\n➢ a lamp\n➢ a map\n✓ a rope\n✓ a knife\n\n➤ Nothing else.\n"
    assert found(text, "MRK003") == [("MRK003", "➢"), ("MRK003", "✓")]
    assert "- a lamp\n- a map\n- a rope\n- a knife\n" in fixed(text, "MRK003", unsafe=True)


def test_a_cut_off_row_is_found_by_itself_but_not_across_a_quotation() -> None:
    table = "| Pier | Year |\n| --- | --- |\n| North | 1911 |\n"
    assert found(table + "\n| South | 1913 |\n", "TBL005") == [("TBL005", "| South | 1913 |")]
    assert not found(table + "\n> | South | 1913 |\n", "TBL005")


@pytest.mark.parametrize(
    "text",
    [
        "$$\n|A| + |B|\n|C| + |D|\n$$\n",
        "Use ``a|b`` or ``c|d`` here.\nPrefer ``x|y`` and ``z|w`` there.\n",
        "| {{ name }} | {{ age }} |\n| {{ town }} | {{ year }} |\n",
    ],
)
def test_pipes_that_make_no_table(text: str) -> None:
    assert not found(text, "TBL005")


def test_one_finding_tells_of_all_unmarked_headings_of_a_plain_text() -> None:
    part = (
        "{}\nThe board hired two dredgers from Leith, and they worked from April to September of that year.\n"
    )
    text = "\n".join(
        part.format(title)
        for title in ("How the Harbour Was Dredged", "What Became of the Mud", "Who Paid for It")
    )
    (finding,) = lint(text, "MRK004", format="text")
    assert (finding.text, len(finding.related)) == ("How the Harbour Was Dredged", 2)
    assert not found(text.replace("\n", "\n\n"), "MRK004", format="text")


def test_bullets_turned_into_a_list_get_their_empty_lines() -> None:
    text = f"{WRAPPED}\nThe board wants:\n• a longer pier\n• a new ferry\nNevertheless it voted to wait.\n"
    assert "The board wants:\n\n- a longer pier\n- a new ferry\n\nNevertheless" in fixed(
        text, "MRK003", unsafe=True
    )


def test_a_source_line_that_looks_like_a_heading_is_a_source() -> None:
    table = "The following table shows the planned works.\n\n| Pier | Work |\n| --- | --- |\n| North | Deck |\n| South | Rail |\n"
    closing = (
        "\nNobody expected the demand for berths to fall again so soon, and the board has said nothing.\n"
    )
    assert found(table + closing, "TBL008", format="text")
    assert not found(table + "\nSource: Harbour Board, works list 2022\n" + closing, "TBL008", format="text")


# -- numbers ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "mark"),
    [
        ("1,234", 1234.0, "", ""),
        ("1.234,50", 1234.5, "", ","),
        ("1,234.50", 1234.5, "", "."),
        ("0,5", 0.5, "", ","),
        ("12 500", 12500.0, "", ""),
        ("−3.5 %", -3.5, "%", "."),
        ("$40", 40.0, "$", ""),
        ("982 m", 982.0, "m", ""),
    ],
)
def test_numbers_are_read(text: str, value: float, unit: str, mark: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.unit, number.mark) == (value, unit, mark)


@pytest.mark.parametrize("text", ["", "about 12", "4–2", "12:30", "1.2.3", "2001–02", "Rovers"])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_totals_with_a_subtotal_or_an_average_are_left_alone() -> None:
    table = (
        "| Pier | Boats | Mean age |\n| --- | --- | --- |\n| A | 22 | 4 |\n| B | 33 | 6 |\n| C | 44 | 8 |\n"
    )
    assert not found(table + "| Total | 99 | 6 |\n", "TBL007")
    assert not found(table + "| Subtotal | 99 | 18 |\n| D | 1 | 1 |\n| Total | 102 | 19 |\n", "TBL007")
    assert found(table + "| Total | 101 | 6 |\n", "TBL007") == [("TBL007", "101")]


# -- columns without a table -----------------------------------------------------------------------------------------------


def test_ragged_tab_columns_name_the_odd_lines() -> None:
    text = "Port\tBoats\tCrew\nOban\t12\t40\nMallaig\t9\nUllapool\t4\t11\n"
    (finding,) = lint(text, "TBL013", format="text")
    assert [text[span.start : span.end] for span, _ in finding.related] == ["Mallaig\t9"]
    assert finding.fix is None


# -- speed -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "aB" * 20_000,
        "aB cD " * 5_000,
        "\n".join(["aBc 1"] * 5_000),
        "|" * 30_000,
        "| a " * 7_000 + "\n" + "| - " * 7_000,
        "[" * 20_000 + "](http://",
        "[a](http://b " * 3_000,
        "**" * 15_000 + "a",
        "** a" * 7_000,
        "- " * 15_000,
        "PierBoatsCrewOwner\n" + "Hull1 Oban\n" * 5_000,
        "PierBoatsCrewOwnerYear\nHull1\nHull2\n" * 2_000,
        "PierBoats " * 300 + "\nOban1 Hull2\n" * 3_000,
        "> " * 500 + "- a\nb\n",
        "> - a\n> b\n" * 3_000,
        "a\n" * 10_000,
        "1\n\nName\n\n" * 2_500,
        "x\t" * 15_000,
        "a  b\n" * 6_000,
        "A" + " " * 20_000 + "aBc dEf\nAbc" + " " * 20_000 + "aBc dEf",
        "| a | b |\n| - | - |\n" + " " * 20_000 + "\n|",
    ],
)
@pytest.mark.parametrize("format", ["markdown", "text"])
def test_hostile_text_is_linted_to_its_end(text: str, format: str) -> None:
    # No clock: a quadratic rule would take minutes here; bench/hostile.py measures.
    doc = document(text, format)
    outcome = lint_document(doc, rules())
    assert not outcome.crashed
    assert all(doc.source.slice(finding.span) == finding.text for finding in outcome.findings)


@given(st.text(st.sampled_from('abA BC09 .,;:?!"“”’»)]%$£€éÉŁłЯя–\ufffc²ª_*/('), max_size=12))
def test_places_of_joins_leave_out_none(line: str) -> None:
    assert find_joins(line) == find_joins(line, places=range(1, len(line)))


# -- tables whose cells ran together ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Battery 540 Wh Range 70 km Charging time 4 h Motor 65 Nm", True),
        ("Prep Time 15 mins Cook Time 45 mins Total Time 1 hr Servings 6 Calories 310 kcal", True),
        ("Born 3 April 1871 Died 19 November 1942 Occupation Composer Nationality Norwegian", False),
        ("Pos Team Pld W D L Pts 1 Harrow 12 8 3 1 27 2 Ludmere 12 7 2 3 23 3 Osby 12 6 4 2 22", True),
        ("Year Boats Landings (t) 2019 41 1,204 2020 38 1,011 2021 36 958 2022 33 1,120", True),
        ("Age Dose Interval 1–2 years 2.5 ml every 6 hours 3–5 years 5 ml every 6 hours", False),
        ("Plan Storage Price Support Basic 5 GB $4 Email Plus 50 GB $9 Chat Pro 500 GB $19 Phone", True),
        ("Day Open Close Monday 9.00 17.30 Tuesday 9.00 17.30 Thursday 10.00 20.00", True),
    ],
)
def test_cells_that_ran_together_come_back_in_step(line: str, sure: bool) -> None:
    [table] = find_run_together(words(), ["Above.", "", line, "", "Below."], plain=False)
    assert (table.first, table.last, table.shape, table.sure) == (2, 2, "together", sure)


@pytest.mark.parametrize(
    "line",
    [
        "Harrowby Town 2 Brackmoor Rovers 1",
        "In 2019 it was 41 in 2020 it was 38 in 2021 it was 36 and in 2022 it was 33 boats that went out",
        "The storm of 1911 The fire of 1971 The flood of 2015 The drought of 2022",
        "Call 0800 111 222 or 0800 333 444 between 9.00 and 17.00 on Monday to Friday",
        "Row 1: K2, P2, K4, P2, K2 Row 2: P2, K2, P4, K2, P2 Row 3: K2, P2, K4",
        "1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7",
        "Windows 10 and Windows 11, macOS 12 to 14, Ubuntu 22.04 and Debian 12",
        "Smith J 1999 Birds of the coast Nature 12 33–45",
        "October 31 - November 01, 2025. In Goa, India + October 18, 2025. In Krakow + March 26, 2025",
        "Review 1 - Ida Falk Review 2 - Per Holm Review 3 - Jon Vesper",
    ],
)
def test_figures_in_other_lines_are_no_table(line: str) -> None:
    assert find_run_together(words(), ["", line, ""], plain=False) == []


def test_rows_that_can_still_be_read_in_plain_text_are_less_certain() -> None:
    rows = ["Lund 1,204 1,011", "Malmby 610 702", "Ystrand 420 811"]
    assert [found.sure for found in find_run_together(words(), rows, plain=False)] == [True]
    assert [found.sure for found in find_run_together(words(), rows, plain=True)] == [False]
