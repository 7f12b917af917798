"""The edge of the core: everything that needs a library, a file, a model or a server."""
