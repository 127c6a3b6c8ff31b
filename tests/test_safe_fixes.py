"""What ``fix`` does to whole documents: nothing to what only looks like a slip, and what it says of the rest."""

from __future__ import annotations

import re

import pytest
from desk import CLEAN, Desk

from copydesk.catalogue.catalogue import load
from copydesk.catalogue.ruleset import Choice, build
from copydesk.document.source import Source
from copydesk.pipeline.fix import fix_data
from copydesk.pipeline.pipeline import Task

RULES = build(load(), Choice(select=("TYP", "TPG", "INT", "MRK", "TBL", "BLR"), today="2026-11-28"))


def fixed(text: str, form: str = "markdown") -> str:
    """Return a text with its safe fixes made; a second run must change nothing."""
    task = Task(form, RULES)
    data = Source.from_text(text, "a").data
    once = fix_data("a", data, task).data
    assert fix_data("a", once, task).data == once
    return once.decode()


@pytest.mark.parametrize(
    "text",
    [
        # -- lines, indents, columns
        "The tide is low,  \nthe pier is dry,  \nand the gulls are loud.\n",
        "The tide is low,\\\nand the pier is dry.\n",
        "\u00a0\u00a0\u00a0Set in by hand, as poems are.\n",
        "Gate one\u00a0  \nGate two.\n",
        # -- marks and brackets that are meant
        "- [ x ] Paint the shed.\n- [ ] Oil the winch.\n",
        "The call f( x ) gives y = [ 1, 2 ] here.\n",
        "The winch broke :( and nobody had a spare.\n",
        "The sign read « Passage interdit ! » in red, and « Attention ! » below.\n",
        "The script skips . and .. and lists the rest.\n",
        "Add a ! to it, or a , if you like.\n",
        "Wait.. the tide is turning, and so.. so are we.\n",
        "The row 4,,7 has an empty field.\n",
        "Sign here ..... and there.\n",
        "Call connect(..) or press Ctrl-[ here.\n",
        "Type:\n\ngit add .\n\nor tool --no-cache .\n",
        "The object { name : value } has error : function(x) in it, and -t [ foo ] too.\n",
        # -- marks that are spoken of
        "Use ! for not. Use ; to repeat. Use ? for any. Press , to go back.\n",
        "The ; is needed. The ? operator is new. A ! means not. Its : is red.\n",
        "The delimiter is , by default. The separator was ; until May.\n",
        "Both , and ; are free. Keys : and ; move it.\n",
        "If you type , at the prompt, it goes back. Lines that end in : are labels.\n",
        "Here ! negates.\n",
        "The sign is A &copy ; B, then &lt ; and &#169 ;here.\n",
        # -- sentences that trail off
        "Loading..\n",
        "To be continued..\n\nThe pier is closed..\n",
        "- Working on it..\n- Done.\n",
        # -- spaces that were set
        "Fig. 1.\u2003The pier at noon\n\nTable 2\u2002The boats\n\nTerm:\u2003A day.\n",
        "The case is No.\u2007123, and it cost 1\u2007234 crowns.\n",
        "Home\u2003About\u2003Contact\n",
        "Year\u00a0\u00a0\u00a0\u00a02001\u00a0\u00a0\u00a0\u00a02002\n",
        "<p>So:<br>\n\u00a0\u00a0\u00a01) the pier,<br>\n\u00a0\u00a0\u00a02) the boats.</p>\n",
        # -- hidden characters that were put in
        "The crate @\u200bquay/parser mends #\u200b123.\n",
        "The very\u200blong\u200bname and foo/\u200bbar/\u200bbaz are at quay\u200b.example.\n",
        "\u200b# No heading\n\n\u200b- No item\n\n\u200b1. No item\n",
        # -- two words that stand together rightly
        "His will will be read when the notary comes.\n",
        "What she wanted was was never clear; what it was was a raft.\n",
        "Whoever rows rows alone, and he who can can help.\n",
        "The band The The played, and the _The Quay Herald_ wrote about it.\n",
        "She came to to find the boat gone, and logged in in the dark.\n",
        # -- names
        "Siad Warsame rowed in. Thier Adeyemi sat beside him.\n",
        "Ms. Adn signed first.\n",
        "- Teh: the smaller isle\n- Hoy: the larger isle\n- Mull: the far isle\n",
        "We put it behind an nginx, an npm mirror and a uint8 counter.\n",
        "A unanimous board met in an unironic mood.\n",
        "You could google it, or take a quick google before lunch.\n",
        "Our net is called kafka-north, and redis-cli reads it. Run redis --help first.\n",
        "The default fork is set to paris, and the monaco editor stays.\n",
        "They have a page on github, and upgrade redis, kafka, mssql.\n",
        "Our drivers for sqlite3, postgresql, mysql and mssql are slow.\n",
        "Put it into the .github folder, beside google.JPG, or into a .Dockerfile build.\n",
        "The docs are written by hand. pandas reads them. make builds them. bell hooks is cited.\n",
        # -- misspellings that are meant
        "Many write *recieve* where “receive” is meant; so they do with 'seperate'.\n",
        "A spelling was corrected: seperate -> separate.\n",
        "The tree unist is kept at [unist](https://trees.example.org/unist), and unist is small.\n",
        "Start it with -hda disk.img or --recieve now, or with ./recieve.sh and $TEH_PATH.\n",
        "The slot {recieve} and the page [[Recieve harbour]] stay.\n",
        # -- glued on purpose
        "The tl;dr is that (s)he rows; the talk was Render(ATL), the paper Jeopardy!Masters.\n",
        "A key,value pair in src,lib or en,fr,de; read,write; true,false.\n",
        'The *map*.each and include.where run before the hook "finish:before", as r"raw" does.\n',
        "The field **a** equals 3, and the field **a** is even.\n",
        "The field self.Name and obj.Field are read; spec.Namespace is not.\n",
        'The mast is 6" thick,"nearly a foot," he said.\n',
        # -- headings, tables, links
        "# The recieved mail\n\nIt came.\n",
        "| Pier | Year |\n| --- | --- |\n| North | 1911\n",
        "See [the recieved mail](mail.md) and ![a recieved mail](mail.png).\n",
    ],
)
def test_what_only_looks_like_a_slip_stays_as_it_is(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Berth    Boat     Days\nNorth    Gull  two   three\n",
        "Width :  three\nDepth :  two\n",
        "left  middle  right\n",
    ],
)
def test_columns_of_plain_text_stay_as_they_are(text: str) -> None:
    assert fixed(text, "text") == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The oars,*both of them* broke.\n", "The oars, *both of them* broke.\n"),
        ("It rained.[The log](log.md) says so.\n", "It rained. [The log](log.md) says so.\n"),
        ("[It rained.](log.md)The log says so.\n", "[It rained.](log.md) The log says so.\n"),
        ('She shrugged,"We row at noon."\n', 'She shrugged, "We row at noon."\n'),
        ("The tide turned.No one rowed.\n", "The tide turned. No one rowed.\n"),
        ("The oars ,both of them, broke.\n", "The oars, both of them, broke.\n"),
        ("The the oars broke.\n", "The oars broke.\n"),
        ("They’re late, and youre later; it’s dark.\n", "They’re late, and you’re later; it’s dark.\n"),
        ("It was a honest day for an union.\n", "It was an honest day for a union.\n"),
        ("The crew met on monday in denmark.\n", "The crew met on Monday in Denmark.\n"),
        (
            "Look on GitHub: they have pages on wikipedia and on github.\n",
            "Look on GitHub: they have pages on Wikipedia and on GitHub.\n",
        ),
        ("The crew came from oslo, Norway.\n", "The crew came from Oslo, Norway.\n"),
        ("The oars broke.. Nobody rowed.\n", "The oars broke. Nobody rowed.\n"),
        ("However , the oars broke ; we left .\n", "However, the oars broke; we left.\n"),
        ("That is the boat he came in . She left.\n", "That is the boat he came in. She left.\n"),
        ("It rained.[^a]Then we left.\n\n[^a]: So.\n", "It rained.[^a] Then we left.\n\n[^a]: So.\n"),
        ("In the rain,[^a]and late.\n\n[^a]: So.\n", "In the rain,[^a] and late.\n\n[^a]: So.\n"),
        ("It rained!{#rain}Then we left.\n", "It rained!{#rain} Then we left.\n"),
        ("[It rained.](log.md){.new}Then we left.\n", "[It rained.](log.md){.new} Then we left.\n"),
        ("Mr\u00a0 Hale rowed 5 \u00a0km.\n", "Mr\u00a0Hale rowed 5\u00a0km.\n"),
        ("It ended.\u00a0 We\u00a0 left.\n", "It ended. We left.\n"),
        ("The wa\u200bter rose\u200b, and the tide\u200b too.\n", "The water rose, and the tide too.\n"),
    ],
)
def test_what_is_a_slip_is_mended(text: str, after: str) -> None:
    assert fixed(text) == after


