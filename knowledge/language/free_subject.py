"""Whether the last that is asked is after somebody who is told to be free: "bekas kades boleh kampanye?"."""

from __future__ import annotations

import re

from knowledge.language.vocabulary import FREE, KIN

_ASKED_AFTER = r"(?:boleh|bebas|bisa|kena|melanggar|dilarang|salah)(?:kah)?"
_OF_THE_FREE = re.compile(
    r"(?<!saya )(?<!aku )(?<!kami )\b(?:pensiunan|purnawirawan|(?:mantan|bekas|eks) \w+(?: desa)?"
    r"|warga biasa|orang biasa|(?:tni|polri|tentara|polisi|pns|asn|prajurit|pegawai) yang (?:sudah|telah) pensiun)"
    rf"(?: (?!saya|aku|kami)\w+){{0,2}}? {_ASKED_AFTER}\b"
)
_RELATIVE = rf"(?:{KIN})"
_RELATIVE_ASKED_AFTER = re.compile(rf"\b(?P<kin>{_RELATIVE}|beliau)(?: (?:saya|aku|kami|itu))? {_ASKED_AFTER}\b")
_FREE_RELATIVE = re.compile(
    rf"\b(?P<kin>{_RELATIVE})(?: (?:saya|aku|kami))?(?: (?:yang|sudah|telah|itu|kan|hanya|cuma|dulu))* {FREE}\b"
    rf"|\bsk pensiun (?P<of>{_RELATIVE})\b"
)
_THEY_ARE_FREE = re.compile(rf"\b(?:dia|ia|beliau|mereka)(?: \w+){{0,2}}? {FREE}\b")
_BOUND_RELATIVE = re.compile(
    rf"\b(?P<kin>{_RELATIVE})(?: (?:saya|aku|kami))?(?: (?!saya|aku|kami)\w+){{0,3}}?"
    r" (?:c?pns|asn|pppk|tni|polri|kades|camat|lurah)\b"
)
_ASKER = re.compile(r"\b(?:saya|aku|kami|kita|i)\b")


def asked_of_who_serves(mended: str) -> bool:
    """True where the last that is asked is after a relative who is told to serve: "istri PNS, istri boleh ...?"."""
    asks = list(_RELATIVE_ASKED_AFTER.finditer(mended))
    if not asks:
        return False
    rest = mended[asks[-1].end() :]
    if re.search(rf"\b{_ASKED_AFTER}\b", rest):
        return False
    return asks[-1]["kin"] in {m["kin"] for m in _BOUND_RELATIVE.finditer(mended)}


def tells_a_free_relative(mended: str) -> bool:
    """True where a relative is told to be no civil servant, nor bound like one."""
    return _FREE_RELATIVE.search(mended) is not None or _THEY_ARE_FREE.search(mended) is not None


def asked_of_the_free(mended: str) -> bool:
    """True where the last that is asked is after a relative or a kind of people who are told to be free."""
    asks = [*_RELATIVE_ASKED_AFTER.finditer(mended), *_OF_THE_FREE.finditer(mended)]
    if not asks:
        return False
    last = max(asks, key=lambda m: m.end())
    rest = mended[last.end() :]
    if _ASKER.search(rest) or re.search(rf"\b{_ASKED_AFTER}\b", rest):
        return False
    if (kin := last.groupdict().get("kin")) is None:
        return True
    free = {m["kin"] or m["of"] for m in _FREE_RELATIVE.finditer(mended)}
    bound = {m["kin"] for m in _BOUND_RELATIVE.finditer(mended)}
    return (kin in free or (kin == "beliau" and len(free) == 1)) and not free & bound
