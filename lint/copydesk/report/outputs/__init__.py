"""Projections of the report. Each module turns the same data into one format; none of them adds anything."""
