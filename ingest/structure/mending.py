"""Mends that leave the words alone: references OCR garbled, markers and words that floated out of their lines."""

from __future__ import annotations

import re

from ingest.structure.numerals import mend_digits

_UNCLOSED = re.compile(r"\b([Aa]yat)\s?\((\d{1,2}?)[1lI|](?=\s?(?:huruf|[,.;:\s])|$)")
_BARRED = re.compile(r"\b([Aa]yat)\s?[l1I|\[]([1-9])[l1I|\]](?=[\s,.;:]|$)")
_LETTERED = re.compile(r"\b([Aa]yat)\s?\((l|I|s|S|O|a(?=\)\s(?:huruf|diatur|sampai)))\)")
_PASAL_REF = re.compile(r"\b([Pp]asal)\s?([0-9OoIlLTZSgq]{1,4}[A-D]?)(?=[\s,.;:)]|$)")
_YEAR = re.compile(r"\b([Tt]ahun|TAHUN)\s?([12LlIZ][0-9OoLlIZgSq]{3})\b")
_NOMOR = re.compile(r"\b([Nn]omor|NOMOR)\s([0-9OoIlLZSgq]{1,5})(?=\s+(?:[Tt]ahun|TAHUN)\b)")
_SLASH = re.compile(r"\b(dan|atau)\s?/\s?a\s?(tau|n)\b|\bdan(?:j|I)atau\b")
_ACCOUNT = {"(l": "1", "I": "1", "l": "1", "s": "5", "S": "5", "O": "0", "a": "4"}
_BARE = re.compile(r"[\[(]\s?([0-9lIOost]{1,2}?)\s?[\])1lIt|]\s*$")
_BARE_ONLY = re.compile(r"(?:^|(?<=[\s]))[\[(]\s?([0-9lIOost]{1,2}?)(?:[\])]|[1lIt|](?=\s|$))")
_SENTENCE = re.compile(r"(?<=[.])\s+(?=[A-Z])")
_LINE_SENTENCE = re.compile(r"(?<=[.])\s*\n\s*(?=[A-Z])")
_ITEM = re.compile(r"\n\s*(?:[a-z]|\d{1,2})[.)]\s")


def mend_references(text: str) -> str:
    """ "ayat (21huruf" to "ayat (2) huruf", "Pasal 2l" to "Pasal 21", "Tahun 2Ol4" to "Tahun 2014"."""
    text = _UNCLOSED.sub(lambda m: f"{m[1]} ({m[2]})" + ("" if text[m.end() : m.end() + 1] in " ,.;:\n" else " "), text)
    text = _BARRED.sub(r"\1 (\2)", text)
    text = _LETTERED.sub(lambda m: f"{m[1]} ({_ACCOUNT.get(m[2], m[2])})", text)
    text = _PASAL_REF.sub(lambda m: f"{m[1]} {_mend_number(m[2])}", text)
    text = _YEAR.sub(lambda m: f"{m[1]} {mend_digits(m[2])}", text)
    text = _NOMOR.sub(lambda m: f"{m[1]} {mend_digits(m[2])}", text)
    return _SLASH.sub(lambda m: f"{m[1]}/a{m[2]}" if m[1] else "dan/atau", text)


def _mend_number(token: str) -> str:
    if token[-1:] in "ABCD" and token[:-1]:
        return mend_digits(token[:-1]) + token[-1]
    return mend_digits(token)


def split_floated(tail: str) -> tuple[str, list[int]]:
    """Bare ayat markers that ended up before the heading they belong under: the text without them, their numbers."""
    numbers: list[int] = []
    rest = tail.rstrip()
    while m := _BARE.search(rest):
        before = rest[: m.start()].rstrip()
        if before and before[-1] not in ".;:)1]" and not before.endswith(tuple("tlI|")):
            break
        if re.search(r"(?:ayat|Pasal|huruf|dan|atau|,)$", before):
            break
        number = _small(m.group(1))
        if number is None:
            break
        numbers.insert(0, number)
        rest = before
    return rest, numbers


def settle_floated(content: str, floated: list[int]) -> str | None:
    """The article's text with its floated ayat numbers put before its sentences; ``None`` when they do not match."""
    inside = list(_runs(content))
    numbers = sorted({*floated, *(n for run in inside for n in run[2])})
    body = content
    for start, end, _ in reversed(inside):
        body = body[:start] + "\n" + body[end:]
    head, rest = _until_marker(body)
    first_real = _first_number(rest)
    count = max(numbers, default=0) if first_real is None else first_real - 1
    if count < 1 or (first_real is not None and count < len([n for n in numbers if n < first_real])):
        return None
    sentences = _sentences(head, count)
    if sentences is None:
        return None
    return "\n" + "\n".join(f"({i}) {s.strip()}" for i, s in enumerate(sentences, 1)) + "\n" + rest


