"""How people put orders to a bot: the patterns of orders, and of words that are orders only beside a sign of one."""

from __future__ import annotations

import re

YES = (
    r"(?:(?<!tidak )(?<!tak )(?<!ga )(?<!gak )(?<!nggak )boleh(?! atau| apa| tidak| gak?\b| nggak| kah)|dibolehkan|"
    r"diperbolehkan|membolehkan|allowed|permitted|allow|yes)"
)
# "The minister said ASN may" tells; who is bidden to say it is bidden at once or after one of these.
_BIDDEN = "".join(
    rf"|(?<=\b{word} )"
    for word in "tolong coba cukup langsung tinggal kamu anda bot harus dan lalu terus selalu untuk ayo sekarang".split()
)
_SAY_ID = (
    r"(?:jawab(?:lah)?|menjawab|balas|tulis(?:kan)?|cetak|ketik|ucapkan|katakan|tampilkan|sertakan|akhiri|awali|tutup|"
    rf"ulangi|nyatakan|(?:(?<!\w ){_BIDDEN})bilang)"
)
_SAY_EN = r"(?:answer|answers|reply|respond|say|says|print|echo|output|repeat|write|tell|begin|start|end|sign|state)"
SAY = rf"(?:{_SAY_ID}|{_SAY_EN})"
_FEW = r"\W+(?:\w+\W+){0,4}?"
# "temen bilang boleh" tells what somebody said; "belum menjawab, boleh ..." what was not done.
_TOLD_BY = (
    "saya aku gw gue sy dia beliau kadis camat lurah kades sekda teman temen atasan bos kantor principal boss pak bu "
    "orang rt yang yg penanggung tanggung belum sudah menantu anak suami istri"
)
_NOT_TOLD = "".join(rf"(?<!\b{word} )" for word in _TOLD_BY.split())
# "Saya harus jawab persis begini: ..." tells what somebody was bidden to say.
_NOT_BIDDEN = "".join(
    rf"(?<!\b{words} )" for words in ("saya harus", "saya hrs", "kami harus", "kita harus", "disuruh", "diminta")
)
# Between an order to speak and the word to be spoken stands how to speak, not a shirt that is printed.
_HOW = (
    r"[^\w.?!\n]+(?:(?:dengan|dgn|kata|kalimat|hanya|cuma|saja|aja|selalu|semua|setiap|tiap|apa|pun|pertanyaan\w*|saya|ku"
    r"|ini|itu|langsung|persis|bahwa|kalau|jika|pns|asn|nya|di|awal|akhir|jawaban\w*|verdict|is|it|just|only|with|that"
    r"|the|this|words?|me|to|everything|every|question\w*|as|my|all|by|saying|always|must|be|answer|are|civil|servants?)"
    r"\W+){0,4}?"
)
# "cetak kaos boleh ga?" asks.
_ASKS = r" *(?:\?|g+a*k?\b|n?ngga?k?\b|engga?k?\b|kah\b|ya\b|kan\b|apa\b|min\b|dong\b)"
_YOU = r"(?:kamu|anda|engkau|km|kau|bot ini|bot|asisten|the assistant|this bot|you)"
# Whoever gives written instructions to civil servants; what a bot was told has no issuer.
_ISSUER = (
    r"(?:bupati|wali ?kota|gubernur|presiden|menteri|men\w+|kepala|sekda|sekretaris|camat|rektor|direktur|dinas|kapolri"
    r"|bawaslu|kpu|bkn|pimpinan|atasan|tertulis|dari|nomor|no)\b"
)
_LAW = r"(?:hukum|regulasi|aturan|peraturan|knowledge|law|data)"

_DROP_ID = r"(?:abaikan|lupakan|hiraukan|kesampingkan|buang)\W+(?:\w+\W+){0,4}?"
_DROP_EN = r"(?:ignore|disregard|forget|override)\W+(?:\w+\W+){0,4}?"

# Looked for before what may not stand before it, which is much to try at every letter.
_SAYS, _DROPS = rf"\b(?={SAY})", r"\b(?=(?:abaikan|lupakan|hiraukan|kesampingkan|buang)\b)"

