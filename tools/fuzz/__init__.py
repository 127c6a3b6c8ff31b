"""Fuzzing: inputs from strangers, made by grammars and by damage, and what must hold for each of them.

``python -m tools.fuzz --help`` runs it; ``tests/test_fuzz.py`` runs a little of it in every test run.
"""
