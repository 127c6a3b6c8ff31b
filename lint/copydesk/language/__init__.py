"""The words: literals, tokens, word shapes, the dictionary."""
