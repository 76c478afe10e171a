"""What docs/performance.md states, measured again: ratios to a bare baseline taken in turns."""
