"""Statements worth checking, and the ledger of them."""
