/** Child process: the same job with sqlite3's `.import` and SQL. Prints one JSON line. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, groupCase } from './rules.mjs'

const [file] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const path = join(folder, 'bench.sqlite')
/** The shell on its own file; a child of a child, so its memory is not ours to see. */
const run = (script) => {
  const out = execFileSync('sqlite3', [path], { input: script, encoding: 'utf8', maxBuffer: 1 << 26 })
  return out
}
const seconds = (work) => {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

/** SQLite takes other columns of the row that holds min() or max(), which spares it the windows. */
const report = (rules) => {
  const out = run(`
.mode json
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE path_group AS SELECT path, ${groupCase(rules)} AS grp FROM (SELECT DISTINCT path FROM event WHERE path <> '');
CREATE UNIQUE INDEX temp.path_group_path ON path_group (path);
CREATE TEMP TABLE ids AS SELECT anonymous_id, min(user_id) AS low, max(user_id) AS high FROM event WHERE user_id <> '' GROUP BY anonymous_id;
CREATE UNIQUE INDEX temp.ids_id ON ids (anonymous_id);
SELECT CASE WHEN EXISTS (SELECT 1 FROM ids WHERE low <> high) THEN json('shared devices need a window') END WHERE EXISTS (SELECT 1 FROM ids WHERE low <> high);
CREATE TEMP TABLE conversion AS
  SELECT coalesce(nullif(user_id, ''), (SELECT low FROM ids WHERE ids.anonymous_id = event.anonymous_id), 'v:' || anonymous_id) AS person, min(timestamp) AS t
  FROM event WHERE event = 'Signup Completed' GROUP BY 1;
CREATE UNIQUE INDEX temp.conversion_person ON conversion (person);
CREATE TEMP TABLE touch AS
  SELECT coalesce(nullif(event.user_id, ''), ids.low, 'v:' || event.anonymous_id) AS person, event.timestamp AS t, path_group.grp AS grp
  FROM event JOIN path_group ON path_group.path = event.path LEFT JOIN ids ON ids.anonymous_id = event.anonymous_id
  WHERE event.event = 'Page Viewed' AND path_group.grp <> '';
CREATE TEMP TABLE ends AS
  SELECT a.person, a.converted, first_grp, last_grp FROM
    (SELECT touch.person, conversion.t IS NOT NULL AS converted, grp AS first_grp, min(touch.t) FROM touch LEFT JOIN conversion USING (person)
     WHERE conversion.t IS NULL OR touch.t <= conversion.t GROUP BY touch.person) AS a
    JOIN (SELECT touch.person, grp AS last_grp, max(touch.t) FROM touch LEFT JOIN conversion USING (person)
     WHERE conversion.t IS NULL OR touch.t <= conversion.t GROUP BY touch.person) AS b ON b.person = a.person;
INSERT INTO ends SELECT person, 1, '(none)', '(none)' FROM conversion WHERE person NOT IN (SELECT person FROM ends);
SELECT 'first' AS model, first_grp AS key, count(*) AS people, sum(converted) AS converted FROM ends GROUP BY 2
UNION ALL SELECT 'last', last_grp, count(*), sum(converted) FROM ends GROUP BY 2;
`)
  return JSON.parse(out.trim())
    .map((row) => [row.model, row.key, row.people, row.converted])
    .sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1))
}

let rows
let rowsAfter
const imported = seconds(() => run(`.import --csv ${JSON.stringify(file)} event\n`))
const reported = seconds(() => (rows = report(before)))
const rule = seconds(() => (rowsAfter = report(after)))
const bytes = statSync(path).size
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify({ total: imported + reported, imported, reported, rule, bytes, rows, rowsAfter }))
