"""Regulation documents in: read, parse, version, publish, undo."""
