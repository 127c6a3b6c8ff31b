"""The pytest plugin that tests the examples of a rule pack."""
