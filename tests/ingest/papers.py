"""Small regulations and hostile files that tests make for themselves."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document

LAW = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 99 TAHUN 2025
TENTANG
KETERTIBAN PEGAWAI
DENGAN RAHMAT TUHAN YANG MAHA ESA
PRESIDEN REPUBLIK INDONESIA,
Menimbang : a. bahwa pegawai perlu tertib;
b. bahwa untuk melaksanakan ketentuan Pasal 5 ayat (2) Undang-Undang Nomor 20 Tahun 2023 perlu diatur;
Mengingat : 1. Pasal 20 Undang-Undang Dasar 1945;
MEMUTUSKAN:
Menetapkan : UNDANG-UNDANG TENTANG KETERTIBAN PEGAWAI.
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Undang-Undang ini yang dimaksud dengan:
1. Pegawai adalah orang yang bekerja pada negara.
2. Menteri adalah menteri di bidang pegawai.
BAB II
KEWAJIBAN
Bagian Kesatu
Umum
Pasal 2
(1) Pegawai wajib:
a. hadir tepat waktu;
b. menjaga netralitas; dan
c. melaporkan hal berikut:
1. kerugian; dan
2. kerusakan.
(2) Pegawai yang melanggar ketentuan sebagaimana dimaksud pada ayat (1) huruf b dikenai sanksi.
Pasal 3
Undang-Undang Nomor 1 Tahun 2001 tentang Pegawai Lama dicabut dan dinyatakan tidak berlaku.
Pasal 4
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
Agar setiap orang mengetahuinya, memerintahkan pengundangan Undang-Undang ini.
Disahkan di Jakarta
pada tanggal 3 Februari 2025
PRESIDEN REPUBLIK INDONESIA,
Diundangkan di Jakarta
pada tanggal 4 Februari 2025
LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2025 NOMOR 17
PENJELASAN
ATAS
UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 99 TAHUN 2025
TENTANG
KETERTIBAN PEGAWAI
I. UMUM
Pegawai melayani masyarakat.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Huruf a
Cukup jelas.
Huruf b
Yang dimaksud dengan "netralitas" adalah tidak berpihak.
Ayat (2)
Cukup jelas.
Pasal 3
Cukup jelas.
Pasal 4
Cukup jelas.
TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 7001
"""

CIRCULAR = """Yth. Para Pejabat Pembina Kepegawaian
SURAT EDARAN MENTERI PENDAYAGUNAAN APARATUR NEGARA DAN REFORMASI BIROKRASI
NOMOR 7 TAHUN 2026
TENTANG
NETRALITAS DALAM PEMILIHAN
A. Latar Belakang
Netralitas perlu dijaga.
B. Isi Edaran
1. Pegawai dilarang:
a. memasang spanduk; dan
b. menyebarkan ajakan.
2. Pejabat wajib mengawasi.
C. Penutup
Surat Edaran ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Jakarta
pada tanggal 5 Januari 2026
"""

DECREE = """KEPUTUSAN BERSAMA
MENTERI DALAM NEGERI
DAN
KEPALA BADAN KEPEGAWAIAN NEGARA
NOMOR 800-5474 TAHUN 2022
NOMOR 246 TAHUN 2022
TENTANG
PEDOMAN NETRALITAS PEGAWAI
Menimbang : a. bahwa perlu pedoman;
MEMUTUSKAN:
Menetapkan : KEPUTUSAN BERSAMA TENTANG PEDOMAN NETRALITAS PEGAWAI.
KESATU : Menetapkan pedoman sebagaimana tercantum dalam Lampiran.
KEDUA : Pedoman sebagaimana dimaksud dalam Diktum KESATU wajib dipakai.
KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.
Ditetapkan di Jakarta
pada tanggal 22 September 2022
LAMPIRAN II
KEPUTUSAN BERSAMA
TENTANG PEDOMAN NETRALITAS PEGAWAI
A. Pelanggaran Kode Etik
1. Memasang spanduk calon. | Sanksi moral
2. Menghadiri deklarasi calon. | Sanksi moral
B. Pelanggaran Disiplin
1. Menjadi anggota partai politik. | Hukuman berat
"""


AMENDING = """PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 9 TAHUN 2026
TENTANG
PERUBAHAN ATAS PERATURAN PEMERINTAH NOMOR 94 TAHUN 2021 TENTANG DISIPLIN PEGAWAI NEGERI SIPIL
DENGAN RAHMAT TUHAN YANG MAHA ESA
PRESIDEN REPUBLIK INDONESIA,
Menimbang : a. bahwa disiplin pegawai perlu disesuaikan;
b. bahwa untuk itu perlu menetapkan Peraturan Pemerintah;
Mengingat : 1. Pasal 5 ayat (2) Undang-Undang Dasar 1945;
MEMUTUSKAN:
Menetapkan : PERATURAN PEMERINTAH TENTANG PERUBAHAN ATAS PERATURAN PEMERINTAH NOMOR 94 TAHUN 2021.
Pasal I
Beberapa ketentuan dalam Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil diubah sebagai
berikut:
1. Ketentuan Pasal 5 diubah sehingga Pasal 5 berbunyi sebagai berikut:
"Pasal 5
Pegawai dilarang:
a. meminjamkan barang milik negara; dan
b. menyiarkan ajakan memilih calon melalui pengeras suara.
2. Ketentuan Pasal 14 dihapus.
Pasal II
Peraturan Pemerintah ini mulai berlaku pada tanggal diundangkan.
Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Pemerintah ini.
Ditetapkan di Jakarta
pada tanggal 1 Juni 2026
PRESIDEN REPUBLIK INDONESIA,
Diundangkan di Jakarta
pada tanggal 2 Juni 2026
"""


def text_file(folder: Path, text: str, name: str = "naskah.txt") -> Path:
    """A text file."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def pdf_file(folder: Path, text: str, name: str = "naskah.pdf", per_page: int = 40) -> Path:
    """A born-digital PDF with one text object a line, written by hand: no library needed."""
    lines = text.splitlines()
    sheets = [lines[i : i + per_page] for i in range(0, len(lines), per_page)]
    path = folder / name
    path.write_bytes(pdf_bytes(sheets))
    return path


def pdf_bytes(sheets: list[list[str]]) -> bytes:
    """A PDF of pages of lines in Helvetica."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for sheet in sheets:
        drawn = "\n".join(f"1 0 0 1 50 {800 - 18 * i} Tm ({_escaped(line)}) Tj" for i, line in enumerate(sheet))
        stream = f"BT /F1 10 Tf {drawn} ET".encode("cp1252", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _assembled(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for i, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def docx_bytes(text: str) -> bytes:
    """A Word document of one paragraph a line, with a table at its end."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    for row, words in zip(document.add_table(2, 2).rows, (("No", "Sanksi"), ("1.", "teguran")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_file(folder: Path, members: dict[str, bytes], name: str = "arsip.zip") -> Path:
    """A ZIP archive with the names exactly as given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(zipfile.ZipInfo(member), data, zipfile.ZIP_DEFLATED)
    path = folder / name
    path.write_bytes(buffer.getvalue())
    return path
