"""Step 4: candidates by wording and meaning, fused by rank."""
