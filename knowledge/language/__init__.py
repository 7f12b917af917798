"""Step 1 and 2: make a message readable and understand what it asks."""
