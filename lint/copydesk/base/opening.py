"""How a text begins: what is shown of evidence, which may be a whole file."""


def opening(text: str, most: int) -> str:
    """Return the first ``most`` code points of a text, each run of white space in it as one space. No more of
    the text is taken apart than is returned.
    """
    # Each word but the last is followed by a space, so that this many are enough.
    words = most // 2 + 1
    return " ".join(text.split(None, words)[:words])[:most]
