"""Kinds of faults that readers found on real articles: five variations of each, worded for this project."""

from __future__ import annotations

import pytest

from copydesk.catalogue.ruleset import defaults
from copydesk.document.source import Source
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task, examine

RULES = defaults()
BODY = "The ferry to the outer isles sails twice a day from April, the company said, weather permitting."


def found(text: str, path: str = "a.md") -> list[tuple[str, str, str]]:
    """Return rule, severity and text of what stands in a text at a place of its own."""
    form = {"html": "html", "txt": "text"}.get(path.rpartition(".")[2], "markdown")
    outcome = examine(Source.from_text(text, path), Task(form, RULES))
    return [(one.rule_id, one.severity, one.text) for one in outcome.findings if one.status == "open"]


def of(rules: str, text: str, path: str = "a.md", *, least: str = "info") -> list[tuple[str, str, str]]:
    """Return what rules of some families find from a level on."""
    levels = ("info", "warning", "error")[("info", "warning", "error").index(least) :]
    return [one for one in found(text, path) if one[0].startswith(tuple(rules.split())) and one[1] in levels]


def messages(text: str) -> list[str]:
    """Return the messages of all findings."""
    outcome = examine(Source.from_text(text, "a.md"), Task("markdown", RULES))
    return [one.message for one in outcome.findings]


def around(middle: str) -> str:
    return (
        f"# The isles\n\n{BODY}\n\n{middle}\n\nThe harbour office has the timetable, and sells tickets too.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[W3Schools](https://w3.test/html_%3A_elements.asp) explains tags.\nUse [CloudConvert](https://cc.test/htmlToMd) as well.",
        "[here](https://git.test/18F/midas/issues?q=is%3Aopen+label%3A%22helpWanted%22)\n[there](https://git.test/18F/x?q=is%3AclosedY)",
        "[boats]: https://boats.test/FleetList2024/aB3dE\n[piers]: https://piers.test/PierList2023/xY9zW\n\n[boats] and [piers].",
        "[![Build](https://ci.test/a1B2c3.svg)](https://ci.test/runA1)\n[![Docs](https://docs.test/x9Y8z7.svg)](https://docs.test/latestB2)",
        "Let $A_1B_2 = C_3D_4$ be.\nThen $E_5F_6 = G_7H_8$ holds.",
        "    ./Vendor/Wall/StorePrivate/ShieldedA\n\n    ./Vendor/Wall/StoreDomain/ShieldedB\n\n    ./Vendor/Wall/StorePublic/ShieldedC",
        "- From the policy:\n\n    ./Vendor/Wall/StorePrivate/ShieldedA\n\n    ./Vendor/Wall/StoreDomain/ShieldedB",
    ],
)
def test_addresses_names_and_paths_are_no_lost_table(text: str) -> None:
    assert of("TBL", around(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Ask for the fees.\nYou may not have a say in them, but you can plan for them.\n2. Ask for the dates.\nThey are set in May.",
        "* One boat sails.\nIt is green.\n* One boat stays.\nIt is red.",
        "1. Be clear.\nSay what you want, and say it at the head of the letter so that nobody has to look for it.\n"
        "2. Be brief.\nNobody reads four pages, however well they are written, on a Monday morning.\n"
        "3. _Send small parts_: two letters are better.\nThey are read.",
        "- The list\n{: .wide}\n- goes on",
        "> - We met.\n>   > We will vote in May.\n> - We left.",
    ],
)
def test_lines_of_an_item_that_are_not_indented_belong_to_it(text: str) -> None:
    assert of("MRK", around(text), least="warning") == []


