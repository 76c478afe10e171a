"""Scoring the engine from outside, against what other engines recorded."""
