/**
 * Tables of decisions. A version is a whole Decision JSON as it stood: it is read and written as one, compared with
 * another as one, and what was decided then must not change when a field is added. The view gives its figures to people
 * who open the file with another SQLite tool.
 */
export const decisionSchema = `
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
`
