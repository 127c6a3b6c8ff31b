"""Each kind of Vale rule finds what Vale finds, where Vale finds it, and says so in the same words.

The cases follow what Vale's own fixtures expect of each kind, on texts of our own.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from valestyles import found, one, outcome, style, unfit

AVOID = """
    extends: existence
    message: "Avoid '%s'."
    ignorecase: true
    tokens:
      - in order to
      - very (?:good|bad)
      - 'C\\+\\+'
"""


def test_existence_finds_words_at_word_edges(tmp_path: Path) -> None:
    text = "# In order to\n\nIt was very good, oververy bad and C++\nin order\nto win.\n"
    assert one(tmp_path, AVOID, text) == [
        "1:3:Avoid 'In order to'.",
        "3:8:Avoid 'very good'.",
        # Lines that a paragraph is wrapped into are one text.
        "4:1:Avoid 'in order to'.",
    ]


def test_existence_with_nonword_finds_marks(tmp_path: Path) -> None:
    rule = """
        extends: existence
        message: "No '%s' here."
        nonword: true
        level: error
        tokens:
          - '\\w!(?:\\s|$)'
          - ' {2,}'
    """
    assert one(tmp_path, rule, "Hello! Well,  yes. Done!\n") == [
        "1:5:No 'o! ' here.",
        "1:13:No '  ' here.",
        "1:23:No 'e!' here.",
    ]


def test_existence_raw_stands_before_the_tokens_or_behind_them(tmp_path: Path) -> None:
    rule = """
        extends: existence
        message: "'%s'"
        raw:
          - '(?:is|was) '
          - '\\w{2,}ed'
    """
    assert one(tmp_path, rule, "It was opened and is red.\n") == ["1:4:'was opened'"]
    behind = "extends: existence\nmessage: \"'%s'\"\nappend: true\nraw: ' then'\ntokens: [now, soon]\n"
    assert one(tmp_path, behind, "Now then, soon then, soon.\n") == ["1:11:'soon then'"]


def test_exceptions_excuse_a_match_that_holds_them_or_lies_in_them(tmp_path: Path) -> None:
    rule = """
        extends: existence
        message: "'%s'"
        exceptions: [Free Software, WHO]
        tokens: ['[Ff]ree', '[A-Z]{3}']
    """
    assert one(tmp_path, rule, "Free beer is no Free Software. WHO and NFL.\n") == [
        "1:1:'Free'",
        "1:40:'NFL'",
    ]


SWAP = """
    extends: substitution
    message: "Use '%s' instead of '%s'."
    ignorecase: true
    action:
      name: replace
    swap:
      cell ?phone: phone|mobile phone
      javascript: JavaScript
      '(?:e-mail|mail)': email
      above: preceding
