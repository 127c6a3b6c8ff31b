"""BLAKE2b without OpenSSL: ``hashlib`` loads the whole of it, which is 3 ms of every start."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another Python keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