def _sentences(text: str, count: int) -> list[str] | None:
    for pattern in (_LINE_SENTENCE, _SENTENCE):
        parts = [p for p in pattern.split(text.strip()) if p.strip()]
        if len(parts) == count:
            return parts
    return None


def _runs(content: str) -> list[tuple[int, int, list[int]]]:
    """Runs of two or more ayat markers with nothing between them, and lone ones on a line of their own."""
    found = []
    for m in re.finditer(
        r"(?:(?<=\n)|^|(?<=[.;:] ))(?:[\[(]\s?[0-9lIOost]{1,2}[\])1lIt|]\s*){1,12}(?=\n|$|\()", content
    ):
        tokens = _BARE_ONLY.findall(m.group())
        if len(tokens) == 1 and not re.fullmatch(
            r"\s*\S+\s*", content[content.rfind("\n", 0, m.end() - 1) + 1 : m.end()]
        ):
            continue
        numbers = [n for t in tokens if (n := _small(t))]
        if numbers and (len(numbers) > 1 or content[m.end() : m.end() + 1] in {"\n", ""}):
            after = content[m.end() : m.end() + 3].strip()
            if len(numbers) == 1 and re.match(r"\s*[A-Z]", content[m.end() :]) and after:
                continue
            found.append((m.start(), m.end(), numbers))
    return found


def _until_marker(text: str) -> tuple[str, str]:
    m = re.search(r"(?:\n|(?<=[.;] ))\(\d{1,2}\)?\s+[A-Z]", text)
    return (text[: m.start()], text[m.start() :]) if m else (text, "")


def _first_number(text: str) -> int | None:
    m = re.match(r"\s*\((\d{1,2})\)", text)
    if m:
        return int(m.group(1))
    m = re.match(r"\s*\((\d)1\s", text)
    return int(m.group(1)) if m else None


def _small(token: str) -> int | None:
    mended = {"l": "1", "I": "1", "t": "1", "s": "5", "o": "0", "O": "0"}
    digits = "".join(mended.get(c, c) for c in token)
    return int(digits) if digits.isdigit() and 0 < int(digits) < 40 else None


_ORPHAN = re.compile(r"\n([A-Z][^\n.;:]{1,40})\n([a-z][^\n:;]{1,60}\.)\s*$")


def split_orphans(tail: str) -> tuple[str, str, str]:
    """First and last words of an article that stand above its heading: (rest, first words, last words)."""
    m = _ORPHAN.search("\n" + tail.rstrip())
    if not m:
        return tail, "", ""
    return ("\n" + tail.rstrip())[: m.start()].lstrip("\n"), m.group(1), m.group(2)


_WORDLIKE = re.compile(r"[\W_]*(?:[A-Z]?[a-z]*[aeiou][a-z]*|[A-Z]*[AEIOU][A-Z]*)[\W_]*")
_NEUTRAL = re.compile(r"\(?[0-9]{1,4}[a-z]?[.)]?[,.;:]?|\(\d{1,2}|[a-z][.)]|di|ke|[(\d][\d.,)%]*|[IVX]+[.,]?|[-–|/]")
_CLUSTER = re.compile(r"(?!str)[bcdfghjklmpqrstvwxz]{3}")
_STRAY = {"I", "A", "l", "/", "r", "fl", "-", "V"}
_ODD = re.compile(r"[(){}\[\]<>'`\"^\\:!~*_=?]")


def strip_noise(text: str) -> str:
    """Without the crumbs of stamps and footers that OCR left between two items ("; : il( i\\lo l(X.: A e. bekerja")."""
    out: list[str] = []
    kept = 0
    run: list[re.Match[str]] = []
    previous_end = ""
    for token in re.finditer(r"\S+", text):
        if (_crumb(token.group()) or (run and _stray(token.group()))) and (
            run or previous_end in {".", ";", ",", ":", "dan"}
        ):
            run.append(token)
            continue
        if len(run) >= 2 and sum(len(_ODD.findall(t.group())) for t in run) >= (3 if len(run) < 4 else 2):
            out.append(text[kept : run[0].start()])
            kept = token.start()
        run = []
        previous_end = "dan" if token.group() in {"dan", "atau", "dan/atau"} else token.group()[-1]
    out.append(text[kept:])
    return "".join(out)


def _stray(token: str) -> bool:
    """What counts as a crumb only among crumbs: single letters, unspeakable words."""
    return token in _STRAY or (token.islower() and len(token) < 7 and bool(_CLUSTER.search(token)))


def _crumb(token: str) -> bool:
    """A token that is neither a word, a number nor a list marker."""
    if _NEUTRAL.fullmatch(token) or re.fullmatch(r"[A-Z]{2,7}[,.;:)]*", token):
        return False
    match = _WORDLIKE.fullmatch(token)
    return match is None or len(re.sub(r"[\W_]", "", token)) < 3
