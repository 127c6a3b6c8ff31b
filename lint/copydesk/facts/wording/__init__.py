"""Spelling, names, acronyms and what stands where it does not belong."""
