/**
 * First and last touch by group in SQL, by the same definitions: next-user identity, once per person, the flow never
 * credited, non-converters by their first and last page. Times of the generated file are distinct, so ties need no rule.
 * Written for speed: paths are classified once, and only visitors with several users need a window.
 */
import { groupCase } from './rules.mjs'

export const attributionSql = (rules, { argMin, argMax, temp, lookbackDays }) => [
  `CREATE OR REPLACE ${temp} TABLE path_group AS SELECT path, ${groupCase(rules)} AS grp FROM (SELECT DISTINCT path FROM event WHERE path IS NOT NULL AND path <> '')`,
  `WITH ids AS (
     SELECT anonymous_id, min(user_id) AS low, max(user_id) AS high FROM event
     WHERE user_id IS NOT NULL AND user_id <> '' GROUP BY anonymous_id
   ), shared AS (
     SELECT rowid AS id, coalesce(
       first_value(user_id IGNORE NULLS) OVER (PARTITION BY anonymous_id ORDER BY timestamp ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING),
       last_value(user_id IGNORE NULLS) OVER (PARTITION BY anonymous_id ORDER BY timestamp ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
     ) AS person FROM event WHERE anonymous_id IN (SELECT anonymous_id FROM ids WHERE low <> high)
   ), ev AS (
     SELECT coalesce(nullif(event.user_id, ''), CASE WHEN ids.low = ids.high THEN ids.low END, shared.person, 'v:' || event.anonymous_id) AS person,
       event.timestamp AS t, event.event AS name, path_group.grp AS grp
     FROM event LEFT JOIN ids ON ids.anonymous_id = event.anonymous_id
     LEFT JOIN shared ON shared.id = event.rowid LEFT JOIN path_group ON path_group.path = event.path
   ), conversion AS (
     SELECT person, min(t) AS t FROM ev WHERE name = 'Signup Completed' GROUP BY person
   ), touch AS (
     SELECT ev.person, ev.t, ev.grp, conversion.t AS converted FROM ev LEFT JOIN conversion ON conversion.person = ev.person
     WHERE ev.name = 'Page Viewed' AND ev.grp <> '' AND (conversion.t IS NULL OR (ev.t <= conversion.t${lookbackDays === null ? '' : ` AND ev.t >= conversion.t - INTERVAL ${lookbackDays} DAY`}))
   ), person AS (
     SELECT person, max(converted IS NOT NULL) AS converted, ${argMin('grp', 't')} AS first_grp, ${argMax('grp', 't')} AS last_grp FROM touch GROUP BY person
   ), every AS (
     SELECT converted, first_grp, last_grp FROM person
     UNION ALL SELECT true, '(none)', '(none)' FROM conversion WHERE person NOT IN (SELECT person FROM person)
   )
   SELECT 'first' AS model, first_grp AS key, count(*) AS people, sum(CASE WHEN converted THEN 1 ELSE 0 END) AS converted FROM every GROUP BY 2
   UNION ALL
   SELECT 'last', last_grp, count(*), sum(CASE WHEN converted THEN 1 ELSE 0 END) FROM every GROUP BY 2
   ORDER BY 1, 2`,
]
