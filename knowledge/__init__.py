"""What the neutrality rules say, and how a question about them is answered."""
