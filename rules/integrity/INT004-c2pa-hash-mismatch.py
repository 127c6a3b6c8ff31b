"""INT004: the file was edited after it was signed."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

CAUSES = {
    "moved": "the same words are stored differently (another Unicode form, or moved)",
    "line endings": "only the line endings differ",
    "final newline": "only the final newline differs",
    "byte-order mark": "only a byte-order mark was added",
    "": "the words were changed",
}

# A manifest store without a signature whose hash fits the line "The gate is open until noon."
STORE = (
    "AAABh2p1bWIAAAAeanVtZAAAAAAAAAAAAAAAAAAAAAADYzJwYQAAAAFhanVtYgAAACRqdW1kAAAAAAAAAAAAAAAAAAAAAAN1cm46YzJwYToxAAAAAM1qdW1i"
    "AAAAKWp1bWQAAAAAAAAAAAAAAAAAAAAAA2MycGEuYXNzZXJ0aW9ucwAAAACcanVtYgAAAChqdW1kAAAAAAAAAAAAAAAAAAAAAANjMnBhLmhhc2guZGF0YQAA"
    "AABsY2JvcqRqZXhjbHVzaW9uc4GiZXN0YXJ0GgAAAABmbGVuZ3RoGgAAAm1jYWxnZnNoYTI1NmRoYXNoWgAAACAn12cNE/LEWNSGIs5K+LlfdFPPqgDfw3hZ"
    "2ZVZRbYOmWRuYW1lZHRleHQAAABoanVtYgAAACdqdW1kAAAAAAAAAAAAAAAAAAAAAANjMnBhLmNsYWltLnYyAAAAADljYm9yonRjbGFpbV9nZW5lcmF0b3Jf"
    "aW5mb6FkbmFtZWlUZXN0YmVuY2hjYWxnZnNoYTI1Ng=="
)
BLOCK = f"-----BEGIN C2PA MANIFEST----- data:application/c2pa;base64,{STORE} -----END C2PA MANIFEST-----"


@rule(
    id="INT004",
    name="c2pa-hash-mismatch",
    version=2,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["raw"],
    tags=["provenance", "c2pa"],
    summary="The file was changed after it was signed",
    message="The text was changed after signing: {cause} ({code})",
    rationale="The hash in the manifest (assertion c2pa.hash.data) is computed over the stored file without "
    "the manifest. Editors, "
    "formatters and version control change line endings, final newlines or Unicode forms without a word, "
    "and each of these breaks it. Whether the signature itself is valid and who signed is not checked.",
    remedy="Go back to the signed file, or sign the new text. Keep signed files away from tools that "
    "rewrite line endings and whitespace.",
    references=["https://spec.c2pa.org/specifications/specifications/2.4/specs/C2PA_Specification.html"],
    bad=[
        {"text": f"<!-- ⟦{BLOCK}⟧ -->\nThe gate is open until ten.\n", "bare": True},
        {"text": f"<!-- ⟦{BLOCK}⟧ -->\nThe gate is open until noon.\n\n", "bare": True},
    ],
    good=[
        {"text": f"<!-- {BLOCK} -->\nThe gate is open until noon.\n", "bare": True},
        "The hash of a signed file no longer fits after an edit.",
        {
            "text": "<!-- -----BEGIN C2PA MANIFEST----- https://example.org/a.c2pa -----END C2PA "
            "MANIFEST----- -->\n\nOpen.\n",
            "bare": True,
        },
    ],
)
def c2pa_hash_mismatch(ctx: Context) -> Iterator[Hit]:
    for span, carrier, binding in ctx.facts.provenance.manifests:
        if not carrier.problem and binding.status in ("mismatch", "malformed"):
            code = f"assertion.dataHash.{binding.status}"
            yield ctx.at(span, cause=CAUSES[binding.cause], code=code, method=carrier.kind)
