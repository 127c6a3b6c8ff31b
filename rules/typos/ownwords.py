"""The words of a project: right as they stand in its lists."""

from collections.abc import Iterable


class OwnWords:
    """Words that are right here. An entry with capitals is a name: it covers that form and one in capitals
    throughout, not its twin in small letters; an entry in small letters covers any form.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._written = frozenset(word.replace("’", "'") for word in words)
        self._loud = frozenset(word.upper() for word in self._written)

    def covers(self, form: str) -> bool:
        """Say whether a word is right as it is written."""
        if not self._written:
            return False
        form = form.replace("’", "'")
        return (
            form in self._written or form.lower() in self._written or (form.isupper() and form in self._loud)
        )
