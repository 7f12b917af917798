"""Step 6: the words of an answer, legal facts by id."""
