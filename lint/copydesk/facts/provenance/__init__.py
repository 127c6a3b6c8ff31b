"""Metadata, dates, facts that age, and the integrity of the characters."""
