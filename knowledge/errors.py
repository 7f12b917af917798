"""Everything that can fail in the core, translated once at the seam where it happens.

KnowledgeError
├── DataError            bundled data breaks a rule; names file and line
├── AddressError         a text is not an address of a provision
├── IndexNotReady        no usable index: build it first
├── StoreUnavailable     the database does not answer
├── IndexUnavailable     the vector store does not answer
└── ModelUnavailable     the embedding or language model cannot be loaded or called
"""


class KnowledgeError(Exception):
    """Root of every failure the core raises; ``str()`` is one sentence a user can read."""


class DataError(KnowledgeError):
    """Raised when a data file breaks its format; the message starts with ``file:line``."""


class AddressError(KnowledgeError):
    """Raised when a text does not follow the grammar of an address."""


class IndexNotReady(KnowledgeError):
    """Raised when the index is missing, half built, or made by another model."""


class StoreUnavailable(KnowledgeError):
    """Raised when the database is locked, full or out of reach."""


class EditRefused(KnowledgeError):
    """Raised when an admin's change cannot be made as asked, such as after someone else's."""


class IndexUnavailable(KnowledgeError):
    """Raised when the vector store cannot be opened or does not answer."""


class ModelUnavailable(KnowledgeError):
    """Raised when a model cannot be loaded or does not answer."""
