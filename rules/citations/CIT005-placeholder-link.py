"""CIT005: a link to nowhere."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, Link, regex, rule

_LOCAL = regex(
    r"(?:https?://)?(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1\]"
    r"|10\.\d{1,3}\.\d{1,3}\.\d{1,3}"
    r"|192\.168\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}|[\w-]+\.(?:local|internal|lan))"
    r"(?::\d{1,5})?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_FILE = regex(r"(?:file:|[a-z]:[\\/]|\\\\|/(?:Users|home)/[^/]+/)", re.IGNORECASE)
_FILLER = regex(
    r"(?:https?://)?(?:www\.)?(?:example|yourdomain|your-?(?:site|website|domain|company|link|url)|mysite|"
    r"domain|website|placeholder|insert-?(?:url|link)(?:-?here)?|link-?(?:goes-?)?here|url-?here|test)"
    r"(?:\.(?:com|org|net|edu|gov|io|co|invalid))?(?::\d{1,5})?(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_TODO = regex(
    r"(?:todo|tbd|tk|tktk|fixme|xxx+|url|link|href|insert[ _-].{1,40}|\[.{1,60}\]|\{.{1,60}\}|<.{1,60}>"
    r"|#todo)\Z",
    re.IGNORECASE,
)
_DEMO_WORDS = ("tutorial", "example", "sample", "documentation", "install", "localhost", "server", "config")


@rule(
    id="CIT005",
    name="placeholder-link",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    needs=["links"],
    tags=["citations", "links"],
    summary="A link to nothing, to the writer's own machine or to a made-up address",
    message="{why}",
    rationale="A link without an address, to “#”, to example.com or to a folder of somebody's computer was "
    "meant to be filled in later. To readers it is a source that is not there; chatbots write such links "
    "when "
    "they have none.",
    remedy="Put in the real address, or take the link out and say that the source is missing.",
    references=[
        "https://www.rfc-editor.org/rfc/rfc2606",
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
    ],
    bad=[
        "The count is in [the harbour log](⟦#⟧).",
        "The count is in [the harbour log](⟦https://example.com/log⟧).",
        "The count is in [the harbour log](⟦http://localhost:4000/log⟧).",
        "The count is in [the harbour log](⟦file:///home/ana/log.pdf⟧).",
        "The count is in ⟦[the harbour log]()⟧ of that year.",
        "The count is in [the harbour log](⟦INSERT_URL_HERE⟧) of that year.",
        {"text": '<p>The count is in <a href="⟦#⟧">the harbour log</a>.</p>', "format": "html"},
    ],
    good=[
        "The count is in [the harbour log](https://harbour.test/log).",
        "The count is in [the next section](#count).",
        "The count is in [the log](log.md) and at [the office](mailto:log@harbour.test).",
        "Open `http://localhost:4000` in a browser.",
        "Start the server and open http://localhost:4000 to see the sample.",
        {"text": '<p><a href="#top">Back to top</a> and <a name="count">count</a></p>', "format": "html"},
    ],
)
def placeholder_link(ctx: Context) -> Iterator[Hit]:
    for link in ctx.doc.links:
        if ctx.facts.in_code(link.span) or link.kind == "image":
            continue
        block = ctx.doc.block_at(link.start)
        if block is not None and block.kind in ("boilerplate", "front-matter"):
            continue
        why, firm = _fault(link)
        if not why:
            continue
        if not firm and (link.kind in ("bare", "auto") or _demonstrates(ctx)):
            # Instructions name such addresses on purpose.
            continue
        where = link.url_span if link.url_span and link.url_span.end > link.url_span.start else link.span
        yield ctx.at(where, why=why, url=link.url)


def _fault(link: Link) -> tuple[str, bool]:
    """Say what is wrong with an address, and whether even instructions have no use for it."""
    url = link.url.strip()
    if link.kind in ("inline", "html") and url in (
        "",
        "#",
        "#!",
        "javascript:void(0)",
        "javascript:;",
        "about:blank",
    ):
        return "This link has no address behind it", True
    if _LOCAL.match(url):
        return "This link leads to a machine that readers cannot reach", False
    if _FILE.match(url):
        return "This link leads into the writer's own files", True
    if _FILLER.match(url):
        return "This link leads to a made-up address", False
    if link.kind in ("inline", "html", "reference") and _TODO.match(url):
        return "The address of this link was never filled in", True
    return "", False


def _demonstrates(ctx: Context) -> bool:
    """Say whether the text teaches how to run something: it shows code."""
    return bool(ctx.doc.code) and any(word in ctx.text.casefold() for word in _DEMO_WORDS)
