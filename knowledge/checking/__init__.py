"""Step 7: nothing unsourced reaches the user."""
