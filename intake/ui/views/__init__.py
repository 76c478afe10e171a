"""The screens as Qt widgets: each has one `display(state)`."""
