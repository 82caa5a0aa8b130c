"""The shapes of the database, the oldest first; a shape that was released is never edited."""

from __future__ import annotations

from typing import Final

SQLITE: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE events (
             seq INTEGER PRIMARY KEY AUTOINCREMENT,
             finding TEXT NOT NULL,
             action TEXT NOT NULL,
             who TEXT NOT NULL,
             at TEXT NOT NULL,
             request TEXT NOT NULL,
             base INTEGER NOT NULL,
             body TEXT NOT NULL,
             UNIQUE (request, finding)
           )""",
        """CREATE TRIGGER events_stay BEFORE UPDATE ON events
           BEGIN SELECT RAISE(ABORT, 'events are never altered'); END""",
        """CREATE TRIGGER events_remain BEFORE DELETE ON events
           BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
)

POSTGRES: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE claimcheck_events (
             seq BIGINT PRIMARY KEY,
             finding TEXT NOT NULL,
             action TEXT NOT NULL,
             who TEXT NOT NULL,
             at TEXT NOT NULL,
             request TEXT NOT NULL,
             base BIGINT NOT NULL,
             body TEXT NOT NULL,
             UNIQUE (request, finding)
           )""",
        """CREATE FUNCTION claimcheck_events_stay() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'events are never altered or deleted'; END $$""",
        """CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON claimcheck_events
           FOR EACH STATEMENT EXECUTE FUNCTION claimcheck_events_stay()""",
        "CREATE TABLE claimcheck_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ),
)
