"""MET006: the stated expertise of the author shares nothing with the topic of the article."""

from collections.abc import Iterator
from typing import Any

from copydesk.api import Context, Hit, Meta, rule


@rule(
    id="MET006",
    name="author-expertise",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    scope=["document"],
    tags=["metadata", "trust", "authors"],
    summary="The author's stated expertise shares no word with the topics of the article",
    message="Stated expertise ({expertise}) shares nothing with the topics of this article ({topics})",
    rationale="The Trust Project asks for the author's expertise in the matter at hand. A culture critic "
    "may write about defence, but the reader should see why.",
    remedy="State the expertise that matters for this article, or leave it out.",
    references=["https://thetrustproject.org/trust-indicators/", "https://schema.org/knowsAbout"],
    bad=[
        {
            "text": "---\nauthor:\n  name: Ada Marsh\n  expertise: [theatre]\ntags: "
            "[defence, harbours]\n---\n\nThe gate.",
            "bare": True,
        },
        {
            "text": "---\nauthor: Ada Marsh\nexpertise: cooking\ntopics: [shipping]\n---\n\nThe gate.",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nauthor:\n  name: Ada Marsh\n  expertise: [harbour law]\ntags: [law]\n---\n\nThe "
            "gate.",
            "bare": True,
        },
        {"text": "---\nauthor: Ada Marsh\ntags: [law]\n---\n\nThe gate.", "bare": True},
        {"text": "---\nauthor: Ada Marsh\nexpertise: ports\ntags: [port]\n---\n\nThe gate.", "bare": True},
    ],
)
def author_expertise(ctx: Context) -> Iterator[Hit]:
    publication = ctx.facts.publication
    fields = ctx.data("metadata-fields.toml")["author"]
    expertise, topics = publication.every(*fields["expertise"]), publication.every(*fields["topics"])
    if not expertise or not topics:
        return
    known, wanted = words_of(expertise), words_of(topics)
    if known and wanted and not any(stem(a) == stem(b) for a in known for b in wanted):
        yield ctx.at(expertise[0].span, expertise=", ".join(sorted(known)), topics=", ".join(sorted(wanted)))


def words_of(entries: list[Meta]) -> set[str]:
    words: set[str] = set()
    for meta in entries:
        words.update(word.strip(",;.").lower() for item in flat(meta.value) for word in item.split())
    return {word for word in words if len(word) > 2 and word not in ("and", "the", "for")}


def flat(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for item in value for text in flat(item)]
    return [value] if isinstance(value, str) else []


def stem(word: str) -> str:
    return word.rstrip("s")[:5]
