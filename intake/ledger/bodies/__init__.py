"""The bodies of events: one module for each kind of thing that happens."""
