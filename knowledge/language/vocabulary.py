"""Words that more than one reader of a message knows: relatives and callings, as alternatives of a pattern."""

from __future__ import annotations

# Those one lives with or comes from, and whoever else is a relative.
NEAR_KIN = r"suami|istri|anak|adik|kakak|ayah|bapak|ibu|orang tua|mertua|wife|husband"
KIN = rf"{NEAR_KIN}|ipar|menantu|paman|bibi|sepupu|keponakan|kakek|nenek|om|tante|abang|adek|mama|mamah|papa"
PROFESSION = r"guru|dosen|bidan|perawat|dokter|penyuluh|nakes"
