/**
 * Forward-only steps of the workspace file. A step that has shipped is never edited; a change of schema is a new step
 * at the end, and `schema.sql` (what today's file looks like) is checked against the result by a test.
 */
import { decisionSchema } from './schema-decisions.ts'
import { stackHistory, stackSchema } from './schema-stack.ts'

export interface Migration {
  /** `PRAGMA user_version` after the step. */
  version: number
  sql: string
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: /* sql */ `
CREATE TABLE config (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  delimiter TEXT,
  zone TEXT NOT NULL,
  mapping TEXT NOT NULL, -- JSON: field -> column
  imported_at TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  seconds REAL NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_imported INTEGER NOT NULL,
  rows_duplicate INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  columns_kept TEXT NOT NULL, -- JSON array
  columns_dropped TEXT NOT NULL, -- JSON array
  time_from INTEGER, -- epoch ms
  time_to INTEGER,
  first_event_id INTEGER, -- events of one import are contiguous
  last_event_id INTEGER
) STRICT;

CREATE TABLE import_reject (
  import_id INTEGER NOT NULL REFERENCES import (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;
CREATE INDEX import_reject_import ON import_reject (import_id, line);

-- 64-bit hashes that say whether an event was seen before: one pair of uint32 per event, in event order.
CREATE TABLE event_key (
  import_id INTEGER NOT NULL REFERENCES import (id),
  chunk INTEGER NOT NULL,
  keys BLOB NOT NULL,
  PRIMARY KEY (import_id, chunk)
) STRICT;

CREATE TABLE visitor (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE user (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE event_name (
  id INTEGER PRIMARY KEY,
  value TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'identify', 'alias'))
) STRICT;
CREATE TABLE page (id INTEGER PRIMARY KEY, host TEXT NOT NULL, path TEXT NOT NULL) STRICT;
CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  referrer TEXT NOT NULL,
  source TEXT NOT NULL, -- the event's own UTM tags
  medium TEXT NOT NULL,
  campaign TEXT NOT NULL
) STRICT;

-- Who: the ids an event carries. What and where: its name and page. Few distinct ones, so that an event is four numbers.
CREATE TABLE actor (id INTEGER PRIMARY KEY, visitor_id INTEGER, user_id INTEGER) STRICT;
CREATE TABLE action (id INTEGER PRIMARY KEY, name_id INTEGER NOT NULL, page_id INTEGER) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY, -- import order
  time INTEGER NOT NULL, -- epoch ms, UTC
  actor_id INTEGER, -- NULL where the event has no id at all
  action_id INTEGER NOT NULL,
  origin_id INTEGER -- NULL without referrer and UTM tags
) STRICT;

-- Only for events that have any of it.
CREATE TABLE event_detail (
  event_id INTEGER PRIMARY KEY,
  value REAL,
  currency TEXT,
  session TEXT,
  properties TEXT -- JSON object
) STRICT;

CREATE TABLE alias (
  event_id INTEGER PRIMARY KEY,
  previous TEXT NOT NULL -- becomes the event's user, as user and as visitor
) STRICT;

-- Derived from event, rebuilt at any time: columns in person, then time order, as chunks of little-endian numbers.
CREATE TABLE journey_column (
  name TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (name, chunk)
) STRICT;
CREATE TABLE journey (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  identity TEXT NOT NULL,
  events INTEGER NOT NULL,
  last_event_id INTEGER NOT NULL,
  people INTEGER NOT NULL,
  unidentified INTEGER NOT NULL
) STRICT;

CREATE VIEW events AS
SELECT
  event.id,
  strftime('%Y-%m-%dT%H:%M:%fZ', event.time / 1000.0, 'unixepoch') AS time,
  visitor.value AS visitor,
  user.value AS user,
  event_name.value AS event,
  page.host,
  page.path,
  origin.referrer,
  origin.source,
  origin.medium,
  origin.campaign,
  event_detail.value,
  event_detail.currency,
  event_detail.session,
  event_detail.properties
FROM event
JOIN action ON action.id = event.action_id
JOIN event_name ON event_name.id = action.name_id
LEFT JOIN actor ON actor.id = event.actor_id
LEFT JOIN visitor ON visitor.id = actor.visitor_id
LEFT JOIN user ON user.id = actor.user_id
LEFT JOIN page ON page.id = action.page_id
LEFT JOIN origin ON origin.id = event.origin_id
LEFT JOIN event_detail ON event_detail.event_id = event.id;

${stackSchema}
`,
  },
  {
    version: 2,
    sql: /* sql */ `
ALTER TABLE import ADD COLUMN notes TEXT NOT NULL DEFAULT '[]'; -- JSON array of sentences
`,
  },
  { version: 3, sql: stackHistory },
  { version: 4, sql: decisionSchema },
  {
    version: 5,
    sql: /* sql */ `
ALTER TABLE import ADD COLUMN sha256 TEXT; -- of the file's bytes; NULL for imports of earlier versions
`,
  },
  {
    version: 6,
    sql: /* sql */ `
ALTER TABLE import ADD COLUMN options TEXT NOT NULL DEFAULT '{}'; -- JSON: what was said about the file
ALTER TABLE import ADD COLUMN stamp TEXT NOT NULL DEFAULT ''; -- of the file, to see whether it is still the same
ALTER TABLE import ADD COLUMN header TEXT NOT NULL DEFAULT ''; -- names of its columns, as delimited text
ALTER TABLE import ADD COLUMN undone_at TEXT; -- ISO-8601 UTC; its events and tools are gone

CREATE TABLE import_tool (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  before TEXT NOT NULL CHECK (json_type(before) = 'array'), -- tools it changed, as they were and as they became
  after TEXT NOT NULL CHECK (json_type(after) = 'array'),
  same TEXT NOT NULL CHECK (json_type(same) = 'array') -- ids of tools its rows repeat
) STRICT;
`,
  },
  {
    version: 7,
    sql: /* sql */ `
CREATE TABLE import_entry (
  import_id INTEGER NOT NULL REFERENCES import (id),
  entry TEXT NOT NULL CHECK (json_type(entry) = 'array'), -- [tool id, first day] of a price, [day, label] of a milestone
  before TEXT CHECK (json_type(before) = 'object'),       -- the row as it was; NULL = it was not there
  after TEXT NOT NULL CHECK (json_type(after) = 'object'), -- as the import left it; the same where its rows repeat it
  PRIMARY KEY (import_id, entry)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    version: 8,
    sql: /* sql */ `
-- JSON: field of the tool -> 'hand', 'list' or 'payments'; '*' = all others. Not named = as import_id says.
ALTER TABLE tool ADD COLUMN origins TEXT NOT NULL DEFAULT '{}' CHECK (json_type(origins) = 'object');
UPDATE tool SET origins = '{"*":"payments"}' WHERE json_extract(custom, '$."Read from"') IS NOT NULL;
`,
  },
  {
    version: 9,
    sql: /* sql */ `
CREATE TABLE user_agent (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- Of the first event on a page of each actor of a file, and of each part of a large one.
CREATE TABLE event_user_agent (event_id INTEGER PRIMARY KEY, user_agent_id INTEGER NOT NULL) STRICT;
`,
  },
  {
    version: 10,
    sql: /* sql */ `
CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  part INTEGER NOT NULL,  -- which file of an archive; a file alone is 1
  ledger TEXT NOT NULL,   -- kind of the export; those of one kind are put together
  line INTEGER NOT NULL,
  vendor TEXT NOT NULL,   -- as the export writes it
  date TEXT NOT NULL CHECK (date = date(date)),
  amount REAL NOT NULL,   -- negative = came back
  currency TEXT NOT NULL, -- ISO 4217
  category TEXT NOT NULL,
  team TEXT NOT NULL,
  owner TEXT NOT NULL,
  extra TEXT NOT NULL CHECK (json_type(extra) = 'object') -- the other columns
) STRICT;
CREATE INDEX payment_import ON payment (import_id, part);
`,
  },
  {
    version: 11,
    sql: /* sql */ `
CREATE TABLE import_list (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  place TEXT NOT NULL, -- sorts lists and snapshots by what they come after: their day first
  list TEXT NOT NULL CHECK (json_type(list) = 'object') -- its rows as they were read
) STRICT;
`,
  },
  {
    version: 12,
    sql: /* sql */ `
ALTER TABLE origin ADD COLUMN device TEXT NOT NULL DEFAULT ''; -- as the export says it: desktop, mobile, tablet, other
ALTER TABLE origin ADD COLUMN custom_dimension TEXT NOT NULL DEFAULT ''; -- custom dimension: what was mapped to it

DROP VIEW events;
CREATE VIEW events AS
SELECT
  event.id,
  strftime('%Y-%m-%dT%H:%M:%fZ', event.time / 1000.0, 'unixepoch') AS time,
  visitor.value AS visitor,
  user.value AS user,
  event_name.value AS event,
  page.host,
  page.path,
  origin.referrer,
  origin.source,
  origin.medium,
  origin.campaign,
  origin.device,
  origin.custom_dimension,
  event_detail.value,
  event_detail.currency,
  event_detail.session,
  event_detail.properties
FROM event
JOIN action ON action.id = event.action_id
JOIN event_name ON event_name.id = action.name_id
LEFT JOIN actor ON actor.id = event.actor_id
LEFT JOIN visitor ON visitor.id = actor.visitor_id
LEFT JOIN user ON user.id = actor.user_id
LEFT JOIN page ON page.id = action.page_id
LEFT JOIN origin ON origin.id = event.origin_id
LEFT JOIN event_detail ON event_detail.event_id = event.id;
`,
  },
  {
    version: 13,
    sql: /* sql */ `
ALTER TABLE payment ADD COLUMN moment TEXT; -- in UTC, where the export has one: the date is its day in a zone
`,
  },
]
