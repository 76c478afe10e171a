"""The encrypted store: files, keys, entries and what is read from them."""