@pytest.mark.parametrize(
    "line",
    [
        "Follow the steps in the guide\n[Installing the app](https://app.test/i) for each part.",
        "The release is ready for testing. It is planned for this\nThursday, and notes are below.",
        "You are welcome to write for the next letter by\nsending [Ann](mailto:ann@isles.test) a note.",
        "We hope to see you there 😸",
        "See the [older posts.](https://isles.test/all)",
        "Now run the script and it prints",
        "EBC = 3*10 - floor(15.7) - 10 = 4",
        "4.0.3, 4.6.11, 5.2.7-beta",
        "Hello All -",
    ],
)
def test_lines_of_prose_are_no_headings_where_headings_are_marked(line: str) -> None:
    assert of("MRK004 STR", around(line)) == []


@pytest.mark.parametrize(
    "line", ["Next Steps", "Help wanted", "What the Board Decided", "Choices Made", "Case 1"]
)
def test_a_title_between_blank_lines_is_a_heading_without_its_mark(line: str) -> None:
    article = around(f"It is cheap.\nThe company said so again.\n\n{line}\n\n{BODY}")
    assert of("MRK004", article, least="warning") == [("MRK004", "warning", line)]


@pytest.mark.parametrize(
    "text",
    [
        "Search\n: Finds a page by its words.\n\nArchive\n: Holds old issues.",
        "[Website](https://days.test) - [Twitter](https://days.test/t) - [Schedule](https://days.test/s)",
        "<table>\n<tr>\n<td>Mobile</td>\n<td>Categories</td>\n</tr>\n<tr>\n<td>Navigation</td>\n<td>Search</td>\n</tr>\n</table>",
        "<ul>\n<li>Accessibility</li>\n<li>Search</li>\n<li>Login</li>\n</ul>",
        "`ACCEPT`<br/>\n`CONNECT`<br/>\n`CLOSE`<br/>\n`SEND`<br/>",
        "![Image](https://isles.test/5c1f07be.png)",
        '<p data-loader data-src="https://isles.test/ships.html"> Loading... </p>',
        "{{youtube}}",
        "<h2>Learn more</h2>\n\n- [The log](log.md)\n- [The map](map.md)",
        "Contributors:\n\n- [Ann](https://git.test/ann)\n- [Bo](https://git.test/bo)",
        "Discussion:\n\n- Which pier is next?\n- Who pays?",
        "Read more about why they sail below.",
        "```\nShare\n```",
    ],
)
def test_content_is_no_furniture(text: str) -> None:
    assert of("BLR", around(text), least="warning") == []
    assert "removal" not in str(fix_data("a.md", around(text).encode(), Task("markdown", RULES)).data)


@pytest.mark.parametrize(
    "line",
    [
        "Continue reading [An interview with the captain](https://isles.test/2004/interview.html#more).",
        "Read the full story [on our page](https://isles.test/story).",
        "Read more about the captain in [our notes](notes.md).",
        "Sign up for our weekly newsletter and read the best tips first.",
    ],
)
def test_teasers_and_tag_lines_are_furniture(line: str) -> None:
    assert [one[2] for one in of("BLR", around(line))] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "| Ferry | Port |\n\n|-------|------|\n\n| Marigold | Oban |\n\n| Sea Pink | Mallaig |",
        "| Ferry | Port |\n\n|:---|---:|\n\n| Marigold | Oban |",
        "| Ferry | Port | Year |\n\n| --- | --- | --- |\n\n| Marigold | Oban | 1974 |",
        "|Ferry|Port|\n\n|---|---|\n\n|Marigold|Oban|\n\n|Sea Pink|Mallaig|",
        "| A | B |\n\n| --- | --- |\n\n| `x` | y |",
    ],
)
def test_a_table_in_pieces_is_found_and_its_dashes_are_not_deleted(text: str) -> None:
    article = around(text)
    assert [one[:2] for one in of("TBL003", article)] == [("TBL003", "error")]
    assert of("BLR", article) == []
    fixed = fix_data("a.md", article.encode(), Task("markdown", RULES), unsafe=True).data.decode()
    assert of("TBL003", fixed) == [] and fixed.count("|") == article.count("|")


