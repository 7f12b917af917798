"""Truth in SQL: SQLite in ``var/`` by default, PostgreSQL by ``DATABASE_URL``."""
