"""Look-ups of ``record.sqlite``: what a row's lists and inner rows name, by key, so that a page is read without a walk of the tables.

=================  ==================================================================================================
``entity_keys``    the entity that a key of a mention means: kind, key, entity
``placed``         each finding with its code, level, subject, the document it is on, and that document's publisher and day;
                   errors and warnings first, the newest pages first
``shelved``        each document without its text, the newest first, as lists and counts of documents need it
``attended``       who takes part in an event: entity, event
``compared_of``    the comparisons that a figure is in: figure, comparison
``happened``       each event without its lists, and how many documents tell of it; those held first, the latest first
``promised``       each commitment without its lists, those of the newest pages first
``named``          each entity without its names, with how many turns and quotations it speaks; who speaks most first
``called``         the people one of whose names has a word: word, entity
=================  ==================================================================================================
"""

import json
import sqlite3

from onrecord.text.words import fold_text

# Columns that point at rows have an index each already: database.POINTERS.
# The document of a finding is that of its first evidence; a finding without evidence is about an issue, which names one or none.
LOOKUPS = (
    """CREATE TABLE entity_keys (kind TEXT, key TEXT, entity TEXT, PRIMARY KEY (kind, key, entity)) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO entity_keys SELECT entities.kind, held.value, entities.id FROM entities, json_each(entities.keys) AS held""",
    """CREATE TABLE shelved AS
       SELECT id, standing, side, publisher, language, kind, title, published, canonical_url, source FROM documents
       ORDER BY coalesce(published, '') DESC, id""",
    """CREATE INDEX shelved_side ON shelved (side)""",
    """CREATE INDEX shelved_publisher ON shelved (publisher)""",
    """CREATE TABLE placed AS
       SELECT findings.id AS id, findings.code AS code, findings.level AS level,
              json_extract(findings.subject, '$.table') AS "table", json_extract(findings.subject, '$.id') AS row,
              documents.id AS document, documents.publisher AS publisher, documents.published AS published
       FROM findings
       LEFT JOIN issues ON issues.id = json_extract(findings.subject, '$.id')
       LEFT JOIN documents ON documents.id = coalesce(json_extract(findings.evidence, '$[0].document'), issues.document)
       ORDER BY findings.level NOT IN ('error', 'warning'), coalesce(documents.published, '') DESC, findings.id""",
    """CREATE UNIQUE INDEX placed_id ON placed (id)""",
    """CREATE UNIQUE INDEX shelved_id ON shelved (id)""",
    """CREATE INDEX placed_row ON placed (row, id)""",
    """CREATE INDEX placed_document ON placed (document, id)""",
    """CREATE INDEX placed_code ON placed (code)""",
    """CREATE INDEX placed_level ON placed (level)""",
    """CREATE INDEX placed_publisher ON placed (publisher)""",
    """CREATE TABLE attended (entity TEXT, event TEXT, PRIMARY KEY (entity, event)) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO attended
       SELECT json_extract(held.value, '$.entity'), events.id FROM events, json_each(events.participants) AS held""",
    """CREATE TABLE compared_of (figure TEXT, comparison TEXT, PRIMARY KEY (figure, comparison)) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO compared_of
       SELECT held.value, comparisons.id FROM comparisons, json_each(comparisons.figures) AS held""",
    """CREATE TABLE happened AS
       SELECT id, kind, title, start, stop, place, status, series, edition,
              (SELECT count(DISTINCT document) FROM accounts WHERE accounts.event = events.id) AS accounts
       FROM events ORDER BY status IN ('planned', 'mentioned'), coalesce(start, '') DESC, id""",
    """CREATE UNIQUE INDEX happened_id ON happened (id)""",
    """CREATE INDEX happened_series ON happened (series)""",
    """CREATE TABLE named AS
       SELECT entities.id AS id, entities.kind AS kind, entities.name AS name, entities.side AS side,
              count(spoken.row) FILTER (WHERE spoken."table" = 'turns') AS turns,
              count(spoken.row) FILTER (WHERE spoken."table" = 'quotations') AS quotations
       FROM entities LEFT JOIN speakers AS spoken ON spoken.entity = entities.id AND spoken.role = 'speaker'
       GROUP BY entities.id ORDER BY count(spoken.row) DESC, entities.name, entities.id""",
    """CREATE UNIQUE INDEX named_id ON named (id)""",
    """CREATE INDEX named_kind ON named (kind)""",
    """CREATE TABLE promised AS
       SELECT commitments.id AS id, document, event, strength, status, commitments.standing AS standing, due, published, publisher
       FROM commitments JOIN shelved ON shelved.id = commitments.document ORDER BY shelved.rowid, commitments.id""",
    """CREATE UNIQUE INDEX promised_id ON promised (id)""",
    """CREATE INDEX promised_event ON promised (event)""",
    """CREATE TABLE called (word TEXT, entity TEXT, PRIMARY KEY (word, entity)) WITHOUT ROWID""",
    """INSERT OR IGNORE INTO called SELECT held.value, entities.id FROM entities, json_each(list_words(name, names)) AS held
       WHERE entities.kind = 'person'""",
    """CREATE INDEX IF NOT EXISTS beads_pair ON beads (source_document, target_document)""",
)


def create_lookups(database: sqlite3.Connection) -> None:
    """Makes the look-ups of a database whose tables are full."""
    database.create_function("list_words", 2, list_words, deterministic=True)
    for statement in LOOKUPS:
        database.execute(statement)


def list_words(name: str, names: str) -> str:
    """The words of an entity's names, folded, as a JSON list; ``names`` are its names by language, as JSON."""
    forms = [name, *(form for held in json.loads(names).values() for form in held)]
    return json.dumps(sorted({word for form in forms for word in fold_text(form).split()}))