@pytest.mark.parametrize(
    ("row", "cells"),
    [("`|` | either", 3), ("`a|b` | `c|d`", 4), ("``x|y`` | z", 3), ("`|` | `|`", 4), ("`||` | z", 4)],
)
def test_a_pipe_in_code_parts_cells_as_github_parts_them(row: str, cells: int) -> None:
    (finding,) = of("TBL004", f"| Mark | Meaning |\n| --- | --- |\n| {row} |\n")
    assert finding[1] == "error"
    assert of("TBL004", f"| Mark | Meaning |\n| --- | --- |\n| {row.replace('|', chr(92) + '|', 0)} |\n") == [
        finding
    ]
    assert cells > 2


@pytest.mark.parametrize(
    "text",
    [
        "Whoever checks a draft looks for codes like “turn0search0” in it.",
        "The word *oaicite* is a trace of a chat.",
        "A tag like contentReference gives it away.",
        "<p>They look for <q>turn0search0</q>.</p>",
        "Write `citeturn0search1` in code.",
    ],
)
def test_a_token_that_is_talked_about_is_no_leftover(text: str) -> None:
    assert of("AIL001", text) == []


@pytest.mark.parametrize(
    "token",
    [
        "[citation:2]",
        "</thinking>",
        "<|channel|>",
        "<｜end▁of▁sentence｜>",
        "<grok-card",
        "[cite:168]",
        "turn0search0",
    ],
)
def test_tokens_of_chat_products(token: str) -> None:
    assert [one[1:] for one in of("AIL001", f"The ferry sailed in 1902 {token} and sank.")] == [
        ("error", token)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We hope the leaflet will help you to find your berth.",
        "Is there anything else you want to bring aboard?",
        "Below is a sample timetable that every office may copy.",
        "We counted the boats, and hope this will help you with the mooring.",
        "Let me know what you think of the boats.",
    ],
)
def test_what_people_say_to_readers_is_no_chat_frame(text: str) -> None:
    assert of("AIL006", around(text), least="warning") == []


@pytest.mark.parametrize(
    "text",
    [
        "As an AI developed by OpenAI, I have no opinion of captains.",
        "As an AI trained by Google, I have never seen the sea.",
        "I am Claude, made by Anthropic, and never went to sea.",
        "As a text-based AI, I cannot board a ferry.",
        "As an AI language model, I have no view.",
    ],
)
def test_a_model_that_speaks_of_itself(text: str) -> None:
    assert [one[:2] for one in of("AIL003", text)] == [("AIL003", "error")]


@pytest.mark.parametrize(
    "text",
    [
        "![Image of the ChatGPT page](images/page.png)",
        '<p><img src="page.png" alt="This text was written by ChatGPT"></p>',
        "![Generated by AI](b.png) stands above.",
        "See [![Written with the help of Copilot](c.png)](c.md).",
        "| a | b |\n| --- | --- |\n| ![Image of the ChatGPT page](images/page.png) | c |",
    ],
)
def test_the_description_of_a_picture_is_no_notice(text: str) -> None:
    assert of("AID AIL", around(text)) == []


@pytest.mark.parametrize(
    "url", ["/users/669/helen", "/users/tom/log", "/Users/12", "/home/news/", "/users/ann/posts/2024"]
)
def test_addresses_of_a_site_are_no_paths_of_a_disk(url: str) -> None:
    assert of("CIT005", f"It is by [Helen]({url}).") == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///home/ana/log.pdf",
        "/Users/ana/Documents/log",
        "C:\\logs\\log.pdf",
        "/home/ana/log.pdf",
        "/Users/ana/.cache",
    ],
)
def test_paths_of_a_disk_lead_nowhere(url: str) -> None:
    assert [one[1] for one in of("CIT005", f"It is in [the log]({url}).")] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "Here is what you get from this guide on 20 sailing techniques:\n\n* **A map** of them;\n* **Charts** of each.",
        "It covers 12 reasons:\n\n- in words\n- in pictures",
        "You will meet 30 captains in these parts:\n\n- The north\n- The south\n- The isles",
        "Of 50 tips:\n\n1. Some help.\n2. Some do not.",
        "It lists 15 steps in two parts:\n\n- before\n- after",
    ],
)
def test_a_list_that_does_not_list_what_is_announced(text: str) -> None:
    assert of("STR005", around(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "## 💫 New\n\nText.\n\n## 🐞 Fixed\n\nText.\n\n## 🚨 Broken\n\nText.",
        "- ✅ Done\n- ✅ Done too",
        "🗓 Dates are out.\n\n📢 So is the news.",
        "- 🔴 Shut\n- 🟢 Open",
        "### 🧹 Clean\n\nText.\n\n### 🧪 Try\n\nText.",
    ],
)
def test_emoji_before_lines_are_the_style_of_a_house(text: str) -> None:
    assert of("AIL010", around(text), least="warning") == []


