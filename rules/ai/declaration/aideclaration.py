"""What the metadata of a file declare about AI: how it was used, who reviewed the text, who answers for it.

The duty of Article 50(4) of Regulation (EU) 2024/1689 turns on facts that only the publisher knows (was AI
used, is the matter of public interest, did a person review the text, who holds editorial responsibility), so
they are read from fields of the file: ``ai.use``, ``ai.tool``, ``ai.scope``, ``ai.review.by``/``date``/
``scope``, ``ai.responsible``, ``ai.label``, a flag for public interest, and ``digitalSourceType``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from copydesk.api import Facts, Meta, cached_property, regex

_TERM = regex(r"(?:.{0,80}[/:])?([A-Za-z]{3,60}?)(?:DigitalSource)?/?\Z")
# A reviewer is a person: a nameless desk cannot be asked.
_NOBODY = regex(
    r"(?:the |our )?(?:editorial )?(?:team|desk|staff|newsroom|editors?|humans?|reviewers?|yes"
    r"|true|n/?a|none)\Z"
)


class Declaration:
    """The declaration of one document. Every answer is "" or None where the file says nothing.

    ``fields`` is the table ``declaration`` of ``metadata-fields.toml``.
    """

    def __init__(self, facts: Facts, fields: Mapping[str, Any]) -> None:
        self._fields: Mapping[str, Sequence[str]] = fields
        self._uses: Mapping[str, str] = fields["uses"]
        self._facts = facts
        self._doc = facts.doc

    def _first(self, keys: Sequence[str]) -> Meta | None:
        found = self._facts.publication.every(*keys)
        return next((meta for key in keys for meta in found if meta.key.casefold().endswith(key)), None)

    @cached_property
    def use_entry(self) -> Meta | None:
        """The entry that says how AI was used."""
        return self._first(self._fields["use"])

    @cached_property
    def use(self) -> str:
        """``none``, ``assisted``, ``generated``; "unknown" for a value that is none of them; "" without
        entry.
        """
        if self.use_entry is None:
            return ""
        return self._uses.get(str(self.use_entry.value).strip().casefold(), "unknown")

    @cached_property
    def present(self) -> bool:
        """The file has a declaration: any entry about AI or a digital source type."""
        lists = ("use", "label", "reviewer", "review_date", "review_scope")
        about = [key for name in lists for key in self._fields[name]]
        return (
            self.use_entry is not None
            or self._first([*about, "ai.tool", "ai.scope", "ai"]) is not None
            or bool(self.sources)
        )

    @cached_property
    def scope(self) -> str:
        """What AI was used for, in small letters: "draft, translation"."""
        return ", ".join(_words(self._first(("ai.scope", "ai_scope", "ai.part", "ai.parts"))))

    @cached_property
    def label(self) -> Meta | None:
        """The label for readers, kept in a field of its own."""
        return self._first(self._fields["label"])

    @cached_property
    def substantial(self) -> bool | None:
        """AI wrote or rewrote text; None when that cannot be told (assistance without a scope)."""
        if self.use != "assisted":
            return self.use == "generated"
        if any(stem in self.scope for stem in self._fields["authoring"]):
            return True
        return False if any(stem in self.scope for stem in self._fields["editing"]) else None

    @cached_property
    def public_interest(self) -> bool | None:
        """The metadata say that the matter is (or is not) of public interest; None when they say nothing."""
        flag = self._first(self._fields["public_interest"])
        if flag is not None:
            return str(flag.value).strip().casefold() in ("true", "yes", "1")
        topics = [w for key in self._fields["topics"] for meta in self._entries(key) for w in _words(meta)]
        return (
            True if any(w.replace("_", "-").replace(" ", "-") == "public-interest" for w in topics) else None
        )

    def _entries(self, key: str) -> list[Meta]:
        found: list[Meta] = self._facts.publication.every(key)
        return found

    @cached_property
    def sources(self) -> tuple[tuple[str, Meta], ...]:
        """The terms of digitalSourceType with their entries, without the address of the vocabulary."""
        found = []
        for meta in self._facts.publication.every(*self._fields["source_type"]):
            match = _TERM.match(meta.value.strip()) if isinstance(meta.value, str) else None
            if match is not None:
                found.append((match[1][0].lower() + match[1][1:], meta))
        return tuple(found)

    @cached_property
    def source_degree(self) -> tuple[str, Meta] | None:
        """What digitalSourceType says about AI (``generated``, ``assisted``, ``none``), with its entry."""
        for term, meta in self.sources:
            for terms, degree in (
                (self._fields["by_model"], "generated"),
                (self._fields["with_model"], "assisted"),
                (self._fields["by_hand"], "none"),
            ):
                if term in terms:
                    return degree, meta
        return None

    # -- the review ------------------------------------------------------------------------------------------

    @cached_property
    def review_entry(self) -> Meta | None:
        """The first entry of the review record, if one was begun."""
        lists = ("reviewer", "review_date", "review_scope")
        return self._first([*(key for name in lists for key in self._fields[name]), "ai.review"])

    @cached_property
    def reviewer(self) -> Meta | None:
        """Who reviewed the text."""
        return self._first(self._fields["reviewer"])

    @cached_property
    def responsible(self) -> Meta | None:
        """The person or legal entity that holds editorial responsibility."""
        return self._first(self._fields["responsible"])

    def gaps(self, today: str, products: Collection[str]) -> list[str]:
        """Return which conditions of the exemption in Article 50(4) this file does not meet, in words.

        Both limbs are read: a human review (a person, a day not later than publication or ``today``, a scope
        that covers accuracy and sources) and somebody with editorial responsibility. ``today`` is
        ``YYYY-MM-DD``; ``products`` are names in small letters that answer for nothing.
        """
        gaps = []
        if self.reviewer is None:
            gaps.append("no person who reviewed the text (`ai.review.by`)")
        elif _NOBODY.match(_name(self.reviewer)) or _name(self.reviewer) in products:
            gaps.append(f"“{str(self.reviewer.value)[:40]}” is no person (`ai.review.by`)")
        day = self._first(self._fields["review_date"])
        moment = self._facts.calendar.parse_moment(str(day.value)) if day is not None else None
        published = self._facts.publication.published
        limit = published.moment.iso if published is not None and published.moment is not None else today
        if day is None:
            gaps.append("no day of the review (`ai.review.date`)")
        elif moment is None:
            gaps.append(f"the review date “{str(day.value)[:30]}” is no date")
        elif moment.iso > limit:
            gaps.append(f"the review of {moment.iso} is later than {limit}")
        words = _words(self._first(self._fields["review_scope"]))
        lacking = [
            name
            for name, stems in (("accuracy", self._fields["accuracy"]), ("sources", self._fields["sources"]))
            if not any(
                word.startswith(tuple(stems)) or f" {stem}" in word for word in words for stem in stems
            )
        ]
        if lacking:
            gaps.append(f"no review of {' and '.join(lacking)} (`ai.review.scope`)")
        if self.responsible is None:
            gaps.append("no person or legal entity with editorial responsibility (`ai.responsible`)")
        elif _name(self.responsible) in products:
            gaps.append(
                f"“{str(self.responsible.value)[:40]}” is no person or legal entity (`ai.responsible`)"
            )
        return gaps


def _name(meta: Meta) -> str:
    return str(meta.value).strip().casefold()


def _words(meta: Meta | None) -> list[str]:
    """Return the value of an entry as words in small letters: of a list, or of a text with commas."""
    if meta is None:
        return []
    value: Any = meta.value
    if isinstance(value, str):
        value = value.replace(";", ",").replace(" and ", ",").split(",")
    elif isinstance(value, dict):
        value = [key for key, on in value.items() if on]
    elif not isinstance(value, list):
        value = [value]
    return [word for word in (str(item).strip().casefold() for item in value) if word]
