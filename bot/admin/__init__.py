"""The admin half: who keeps the knowledge adds, corrects, publishes and undoes from the same chat."""
