"""The dictionary: table, misspellings, suggestions, and the words it finds in a document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.base.resources import path
from copydesk.catalogue.catalogue import load
from copydesk.document.source import Source
from copydesk.input.readers import read
from copydesk.language.lexicon import Lexicon, english
from copydesk.language.lexicon.channel import FAR, Channel, parting, read_weights
from copydesk.language.lexicon.gazetteer import parse_names
from copydesk.language.lexicon.misspellings import parse
from copydesk.language.lexicon.nearindex import NearIndex, build, keys, skeleton
from copydesk.language.lexicon.nearness import slip_name
from copydesk.language.lexicon.table import FlagTable
from copydesk.testing import facts_of

DATA = Path(path("rules", "data"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return english(load().data)


def test_every_suggestible_word_is_known(lexicon: Lexicon) -> None:
    words = (DATA / "english-frequency.txt").read_text().split()
    assert len(words) > 60_000
    unknown = [word for word in words if not lexicon.look_up(word).known]
    assert unknown == []


def test_no_listed_misspelling_passes_for_a_word(lexicon: Lexicon) -> None:
    wrong = parse(load().data("misspellings.txt"))
    assert len(wrong) > 5_000
    assert [word for word in wrong if lexicon.look_up(word).known] == []
    assert [word for word in wrong if not lexicon.corrections(word)] == []


def test_every_right_form_is_known(lexicon: Lexicon) -> None:
    for forms in parse(load().data("misspellings.txt")).values():
        for form in forms:
            for word in form.split():
                looked = lexicon.look_up(word)
                assert looked.known or looked.name, f"{word!r} in {form!r}"


def test_random_letters_are_hardly_ever_taken_for_words(lexicon: Lexicon) -> None:
    vowelless = "bcdfghjklmnpqrstvwxz"
    strange = [
        a + b + c + "q" + d + "xz" for a in vowelless for b in vowelless for c in "bcdf" for d in vowelless
    ]
    false = [word for word in strange if lexicon.look_up(word).known]
    assert len(false) < len(strange) / 1_000


def test_regions_names_and_tiers(lexicon: Lexicon) -> None:
    assert lexicon.look_up("colour").british and not lexicon.look_up("colour").american
    assert lexicon.look_up("color").american and not lexicon.look_up("color").british
    assert lexicon.look_up("denmark").name and not lexicon.look_up("denmark").known
    assert lexicon.look_up("turkey").known and lexicon.look_up("turkey").name
    assert lexicon.tier("the") == 7
    assert 0 < lexicon.tier("soliloquy") < 5


@pytest.mark.parametrize(
    "word",
    [
        "cafés",
        "naïve",
        "don’t",
        "o'clock",
        "mother's",
        "counterpiracy",
        "cybersecurity",
        "weblike",
        "tokenization",
    ],
)
def test_right_words_are_known(lexicon: Lexicon, word: str) -> None:
    assert lexicon.known(word)


@pytest.mark.parametrize("word", ["overide", "deveolpment", "unkown", "glorbish", "recieve", "onyl"])
def test_wrong_words_are_not(lexicon: Lexicon, word: str) -> None:
    assert not lexicon.known(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("accidnet", "accident"),
        ("embdded", "embedded"),
        ("langyage", "language"),
        ("articluate", "articulate"),
        ("turotial", "tutorial"),
        ("occassionaly", "occasionally"),
        ("fisiological", "physiological"),
        ("enginering", "engineering"),
    ],
)
def test_the_likeliest_word_comes_first(lexicon: Lexicon, wrong: str, right: str) -> None:
    guess = lexicon.guess(wrong)
    assert guess is not None and guess.words[0] == right


def test_slips_are_surer_than_names_and_terms(lexicon: Lexicon) -> None:
    slips = ["accidnet", "seperation", "goverment", "adminstration", "knowlege", "tomorow"]
    terms = ["xscreensaver", "httpd", "kourier", "rustc", "zlib", "systemd", "anarchiste", "mkuzak"]

    def sure(word: str) -> int:
        guess = lexicon.guess(word)
        return guess.sure if guess is not None else -1_000

    assert min(map(sure, slips)) > max(map(sure, terms))


@pytest.mark.parametrize("word", ["qqqqxz", "x" * 5_000, "cat2", "café"])
def test_no_guess_is_made_up(lexicon: Lexicon, word: str) -> None:
    assert lexicon.guess(word) is None


def test_a_rival_narrows_the_margin(lexicon: Lexicon) -> None:
    torn, plain = lexicon.guess("forst"), lexicon.guess("govermnent")
    assert torn is not None and plain is not None
    assert {"first", "forest"} <= set(torn.words) and torn.margin < plain.margin


WORDS = st.text(alphabet="abcdeh", min_size=2, max_size=7)


@given(
    WORDS,
    st.integers(0, 6),
    st.sampled_from("abcdeh"),
    st.sampled_from(["lost", "put", "changed", "swapped"]),
)
def test_words_one_slip_apart_share_a_key(word: str, at: int, letter: str, kind: str) -> None:
    at %= len(word)
    wrong = {
        "lost": word[:at] + word[at + 1 :],
        "put": word[:at] + letter + word[at:],
        "changed": word[:at] + letter + word[at + 1 :],
        "swapped": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }[kind]
    assert not set(keys(word)).isdisjoint(keys(wrong))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("physical", "fisical"),
        ("knowledge", "nowlej"),
        ("separate", "seperrat"),
        ("quick", "kwik"),
    ],
)
def test_words_that_sound_alike_have_one_skeleton(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right)


def test_the_index_leads_to_the_words(tmp_path: Path) -> None:
    words = ["harbour", "ferry", "ferries"]
    (tmp_path / "list").write_text("\n" + "\n".join(words) + "\n")
    places = [1, 9, 15]
    (tmp_path / "near").write_bytes(build(zip(words, places, strict=True)))
    index = NearIndex(str(tmp_path / "near"), str(tmp_path / "list"))
    assert index.near("harbuor") == {"harbour": 1}
    assert index.near("fery") == {"ferry": 9}
    assert index.near("pilot") == {} and index.far("hrbuor") == {"harbour": 1}
    with pytest.raises(ValueError, match="not an index"):
        NearIndex(str(tmp_path / "list"), str(tmp_path / "list"))
    with pytest.raises(ValueError, match="not a list"):
        NearIndex(str(tmp_path / "near"), str(tmp_path / "near"))


def test_every_suggestible_word_is_filed() -> None:
    index = NearIndex(str(DATA / "english.near"), str(DATA / "english-frequency.txt"))
    text = (DATA / "english-frequency.txt").read_text()
    words = text.split()[::500]
    assert all(index.near(word).get(word) == text.index(f"\n{word}\n") + 1 for word in words)


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        (
            ("receive", "recieve"),
            ("receive", "receivo"),
        ),  # letters change places oftener than a wrong one comes
        (("running", "runing"), ("running", "runnin")),  # a double letter is lost oftener than the last
        (("separate", "seperate"), ("separate", "sepgrate")),  # a vowel for a vowel
        (("language", "langyage"), ("language", "langqage")),  # a key beside it
        (("until", "untill"), ("until", "untilk")),  # the last letter doubled
    ],
)
def test_what_people_do_costs_less(likely: tuple[str, str], unlikely: tuple[str, str]) -> None:
    channel = Channel(read_weights(load().data("slip-weights.txt")))
    assert channel.cost(*likely) < channel.cost(*unlikely)
    assert channel.cost("administration", "hippopotamus") == FAR
    assert channel.cost("harbour", "harbour") == 0


def test_strange_letters_are_told() -> None:
    channel = Channel(read_weights(load().data("slip-weights.txt")))
    assert channel.novelty("tration") < channel.novelty("xqzvkjw")


@given(st.text(alphabet="ab", max_size=6), st.text(alphabet="ab", max_size=6))
def test_words_part_where_they_differ(right: str, wrong: str) -> None:
    start, end, other = parting(right, wrong)
    assert right[:start] == wrong[:start] and right[end:] == wrong[other:]
    assert (right == wrong) == (start == end == other)


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("teh", "the", "two letters swapped"),
        ("runing", "running", "a double letter lost"),
        ("runnning", "running", "a letter doubled"),
        ("untill", "until", "a letter doubled"),
        ("accidnt", "accident", "a letter left out"),
        ("accrident", "accident", "a letter too many"),
        ("accodent", "accident", "another vowel"),
        ("accidemt", "accident", "another letter"),
        ("acciderent", "accident", "several letters"),
    ],
)
def test_slips_have_names(wrong: str, right: str, slip: str) -> None:
    assert slip_name(right, wrong) == slip


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "words"
    other.write_bytes(b"something else, and long enough to be mapped")
    with pytest.raises(ValueError, match="not a word table"):
        FlagTable(str(other))


def test_gazetteer_marks_ambiguous_names() -> None:
    names = parse_names(["country: Chad; ~Turkey; South Korea"])
    assert names["turkey"].ambiguous and not names["chad"].ambiguous
    assert names["south korea"].text == "South Korea"


def test_looking_up_loads_no_heavy_module() -> None:
    code = (
        "import sys; from copydesk.language.lexicon import english; from copydesk.catalogue.catalogue import load;"
        "data = load().data; before = set(sys.modules); words = english(data);"
        "words.look_up('word'); words.guess('accidnet'); loaded = set(sys.modules) - before;"
        "print(' '.join(sorted({'typing_extensions','logging','difflib','tomllib','importlib.metadata'} & loaded)))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == ""
    )


def test_spelling_of_a_document() -> None:
    text = "We recieve teh mail in denmark. Open foo.glorb or see glorbish.org/teh; a glorbish day. McGlorb came on-glorbish."
    spelling = facts_of(read(Source.from_text(text, "a.md"), "markdown")).spelling
    assert set(spelling.listed) == {"recieve", "teh"}
    assert [len(spelling.listed["teh"])] == [1]
    assert set(spelling.small) == {"denmark"}
    assert set(spelling.unknown) == {"glorbish"}
    assert len(spelling.unknown["glorbish"]) == 2
    for places in (spelling.listed, spelling.small, spelling.unknown):
        for word, found in places.items():
            assert all(text[place.start : place.end].lower() == word for place in found)


def test_a_word_without_end_is_not_taken_apart(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its parts would be a copy: 200,000 letters have 20 GB of them."""
    asked: list[str] = []

    class Affixes(dict[str, int]):
        def get(self, part: str, default: object = None) -> object:  # type: ignore[override]
            asked.append(part)
            return default

    monkeypatch.setitem(vars(lexicon), "_affixes", Affixes())
    assert not lexicon.known("multi" + "x" * 200_000) and asked == []
    assert not lexicon.known("multixyzzy") and "multi-" in asked
