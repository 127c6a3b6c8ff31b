"""References, identifiers, bibliographies and saved sources."""
