"""The `intake` command: everything that a coordinator scripts, without a screen."""
