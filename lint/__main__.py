"""Run Copydesk from a checkout without installing it: ``python lint check ARTICLE``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from copydesk.cli import entry

entry()
