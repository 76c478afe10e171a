"""The windows: presenters decide what to show, views only show it."""
