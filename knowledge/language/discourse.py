"""How a message hangs together: what opens it, what it concludes, what it denies and what points back."""

from __future__ import annotations

import re

from knowledge.language.asking import thin
from knowledge.language.splitting import is_follow_on

_SENTENCE = re.compile(r"[^.?!\n]+[.?!\n]*")
_CLAUSE = re.compile(r"(?:[^.?!:>\n]|[.:](?=\S))+[.?!:>\n]*")
# "Saya takut dimutasi" tells why somebody asks, not what was done.
_WORRY = re.compile(
    r"\b(?:takut\w*|khawatir|kuatir|cemas|gelisah|was.was|resah|stres|deg.degan|sungkan|segan|pakewuh"
    r"|(?:tidak|jadi tidak) enak|serba salah|(?:susah|sulit|tidak bisa) tidur"
    r"|afraid|worried|scared)\b"
)
# "KASN sudah bubar, berarti bebas posting dukungan?": what follows from a premise is what is asked.
_CONCLUSION = re.compile(
    r".*(?:\b(?:berarti|brarti|berati|brati|brti|artinya|dengan demikian|oleh (?:karena|sebab) itu|ka?lo?a?u? be?gitu"
    r"|therefore|(?:that|which|it) means)\b"
    r"|[,.;?!] *(?:jadi(?:nya)?|jd|so|nah|maka|otomatis)\b"
    # "Sejak UU 1/2026 menghapus kurungan, PNS jadi tim kampanye aman dong?"
    r"|^\W*(?:sejak|semenjak|setelah|sesudah|since|now that)\b[^,.?!\n]*"
    r"(?:hapus|cabut|bubar|ganti|ubah|batal|repeal|abolish|replac|dissol)[^,.?!\n]*,"
    r"|\bjadi(?= (?:ya |sudah |udah |sekarang |skrg |skarang )?(?:boleh|bole|bebas|aman|bisa|sah|gapapa|gpp)\b))"
    r"(?P<rest>.+)",
    re.I | re.S,
)
# "Tidak saya like, cuma lihat profil calegnya": what was not done is not asked after.
_INSTEAD = re.compile(
    r"\b(?:tidak|tanpa|bukan)(?! hanya)(?: \w+){1,6}? (?:tapi|tetapi|melainkan|hanya|maksud(?:ku| saya)) "
    r"(?P<rest>.+)"
)
_MEAN = r"(?:yang )?(?:saya |aku |kami )?maksud(?:nya|ku| saya| aku| kami)?(?: itu| tadi)?"
# "Bukan unggahan calon, maksud saya unggahan KPU": what was taken wrongly, and what is asked instead.
_CORRECTED = re.compile(
    rf"^(?:bukan|salah(?! satu\b))(?: (?P<wrong>(?!maksud).+?))? (?:tapi )?{_MEAN} (?P<right>(?!(?:saya|aku|kami)$).+)$"
)
# What corrects or sighs before the matter: "maksud saya ...", "bukan itu, ...", "yah ...".
_OPENING = re.compile(
    r"^(?:(?:oh|eh|yah|ya|nah|lah|loh|lho|aduh|waduh|maaf|sori|ralat|koreksi|salah ketik|min|kak|oke|baik"
    r"|maksud(?:nya|ku| saya| aku| kami)(?: itu| tadi)?|bukan itu|bukan begitu|bukan(?= maksud| yang saya)"
    r"|yang saya (?:tanya|tanyakan|maksud)(?: itu)?) )+"
)
# A turn that only greets, thanks or asks leave to ask is nothing that a question could lean on.
_GREETS = re.compile(
    r"\W*(?:\b(?:halo+|hai+|hi|hey|hello|p|tes|permisi|punten|kulo nuwun|tabe|salam|assalam\w*|wr|wb|shalom|horas"
    r"|selamat|met|good|pagi|siang|sore|malam|malem|morning|afternoon|evening|min|mimin|admin"
    r"|kak|kakak|pak|bu|bapak|ibu|bot|gan|bang"
    r"|(?:maka|teri?ma?|matur|hatur|thank) ?(?:kasih|suwun|nuhun|you)|makasih|makasi|mksh|trims|tq|thanks?|nuwun|banyak"
    r"|atas|infonya|info|jawabannya|penjelasannya|bantuannya|oke?|okay|sip|siap|paham|noted"
    r"|o+h|begitu|gitu|jelas|bgt|banget|sekali|mantap|keren|membantu|sangat"
    r"|izin|ijin|mau|numpang|boleh|nanya|tanya|bertanya|konsul\w*|ya|nih|dong|dulu|sebentar|dengan|apa kabar)\b\W*)+",
    re.I,
)
# "Satu lagi, minggu depan reuni ...": another matter, as long as what follows says enough to be one.
_NEW_MATTER = re.compile(
    r"\W*(?:(?:oh iya|o+h ya|eh|nah|ok\w*|min|kak|terus|trus|btw),? )*"
    r"(?:(?:satu|1) (?:lagi|pertanyaan lagi)|(?:mau )?(?:tanya|nanya) (?:lagi|hal lain|yang lain|yg lain)"
    r"|pertanyaan (?:lain|kedua|ketiga|baru)|(?:ganti|beda) topik|beda soal|(?:soal|hal|topik) lain|ngomong.ngomong"
    r"|by the way|another question)(?: (?:ya|nih|dong|min|kak|deh|lagi))*\s*[,:.;!-]+\s*",
    re.I,
)
_SAYS_SOMETHING = 5
# "Apakah tindakan itu melanggar?" names its act only in the sentence before.
_POINTS_BACK = re.compile(
    r"\b(?:tindakan|perbuatan|hal|sikap|langkah|kelakuan|perintah|ajakan|permintaan|tawaran|undangan|permintaannya) "
    r"(?:itu|tersebut|ini|begitu|demikian|tadi)\b"
    r"|\b(?:itu|ini|begitu|gitu|tersebut|demikian) (?:melanggar|boleh|dilarang|kena|aman|salah|termasuk)\b"
    r"|\b(?:begitu|gitu|demikian)$"
    # "My father heads a neighbourhood. Is he allowed to ...?": whose act it is stands before.
    r"|\b(?:is|are|may|can|could|should|does|did|was|were) (?:he|she|they)\b"
    r"|\b(?:bolehkah|apakah|boleh|bisakah) (?:dia|beliau|ia|mereka)\b"
    r"|^(?:dia|beliau|mereka) (?:boleh|bisa|dilarang|kena)\b"
)


