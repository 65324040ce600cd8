CREATE INDEX import_reject_import ON import_reject (import_id, line);

CREATE INDEX payment_import ON payment (import_id, part);

CREATE TABLE action (id INTEGER PRIMARY KEY, name_id INTEGER NOT NULL, page_id INTEGER) STRICT;

CREATE TABLE actor (id INTEGER PRIMARY KEY, visitor_id INTEGER, user_id INTEGER) STRICT;

CREATE TABLE alias (
  event_id INTEGER PRIMARY KEY,
  previous TEXT NOT NULL -- becomes the event's user, as user and as visitor
) STRICT;

CREATE TABLE config (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),  -- of the latest version
  created_at TEXT NOT NULL,
  deleted_at TEXT                         -- hidden from then on, until restored
) STRICT;

CREATE TABLE decision_version (
  decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  saved_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',          -- what changed, as typed
  import_id INTEGER REFERENCES import (id),
  document TEXT NOT NULL CHECK (json_type(document) = 'object'), -- Decision JSON
  PRIMARY KEY (decision_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id INTEGER PRIMARY KEY, -- import order
  time INTEGER NOT NULL, -- epoch ms, UTC
  actor_id INTEGER, -- NULL where the event has no id at all
  action_id INTEGER NOT NULL,
  origin_id INTEGER -- NULL without referrer and UTM tags
) STRICT;

CREATE TABLE event_detail (
  event_id INTEGER PRIMARY KEY,
  value REAL,
  currency TEXT,
  session TEXT,
  properties TEXT -- JSON object
) STRICT;

CREATE TABLE event_key (
  import_id INTEGER NOT NULL REFERENCES import (id),
  chunk INTEGER NOT NULL,
  keys BLOB NOT NULL,
  PRIMARY KEY (import_id, chunk)
) STRICT;

CREATE TABLE event_name (
  id INTEGER PRIMARY KEY,
  value TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'identify', 'alias'))
) STRICT;

CREATE TABLE event_user_agent (event_id INTEGER PRIMARY KEY, user_agent_id INTEGER NOT NULL) STRICT;

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
, notes TEXT NOT NULL DEFAULT '[]', as_of TEXT CHECK (as_of = date(as_of)), sha256 TEXT, options TEXT NOT NULL DEFAULT '{}', stamp TEXT NOT NULL DEFAULT '', header TEXT NOT NULL DEFAULT '', undone_at TEXT) STRICT;

