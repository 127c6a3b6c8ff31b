"""CIT017: a saved copy that is not what was recorded."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_DIGEST = regex(r"[0-9a-f]{64}\Z")


@rule(
    id="CIT017",
    name="snapshot-changed",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document"],
    needs=["files"],
    tags=["citations", "sources", "provenance"],
    summary="A saved source whose SHA-256 is not the one that was recorded with it",
    message="The saved copy of {source} has changed since it was recorded ({why})",
    rationale="The recorded hash says that the copy is the one that the author read. When it no longer fits, "
    "the copy was edited or replaced, and nothing that was checked against it holds.",
    remedy="Restore the copy, or check the article against the new one and record it again (copydesk "
    "sources add).",
    references=["https://csrc.nist.gov/pubs/fips/180-4/upd1/final"],
    bad=[
        {
            "text": "---\nsources:\n  - ⟦url: https://harbour.test/log\n    excerpt: The weir leaks.\n    "
            "sha256: "
            "0000000000000000000000000000000000000000000000000000000000000000⟧\n---\n\nIt leaks.\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - ⟦url: https://harbour.test/log\n    excerpt: The weir leaks.\n    "
            "sha256: "
            "a1b2c3⟧\n---\n\nIt leaks.\n",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir leaks.\n    "
            "sha256: "
            "23fc1df24a4b9e7b1f5cb7f04f9969f81209ff914ab97ec071e5119dd74381fe\n---\n\nIt leaks.\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    excerpt: The weir "
            "leaks.\n---\n\nIt leaks.\n",
            "bare": True,
        },
        {
            "text": "---\nsources:\n  - url: https://harbour.test/log\n    sha256: "
            "0000000000000000000000000000000000000000000000000000000000000000\n---\n\nIt leaks.\n",
            "bare": True,
        },
    ],
)
def snapshot_changed(ctx: Context) -> Iterator[Hit]:
    for source in ctx.facts.saved.all:
        if not source.recorded or not source.digest or source.recorded == source.digest:
            continue
        why = f"recorded {source.recorded[:12]}…, now {source.digest[:12]}…"
        if not _DIGEST.match(source.recorded):
            why = "what is recorded is no SHA-256"
        if source.span is None:
            yield ctx.document(source=source.name, why=why, recorded=source.recorded, sha256=source.digest)
        else:
            yield ctx.at(
                source.span, source=source.name, why=why, recorded=source.recorded, sha256=source.digest
            )