@pytest.mark.parametrize(
    "text",
    [
        "#### Kafka v1\n\n#### 🚨 Breaking\n\nText.",
        "## What is in it\n\n## Clean messages\n\nText.",
        "## Join us and [register](https://isles.test/r)",
        "## Map\n\n![](map.png)\n\n## Code\n\n```\nx\n```",
        "## Film\n\n{{< youtube 0abc >}}",
    ],
)
def test_sections_that_are_not_empty_for_sure(text: str) -> None:
    assert of("STR002", f"# The isles\n\n{BODY}\n\n{text}\n", least="warning") == []


@pytest.mark.parametrize(
    "text",
    [
        "![undefined](boat.png)",
        "[![undefined](boat.png)](boat.md)",
        '<p><img src="b.png" alt="undefined"></p>',
        "Image Description: A pencil drawing of three gulls above a crane.",
        "Alt text: A wide view of the harbour at night, with lights.",
    ],
)
def test_leftovers_of_a_generator(text: str) -> None:
    assert len(of("AIL", around(text), least="warning")) == 1


@pytest.mark.parametrize("letters", ["caf\xe9", "\x93yes\x94", "na\xefve", "\x80 5", "M\xfcller"])
def test_a_file_in_windows_1252_is_named_as_such(letters: str) -> None:
    from copydesk.input.readers import decode

    source = decode("a.md", f"The boat, {letters}.\n".encode("latin-1"))
    outcome = examine(source, Task("markdown", RULES))
    (finding,) = [one for one in outcome.findings if one.rule_id == "INT008"]
    assert "Windows-1252" in finding.message and "U+FFFD" not in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "<p>See [@ann][] in the log.</p>",
        '<div>\n<a href="https://pad.test/%5B@ann%5D">https://pad.test/[@ann][]/x</a>\n</div>',
        "<ul>\n<li>[the pier][old]</li>\n</ul>",
        "It sank.[cite:168][cite:173]",
        "<details><summary>[x][y]</summary></details>",
    ],
)
def test_brackets_in_raw_html_and_tokens_are_no_dead_references(text: str) -> None:
    assert of("CIT001", around(text)) == []


SENTENCE = (
    "The boat came in early and nobody on the long grey pier saw it, for all of them had gone to the fair. "
)
STORY = "".join(f"<p>{SENTENCE * 2}</p>" for _ in range(5))


@pytest.mark.parametrize(
    "page",
    [
        "<p>One line.</p>",
        STORY,
        f"<div>{STORY}</div>",
        f"<html><body><h1>The pier</h1>{STORY}</body></html>",
        f"<div><h1>The pier</h1>{STORY}</div><table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
    ],
)
def test_a_page_without_a_frame_is_all_article(page: str) -> None:
    from copydesk.input.readers import read

    document = read(Source.from_text(page, "a.html"), "html")
    assert all(block.kind != "boilerplate" for block in document.blocks)


CODE = "\n\n```\nrun --now\n```\n"