CREATE TABLE import_entry (
  import_id INTEGER NOT NULL REFERENCES import (id),
  entry TEXT NOT NULL CHECK (json_type(entry) = 'array'), -- [tool id, first day] of a price, [day, label] of a milestone
  before TEXT CHECK (json_type(before) = 'object'),       -- the row as it was; NULL = it was not there
  after TEXT NOT NULL CHECK (json_type(after) = 'object'), -- as the import left it; the same where its rows repeat it
  PRIMARY KEY (import_id, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_list (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  place TEXT NOT NULL, -- sorts lists and snapshots by what they come after: their day first
  list TEXT NOT NULL CHECK (json_type(list) = 'object') -- its rows as they were read
) STRICT;

CREATE TABLE import_reject (
  import_id INTEGER NOT NULL REFERENCES import (id),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;

CREATE TABLE import_tool (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  before TEXT NOT NULL CHECK (json_type(before) = 'array'), -- tools it changed, as they were and as they became
  after TEXT NOT NULL CHECK (json_type(after) = 'array'),
  same TEXT NOT NULL CHECK (json_type(same) = 'array') -- ids of tools its rows repeat
) STRICT;

CREATE TABLE journey (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  identity TEXT NOT NULL,
  events INTEGER NOT NULL,
  last_event_id INTEGER NOT NULL,
  people INTEGER NOT NULL,
  unidentified INTEGER NOT NULL
) STRICT;

CREATE TABLE journey_column (
  name TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (name, chunk)
) STRICT;

CREATE TABLE milestone (
  date TEXT NOT NULL CHECK (date = date(date)),
  label TEXT NOT NULL CHECK (label <> ''),
  headcount REAL,
  users REAL,
  funding REAL,                            -- in workspace currency
  import_id INTEGER REFERENCES import (id), -- NULL = entered by hand
  PRIMARY KEY (date, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  referrer TEXT NOT NULL,
  source TEXT NOT NULL, -- the event's own UTM tags
  medium TEXT NOT NULL,
  campaign TEXT NOT NULL
, device TEXT NOT NULL DEFAULT '', custom_dimension TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE page (id INTEGER PRIMARY KEY, host TEXT NOT NULL, path TEXT NOT NULL) STRICT;

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
, moment TEXT) STRICT;

CREATE TABLE tool (
  id INTEGER PRIMARY KEY,
  import_id INTEGER REFERENCES import (id), -- the import that wrote the row as it stands
  name TEXT NOT NULL CHECK (name <> ''),
  vendor TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  capabilities TEXT NOT NULL DEFAULT '[]' CHECK (json_type(capabilities) = 'array'),
  team TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  owner_email TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'trial', 'candidate', 'retired')),
  cost REAL,                               -- per billing period, in currency; NULL = unknown
  currency TEXT,                           -- ISO 4217; NULL = the workspace currency
  billing_period TEXT NOT NULL DEFAULT 'year' CHECK (billing_period IN ('month', 'quarter', 'year', 'once')),
  seats_licensed INTEGER,
  seats_active INTEGER,
  start_date TEXT CHECK (start_date = date(start_date)),
  end_date TEXT CHECK (end_date = date(end_date)),  -- the first day without the tool
  renewal_date TEXT CHECK (renewal_date = date(renewal_date)),
  notice_days INTEGER,
  auto_renew INTEGER CHECK (auto_renew IN (0, 1)),
  connected_to TEXT NOT NULL DEFAULT '[]' CHECK (json_type(connected_to) = 'array'),
  replaces TEXT NOT NULL DEFAULT '[]' CHECK (json_type(replaces) = 'array'),
  reason TEXT CHECK (reason IN ('volume', 'sophistication', 'new focus', 'other')),
  note TEXT NOT NULL DEFAULT '',
  switching_cost REAL,                     -- once, in currency
  custom TEXT NOT NULL DEFAULT '{}' CHECK (json_type(custom) = 'object')
, origins TEXT NOT NULL DEFAULT '{}' CHECK (json_type(origins) = 'object')) STRICT;

CREATE TABLE tool_change (
  id INTEGER PRIMARY KEY,
  changed_at TEXT NOT NULL,                -- ISO-8601 UTC
  what TEXT NOT NULL,                      -- one sentence for people
  before TEXT NOT NULL CHECK (json_type(before) = 'array'), -- the tools as they were and as they became,
  after TEXT NOT NULL CHECK (json_type(after) = 'array'),   -- each with its id and prices
  undone_at TEXT
) STRICT;

CREATE TABLE tool_price (
  tool_id INTEGER NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from)),
  cost REAL,
  currency TEXT,
  billing_period TEXT NOT NULL CHECK (billing_period IN ('month', 'quarter', 'year', 'once')),
  import_id INTEGER REFERENCES import (id),
  PRIMARY KEY (tool_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE user_agent (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE visitor (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE VIEW decisions AS
  SELECT
    decision.id,
    decision.name,
    decision_version.version,
    decision_version.saved_at,
    decision_version.note,
    decision_version.document ->> '$.decided.choice' AS choice,
    decision_version.document ->> '$.decided.by' AS decided_by,
    decision_version.document ->> '$.decided.on' AS decided_on,
    decision_version.document ->> '$.revisitOn' AS revisit_on,
    decision_version.document
  FROM decision
  JOIN decision_version ON decision_version.decision_id = decision.id
  WHERE decision.deleted_at IS NULL;

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

CREATE VIEW tool_capability AS
  SELECT tool.id AS tool_id, tool.name AS tool, entry.value AS capability FROM tool, json_each(tool.capabilities) AS entry;

CREATE VIEW tool_connection AS
  SELECT tool.id AS tool_id, tool.name AS tool, entry.value AS connected_to FROM tool, json_each(tool.connected_to) AS entry;

CREATE VIEW tool_replacement AS
  SELECT tool.id AS tool_id, tool.name AS tool, entry.value AS replaces FROM tool, json_each(tool.replaces) AS entry;
