"""The report as plain data, and its projections."""
