"""Facts by name: each is declared once, and rules and facts may only ask for those that there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import lint, pack, rule_text, texts

from copydesk.catalogue.catalogue import PackError, load

FACT = """
from copydesk.api import Facts, fact


@fact("{name}"{more})
def provided(facts: Facts) -> list[str]:
    return [word.text for word in facts.words if word.text.lower() == "ferry"]
"""
PHRASE = 'kind = "phrases"\nphrases = ["pier"]'


def house(folder: Path, fact: str, *rules: str) -> Path:
    folder.mkdir(exist_ok=True)
    pack(folder, *(rules or (rule_text(PHRASE),)))
    (folder / "house" / "facts.py").write_text(fact)
    return folder


def errors(*folders: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load([str(folder) for folder in folders])
    return caught.value.errors


def test_a_rule_may_need_a_fact_of_its_pack(tmp_path: Path) -> None:
    folder = house(
        tmp_path, FACT.format(name="ferries", more=""), rule_text(PHRASE, more='needs = ["ferries"]')
    )
    assert texts(lint(folder, "A ferry at the pier.")) == ["pier"]
    assert texts(lint(folder, "A boat at the pier.")) == []


def test_a_rule_may_need_a_fact_of_the_engine(tmp_path: Path) -> None:
    folder = pack(tmp_path, rule_text(PHRASE, more='needs = ["quotes"]'))
    assert texts(lint(folder, "“A pier,” he said. A pier.")) == ["pier", "pier"]
    assert texts(lint(folder, "A pier.")) == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (rule_text(PHRASE, more='needs = ["feries"]'), "needs: 'feries', and no fact is called so; did you mean “ferries”?"),
        (rule_text(PHRASE, more='needs = ["link"]'), "needs: 'link', and no fact is called so; did you mean “links”?"),
        (rule_text(PHRASE, more='needs = ["non ascii"]'), "needs: 'non ascii' is not one of"),
        (rule_text('kind = "fact"\nfact = "feries.all"'), "match.fact: 'feries', and no fact is called so; did you mean “ferries”?"),
        (rule_text('kind = "fact"\nfact = "ferries"\nwhen = { sentence = true }'), "match.when: 'sentence', and no fact is called so; did you mean “sentences”?"),
        (rule_text(PHRASE, more='triggers = ["ferry", " "]'), "triggers: an empty trigger stands in every text"),
        (rule_text(PHRASE, more='triggers = ["*"]'), "triggers: an empty trigger stands in every text"),
    ],
)  # fmt: skip
def test_an_unknown_fact_is_an_error_with_a_suggestion(tmp_path: Path, rule: str, message: str) -> None:
    (error,) = errors(house(tmp_path, FACT.format(name="ferries", more=""), rule))
    assert message in error and "HSE001-rule.toml:" in error


def test_a_fact_may_need_structures_and_facts_that_there_are(tmp_path: Path) -> None:
    load([str(house(tmp_path / "right", FACT.format(name="ferries", more=', needs=("links", "words")')))])
    (error,) = errors(house(tmp_path / "wrong", FACT.format(name="ferries", more=', needs=("link",)')))
    assert "facts.py: the fact 'ferries' needs 'link'" in error and "did you mean “links”?" in error


def test_two_packs_may_not_declare_one_fact(tmp_path: Path) -> None:
    first = house(tmp_path / "first", FACT.format(name="ferries", more=""))
    second = house(
        tmp_path / "second", FACT.format(name="ferries", more=""), rule_text(PHRASE, "HSE002", "two")
    )
    (error,) = errors(first, second)
    assert error == (
        f"{second / 'house' / 'facts.py'}: the fact 'ferries' is declared in {first / 'house' / 'facts.py'} too"
    )


def test_a_pack_may_not_take_the_name_of_a_fact_of_the_engine(tmp_path: Path) -> None:
    (error,) = errors(house(tmp_path, FACT.format(name="sentences", more="")))
    assert "facts.py: there is a fact 'sentences' of the engine; take another name" in error


def test_a_pack_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    fact = FACT.format(name="ferries", more="")
    rule = rule_text(PHRASE, more='needs = ["ferries"]')
    assert texts(lint(house(tmp_path, fact, rule), "A ferry at the pier.")) == ["pier"]
    changed = fact.replace('"ferry"', '"barge"')
    assert texts(lint(house(tmp_path, changed, rule), "A ferry at the pier.")) == []
    assert texts(lint(house(tmp_path, changed, rule), "A barge at the pier.")) == ["pier"]
