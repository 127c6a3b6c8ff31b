"""Words, sentences, sections, quotations and language: what any rule may ask."""
