"""Step 5: which card decides and how sure that is."""
