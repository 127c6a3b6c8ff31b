"""Build the documentation as a site: ``python tools/build_site.py FOLDER`` (needs the group ``docs``).

The pages are those of ``docs``, with all rules, in one search. The site asks nobody for anything: no fonts,
no scripts and no pictures from elsewhere. A link to a page or heading that is not there is an error.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONFIG = """\
site_name: Copydesk
site_dir: {site}
docs_dir: {docs}
strict: true
use_directory_urls: true
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
plugins:
  - search
markdown_extensions: [tables, fenced_code, toc]
validation:
  links:
    not_found: warn
    anchors: warn
"""


_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\s#:]{1,200})(#[^()\s]{0,100})?\)")


def inside(text: str, folder: Path) -> str:
    """Return a page in which links to files that are no pages are their words only: the site has none."""

    def kept(match: re.Match[str]) -> str:
        target = folder / match[2]
        page = target.suffix == ".md" and target.is_file() and (ROOT / "docs") in target.resolve().parents
        return match[0] if page else match[1]

    return _LINK.sub(kept, text)


def build(site: Path) -> int:
    """Build the site into a folder and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        for path in sorted((ROOT / "docs").rglob("*.md")):
            place = docs / path.relative_to(ROOT / "docs")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(inside(path.read_text(encoding="utf-8"), path.parent), encoding="utf-8")
        front = (ROOT / "README.md").read_text(encoding="utf-8").replace("](docs/", "](")
        (docs / "index.md").write_text(inside(front, ROOT / "docs"), encoding="utf-8")
        config = Path(folder) / "mkdocs.yml"
        config.write_text(CONFIG.format(site=site.resolve(), docs=docs), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--strict",
            "--config-file",
            str(config),
        ]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(command, check=False, env=env).returncode


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where to write the site")
    sys.exit(build(parser.parse_args().folder))


if __name__ == "__main__":
    main()
