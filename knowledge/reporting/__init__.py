"""Measures the engine part by part and writes it down; see ``python -m knowledge report``."""