def sentences(text: str) -> list[str]:
    """Up to a full stop, question mark or line end, with it."""
    return _SENTENCE.findall(text)


def clauses(text: str) -> list[str]:
    """What colons and quoted lines part as well."""
    return [clause.strip() for clause in _CLAUSE.findall(text) if clause.strip()]


def conclusion(text: str) -> str:
    """What is said to follow from a premise; empty where nothing is."""
    found = _CONCLUSION.fullmatch(text)
    # "All on one day, aren't they? So we watch out once.": the premise is what is asked.
    if not found or ("?" in text[: found.start("rest")] and "?" not in found["rest"]):
        return ""
    return found["rest"]


def done_instead(mended: str) -> str:
    """What is done in place of what is denied, where it names the matter itself."""
    found = _INSTEAD.search(mended)
    return found["rest"] if found and len(found["rest"].split()) >= 3 and not thin(found["rest"]) else ""


def without_opening(mended: str) -> str:
    """The words after "bukan itu, maksud saya ..."; all of them where nothing else is said."""
    return _OPENING.sub("", f"{mended} ").strip() or mended


def corrected(mended: str) -> tuple[str, str]:
    """What the message before was wrongly taken to say, and what is meant; all of it where nothing is put right."""
    found = _CORRECTED.match(mended)
    return (found["wrong"] or "", found["right"]) if found else ("", mended)


def since_the_last_matter(text: str, turns: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The message without "satu lagi, ...", and the turns that it can lean on: none from before a change of subject."""
    opening = _NEW_MATTER.match(text)
    rest = text[opening.end() :] if opening else ""
    if len(rest.split()) >= _SAYS_SOMETHING and not is_follow_on(rest):
        return rest, ()
    return text, tuple(turn for turn in turns if not only_greets(turn))


def only_greets(turn: str) -> bool:
    """True where nothing could be leaned on."""
    return _GREETS.fullmatch(turn) is not None


def points_back(mended: str) -> bool:
    """True where what is asked after, or who, stands in what was said before."""
    return _POINTS_BACK.search(mended) is not None


def only_worries(mended: str) -> bool:
    """True for a sentence of fear that names nothing of the field."""
    return thin(mended) and _WORRY.search(mended) is not None
