"""What is asked: questionnaires as data, and the engine that walks through them."""
