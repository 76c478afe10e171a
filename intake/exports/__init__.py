"""Answers as files for other programs: ODK submissions, tables, Parquet."""
