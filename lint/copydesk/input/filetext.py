"""The text of a file that an article names, as a reader of it sees it: Markdown, HTML, PDF, data as it is."""

from __future__ import annotations

from .door import UNCHECKED, UNREADABLE

_MOST_PAGES = 1000


class NotReadable(ValueError):
    """The text of a file could not be taken out; ``state`` is one of the states of a ``Companion``."""

    def __init__(self, state: str, detail: str) -> None:
        super().__init__(detail)
        self.state = state


def text_of(name: str, data: bytes) -> str:
    """Return what a reader of a file sees; ``name`` tells its format. Raises ``NotReadable``."""
    if data[:5] == b"%PDF-" or name.lower().endswith(".pdf"):
        return _pdf_text(data)
    from .readers import decode, detect_format, read

    if name.lower().endswith((".bib", ".json", ".ris", ".yaml", ".yml")):
        return decode(name, data).text
    form = detect_format(name, data) or ("" if b"\0" in data[:8192] else "text")
    if not form:
        raise NotReadable(UNCHECKED, "only text, Markdown, HTML and PDF can be compared")
    return read(decode(name, data, form), form).prose.text


def _pdf_text(data: bytes) -> str:
    import io

    try:
        import pypdf  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        raise NotReadable(
            UNCHECKED, "reading PDF needs the package pypdf (pip install 'copydesk[pdf]')"
        ) from None
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        text = "\n\n".join(page.extract_text() for page in list(pages)[:_MOST_PAGES])
    except Exception as error:  # pypdf raises whatever a broken file provokes
        raise NotReadable(UNREADABLE, f"the PDF cannot be read: {type(error).__name__}") from None
    if not text.strip():
        raise NotReadable(UNCHECKED, "the PDF holds pictures of text and no text")
    return text
