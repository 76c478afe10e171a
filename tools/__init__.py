"""Programs for the people who build intake; nothing here is shipped."""
