"""Everything that can go wrong between a file and the library, each with a sentence an admin can read.

IngestError
├── ReadError              the file cannot be read
│   ├── EmptyFile          nothing inside
│   ├── UnsupportedFile    a kind of file we do not read
│   ├── EncryptedFile      needs a password
│   ├── BrokenFile         truncated or damaged
│   ├── TooLarge           over a limit of size, pages or unpacked bytes
│   ├── UnsafeFile         asks for something no document needs (path traversal, entities)
│   ├── NoText             no readable text, even after OCR
│   └── NotARegulation     text, but not the text of a regulation
├── FetchError             an address cannot be fetched
│   └── ForbiddenAddress   private, loopback or not http(s)
├── ParseTimeout           reading took longer than allowed
└── ParseCrash             the reading process died (memory limit, damaged file)
"""

from __future__ import annotations


class IngestError(Exception):
    """Root of every failure of ingest; ``str()`` is one Indonesian sentence for the admin."""


class ReadError(IngestError):
    """Raised when a file cannot be read."""


class EmptyFile(ReadError):
    """Raised when a file has no bytes or only blanks."""


class UnsupportedFile(ReadError):
    """Raised when the content (not the name) is of a kind we do not read."""


class EncryptedFile(ReadError):
    """Raised when a file needs a password."""


class BrokenFile(ReadError):
    """Raised when a file is truncated or damaged."""


class TooLarge(ReadError):
    """Raised when a file passes a limit of size, pages or unpacked bytes."""


class UnsafeFile(ReadError):
    """Raised when an archive or document asks for what no document needs."""


class NoText(ReadError):
    """Raised when no readable text is found, even after OCR."""


class NotARegulation(ReadError):
    """Raised when the text is not that of a regulation, circular or decree."""


class FetchError(IngestError):
    """Raised when an address cannot be fetched."""


class ForbiddenAddress(FetchError):
    """Raised when an address leads to a private network or is not http(s)."""


class ParseTimeout(IngestError):
    """Raised when reading takes longer than the limit."""


class ParseCrash(IngestError):
    """Raised when the reading process dies before it answers."""


BY_NAME: dict[str, type[IngestError]] = {
    cls.__name__: cls
    for cls in (
        IngestError,
        ReadError,
        EmptyFile,
        UnsupportedFile,
        EncryptedFile,
        BrokenFile,
        TooLarge,
        UnsafeFile,
        NoText,
        NotARegulation,
        FetchError,
        ForbiddenAddress,
        ParseTimeout,
        ParseCrash,
    )
}