def test_a_space_goes_in_behind_end_tags_and_before_tags() -> None:
    text = "<p>They row,<b>all</b> of them. It is <i>late,</i>the tide turns.</p>\n"
    assert fixed(text, "html") == (
        "<p>They row, <b>all</b> of them. It is <i>late,</i> the tide turns.</p>\n"
    )


def test_a_space_goes_in_behind_the_call_of_a_note() -> None:
    text = '<p>It was the word.<sup id="fnref1"><a href="#fn1">[1]</a></sup>Then more was said.</p>\n'
    assert fixed(text, "html") == text.replace("Then", " Then")


def counted(output: str) -> int:
    """The number of fixable findings that ``check`` says."""
    match = re.search(r"(\d+) fixable with", output)
    return int(match[1]) if match else 0


def test_check_counts_what_fix_makes_whatever_it_lists(desk: Desk) -> None:
    desk.write("copydesk.toml", 'root = true\nselect = ["TYP", "TPG", "INT"]\n')
    text = "# The recieved mail\n\nThe the oars ,\u00a0\u00a0both\u00a0\nof  them, broke. See [recieved](a.md).\n"
    desk.write("a.md", text)
    said = counted(desk.run("check", "a.md").out)
    assert said == counted(desk.run("check", "--show", "info", "a.md").out)
    assert desk.run("fix", "--diff", "a.md").err == f"copydesk: {said} fixes in 1 file not written\n"
    assert said == 5


