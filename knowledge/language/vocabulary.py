"""Words that more than one reader of a message knows: relatives and callings, as alternatives of a pattern."""

from __future__ import annotations

# Those one lives with or comes from, and whoever else is a relative.
NEAR_KIN = r"suami|istri|anak|adik|kakak|ayah|bapak|ibu|orang tua|mertua|wife|husband"
KIN = rf"{NEAR_KIN}|ipar|menantu|paman|bibi|sepupu|keponakan|kakek|nenek|om|tante|abang|adek|mama|mamah|papa"
PROFESSION = r"guru|dosen|bidan|perawat|dokter|penyuluh|nakes"
# Callings and states of those whom no rule for civil servants binds.
FREE = (
    r"(?:pensiun\w*|purna\w*|petani|pedagang|nelayan|swasta|wira\w+|pengusaha|ibu rumah tangga|jualan|dagang"
    r"|bukan (?:asn|pns|pegawai)|mahasiswa|buruh|sopir(?! dinas| kantor)|barista|kasir|tukang"
    r"|buka (?:salon|warung|toko|bengkel|usaha))"
)
