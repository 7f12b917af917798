"""One library, versioned: add, publish, undo, remove, verify, carry to another machine."""
