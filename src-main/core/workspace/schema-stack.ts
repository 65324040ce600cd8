/**
 * Tables of the stack.
 *
 * Lists (capabilities, connected_to, replaces) are JSON arrays in the tool's own row rather than child tables: every
 * stack report reads the whole inventory at once (a thousand rows at most), the order in the file survives a re-export,
 * and the names in connected_to and replaces need not belong to a tool that is stored, so no foreign key could hold
 * them. For people who open the file with another SQLite tool, the views give one row per list entry.
 *
 * Prices that change have a history, are joined by date and are imported from a file of their own, hence a table.
 */
const stackTables = (notNull: '' | ' NOT NULL'): string => `
CREATE TABLE tool (
  id INTEGER PRIMARY KEY,
  import_id INTEGER${notNull} REFERENCES import (id), -- the import that wrote the row as it stands
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
) STRICT;

CREATE TABLE tool_price (
  tool_id INTEGER NOT NULL REFERENCES tool (id) ON DELETE CASCADE,
  valid_from TEXT NOT NULL CHECK (valid_from = date(valid_from)),
  cost REAL,
  currency TEXT,
  billing_period TEXT NOT NULL CHECK (billing_period IN ('month', 'quarter', 'year', 'once')),
  import_id INTEGER${notNull} REFERENCES import (id),
  PRIMARY KEY (tool_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE VIEW tool_capability AS
  SELECT tool.id AS tool_id, tool.name AS tool, entry.value AS capability FROM tool, json_each(tool.capabilities) AS entry;
CREATE VIEW tool_connection AS
  SELECT tool.id AS tool_id, tool.name AS tool, entry.value AS connected_to FROM tool, json_each(tool.connected_to) AS entry;
CREATE VIEW tool_replacement AS
  SELECT tool.id AS tool_id, tool.name AS tool, entry.value AS replaces FROM tool, json_each(tool.replaces) AS entry;
`

export const stackSchema = stackTables(' NOT NULL')

/**
 * Tools entered by hand belong to no import, snapshots have a day, changes by hand can be undone, and milestones of the
 * company stand beside the stack. SQLite cannot drop a NOT NULL, so both tables are made anew.
 */
export const stackHistory = `
DROP VIEW tool_capability;
DROP VIEW tool_connection;
DROP VIEW tool_replacement;
CREATE TEMP TABLE tool_before AS SELECT * FROM tool;
CREATE TEMP TABLE tool_price_before AS SELECT * FROM tool_price;
DROP TABLE tool_price;
DROP TABLE tool;
${stackTables('')}
INSERT INTO tool SELECT * FROM tool_before;
INSERT INTO tool_price SELECT * FROM tool_price_before;
DROP TABLE tool_before;
DROP TABLE tool_price_before;

ALTER TABLE import ADD COLUMN as_of TEXT CHECK (as_of = date(as_of)); -- the day of a snapshot of the inventory

CREATE TABLE milestone (
  date TEXT NOT NULL CHECK (date = date(date)),
  label TEXT NOT NULL CHECK (label <> ''),
  headcount REAL,
  users REAL,
  funding REAL,                            -- in workspace currency
  import_id INTEGER REFERENCES import (id), -- NULL = entered by hand
  PRIMARY KEY (date, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE tool_change (
  id INTEGER PRIMARY KEY,
  changed_at TEXT NOT NULL,                -- ISO-8601 UTC
  what TEXT NOT NULL,                      -- one sentence for people
  before TEXT NOT NULL CHECK (json_type(before) = 'array'), -- the tools as they were and as they became,
  after TEXT NOT NULL CHECK (json_type(after) = 'array'),   -- each with its id and prices
  undone_at TEXT
) STRICT;
`
