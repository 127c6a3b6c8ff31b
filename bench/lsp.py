"""How long an editor waits: from an edit to the findings of the text as it then is.

    python bench/lsp.py [ARTICLE …] [--edits N] [--show LEVEL] [--rest SECONDS]

Starts ``copydesk lsp`` as an editor does, opens each article (by default texts of ``fixtures/unseen``,
joined to 12 KB), edits it in the middle, at the beginning and at the end, letter by letter and paragraph by
paragraph, and takes the time until the findings of that version have come. Prints median, the time that 19
of 20 stay below, the slowest, and the CPU time of the server for each (other work on the machine counts
in the first three). ``--rest`` is how long the writer rests between two edits.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
import tomllib
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).resolve().parents[1]
SIZE = 12_000
PIECES = ("x", "The harbour office said on Friday that 40 boats had left.\n\n", " and")


def sample() -> str:
    """Join Markdown texts of the fixtures to one of 12 KB."""
    pieces: list[str] = []
    for path in sorted((ROOT / "fixtures" / "unseen").glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("text", [])
        pieces += [row["text"] for row in rows if row.get("format") == "markdown"]
    text = "\n".join(pieces).replace("⟦", "").replace("⟧", "")
    cut = text.encode()[:SIZE].decode("utf-8", "ignore")
    return cut[: cut.rfind("\n\n")] + "\n"


class Editor:
    """A client that waits for the findings of its last version."""

    def __init__(self) -> None:
        self.client = LanguageClient("bench", "1")
        self.news: asyncio.Queue[tuple[float, types.PublishDiagnosticsParams]] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.news.put_nowait((time.perf_counter(), params))

    async def start(self, show: str) -> None:
        """Start the server."""
        await self.client.start_io(sys.executable, "-m", "copydesk", "lsp", "--show", show)
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), process_id=os.getpid())
        )
        self.client.initialized(types.InitializedParams())

    async def told(self, uri: str, version: int) -> float:
        """Wait for the findings of a version and return when they came."""
        while True:
            moment, params = await self.news.get()
            if (params.uri, params.version) == (uri, version):
                return moment

    def spent(self) -> float:
        """Return the seconds of CPU that the server has spent so far (Linux)."""
        process = self.client._server
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split() if process else []
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0

    async def measure(self, uri: str, text: str, edits: int, rest: float) -> list[float]:
        """Open a text and edit it; return the seconds that each edit was waited for."""
        item = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.told(uri, 1)
        lines, times = text.count("\n"), []
        for number in range(edits):
            await asyncio.sleep(rest)
            line = (lines // 2, 0, lines)[number // len(PIECES) % 3]
            place = types.Position(line, 0)
            change = types.TextDocumentContentChangePartial(
                types.Range(place, place), PIECES[number % len(PIECES)]
            )
            document = types.VersionedTextDocumentIdentifier(uri=uri, version=number + 2)
            begun = time.perf_counter()
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
            times.append(await self.told(uri, number + 2) - begun)
        return times

    async def end(self) -> None:
        """Say goodbye."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


async def run(articles: list[str], edits: int, show: str, rest: float) -> None:
    """Measure and print."""
    texts = [(path, Path(path).read_text(encoding="utf-8")) for path in articles] or [("sample", sample())]
    editor = Editor()
    await editor.start(show)
    head = f"{'median':>7}  {'19 of 20':>8}  {'slowest':>7}  {'CPU':>7}"
    print(f"{'bytes':>7}  {head}   milliseconds, {edits} edits")
    together = []
    for name, text in texts:
        uri = Path(name).absolute().with_suffix(".md").as_uri()
        before = editor.spent()
        times = [1000 * one for one in await editor.measure(uri, text, edits, rest)]
        together += times
        slow = statistics.quantiles(times, n=20)[-1]
        spent = 1000 * (editor.spent() - before) / (edits + 1)
        figures = f"{statistics.median(times):7.1f}  {slow:8.1f}  {max(times):7.1f}  {spent:7.1f}"
        print(f"{len(text.encode()):7}  {figures}   {name}")
    if len(texts) > 1:
        print(f"{'all':>7}  {statistics.median(together):7.1f}")
    await editor.end()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="*", metavar="ARTICLE")
    parser.add_argument("--edits", type=int, default=45)
    parser.add_argument("--show", default="warning", choices=("info", "warning", "error"))
    parser.add_argument("--rest", type=float, default=0.05, metavar="SECONDS")
    args = parser.parse_args()
    asyncio.run(run(args.articles, args.edits, args.show, args.rest))


if __name__ == "__main__":
    main()
