"""The language of documents and blocks: declared first, then told by words and script, never guessed on little text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.catalogue.catalogue import load
from copydesk.document.source import Source
from copydesk.facts.text.detector import detect
from copydesk.facts.text.language import tell
from copydesk.input.readers import read
from copydesk.language.languages import known_languages
from copydesk.language.words import TextWords
from copydesk.testing import facts_of

SENTENCES = {
    "en": "The boat lay in the harbour for three days before the crew were told that they could go.",
    "de": "Das Boot lag drei Tage im Hafen, bevor die Leute erfuhren, dass sie gehen können und nicht bleiben müssen.",
    "fr": "Le bateau est resté trois jours dans le port avant que les marins apprennent qu'ils pouvaient partir.",
    "es": "El barco estuvo tres días en el puerto antes de que los hombres supieran que podían irse con la carga.",
    "it": "La barca è rimasta tre giorni nel porto prima che gli uomini sapessero che potevano andare con la posta.",
    "nl": "De boot lag drie dagen in de haven voordat de mannen te horen kregen dat ze van boord mochten gaan.",
    "pl": "Statek stał w porcie przez trzy dni, zanim ludzie dowiedzieli się, że mogą zejść na ląd i nie czekać.",
    "sv": "Båten låg i hamnen i tre dagar innan männen fick veta att de kunde gå i land och att det inte var farligt.",
    "ru": "Лодка стояла в порту три дня, прежде чем люди узнали, что они могут сойти на берег.",
    "uk": "Човен стояв у порту три дні, перш ніж люди дізналися, що вони можуть зійти на берег і піти.",
    "el": "Το πλοίο έμεινε τρεις ημέρες στο λιμάνι πριν μάθουν οι ναύτες ότι μπορούν να βγουν.",
    "zh": "这艘船在港口停了三天,船员才知道可以上岸。",
    "ja": "船は三日間港に停泊し、乗組員は上陸できると知らされた。",
    "ar": "بقيت السفينة في الميناء ثلاثة أيام قبل أن يعلم البحارة أن بإمكانهم النزول إلى الشاطئ.",
}


LANGUAGES = known_languages(load().data)


def told(text: str, added: tuple[str, ...] = ()) -> str:
    return tell(TextWords(text).forms, text, LANGUAGES, added=added)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language(code: str) -> None:
    text = SENTENCES[code]
    assert told(text) == code


@pytest.mark.parametrize(
    "text", ["", "NATO Defense Technology", "12 34 56", "Oslo, Rome, Paris, Cairo, Lima, Bonn, Kyiv, Riga"]
)
def test_little_text_tells_nothing(text: str) -> None:
    assert told(text) == ""


def test_declared_language_counts_first_and_blocks_keep_their_own() -> None:
    text = f"---\nlang: fr-CA\n---\n\n{SENTENCES['en']}\n\n{SENTENCES['de']}\n\nOui.\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert facts_of(document).language == "fr"
    told = [
        facts_of(document).languages[block.index]
        for block in document.prose_blocks
        if block.kind == "paragraph"
    ]
    assert told == ["en", "de", "fr"]


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-GB", "en"), ("EN_us", "en"), ("deu", "de"), ("French", "fr"), ("und", ""), ("not a tag", "")],
)
def test_tags_are_reduced_to_their_language(tag: str, code: str) -> None:
    assert LANGUAGES.primary(tag) == code


def test_langdetect_is_seeded_limited_and_never_raises() -> None:
    text = SENTENCES["de"] * 3
    detect.cache_clear()
    first = detect(text, LANGUAGES.codes)
    detect.cache_clear()
    assert first == detect(text, LANGUAGES.codes) == "de"
    assert detect(text, ("en", "fr")) in ("", "en", "fr")
    assert detect("12345 " * 50, LANGUAGES.codes) == ""


def test_passages_are_listed_by_language_with_their_lines() -> None:
    text = f"# The boat\n\n{SENTENCES['en']}\n\n{SENTENCES['de']}\n\n{SENTENCES['de']}\n\n{SENTENCES['en']}\n"
    document = read(Source.from_text(text, "a.md"), "markdown")
    assert facts_of(document).language_passages == [("en", 1, 3, 2), ("de", 5, 7, 2), ("en", 9, 9, 1)]


def test_a_configured_language_adds_to_those_that_are_known() -> None:
    swahili = (
        "Mashua ilikaa bandarini kwa siku tatu kabla ya mabaharia kuambiwa kwamba wanaweza kuondoka na mizigo yao yote. "
        "Watu wengi walikuja kuwaona na kuwaletea chakula, maji na samaki waliovuliwa usiku huo huo katika bahari kubwa."
    )
    assert told(swahili, ("sw",)) == "sw"
    assert told(SENTENCES["sv"] * 2, ("sw",)) == "sv"


def test_plain_english_loads_no_detector() -> None:
    code = (
        "import sys; from copydesk.input.readers import read; from copydesk.document.source import Source; from copydesk.testing import facts_of;"
        f"d = read(Source.from_text({SENTENCES['en']!r} * 4, 'a.md'), 'markdown');"
        "f = facts_of(d); assert f.language == 'en' and f.languages;"
        "assert 'langdetect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_language_is_a_file_and_a_word_in_the_index(tmp_path: Path) -> None:
    folder = tmp_path / "house" / "data" / "languages"
    folder.mkdir(parents=True)
    (folder / "index.txt").write_text("en\nde\neo\n")
    (folder / "eo.txt").write_text("name: esperanto\ncode: epo\nwords: la kaj estas en ne al de por ke ĝi\n")
    known = known_languages(load([str(tmp_path / "house")]).data)
    text = "La boato estas en la haveno kaj ne iras al la maro, ĉar la vento estas forta."
    assert tell(TextWords(text).forms, text, known) == "eo"
    assert (known.primary("Esperanto"), known.primary("epo")) == ("eo", "eo")
    assert tell(TextWords(text).forms, text, LANGUAGES) != "eo"


ENGLISH = (
    "The keeper of the lock opened the gate for the barges, and it was noted in the book of the harbour."
)
FRENCH = "Le comité du port a reçu une lettre du maire le premier jour de mai, et elle a été lue à tous les membres."


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (f"<html lang=de><p>{ENGLISH}</p><p>They left.</p></html>", ["en", "en"]),
        (f"<p lang=de>{ENGLISH}</p><p lang=de>They left.</p>", ["en", "en"]),
        (f"<html lang=fr><div lang=de><p>{ENGLISH}</p><p>They left.</p></div></html>", ["en", "en"]),
        (
            f"<html lang=en><p lang=fr>{FRENCH}</p><p lang=fr>Bonjour.</p><p>Left.</p></html>",
            ["fr", "fr", "en"],
        ),
        (f"<html lang=fr><p>{FRENCH}</p><p>{ENGLISH}</p><p>Oui.</p></html>", ["fr", "en", "fr"]),
        (f"<html lang=en><p>{ENGLISH}</p><p lang=de>Guten Tag.</p></html>", ["en", "de"]),
    ],
)
def test_a_declaration_that_the_text_belies_silences_nothing(page: str, wanted: list[str]) -> None:
    document = read(Source.from_text(page, "a.html"), "html")
    told = facts_of(document).languages
    assert [told[block.index] for block in document.prose_blocks] == wanted