"""


def test_substitution_says_what_is_right_and_is_silent_about_it(tmp_path: Path) -> None:
    text = "My cell phone and cellphone run Javascript, JavaScript and E-mail.\n"
    assert one(tmp_path, SWAP, text) == [
        "1:4:Use 'phone' or 'mobile phone' instead of 'cell phone'.",
        "1:19:Use 'phone' or 'mobile phone' instead of 'cellphone'.",
        "1:33:Use 'JavaScript' instead of 'Javascript'.",
        "1:60:Use 'email' instead of 'E-mail'.",
    ]


def test_a_replacement_is_a_fix_to_be_read_again_and_several_are_a_suggestion(tmp_path: Path) -> None:
    result = outcome(style(tmp_path, Rule=SWAP), "My cell phone runs javascript.\n")
    fixes = [(f.fix.edits[0].new, f.fix.safety) for f in result.findings if f.fix is not None]
    assert fixes == [("phone", "suggestion"), ("JavaScript", "unsafe")]


def test_substitution_takes_the_longest_and_keeps_the_case_when_asked(tmp_path: Path) -> None:
    rule = """
        extends: substitution
        message: "Say '%s', not '%s'"
        ignorecase: true
        capitalize: true
        action: {name: replace}
        swap:
          mankind: people
          all mankind: everybody
    """
    assert one(tmp_path, rule, "All mankind came. Mankind left.\n") == [
        "1:1:Say 'Everybody', not 'All mankind'",
        "1:19:Say 'People', not 'Mankind'",
    ]


def test_occurrence_counts_in_each_piece_of_its_scope(tmp_path: Path) -> None:
    rule = "extends: occurrence\nmessage: More than two commas\nscope: sentence\nmax: 2\ntoken: ','\n"
    text = "One, two, three, four. One, two.\n\n- a, b, c, d\n"
    assert one(tmp_path, rule, text) == ["1:4:More than two commas"]
    least = "extends: occurrence\nmessage: Too short\nscope: raw\nmin: 5\ntoken: '\\w+'\n"
    assert one(tmp_path, least, "# Only three words\n") == ["1:3:Too short"]
    assert one(tmp_path, least, "# Here are five words now\n") == []
    none = "extends: occurrence\nmessage: No summary\nscope: raw\nmin: 1\ntoken: Summary\n"
    assert one(tmp_path, none, "# Only\n\nWords.\n") == ["1:1:No summary"]


TWICE = (
    "extends: repetition\nmessage: \"'%s' is repeated\"\nalpha: true\nignorecase: true\ntokens: ['[^\\s]+']\n"
)


def test_repetition_finds_the_same_word_twice_in_a_sentence(tmp_path: Path) -> None:
    text = "The the boat of 7 7 sailed on\non Monday. Monday was fine.\n\nI know that. That is it.\n"
    assert one(tmp_path, TWICE, text) == ["1:1:'the' is repeated", "1:28:'on' is repeated"]


def test_consistency_tells_once_both_ways_are_there(tmp_path: Path) -> None:
    rule = """
        extends: consistency
        message: "Inconsistent spelling of '%s'"
        ignorecase: true
        either:
          advisor: adviser
          centre: center
    """
    text = "Her advisor came.\n\nThe centre is old.\n\nAn adviser left the advisor.\n"
    house = style(tmp_path, Rule=rule)
    assert found(house, text) == ["5:21:Inconsistent spelling of 'advisor'"]
    (finding,) = outcome(house, text).findings
    assert [text[other.span.start : other.span.end] for other in finding.related] == ["adviser"]
    assert found(house, "An adviser, and another adviser.\n") == []


def test_conditional_wants_what_defines_a_thing_before_it(tmp_path: Path) -> None:
    rule = """
        extends: conditional
        message: "'%s' has no definition"
        first: '\\b([A-Z]{3,5})\\b'
        second: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'
        exceptions: [API]
    """
    text = "The World Health Organization (WHO) said so.\n\nWHO, NFL and API.\n"
    assert one(tmp_path, rule, text) == ["3:6:'NFL' has no definition"]
    plain = "extends: conditional\nmessage: \"'%s' needs a unit\"\nfirst: '\\d+'\nsecond: 'km'\n"
    assert one(tmp_path, plain, "We went 12 km and 15.\n\nThen 20 more.\n") == ["3:6:'20' needs a unit"]


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("Top-level entities", True),
        ("Client’s key share and finish", True),
        ("Non-member Predicates", False),
        ("This Does Not Comply", False),
        ("this has no capital", False),
        ("Find the thief: Introduction", True),
        ("Using the API in 3 steps", True),
        ("Use `Append` Now please", False),
        ("Connecting to Event Store", True),
    ],
)
def test_sentence_case(tmp_path: Path, heading: str, right: bool) -> None:
    rule = """
        extends: capitalization
        message: "'%s' should be in sentence case"
        scope: heading
        match: $sentence
        threshold: 0.9
        indicators: [':']
        exceptions: [Event Store]
    """
    shown = heading.replace("`Append`", "*")
    said = [] if right else [f"1:3:'{shown}' should be in sentence case"]
    assert one(tmp_path, rule, f"# {heading}\n\nThis Text Is No Heading.\n") == said


@pytest.mark.parametrize(
    ("heading", "style_name", "right"),
    [
        ("The Cat and the Hat", "AP", True),
        ("A Walk through the Park", "AP", False),
        ("A Walk through the Park", "Chicago", True),
        ("The cat in the hat", "AP", False),
        ("How To Write a Test", "AP", True),
        ("From Here to Eternity", "AP", True),
    ],
)
def test_title_case(tmp_path: Path, heading: str, style_name: str, right: bool) -> None:
    rule = f"""
        extends: capitalization
        message: "'%s'"
        scope: heading
        match: $title
        style: {style_name}
        threshold: 1
    """
    assert (one(tmp_path, rule, f"## {heading}\n") == []) is right


def test_capitals_small_letters_and_an_expression(tmp_path: Path) -> None:
    rule = "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: {}\n"
    text = "# All small\n\n# NO SMALL\n\n# all small\n"
    assert one(tmp_path, rule.replace("{}", "$lower"), text) == ["1:3:'All small'", "3:3:'NO SMALL'"]
    assert one(tmp_path, rule.replace("{}", "$upper"), text) == ["1:3:'All small'", "5:3:'all small'"]
    assert one(tmp_path, rule.replace("{}", "'^[A-Z]'"), text) == ["5:3:'all small'"]


def test_a_metric_is_worked_out_and_its_value_told(tmp_path: Path) -> None:
    rule = """
        extends: metric
        message: "%s headings and items"
        formula: heading.h2 + list
        condition: "> 2"
    """
    text = "# T\n\n## A\n\nSome words.\n\n- one\n- two\n"
    assert one(tmp_path, rule, text) == ["1:1:3.00 headings and items"]
    assert one(tmp_path, rule, "# T\n\n## A\n\nSome words.\n") == []
    length = "extends: metric\nmessage: 'Mean %s'\nformula: words / sentences\ncondition: '> 5'\n"
    text = "One two three. Four five six seven eight nine ten eleven twelve."
    assert one(tmp_path, length, text) == ["1:1:Mean 6.00"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Flesch-Kincaid", "-1.45"),
        ("Automated Readability", "-5.09"),
        ("Gunning Fog", "2.40"),
        ("SMOG", "3.13"),
    ],
)
def test_readability_by_name(tmp_path: Path, name: str, value: str) -> None:
    # Twelve words in two sentences, each word of one syllable; 34 letters.
    text = "The cat sat on the mat. The dog ran to the hut.\n"
    rule = f"extends: readability\nmessage: 'Grade %s'\nmetrics: [{name}]\ngrade: -9\n"
    assert one(tmp_path, rule, text) == [f"1:1:Grade {value}"]


def test_sequence_goes_by_parts_of_speech(tmp_path: Path) -> None:
    rule = """
        extends: sequence
        message: "'%[4]s' after 'be' wants 'to'"
        tokens:
          - tag: MD
          - pattern: be
          - tag: JJ
          - tag: VB|VBN
    """
    text = "It would be great write a story. It would be great to write one.\n"
    assert one(tmp_path, rule, text) == ["1:4:'write' after 'be' wants 'to'"]


def test_sequence_skips_words_towards_the_word_looked_for(tmp_path: Path) -> None:
    before = """
        extends: sequence
        message: of all time
        tokens:
          - {tag: JJS, skip: 3}
          - pattern: of
          - pattern: all
          - pattern: times
    """
    text = "He is the greatest basketball player of all times. A player of all times.\n"
    assert one(tmp_path, before, text) == ["1:11:of all time"]
    behind = """
        extends: sequence
        message: Data are plural
        ignorecase: true
        tokens:
          - {tag: NN, pattern: '(?:data|metadata)'}
          - {tag: VBZ, skip: 4}
    """
    text = "Metadata for this one purpose is valid.\n\nMetadata for this one two purpose is valid.\n"
    assert one(tmp_path, behind, text) == ["1:1:Data are plural"]


def test_sequence_cuts_contractions_and_negates(tmp_path: Path) -> None:
    rule = """
        extends: sequence
        message: "%[1]s %[2]s"
        tokens:
          - pattern: do
          - pattern: "n[’']t"
          - {pattern: know, negate: true}
    """
    assert one(tmp_path, rule, "We do not. They don't know it. They don't see it.\n") == ["1:37:do n't"]


def test_spelling_asks_the_projects_dictionary(tmp_path: Path) -> None:
    rule = """
        extends: spelling
        message: "Did you mean '%s'?"
        filters: ['[Zz]ork.*']
        ignore: House/known.txt
    """
    house = style(tmp_path, Rule=rule)
    (house / "known.txt").write_text("glorpish\n", encoding="utf-8")
    text = "The colour of the glorpish zorkmid was definately `wrng` NATO.\n\nA reserch centre.\n"
    assert found(house, text) == ["1:40:Did you mean 'definately'?", "3:3:Did you mean 'reserch'?"]


def test_spelling_reads_a_hunspell_dictionary(tmp_path: Path) -> None:
    rule = """
        extends: spelling
        message: "'%s'"
        custom: true
        dicpath: dictionaries
        dictionaries: [toy]
    """
    house = style(tmp_path, Rule=rule)
    folder = house.parent / "dictionaries"
    folder.mkdir()
    (folder / "toy.aff").write_text(
        "SET UTF-8\nICONV 1\nICONV ’ '\nPFX U Y 1\nPFX U 0 un .\nSFX D Y 3\nSFX D 0 d e\nSFX D y ied [^aeiou]y\n"
        "SFX D 0 ed [^ey]\nSFX Z N 1\nSFX Z 0 's .\n",
        encoding="utf-8",
    )
    (folder / "toy.dic").write_text("5\nlock/UD\ncry/D\nlike/D\nboat/Z\nthe\n", encoding="utf-8")
    text = "The unlocked boat’s cried. Liked unlock unlikes cryed the.\n"
    assert found(house, text) == ["1:41:'unlikes'", "1:49:'cryed'"]


def test_limit_level_link_and_printf(tmp_path: Path) -> None:
    rule = """
        extends: existence
        message: "100%% sure? %s {text} %[1]s"
        level: suggestion
        limit: 2
        link: https://example.org/guide
        tokens: [one]
    """
    house = style(tmp_path, Rule=rule)
    assert found(house, "one one one one\n") == [
        "1:1:100% sure? one {text} one",
        "1:5:100% sure? one {text} one",
    ]
    result = outcome(house, "one\n")
    assert result.findings[0].severity == "info"
    loaded = outcome(house, "one\n").findings[0]
    assert (loaded.rule_id, loaded.rule_name) == ("House.Rule", "house-rule")


@pytest.mark.parametrize(
    ("action", "new"),
    [
        ("{name: remove}", "A boat."),
        ("{name: replace, params: [small]}", "A small boat."),
        ("{name: edit, params: [trim_right, y]}", "A ver boat."),
        ("{name: edit, params: [truncate, r]}", "A ve boat."),
        ("{name: edit, params: [regex, 'v', 'w']}", None),
        ("{name: suggest, params: [tool.tengo]}", None),
    ],
)
def test_actions_become_fixes_that_are_asked_for(tmp_path: Path, action: str, new: str | None) -> None:
    rule = f"extends: existence\nmessage: \"'%s'\"\naction: {action}\ntokens: [very]\n"
    text = "A very boat."
    (finding,) = outcome(style(tmp_path, Rule=rule), text).findings
    if new is None:
        assert finding.fix is None
        return
    assert finding.fix is not None and finding.fix.safety == "unsafe"
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.new + text[edit.span.end :] == new


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("extends: script\nmessage: x\nscript: y", "it is a script (Tengo), which is not run (line 1)"),
        (
            "extends: existense\nmessage: x",
            "“existense” is no kind of rule; did you mean “existence”? (line 1)",
        ),
        ("extends: existence\ntokens: [a]", "“message” is missing (line 1)"),
        ("message: x\ntokens: [a]", "“extends” is missing (line 1)"),
        ("extends: existence\nmessage: x\ntoken: a", "the key “token” is not known for existence"),
        ("extends: existence\nmessage: x", "“tokens” or “raw” is missing or empty (line 1)"),
        ("extends: existence\nmessage: x\nlevel: loud\ntokens: [a]", "“loud” is no level"),
        (
            "extends: existence\nmessage: x\nscope: comment\ntokens: [a]",
            "nothing here has the scope “comment”",
        ),
        ("extends: existence\nmessage: x\ntokens: {a: b}", "“tokens” must be a list of texts (line 3)"),
        ("extends: existence\nmessage: x\nignorecase: maybe\ntokens: [a]", "must be true or false (line 3)"),
        ("extends: existence\nmessage: x\ntokens:\n- ok\n- '(?<!a+b+)c'", "cannot be read: the look-behind"),
        ("extends: existence\nmessage: x\ntokens:\n- ok\n- '(open'", "cannot be read"),
        ("extends: metric\nmessage: x\nformula: open('x')\ncondition: '> 1'", "its formula holds more than"),
        ("extends: metric\nmessage: x\nformula: wrods\ncondition: '> 1'", "asks for “wrods”"),
        (
            "extends: spelling\nmessage: x\ndicpath: /usr/share\ndictionaries: [a]",
            "dictionary “/usr/share/a.aff” is not",
        ),
        ("extends: substitution\nmessage: x\npos: NN\nswap: {a: b}", "“pos”"),
        ("extends: House.Other\nmessage: x", "it extends the rule “House.Other”"),
        ("- a\n- b", "holds no table"),
        ("extends: [", "is not valid YAML"),
    ],
)
def test_what_cannot_run_says_so_with_its_line(tmp_path: Path, rule: str, why: str) -> None:
    assert why in unfit(tmp_path, rule)


def test_words_of_yaml_stay_words(tmp_path: Path) -> None:
    rule = "extends: existence\nmessage: \"'%s'\"\nignorecase: True\ntokens:\n- yes\n- 404\n- null and void\n- on\n"
    assert one(tmp_path, rule, "Yes, 404 is null and void on Monday.\n") == [
        "1:1:'Yes'",
        "1:6:'404'",
        "1:13:'null and void'",
        "1:27:'on'",
    ]
