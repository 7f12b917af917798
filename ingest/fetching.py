"""Fetches an address an admin sent: limits of size, time, type and redirects; private networks refused."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from ingest.errors import FetchError, ForbiddenAddress, TooLarge
from ingest.reading.bounds import MOST_BYTES
from ingest.settings import IngestSettings

_REDIRECTS = 5
_TYPES = re.compile(
    r"(text/|application/(pdf|x-pdf|zip|x-zip-compressed|octet-stream|force-download|download|xhtml\+xml|msword|"
    r"vnd\.openxmlformats-officedocument)|image/(png|jpe?g|tiff|webp|bmp)|binary/)"
)
_AGENT = "TanyaNetral/1 (pustaka peraturan)"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What a fetch may cost; ``allow_private`` is for an agency's own document server, and for tests."""

    bytes: int = MOST_BYTES
    seconds: float = 60.0
    allow_private: bool = False


def fetcher(settings: IngestSettings) -> Callable[[str, Path], Path]:
    """The fetch of the settings."""
    limits = FetchLimits(settings.bounds.bytes, settings.ingest_timeout, settings.ingest_allow_private)
    return lambda address, folder: fetch(address, folder, limits)


def fetch(address: str, folder: Path, limits: FetchLimits | None = None) -> Path:
    """Save what an address gives into ``folder``; raises ``FetchError`` or ``TooLarge`` with a sentence."""
    limits = limits or FetchLimits()
    deadline = time.monotonic() + limits.seconds
    try:
        # The environment's proxies would look up names for us and so undo the check of addresses.
        with httpx.Client(trust_env=False, timeout=min(20.0, limits.seconds), follow_redirects=False) as client:
            for _ in range(_REDIRECTS + 1):
                saved, onward = _get(client, address, folder, limits, deadline)
                if saved is not None:
                    return saved
                address = _joined(address, onward)
    except httpx.TimeoutException as exc:
        raise FetchError("Situs itu terlalu lama menjawab; coba lagi nanti atau kirim berkasnya.") from exc
    except (httpx.HTTPError, httpx.InvalidURL) as exc:
        raise FetchError("Alamat itu tidak dapat diambil; periksa tautannya atau kirim berkasnya.") from exc
    raise FetchError("Alamat itu terlalu banyak dialihkan; kirim tautan langsung ke berkasnya.")


def _get(
    client: httpx.Client, address: str, folder: Path, limits: FetchLimits, deadline: float
) -> tuple[Path | None, str]:
    """The saved file, or where the address leads on."""
    request = _request(client, address, limits)
    response = client.send(request, stream=True)
    try:
        if response.is_redirect:
            return None, response.headers.get("location", "")
        if response.status_code != httpx.codes.OK:
            raise FetchError(f"Situs itu menjawab dengan kode {response.status_code}; periksa tautannya.")
        kind = response.headers.get("content-type", "application/octet-stream").lower()
        if not _TYPES.match(kind):
            raise FetchError(
                "Alamat itu bukan dokumen; kirim tautan ke PDF, DOCX, halaman web, teks, gambar, atau ZIP."
            )
        return _save(response, folder / _name(address), limits, deadline), ""
    finally:
        response.close()


def _joined(address: str, onward: str) -> str:
    try:
        return urljoin(address, onward)
    except ValueError as exc:
        raise ForbiddenAddress("Alamat itu tidak sah.") from exc


def _request(client: httpx.Client, address: str, limits: FetchLimits) -> httpx.Request:
    """A request to the very address that was checked: a second lookup might give another."""
    try:
        port = urlsplit(address).port
        url = httpx.URL(address)
    except (ValueError, httpx.InvalidURL) as exc:
        raise ForbiddenAddress("Alamat itu tidak sah.") from exc
    # A name in letters of its own ("bücher") goes out as the registry writes it.
    host = url.raw_host.decode("ascii")
    if url.scheme not in {"http", "https"} or not host or url.userinfo:
        raise ForbiddenAddress("Alamat harus diawali http:// atau https:// dan tanpa kata sandi.")
    ip = _resolve(host, port or (443 if url.scheme == "https" else 80), limits.allow_private)
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": _AGENT, "Accept-Encoding": "identity"}
    checked = url.copy_with(host=ip, fragment=None)
    return client.build_request("GET", checked, headers=headers, extensions={"sni_hostname": host})


def _resolve(host: str, port: int, allow_private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise FetchError("Nama situs itu tidak ditemukan; periksa tautannya.") from exc
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(_public(a) for a in addresses):
        raise ForbiddenAddress("Alamat itu mengarah ke jaringan dalam, jadi tidak diambil.")
    return addresses[0]


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not ip.is_multicast


def _save(response: httpx.Response, target: Path, limits: FetchLimits, deadline: float) -> Path:
    size = 0
    try:
        with target.open("wb") as file:
            # Without a size each piece comes as it arrives, so that a trickle also meets the deadline.
            for chunk in response.iter_raw():
                size += len(chunk)
                if size > limits.bytes:
                    raise TooLarge(f"Berkas di alamat itu lebih dari {limits.bytes // 1_000_000} MB.")
                if time.monotonic() > deadline:
                    raise FetchError("Situs itu terlalu lambat; coba lagi nanti atau kirim berkasnya.")
                file.write(chunk)
    except OSError as exc:
        raise FetchError("Berkas dari alamat itu tidak dapat disimpan; periksa ruang penyimpanan.") from exc
    return target


def _name(address: str) -> str:
    last = unquote(urlsplit(address).path).replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"[^\w.\- ]", "_", last).lstrip(".")[-120:] or "halaman"
