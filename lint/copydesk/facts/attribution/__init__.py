"""Who carries a sentence, by which verb, with what behind it."""
