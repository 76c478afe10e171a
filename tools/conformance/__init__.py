"""How far the form engine says what other engines say, as a page that anybody can make again."""
