"""langdetect, for text whose words and script do not tell its language. Seeded, so that it answers the same
every time; never raises.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_CODES = {"nb": "no", "zh": "zh-cn"}
_SURE = 0.9


@lru_cache(maxsize=500)
def detect(text: str, languages: tuple[str, ...]) -> str:
    """Return the primary subtag that langdetect gives a text, or "" when it is unsure, fails or is not
    installed. ``languages`` are the codes that it may answer with.
    """
    try:
        detector = _factory(languages).create()
        detector.append(text)
        ranked = detector.get_probabilities()
    except Exception:  # langdetect raises on text without features, and must never end a run
        return ""
    if not ranked or ranked[0].prob < _SURE:
        return ""
    code = str(ranked[0].lang).split("-")[0]
    return {"no": "nb"}.get(code, code)


@lru_cache(maxsize=4)
def _factory(languages: Sequence[str]) -> Any:
    # Profiles of other languages are never loaded: that is what limits the answer, and saves most of the
    # half second that the full set takes.
    import langdetect
    from langdetect.detector_factory import DetectorFactory

    DetectorFactory.seed = 0
    folder = str(langdetect.__file__).rsplit("__init__", 1)[0] + "profiles"
    profiles = []
    for code in dict.fromkeys(_CODES.get(code, code) for code in languages):
        try:
            with open(f"{folder}/{code}", encoding="utf-8") as stored:
                profiles.append(stored.read())
        except OSError:  # langdetect has no profile for this language
            continue
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    return factory