@pytest.mark.parametrize(
    "line",
    [
        "**[⬆ back to top](#contents)**",
        "**Read more: [Structure](./sections/structure.md)**",
        "Read more about buffers here:\n\nhttps://isles.test/buffers",
        "**Download**",
        "Best,\nAnn & Bo",
        "- [Help](#help)\n- [About](#about)\n- [Contact](#contact)",
        "Copyright (c) 2019, Isles Press. All rights reserved.",
        '<a href="https://birds.test/isles">Twitter</a>',
        "/// caption\nThe count of boats\n///",
        "Docs:\n* the guide\n* the map",
    ],
)
def test_words_of_a_page_in_a_manual_are_meant(line: str) -> None:
    assert of("BLR TBL", around(line) + CODE, least="warning") == []


@pytest.mark.parametrize(
    "text",
    [
        "See [the parser][pkg.Parser.parse] and [ast][].",
        '--8<-- "refs.md"\n\nIt is made with [MkDocs][mkdocs] and [the map][map].\n\n[map]: https://isles.test/map',
        "The [flow][pr-flow] is old.\n\n[pr-flow]:\n  https://isles.test/flow",
        "#### .shot([path][, clip])",
        "See [updating][updating-a-boat].",
    ],
)
def test_labels_that_another_file_may_define(text: str) -> None:
    assert of("CIT001", around(text), least="warning") == []


@pytest.mark.parametrize("label", ["log", "the log", "server-options", "v1", "Boxy"])
def test_a_label_that_the_file_forgot(label: str) -> None:
    text = f"See [the map][map], [the list][list] and [the log][{label}].\n\n[map]: https://a.test/m\n[list]: https://a.test/l"
    assert [one[1] for one in of("CIT001", around(text))] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "[](){#setup}\n\n## Set up\n\nText.",
        'Press <a href="#" onclick="go()">the button</a>.',
        'Press <a data-toggle="tab" href="#">the tab</a>.',
        '<a id="top" href=""></a>Text.',
        'Press <a href="javascript:void(0)" role="button">it</a>.',
    ],
)
def test_anchors_and_switches_are_no_links_without_address(text: str) -> None:
    assert of("CIT005", around(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "#### .clear([name])",
        "- `id` [number]: the number",
        "Open http://YOUR_IP_ADDRESS:3000 in a browser.",
        "Put it into <YOUR_HOME_FOLDER>/notes.",
        "<!-- Array ( [URL] => x ) -->\n\nText.",
        "Replace {BRANCH} with yours: {BRANCH}.",
        "Ask: “Do you want to skip [Module Title]?”",
    ],
)
def test_arguments_paths_comments_and_told_slots_are_meant(text: str) -> None:
    assert of("AIL007", around(text) + CODE, least="warning") == []


@pytest.mark.parametrize(
    "text",
    [
        "Copyright 2013 The MathJax Consortium,\nwith Reserved Font Name AsanaMath.",
        "The method takes a PluginList of names.\nIt returns a PluginTree of them.",
        "Works in conjunction with InlineHilite and SuperFences to create a block\nthat OtherPlugin may use as well here.",
        "# 5.6.1\n\nsets req1 to files\n\n# 5.6.0\n\nadds pkg2 option",
        "error : function(errorMessage, errorObject) {},\ndebug : function(debugMessage) {}",
        '[async]:   https://a.test/async   "Async.js"\n[chai-bdd]:   https://a.test/chai   "Chai BDD"\n[grunt]:   https://a.test/g   "Grunt"',
        "N|Solid runs it, and so\nsays each N|Solid release.",
        "1.2.3\n| | `-- Patch version.\n| `---- Minor version.\n`------ Major version.",
    ],
)
def test_odd_names_calls_and_trees_are_no_tables(text: str) -> None:
    assert of("TBL", around(text), least="warning") == []


def test_private_signs_of_a_text_are_no_figures() -> None:
    text = "# Voices\n\nThe tool has three voices \ue200cite\ue202turn2search0\ue201 in 12 of 20 languages, 60 per cent.\n"
    assert "CPD001" not in {rule for rule, _, _ in found(text)}
