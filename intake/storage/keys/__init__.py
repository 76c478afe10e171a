"""People's keys: slots, sheets of words, signatures, the roster and the grants."""
