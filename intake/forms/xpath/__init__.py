"""ODK XPath: expressions are parsed once and compiled to closures."""