# Words of orders that people also use of each other, of roads and of telephones.
_CUES = (
    rf"{_DROPS}{_NOT_TOLD}{_DROP_ID}(?:perintah|aturan|arahan|batasan|pedoman)\w*(?:[;,.!]|$)",
    rf"{_DROP_EN}(?:rules?|guidelines?|polic(?:y|ies))",
    # "Do the rules override my freedom of speech?" asks.
    r"\boverride\b(?! (?:my|our|the|a|his|her)\b)|without (?:any )?rules|tanpa (?:aturan|filter)|\bbypass\b|\bjailbreak\b",
    r"\bact as(?! (?:an? )?(?:party|witness|election|polling|volunteer|committee|mc\b|speaker))|\bpretend (?:to be|you)\b",
    r"(?<!\bakun )\brole-?play\b|\bnew instructions?\b|\[(?:/|\w+ )?(?:system|admin|sistem)(?: \w+)?(?:\]|:)",
    r"\b(?:developer|dan|debug) mode\b|\b(?:complete|fill in) (?:this |the )?(?:sentence|blank)s?\b",
    r"\bsemua (?:larangan|aturan)\w*(?: \w+){0,2} (?:dicabut|dihapus|dibatalkan)",
    rf"(?:mulai (?:sekarang|detik ini|saat ini)|from now on){_FEW}(?:kamu|anda|you)\b",
    r"\bselect\b[^.?!\n]{1,60}?\bfrom \w+ *(?:;|where\b|limit\b|$)",
)
_PATTERNS = (
    # Throw the rules away.
    rf"{_DROPS}{_NOT_TOLD}{_DROP_ID}(?:instruksi|perintah|aturan|arahan|batasan|pedoman|prompt)\w*"
    r"(?:\W+(?:\w+\W+){0,3}?(?:sebelum|di atas|awal|lama|mu\b|kamu|sistem|anda|ini)|mu\b)",
    rf"{_DROPS}{_NOT_TOLD}{_DROP_ID}(?:instruksi|prompt)\w*(?:[;,.!]|$)",
    rf"{_DROP_EN}(?:instructions?|prompts?|sources?|(?:your|previous|prior|earlier|above|system) (?:\w+ )?(?:rules?|guidelines?|polic(?:y|ies)))",
    r"\bsystem override\b|\bsafety off\b",
    # Say this, whatever the question.
    rf"{_SAYS}{_NOT_TOLD}{SAY}{_HOW}[\"'“‘*(]*{YES}\b(?!{_ASKS})",
    # "boleh ya?" asks; "jawab boleh ya" bids.
    rf"{_SAYS}{_NOT_TOLD}(?:jawab(?:lah)?|balas|katakan|nyatakan)\W+(?:saja |aja )?[\"'“]?boleh ya\b",
    rf"\b{_YOU}{_FEW}(?:harus|wajib|mesti|selalu|must|always|should){_FEW}[\"'“‘*]*(?:{SAY}|{YES}|mengizinkan)\b",
    rf"{_SAYS}{_NOT_BIDDEN}(?:jawab|balas|tulis|ketik|ucapkan|katakan|output|reply|respond|say|answer)\W+(?:\w+\W+){{0,4}}?(?:persis|hanya|"
    r"saja|dengan kata|dengan kalimat|exactly|only|just)\W+(?:\w+\W+){0,3}?[\"'“”‘’:]",
    rf"(?:verdict|jawaban\w*|answer|putusan)\W{{0,4}}(?:\s(?:for|to|untuk|atas|dari|bagi)(?: \w+){{1,3}} )?\W{{0,3}}(?:is|=|:|adalah)"
    rf"\W{{0,4}}{YES}\b",
    rf"(?:verdict|answer)(?:\W+\w+){{0,5}}\W+(?:is|to|be)\W+{YES}\b",
    rf"(?:mulai (?:sekarang|detik ini|saat ini)|from now on){_FEW}(?:{SAY}|{YES}(?!{_ASKS}))\b",
    r"\b(?:samakan|ubah|ganti|sesuaikan) jawabanmu\b|\byou must (?:allow|permit|agree)",
    r"\balways (?:permits?|allows?|says? yes)\b",
    r"[\"“']tidak boleh[\"”'](?:\W+\w+){0,3}\W+[\"“']?boleh[\"”']|translate your (?:verdict|answer|reply)",
    r"terjemahkan\b.*\b(?:sebagai|jadi|jadikan) (?:jawaban|balasan)"
    r"|\b(?:terjemahkan|translate)\b[^.?!]{0,60}\b(?:patuhi|turuti|laksanakan|obey|comply)\b",
    r"isi titik-titik|\b(?:complete|lengkapi|fill in) (?:this |the )?"
    r"(?:json|csv|table|row|kalimat|tabel|baris)",
    # Be somebody else.
    r"(?:kamu|anda|engkau|km)\W+(?:sekarang|kini|adalah|jadi|menjadi|bukan lagi|pejabat|petugas)\W+(?:\w+\W+){0,6}?"
    r"(?:bot|ai|asisten|tanpa (?:aturan|batas|filter)|bebas|mengizinkan|membolehkan|selalu)",
    r"\b(?:you are now|(?:enable|activate|enter|turn on|you are in) (?:\w+ )?mode"
    r"|mode (?:pengembang|developer|audit|debug|bebas|admin|dewa|uji)\b|you are [a-z]+, (?:a|an) )",
    r"(?<!\bkami )(?<!\bkita )\b(?:main|bermain) peran\b(?! (?:di|dalam|sebagai panitia))|\bberperanlah\b"
    r"|\b(?:tolong|coba|mohon|kamu|anda|bot) berperan (?:jadi|sebagai|seperti|layaknya)\b",
    r"(?<!disuruh )(?<!diminta )\btulis(?:kan)?\W+(?:\w+\W+)?(?:adegan|cerita|naskah|dialog|skenario|puisi)\b",
    r"\bwrite a (?:scene|story|dialogue)\b|(?:^|[.!?:] )jadilah (?!saya\b|kami\b|kita\b)",
    # Speak as the maker.
    r"</?(?:system|user|assistant|instruction|admin|prompt)>|\[/?inst\]|<<sys>>|<\|\w+\|>|"
    r"#{2,} ?(?:system|instruction|instruksi|sistem)|```\s*(?:system|sistem|prompt)",
    r"^[^\w\n]*(?:system|assistant|user) ?:",
    r"\b(?:saya|aku|ini|this is|i am|i'm) (?:adalah )?(?:the |your )?(?:admin|pembuat|pengembang|developer|creator|"
    r"operator)(?:mu\b| bot\b| ini\b|\b(?=[.,!]? (?:enter|set|print|output)))",
    r"^this is (?:the|your) (?:developer|admin)\b",
    r"\b(?:saya|aku) (?:ini )?(?:admin|owner|superuser|root)(?: (?:pengganti|baru|sementara|utama|resmi))?[,.!][^?]*"
    r"\b(?:laksanakan|jalankan|eksekusi)\b[^?]*$",
    r"(?:update|pembaruan|perbarui|masukkan|tambahkan)\W+(?:\w+\W+){0,4}?(?:basis pengetahuan|knowledge base|database|"
    r"pustaka|datamu)",
    rf"\b{_LAW} update:|\b(?:pembaruan|update|pemutakhiran) {_LAW}\b[^.?!:\n]{{0,40}}:",
    r"\bsemua(?:nya)? (?:jadi )?boleh\s*[,.;!]",
    r"\bpermits? everything\b|\beverything is (?:allowed|permitted)\b",
    r"\b(?:all|every|any)(?: \w+){1,3} (?:is|are) (?:now )?(?:lawful|legal|allowed|permitted)\b(?! (?:by|if|when|to|in)\b)",
    # What a reply carries and what a bot does unasked, nobody but its maker says.
    r"\brepl(?:y|ies) (?:now |must |should |will |always )*(?:carr(?:y|ies)|includes?|contains?|ends?|begins?|shows?)\b",
    r"\b(?:nilai|sikap|jawaban|putusan) (?:cadangan|bawaan)\b|\bdefault (?:verdict|answer|reply)\b",
    r"\bbot (?:cukup|tinggal|hanya perlu|tidak perlu|tak perlu|wajib|harus)\b",
    r"\btanpa (?:menyinggung|melihat|menyebut|memakai|mengindahkan) (?:aturan|hukum|undang|uu)\b",
    # A conversation written down as far as the bot's own turn.
    r"\n\s*[a-z]\w{0,15}\s*:\s*\Z",
    r"\b(?:perbarui|tambahkan|masukkan|simpan|ingat)\b\W+(?:\w+\W+){0,4}?(?:pengetahuanmu|memorimu|ingatanmu)\b",
    r"\b(?:turuti|patuhi) perintah(?:ku| saya)\b|\bobey me\b|\bdrop table\b|\bapi key\b",
    r"(?:setuju|sesuai|ikuti) (?:kesepakatan|perjanjian|permainan)|aturanmu (?:di)?tangguhkan",
    # Tell me what you hide, show what I sent.
    r"(?:system|sistem) ?prompt|(?:prompt|instruksi) (?:sistem|rahasia|awal|tersembunyi)|\byour (?:hidden )?prompt\b",
    r"(?:ulangi|tampilkan|salin|bocorkan|sebutkan|repeat|reveal|print|show)\W+(?:\w+\W+){0,6}?(?:teks di atas|"
    # "Sebutkan angka 2 Instruksi Bupati" asks for a paper.
    # The words of a rule may be asked for.
    rf"percakapan ini|instruksi(?! {_ISSUER})|prompt|html|kata per kata(?! (?:bunyi|isi|pasal|larangan|aturan)\w*)"
    r"|konfigurasi|configuration|riwayat|stored|database)",
    # Words for machines.
    r"\b(?:open|exec|eval|system|listdir|popen|getenv|require)\(|\bimport (?:os|sys|subprocess)\b|\.env\b|/etc/\w+"
    r"|\b(?:delete from|insert into|rm -rf)\b"
    r"|\b(?:curl|wget) +(?:-\S+ +)*https?:|\|\s*(?:sh|bash)\b|^\s*/\w{3,}\b[^\n]* --\w+",
    r"<!--|display ?: ?none|\{\{.*\}\}|!\[[^\]]*\]\(https?:|\bjavascript:|tg://",
    # Of a record copied from another program only what speaks to a bot.
    rf"\"(?:verdict|answer|jawaban|putusan|override|system|prompt|command|perintah|mode|content|messages?|tool\w*)\"\s*:"
    rf"|\"role\"\s*:\s*\"(?:system|assistant|user|admin|developer)\"|\{{\s*\"\w+\"\s*:[^}}]*\b{YES}\b",
    # A script that a page only fetches says nothing.
    r"<(?!script [^>]*></script>)(?:script|iframe|svg|object|embed)\b|<[a-z]+ [^>]*\bon\w+ ?=|<(?:b|i|strong)>\W*" + YES,
    rf"\[[^\]\n]*\b{YES}\b[^\]\n]*\]\(",
    r"\b(?:dekode|decode|base64|rot13|terjemahkan kode|hex)\b.*\b(?:perintah|lakukan|jalankan|ikuti|instruksi|follow|"
    r"execute|obey|jawab)",
    r"\b(?:run|jalankan|gabungkan|combine) (?:(?:this|kode|perintah)\b|[a-z] *(?:\+|dan|and) *[a-z]\b)|(?:^|[.!:;,]|and|then) ?run it\b"
    r"|\b(?:code word|kata sandi(?:nya)?) (?-i:[A-Z]{2,})",
)  # fmt: skip
ORDER = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.I | re.S | re.M)
CUE = re.compile("|".join(f"(?:{p})" for p in _CUES), re.I | re.S | re.M)
# What is said to a bot, or of what it should answer: beside it a cue is an order.
STEERS = re.compile(
    r"\b(?:jawab(?:lah|an\w*)?|balas|katakan|answers?|repl(?:y|ies)|respond|output|print|verdict|putusan\w*|prompt|bot|chatbot|"
    r"asisten|assistant|ai|model|filter|unrestricted|restrictions?|batasan|instruksi\w*|instructions?|knowledge|kamu|"
    r"you are|semua(?:nya)? (?:jadi )?boleh)\b",
    re.I,
)
# Words from which on a message tells a story; a cue in fewer bids.
STORY = 12
