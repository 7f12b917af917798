"""What leave is asked for: "boleh pasang stiker", "kalau ikut kampanye"."""

from __future__ import annotations

import re

# Words behind "boleh" that name no deed: they insist, point back or tell where, when and for whom.
_NO_DEED = (
    r"kan|tidak|ya|atau|juga|dong|saja|itu|ini|begitu|di|ke|pada|pas|saat|waktu|kalau|sama|dengan|dia|beliau|mereka|apa"
    r"|di(?!skusi)\w{4,}"
)
# What people ask leave for, as verbs.
DEEDS = (
    r"ikut|hadir|menghadiri|datang|pasang|memasang|pakai|memakai|bagi|bagikan|membagikan|sebar\w*|menyebar\w*|unggah|mengunggah|jadi"
    r"|menjadi|bantu|membantu|dampingi|mendampingi|antar|mengantar|foto|berfoto|nonton|menonton|memilih|mencoblos|nyumbang|menyumbang"
    r"|kampanye|berkampanye|golput|daftar|mendaftar|mencalonkan|gabung|bergabung|masuk|pinjam\w*|meminjam\w*|cuti|mundur|lapor|melapor"
    r"|(?:me)?rekam|kirim|mengirim|kritik|mengkritik|doa|berdoa|ucap\w*|mengucap\w*|undang|mengundang|terima|menerima|diam"
)
_FOR_A_DEED = re.compile(
    r"\b(?:boleh(?:kah)?|bisa(?:kah)?|may i|can i)(?: (?:saya|aku|kami|kita|tidak|tetap|ikut))*+"
    rf" (?!(?:{_NO_DEED})\b)\w{{3,}}"
    # "Kalau ikut kampanye?" names the deed where the other has the word of leave.
    rf"|^(?:{DEEDS})$"
    r"|^(?:(?:terus|trus|lalu|nah|dan|oke|oh|kalau|jika|bila|misal\w*|bagaimana) )+"
    rf"(?:(?:saya|aku|kami|kita) )?(?:{DEEDS})\b"
)
# "Kalau ikut kampanyenya?": whose, stands in what was said before.
_ITS = re.compile(
    r"\b(?!(?:misal|sebenar|sebaik|khusus|pasti|ber(?:ta)?|biasa|akhir|hukum|kayak|seperti|harus|ujung.ujung)nya\b)\w{4,}nya\b"
)
# "Boleh kan?" asks again what was asked.
_AGAIN = re.compile(r"\b(?:boleh(?:kah)?|may i|can i)\b(?! (?:kan|tidak|ya|atau|juga|dong|saja)\b)(?= \w+)")


def for_a_deed(mended: str) -> bool:
    """True where leave is asked for a deed that is named here, not in "boleh kan" or "boleh diserahkan"."""
    return _FOR_A_DEED.search(mended) is not None and _ITS.search(mended) is None


def last_of_several(mended: str) -> str:
    """The last of several deeds that leave is asked for in one breath: "boleh nyoblos boleh kampanye"; empty of one."""
    asks = list(_AGAIN.finditer(mended))
    return mended[asks[-1].start() :] if len(asks) > 1 else ""
