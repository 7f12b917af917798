"""Step 3: what kind of message this is."""
