"""Signals of style and their densities."""
