"""Vale styles: their rules, vocabularies and configuration read as they are, and run by this engine."""
