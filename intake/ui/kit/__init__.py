"""Small widgets on the tokens, with native controls underneath for roles and keyboard."""
