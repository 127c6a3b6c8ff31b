"""An article as data: bytes and text, the prose that a reader sees, its blocks and what is in them."""
