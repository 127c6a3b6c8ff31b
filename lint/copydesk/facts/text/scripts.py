"""The language that the script of a text tells."""

from __future__ import annotations

from collections.abc import Callable

from ...base.regexes import regex

# First and last code point of a script, and the language it stands for when one is by far the most usual
# in it.
_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "cyrillic"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "arabic"), (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x1100, 0x11FF, "ko"),
    (0x1F00, 0x1FFF, "el"), (0x3040, 0x30FF, "ja"), (0x3400, 0x9FFF, "han"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
_LOOKED_AT = 4000
_NOT_LATIN = regex("[\u0370-\u11ff\u1f00-\u1fff\u3040-\u9fff\uac00-\ud7af]")


def script_of(text: str, by_words: Callable[[], str]) -> str:
    """Return the language of a text whose letters are for six tenths of one script that is not Latin, else
    "". ``by_words`` tells a language from function words, for scripts that several languages share.
    """
    sample = text[:_LOOKED_AT]
    if not _NOT_LATIN.search(sample):
        return ""
    counts: dict[str, int] = {}
    letters = 0
    for char in sample:
        if not char.isalpha():
            continue
        letters += 1
        point = ord(char)
        if point < 0x0370:
            continue
        for first, last, name in _SCRIPTS:
            if first <= point <= last:
                counts[name] = counts.get(name, 0) + 1
                break
    if not counts or letters < 4:
        return ""
    name = max(counts, key=lambda key: counts[key])
    if name == "han" and counts.get("ja", 0) * 10 >= letters:
        name = "ja"
    total = counts[name] + (counts.get("han", 0) if name == "ja" else 0)
    if total * 10 < letters * 6:
        return ""
    if name == "han":
        return "zh"
    if name == "arabic":
        return "ur" if set(text) & set("ٹڈڑے") else "fa" if set(text) & set("پچژگ") else "ar"
    if name == "cyrillic":
        return _cyrillic(text.casefold(), by_words)
    return name


def _cyrillic(text: str, by_words: Callable[[], str]) -> str:
    for letters, language in (("ў", "be"), ("їєґ", "uk"), ("ѓќѕ", "mk"), ("ћђљњј", "sr"), ("әғқңөұү", "kk")):
        if any(letter in text for letter in letters):
            return language
    return by_words() or ("ru" if any(letter in text for letter in "ыэ") else "")