def test_unsafe_fixes_alone_write_nothing(desk: Desk) -> None:
    path = desk.write("a.md", "# A gizmo\n\nA boat.\n")
    result = desk.run("check", "--unsafe-fixes", "a.md")
    assert "--unsafe-fixes changes nothing without --fix" in result.err
    assert path.read_text() == "# A gizmo\n\nA boat.\n"
    desk.run("check", "--fix", "--unsafe-fixes", "a.md")
    assert path.read_text() == "# A device\n\nA boat.\n"


def test_a_file_that_must_not_be_changed_says_so_and_is_not_counted(desk: Desk) -> None:
    desk.write("a.md", b"A gizmo.\n\xff\xfe\n")
    result = desk.run("check", "a.md")
    assert "(not made, it holds bytes that are not text in its encoding" in result.out
    assert counted(result.out) == 0
    refused = desk.run("fix", "a.md")
    assert refused.code == 2 and "not changed: it holds bytes that are not text" in refused.err


def test_a_new_note_is_no_harm_but_a_new_warning_is(desk: Desk) -> None:
    """A fix may part two sentences, on which a note is made; it may not put a forbidden word there."""
    from packs import rule_text

    def swap(rule: str, word: str, right: str, severity: str) -> None:
        match = f'kind = "substitution"\nswap = {{ {word} = "{right}" }}\nsafety = "safe"'
        desk.write(f"house/{rule}-{word}.toml", rule_text(match, id=rule, name=word))
        found = rule_text(f'kind = "phrases"\nphrases = ["{right}"]', id=f"HSF{rule[3:]}", name=right)
        desk.write(f"house/HSF{rule[3:]}-{right}.toml", found.replace('"warning"', f'"{severity}"'))

    swap("HSE011", "doodad", "part", "info")
    swap("HSE012", "whatsit", "thing", "warning")
    desk.write("copydesk.toml", 'root = true\npacks = ["house"]\nselect = ["HSE", "HSF"]\n')
    path = desk.write("a.md", CLEAN + "\nA doodad.\n\nA whatsit.\n")
    result = desk.run("fix", "a.md")
    assert (
        result.err
        == "copydesk: 1 fix in 1 file; 1 not made, because each would leave another finding behind\n"
    )
    assert path.read_text() == CLEAN + "\nA part.\n\nA whatsit.\n"
