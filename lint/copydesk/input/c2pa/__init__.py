"""C2PA text manifests: find them, decode them, and check the hard binding against the stored bytes.

Pure functions on bytes and text, written from the description of C2PA 2.4 (appendices A.7 HTML, A.8
unstructured text, A.9 structured text, section 18.5 data hash). Signatures, certificates and trust lists are
not looked at: a manifest that passes here is *consistent with the file*, not *trusted*.
"""

from __future__ import annotations

from .binding import Binding, check_binding
from .carriers import Carrier, Scan, scan

__all__ = ["Binding", "Carrier", "Scan", "check_binding", "scan"]
