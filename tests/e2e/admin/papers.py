"""Circulars as files that tests make for themselves: text, DOCX, PDF, and a photo of a page."""

from __future__ import annotations

import io

CIRCULAR = """SURAT EDARAN
BADAN PENGAWAS PEMILIHAN UMUM
NOMOR {number} TAHUN 2025
TENTANG
NETRALITAS APARATUR SIPIL NEGARA DALAM LOMBA PERAHU

1. Umum
Bahwa dalam rangka menjaga netralitas aparatur sipil negara perlu dikeluarkan surat edaran ini.
2. Maksud dan Tujuan
Surat edaran ini menjadi pedoman bagi pegawai yang mengikuti lomba perahu desa.
3. Ketentuan
a. Aparatur sipil negara dilarang mengecat perahu dengan warna pasangan calon.
b. Aparatur sipil negara {rule} menonton lomba perahu sebagai warga biasa.
c. Atasan langsung wajib mengingatkan pegawai sebelum lomba perahu dimulai.
4. Penutup
Surat edaran ini berlaku sejak tanggal ditetapkan.

Ditetapkan di Jakarta
pada tanggal 3 Februari 2025
KETUA BADAN PENGAWAS PEMILIHAN UMUM,
RAHMAT
"""

# Three articles are enough for the preview to know whose text it is.
DISCIPLINE = """PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 94 TAHUN 2021
TENTANG
DISIPLIN PEGAWAI NEGERI SIPIL
DENGAN RAHMAT TUHAN YANG MAHA ESA
PRESIDEN REPUBLIK INDONESIA,
Menimbang : a. bahwa perlu disiplin;
Mengingat : 1. Pasal 5 Undang-Undang Dasar 1945;
MEMUTUSKAN:
Menetapkan : PERATURAN PEMERINTAH TENTANG DISIPLIN PEGAWAI NEGERI SIPIL.
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Pemerintah ini yang dimaksud dengan disiplin adalah kesanggupan menaati kewajiban.
Pasal 2
Peraturan Pemerintah ini berlaku bagi calon pegawai dan pegawai negeri sipil.
Pasal 3
Peraturan Pemerintah ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Jakarta
pada tanggal 31 Agustus 2021
PRESIDEN REPUBLIK INDONESIA,
JOKO WIDODO
"""


def circular(number: int = 77, rule: str = "boleh") -> str:
    """A circular whose number tells tests apart and whose rule b changes between versions."""
    return CIRCULAR.format(number=number, rule=rule)


def as_docx(text: str) -> bytes:
    """One paragraph a line."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str, pages: int = 1) -> bytes:
    """Text that can be selected; the same page again for a longer file."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.setFont("Helvetica", 11)
        for index, line in enumerate(text.splitlines()):
            canvas.drawString(60, 790 - 16 * index, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def as_photo(text: str, kind: str = "JPEG") -> bytes:
    """A page as a phone would see it, upright and sharp."""
    from PIL import Image, ImageDraw

    from bot.canvas import font

    image = Image.new("RGB", (1600, 1500), "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(text.splitlines()):
        draw.text((90, 70 + 52 * index), line, font=font(32), fill="black")
    out = io.BytesIO()
    image.save(out, kind, quality=92)
    return out.getvalue()
