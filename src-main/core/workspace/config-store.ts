import { AppError } from '../../../shared/errors.ts'
import { describeIssues, type WorkspaceConfig, workspaceConfig } from '../../../shared/config.ts'
import { splitView } from '../../../shared/split-view.ts'
import { checkAlias } from '../journeys/spellings.ts'
import { compileRule } from '../content-groups/rule.ts'
import { compileGlob, compileNamePattern } from '../content-groups/glob.ts'
import { inTransaction, type ReadDb, type WriteDb } from './db.ts'
import { currenciesIn, currenciesOfImport } from './event-currencies.ts'

export function readConfig(db: ReadDb): WorkspaceConfig {
  const rows = db.prepare(`SELECT key, value FROM config`).all() as { key: string; value: string }[]
  return workspaceConfig.parse(Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown])))
}

/**
 * Merges top-level keys into the stored configuration; validates all of it first. Throws USAGE. What nobody named is not
 * stored: what was never said is proposed or taken from the first import, and a default that was said is not.
 */
export function writeConfig(db: WriteDb, patch: Record<string, unknown>): WorkspaceConfig {
  return inTransaction(db, () => {
    const merged = validateConfig({ ...readConfig(db), ...patch })
    const put = db.prepare(
      `INSERT INTO config (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    )
    // What a person said since does not go with an import.
    if ('currency' in patch || 'rates' in patch) forgetTaken(db)
    for (const key of Object.keys(patch)) put.run(key, JSON.stringify(merged[key as keyof WorkspaceConfig]))
    return merged
  })
}

/** An import whose times are moments, and which said no zone, says nothing of where days begin: one that follows still may. */
export function leaveZoneOpen(db: WriteDb, importId: number): void {
  db.prepare(`UPDATE import SET options = json_set(options, '$.leavesZoneOpen', json('true')) WHERE id = ?`).run(importId) // prettier-ignore
}

/** Whether all imports of events that are there do. */
export const leftZoneOpen = (db: ReadDb): boolean =>
  db
    .prepare(
      `SELECT 1 FROM import WHERE kind = 'events' AND undone_at IS NULL AND options ->> '$.leavesZoneOpen' IS NULL LIMIT 1`,
    )
    .get() === undefined

/** Whether a first import in this zone gives it to the workspace. */
export function takesTimeZone(db: ReadDb, zone: string): boolean {
  const isSet = db.prepare(`SELECT count(*) FROM config WHERE key = 'timeZone'`).pluck().get() as number
  return isSet === 0 && zone !== '' && zone !== readConfig(db).timeZone
}

/** The zone a first import was read in becomes that of the workspace, unless one was set; says whether it did. */
export function takeTimeZone(db: WriteDb, zone: string): boolean {
  if (!takesTimeZone(db, zone)) return false
  db.prepare(`INSERT INTO config (key, value) VALUES ('timeZone', ?)`).run(JSON.stringify(zone))
  return true
}

/**
 * Money of a workspace without any is in the currency of its first amounts, unless one was chosen or rates were set,
 * which are to another. True where that is another than before.
 */
function takeCurrency(db: WriteDb, currency: string, importId: number): boolean {
  if (!mayTakeCurrency(db) || currency === readConfig(db).currency) return false
  db.prepare(`INSERT INTO config (key, value) VALUES ('currency', ?)`).run(JSON.stringify(currency))
  db.prepare(`UPDATE import SET options = json_set(options, '$.tookCurrency', ?) WHERE id = ?`).run(currency, importId)
  return true
}

const mayTakeCurrency = (db: ReadDb): boolean =>
  db.prepare(`SELECT 1 FROM config WHERE key IN ('currency', 'rates') UNION ALL SELECT 1 FROM tool LIMIT 1`).get() === undefined // prettier-ignore

/**
 * The same for amounts of events, `imports` of which are new: what more than half of the first amounts of a workspace are in, or
 * else what all there are have. The import that gave it, and a sentence that says so; null = the currency stays.
 */
export function takeEventCurrency(db: WriteDb, imports: readonly number[]): { importId: number; said: string } | null {
  if (!mayTakeCurrency(db)) return null
  const all = currenciesIn(db)
  const of = imports.map((importId) => ({ importId, codes: currenciesOfImport(db, importId) }))
  const total = sumOf(all)
  const isFirst = of.reduce((sum, { codes }) => sum + sumOf(codes), 0) === total
  const [code, amounts] = [...all].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  if (isFirst ? amounts * 2 <= total : amounts < total) return null
  const giver = of.find(({ codes }) => codes.has(code))
  if (giver === undefined || !workspaceConfig.shape.currency.safeParse(code).success) return null
  const { importId } = giver
  if (!takeCurrency(db, code, importId)) return null
  return { importId, said: `Money is in ${code} in every report, as ${amounts < total ? 'most' : 'all'} amounts are (currency in the configuration).` } // prettier-ignore
}

const sumOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0)

/** Of amounts that say one, the currency more than half of all have; null = none has. */
function mainCurrency(currencies: readonly (string | null)[]): string | null {
  const times = new Map<string, number>()
  for (const code of currencies) if (code !== null) times.set(code, (times.get(code) ?? 0) + 1)
  const [code, most] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  return most * 2 > currencies.length ? code : null
}

/**
 * The same for the first tools of a workspace without events, to be called before they are stored: a sentence that says so;
 * null = the currency stays.
 */
export function takeMainCurrency(db: WriteDb, importId: number, currencies: readonly (string | null)[]): string | null {
  const code = mainCurrency(currencies)
  const hasEvents = db.prepare(`SELECT count(*) FROM (SELECT 1 FROM event LIMIT 1)`).pluck().get() as number
  if (code === null || hasEvents > 0 || !takeCurrency(db, code, importId)) return null
  return `Money is in ${code} in every report, as most of these amounts are (currency in the configuration).`
}

const forgetTaken = (db: WriteDb): unknown =>
  db.prepare(`UPDATE import SET options = json_remove(options, '$.tookCurrency') WHERE json_extract(options, '$.tookCurrency') IS NOT NULL`).run() // prettier-ignore

/** With the last amounts the currency goes that an import gave to the workspace, and is undone by now. */
export function giveBackCurrency(db: WriteDb): void {
  const taken = db
    .prepare(`SELECT 1 FROM import WHERE undone_at IS NOT NULL AND json_extract(options, '$.tookCurrency') = ?`)
    .get(readConfig(db).currency)
  const isUsed = db.prepare(
    `SELECT 1 FROM tool UNION ALL SELECT 1 FROM payment UNION ALL SELECT 1 FROM event_detail WHERE value IS NOT NULL LIMIT 1`,
  )
  if (taken === undefined || isUsed.get() !== undefined) return
  forgetTaken(db)
  db.prepare(`DELETE FROM config WHERE key = 'currency'`).run()
}

export function validateConfig(candidate: unknown): WorkspaceConfig {
  const parsed = workspaceConfig.safeParse(candidate)
  if (!parsed.success)
    throw new AppError('USAGE', `The configuration was not changed: ${describeIssues(parsed.error)}.`)
  const config = parsed.data
  config.contentGroups.forEach((rule, index) => named(`contentGroups[${index}]`, () => compileRule(rule)))
  config.pages.aliases.forEach((alias, index) => named(`pages.aliases[${index}]`, () => checkAlias(alias)))
  config.tags.campaignChannels.forEach(({ campaign }, index) =>
    named(`tags.campaignChannels[${index}]`, () => compileNamePattern(campaign)),
  )
  config.tags.aliases.forEach((alias, index) => named(`tags.aliases[${index}]`, () => checkAlias(alias)))
  config.document.views.forEach((view, index) => named(`document.views[${index}]`, () => splitView(view)))
  config.goals.forEach((goal, index) => {
    if (goal.path !== null) named(`goals[${index}].path`, () => compileGlob(goal.path!))
  })
  return config
}

function named(where: string, check: () => unknown): void {
  try {
    check()
  } catch (error) {
    throw new AppError('USAGE', `The configuration was not changed: ${where}: ${(error as Error).message}`)
  }
}
