"""Who carries a sentence, what supports it, and when the rules about it hold their tongue."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from packs import pack_module

from copydesk.document.document import Document
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.testing import facts_of


def document(text: str, format: str = "markdown") -> Document:
    return read(Source.from_text(text, f"a.{format}"), format)


analysis = pack_module("sources/attribution/analysis.py")
words = pack_module("sources/words/classedwords.py")
inflect = pack_module("sources/words/classfiles.py").inflect


def carriers(sentence: str) -> list[Any]:
    facts = facts_of(document(sentence, "text"))
    table = facts.tokens
    found = []
    for part in facts.sentences:
        tokens = words.Tokens(table, *table.range_of(part))
        found += analysis.carriers_in(tokens, part, tokens.classes_in(0, tokens.size))
    return found


@pytest.mark.parametrize(
    ("sentence", "kind", "shape"),
    [
        ("Campaigners insist that the dam will flood the valley.", "unnamed", "clause"),
        ("Some historians, however, claim that the fort is older.", "unnamed", "clause"),
        ("A group of engineers warns that the bridge is old.", "unnamed", "clause"),
        ("The bridge is unsafe, according to engineers.", "unnamed", "source"),
        ("The bridge was praised by many.", "unnamed", "source"),
        ("Norway fears that the cod will leave.", "collective", "clause"),
        ("Both governments believe that the cable was cut.", "collective", "clause"),
        ("It is widely believed that the mill will close.", "impersonal", "impersonal"),
        ("The mill is thought to be safe.", "impersonal", "passive"),
        ("Recent surveys suggest that fewer people cycle.", "evidence", "clause"),
        ("Talks are underway about a second ferry.", "event", "event"),
        ("There is also a push to close the market.", "attitude", "existential"),
        ("The plan comes amid growing concerns over the river.", "attitude", "attitude"),
        ("Anna Holt said the mill would close.", "person", "clause"),
        ("The mill will close, said Anna Holt.", "person", "clause"),
        ("The owner, Anna Holt, denied the report.", "person", "clause"),
        ("According to the Harbour Board, the quay will move.", "organisation", "source"),
        ("Researchers at Lund University found that the fort is older.", "organisation", "clause"),
        ("Reuters reported that the mill would close.", "outlet", "clause"),
        ("The Courier.de writes that the mill will close.", "outlet", "clause"),
        ("A senior diplomat said the talks had failed.", "anonymous", "clause"),
        ("The minister said the talks had failed.", "office", "clause"),
        ("She said the talks had failed.", "pronoun", "clause"),
        ("A recent memo warns that the dam leaks.", "paper", "clause"),
    ],
)
def test_each_kind_of_carrier(sentence: str, kind: str, shape: str) -> None:
    assert (kind, shape) in [(found.kind, found.shape) for found in carriers(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The flood reports lay on the table.",
        "His claims were heard in court.",
        "The ferry stops at every village.",
        "There is a shop in the street.",
        "They came to note the date.",
        "Norway exports cod.",
        "The plan was to row across.",
    ],
)
def test_nouns_and_plain_deeds_are_no_attribution(sentence: str) -> None:
    assert carriers(sentence) == []


def test_tense_definiteness_and_verb_class_are_told() -> None:
    (now,) = carriers("Campaigners have warned that the dam leaks.")
    assert (now.tense, now.definite, now.strong, now.verb_class) == ("present", False, True, "loaded")
    (then,) = carriers("The campaigners warned that the dam leaks.")
    assert (then.tense, then.definite, then.strong) == ("past", True, False)


def test_a_name_in_a_prepositional_tail_does_not_speak() -> None:
    assert [found.kind for found in carriers("Key features of the Danube Agreement include a fund.")] == []
    (found,) = carriers("Ministers from several capitals have stressed the need for a fund.")
    assert found.kind == "unnamed"


def test_a_place_name_inside_a_personal_name_is_no_state() -> None:
    assert [found.kind for found in carriers("The singer Jack London believes that the dam leaks.")] == [
        "person"
    ]


def supports(text: str) -> list[str]:
    return [statement.support for statement in facts_of(document(text)).attributions.all]


@pytest.mark.parametrize(
    "follows",
    [
        "It would flood the valley.",
        "The clay had swollen.",
        "But the lake was full.",
        "Two farms would have to go.",
        "She added that the lake was full.",
        "“It leaks,” she said.",
        "They were also too low.",
        "Of these, nine were full.",
    ],
)
def test_a_carrier_covers_what_grammatically_continues_its_sentence(follows: str) -> None:
    assert supports(f"The dam, Anna Holt said, was built on clay. {follows}\n")[1] != "none"


@pytest.mark.parametrize(
    "follows",
    [
        "Two farms of three are for sale.",
        "The valley is the most beautiful in the north.",
        "It is a shame.",
        "Observers agree that the lake is full.",
        "There have been whispers of a second dam.",
    ],
)
def test_what_stands_beside_a_carrier_in_the_voice_of_the_text_is_not_covered(follows: str) -> None:
    said = "The dam, Anna Holt said, was built on clay."
    assert supports(f"{said} {follows}\n") == ["carrier", "none"]
    assert supports(f"{follows} {said}\n") == ["none", "carrier"]
    assert supports(f"{said}\n\n{follows}\n") == ["carrier", "none"]


def test_a_chain_of_sentences_ends_where_the_text_speaks_for_itself() -> None:
    text = "Anna Holt said that the dam leaked. It had leaked for years. Two farms of three are for sale. It was May."
    assert supports(text) == ["carrier", "continued", "none", "none"]


def test_a_note_covers_the_sentences_since_the_last_mark_and_a_link_its_own() -> None:
    note = "\n\nThe dam leaks, Anna Holt said.\n\n[^1]: Log.\n[^2]: Book.\n"
    noted = supports(f"The dam is old.[^1] It leaks. Farms were lost.[^2] The lake is full.{note}")
    assert noted[:4] == ["footnote", "continued", "footnote", "none"]
    linked = supports(f"The dam is old. Farms were [lost](https://farms.test).{note}")
    assert linked[:2] == ["none", "link"]


def test_where_nobody_says_anything_a_source_stands_behind_its_paragraph() -> None:
    text = "The dam is old. Farms were [lost](https://farms.test)."
    assert supports(f"{text}\n\nThe lake is full.\n") == ["continued", "link", "none"]


@pytest.mark.parametrize(
    ("follows", "named"),
    [
        ("“We measured it,” said Olga Petrov, who leads the group.", True),
        ("One of them, Olga Petrov, said that it leaked.", True),
        ("The planner Olga Petrov said that it leaked.", True),
        ("Olga Petrov said so in May.", True),
        ("“We measured it,” said councillor Olga Petrov.", False),
        ("The mayor, Olga Petrov, said that it was built in 1931.", False),
        ("The mayor, Olga Petrov, called it “a good dam”.", False),
    ],
)
def test_vague_people_are_named_where_one_of_them_speaks_next(follows: str, named: bool) -> None:
    assert (supports(f"Planners insist that the dam leaks. {follows}\n")[0] == "continued") is named


def test_who_speaks_in_the_next_paragraph_is_one_of_them_by_trade_or_by_stance() -> None:
    said = "“We saw it,” said Olga Petrov."
    assert supports(f"Planners insist that the dam leaks.\n\n{said}\n")[0] == "none"
    assert supports(f"Residents insist that the dam leaks.\n\n{said}\n")[0] == "continued"
    assert (
        supports("Planners insist that the dam leaks.\n\nThe planner Olga Petrov saw it, she said.\n")[0]
        == "continued"
    )


def test_a_text_that_is_called_an_opinion_is_no_report_and_is_covered_by_the_paragraph() -> None:
    text = "---\ngenre: opinion\n---\n\nThe dam leaks, Anna Holt said. Two farms of three are for sale.\n"
    assert supports(text) == ["carrier", "continued"]


def test_anybody_may_be_a_critic() -> None:
    assert (
        supports("Critics say that the dam leaks. “We saw it,” said councillor Olga Petrov.")[0]
        == "continued"
    )


def test_a_lead_of_one_sentence_is_covered_by_the_next_paragraph() -> None:
    said = "The farms were bought by the state, Anna Holt said."
    assert supports(f"The dam has driven forty farms out of the valley.\n\n{said}\n") == [
        "continued",
        "carrier",
    ]
    assert supports(f"{said}\n\nThe dam has driven forty farms out.\n\n{said}\n") == [
        "carrier",
        "none",
        "carrier",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam leaks, the coast guard said.",
        "The dam leaks, its register shows.",
        "The dam leaks, data from the lake office show.",
        "Brodwell began the work on Monday, it said in a statement.",
        "In a poll by Nordmeter, 58 percent were for the dam.",
        "The dam leaks, according to the same report.",
        "Section 4 of the Dam Order sets the fine at 50 pounds.",
        "The clerk announced that the dam leaks.",
    ],
)
def test_a_definite_subject_of_any_noun_answers_for_what_it_says(sentence: str) -> None:
    assert supports(sentence) != ["none"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam leaks, one trade weekly reported.",
        "The dam leaks, it is understood.",
        "The dam leaks, rumours say.",
        "The dam leaks, critics said.",
        "The data show that the dam leaks.",
        "The dam leaks, according to a report.",
        "In the state of the dam the leak counts.",
    ],
)
def test_an_indefinite_one_does_not(sentence: str) -> None:
    assert supports(sentence) == ["none"]


def test_support_by_link_note_and_quotation() -> None:
    text = (
        "The dam leaks ([report](https://dam.test/r)).\n\nThe dam leaks.[^1]\n\n“It leaks,” said "
        "Anna Holt.\n\n"
        "The [dam](#top) leaks.\n\n[^1]: A report.\n"
    )
    support = [statement.support for statement in facts_of(document(text)).attributions.all]
    assert support[:4] == ["link", "footnote", "quotation", "none"]


def test_an_unlinked_outlet_that_only_announces_supports_nothing() -> None:
    text = "Le Figaro explores the reasons for the leak. Observers note that the dam is old."
    assert [statement.support for statement in facts_of(document(text)).attributions.all] == ["none", "none"]


def test_speeches_instructions_and_declared_opinion_are_no_reports() -> None:
    assert not facts_of(document("We will mend the dam. I promise it. The dam is old.")).attributions.reports
    assert not facts_of(
        document("Open the valve. You must turn your key. Then close it.")
    ).attributions.reports
    assert not facts_of(
        document("---\ngenre: opinion\n---\n\nThe dam is old. It leaks.")
    ).attributions.reports
    assert facts_of(document("The dam is old. The US built it.")).attributions.reports


def test_the_manual_of_a_program_is_no_report() -> None:
    manual = "The option `--deep` keeps the file. " * 4 + "\n\n```\nrun --deep\n```\n\nIt then ends.\n"
    marked = "The dam {ref}`dams` is {term}`old`. " * 6 + "\n\n```{note}\nIt leaks.\n```\n\n(dams)=\n"
    told = "The option `--deep` is old, Anna Holt said. " * 6
    reports = [
        facts_of(read(Source.from_text(text, "a.md"), "markdown")).attributions.reports
        for text in (manual, marked, told)
    ]
    assert reports == [False, True, True]


def test_quoted_first_person_does_not_make_a_speech() -> None:
    text = (
        "“I saw it and we ran,” said Anna Holt. The dam broke at noon. Nobody was hurt. The road is closed."
    )
    assert facts_of(document(text)).attributions.reports


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("warn", {"warn": "base", "warns": "s", "warned": "past", "warning": "ing"}),
        ("argue", {"argue": "base", "argues": "s", "argued": "past", "arguing": "ing"}),
        ("deny", {"deny": "base", "denies": "s", "denied": "past", "denying": "ing"}),
        ("stress", {"stress": "base", "stresses": "s", "stressed": "past", "stressing": "ing"}),
        ("admit/admitted", {"admit": "base", "admits": "s", "admitted": "past", "admitting": "ing"}),
        (
            "show/showed/shown",
            {"show": "base", "shows": "s", "showed": "past", "shown": "past", "showing": "ing"},
        ),
        ("agree", {"agree": "base", "agrees": "s", "agreed": "past", "agreeing": "ing"}),
    ],
)
def test_verbs_are_inflected(entry: str, forms: dict[str, str]) -> None:
    assert inflect(entry) == forms


def test_a_verb_form_knows_all_its_classes() -> None:
    said = facts_of(document("")).word_classes.verbs["said"]
    assert (said.lemma, said.form) == ("say", "past")
    assert "neutral" in said.classes


def test_a_long_sentence_is_read_to_its_end() -> None:
    # No clock: a quadratic search would take minutes here; bench/growth.py measures.
    assert len(carriers("officials said " * 8000 + "nothing.")) >= 1000


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Rabat is urging its partners to pay more.", ["collective"]),
        ("Paris and Milan have recognised the trend.", ["collective"]),
        ("Zubrow is urging its partners to pay more.", ["collective"]),
        ("Zubrow fears a new wave of fees.", []),
        ("Zubrow urged its partners to pay more.", ["organisation"]),
        ("Zubrow said the fees were high.", ["organisation"]),
        ("The fees are high, according to Zubrow.", ["organisation"]),
        ("The Adriatic Coast boasts the best beaches.", []),
        ("Residents of Zubrow say the fees are high.", ["unnamed"]),
        ("Lawmakers in Nairobi say the fees are high.", ["unnamed"]),
        ("Economists at Zubrow say the fees are high.", ["organisation"]),
        ("Environmental groups have warned that the fees are high.", ["unnamed"]),
        ("The county is divided into four parishes.", []),
    ],
)
def test_towns_and_lone_capitals_are_nobody_in_particular(sentence: str, kinds: list[str]) -> None:
    assert [found.kind for found in carriers(sentence)] == kinds


def test_a_surname_is_a_person_once_the_full_name_stands_in_the_document() -> None:
    text = "Ilse Zubrow runs the ferry. The fees are high. Zubrow fears a new wave of them."
    assert [found.kind for found in carriers(text)] == ["person"]


def test_what_somebody_does_or_believed_clears_no_paragraph() -> None:
    backed = document("The World Bank is backing the plan. The plan cost 40 million euros.")
    assert [statement.support for statement in facts_of(backed).attributions.all] == ["none", "none"]
    believed = document("Ilse Zubrow believed that fees fall. The plan cost 40 million euros.")
    assert [statement.support for statement in facts_of(believed).attributions.all] == ["carrier", "none"]
    said = document("Ilse Zubrow said that fees fall. The plan cost 40 million euros.")
    assert [statement.support for statement in facts_of(said).attributions.all] == ["carrier", "none"]


def test_numbered_and_author_year_references_support_a_sentence() -> None:
    text = (
        "The nave was built in 1180 (Pevsner 2013, p. 603).\n\nThe tower fell in 1703.[1]\n\nIt was built "
        "again in 1720.[2]\n\nIt burnt down (May 1803).\n\n## References\n\n1. Parish book.\n2. Diary of Ann Bell.\n"
    )
    doc = document(text)
    assert [statement.support for statement in facts_of(doc).attributions.all] == [
        "reference",
        "reference",
        "reference",
        "none",
    ]
    assert facts_of(doc).attributions.sourced


def test_notices_and_lists_of_sources_make_no_statements() -> None:
    text = (
        "The dam leaks.\n\nThis article was produced with the help of AI tools.\n\n## Sources\n\n"
        "- The dam report says that 40 people moved.\n"
    )
    assert [s.sentence.text for s in facts_of(document(text)).attributions.all] == ["The dam leaks."]


WORDS = (
    "officials critics Volvo Norway Reuters Anna Holt The the a some many of by to that it is was been are "
    "widely said says believed claims reports report warn warning estimated expected explores takes include "
    "concerns growing debates talks underway trends raised discussions there may have likely possible "
    "according who and but not worried divided government 12 percent first because led largest crucial will "
    "they we Le Figaro study shows look at during into ministers' Sea's"
).split()
SENTENCE = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", " ", ", ", " “", "” ", " (", ": "])),
    min_size=2,
    max_size=14,
).map(lambda pairs: "".join(word + gap for word, gap in pairs).strip() + ".")


@given(SENTENCE)
@example("government, Sea's, shows.")
@settings(max_examples=300, deadline=None)
def test_words_that_are_no_frames_would_have_carried_nothing(sentence: str) -> None:
    found = carriers(sentence)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis, "frames_in", lambda tokens: list(range(tokens.size)))
        assert carriers(sentence) == found


LONG = (
    "# Harbour\n\nAnna Holt’s report, published in 2024, said that the dam had cost 40 million euros. It was the "
    "largest of its kind. Critics say it leaks.\n\nThe ministry's figures show a loss of 3.5 percent. Some "
    "experts believe it, [the register](https://dam.test) does not. Norway has widened the quay."
)


def test_a_text_of_many_words_is_told_as_a_short_one() -> None:
    doc = document(LONG)
    known = facts_of(doc)
    ledger, carried = known.ledger.as_dict(every=True), [(c.name, c.before) for c in known.carried]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_MANY", 0)
        patch.setattr(pack_module("sources/attribution/statement.py"), "_MOST_KEPT", 1)
        patch.setattr(pack_module("claims/ledger/ledger.py"), "_MOST_SHARED", 1)
        anew = facts_of(doc)
        assert anew.ledger.as_dict(every=True) == ledger
        assert [(c.name, c.before) for c in anew.carried] == carried
    assert {row["support"] for row in ledger["entries"]} >= {"carrier", "link", "none"}


unnamed = pack_module("claims/assertions/unnamed.py")
_SAID = st.sampled_from(
    "some many several certain by among the not of which boats other Some experts people say so . , Holt’s"
    " leading caused to years".split()
)


@given(st.lists(_SAID, max_size=14).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_a_group_is_found_from_its_first_word_as_at_every_place(text: str) -> None:
    data = facts_of(document("The dam is old.")).data
    for openings, worded in ((unnamed._PROMISES, unnamed._WHICH), (unnamed._HIDING, unnamed._NOBODY)):
        pattern = worded(data)
        found = [match.span() for match in unnamed._from(openings, pattern, text, 0, len(text))]
        assert found == [match.span() for match in pattern.finditer(text)]


@given(SENTENCE)
@settings(max_examples=300, deadline=None)
def test_no_statement_scores_more_than_its_bound(sentence: str) -> None:
    ledger = facts_of(document(sentence)).ledger
    assert list(ledger.claims) == [entry for entry in ledger.entries if entry.is_claim]


@pytest.mark.parametrize(
    ("sentence", "firm"),
    [
        ("It is essential to widen the road.", True),
        ("The road is narrow, and it is necessary to widen it.", True),
        ("Thus it is clear that 40 % of the boats left.", False),
        ("If it is necessary to widen the road, the fair waits.", False),
        ("To see why the boats left, it is essential to count them.", False),
        ("It is important to distinguish ferries from boats.", False),
    ],
)
def test_a_step_of_an_argument_is_no_advice(sentence: str, firm: bool) -> None:
    claims = "Norway lost 40 % of its 30,000 boats in 2023. Sweden spent 3 billion euros on ferries. "
    found = facts_of(document(f"{claims}\n\n{sentence}\n", "text")).advice
    assert [advice.firm for advice in found] == [firm]


@pytest.mark.parametrize(
    ("behind", "support"),
    [
        ("[Anna Holt, Harbours of the North, p. 12]", True),
        ("[Holt, Op. Cit., pp. 31-2]", True),
        ("[quoted by Tom Baker, Quays, vol. 2, p. 4]", True),
        ("This was shown, as noted in section C.4.", True),
        ("See also chapter 7.", True),
        ("[the p. 12 of which]", False),
        ("[Anna Holt]", False),
        ("Sections of the quay were lost.", False),
    ],
)
def test_a_work_with_its_page_and_a_section_stand_behind_a_sentence(behind: str, support: bool) -> None:
    facts = facts_of(document(f"Two thirds of the boats were lost in the flood. {behind}\n", "text"))
    assert facts.attributions.all[0].supported is support


HEAD = "# The ferry stays in port\n\nBy Ane Moll, 12 November 2026\n\n"


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("The council met on Monday. The ferry stays in port.", True),
        ("The council met on Monday. The owner did not reply to our questions.", True),
        ("The council met on Monday. We love the ferry.", False),
        ("The council met on Monday. You can take the ferry.", False),
        ("The council met on Monday.\n\n```\nferry --stop\n```\n", False),
    ],
)
def test_a_dated_text_without_an_author_who_says_i_or_you_is_a_report(text: str, reported: bool) -> None:
    assert facts_of(document(HEAD + text)).attributions.reported is reported
    assert facts_of(document("# The ferry stays in port\n\n" + text)).attributions.reported is False


@pytest.mark.parametrize(
    ("sentence", "subject", "verb"),
    [
        ("Children who read at home do better at school.", "Children", "do"),
        ("In small towns, the doctor is over sixty.", "doctor", "is"),
        ("Since the line was cut, accidents have doubled.", "accidents", "doubled"),
        ("Small firms rarely train apprentices.", "firms", "train"),
        ("A shortage of teachers looms.", "shortage", "looms"),
        ("Years of drought have dried out the clay.", "drought", "dried"),
        ("Shepherds in the area counter that lambs are easier.", "Shepherds", "counter"),
    ],
)
def test_the_main_clause_has_its_subject_and_its_verb(sentence: str, subject: str, verb: str) -> None:
    facts = facts_of(document(HEAD + sentence))
    clause = facts.main_clauses.of(facts.attributions.all[-1])
    assert (clause.words[clause.head], clause.words[clause.main]) == (subject, verb)


def test_a_sentence_without_words_has_no_clause_and_no_source() -> None:
    facts = facts_of(document(HEAD + "Anna Holt said so.\n\n¹²³!"))
    assert all(facts.main_clauses.of(one) is None for one in facts.attributions.all if not one.flags)
    assert not facts.unsaid


@pytest.mark.parametrize(
    "text",
    [
        "Version 2 of 12 November 2026\n\n- Fix the word wrap bug\n- Loading of workers is more robust\n- Add Ruby mode\n",
        "The name shall not be used. Copies must bear the notice. The notice must be kept. Every copy must say so.",
    ],
)
def test_a_list_of_changes_and_a_set_of_rules_are_no_reports(text: str) -> None:
    assert facts_of(document(HEAD + text)).attributions.reported is False
