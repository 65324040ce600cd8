/** Amounts that have a currency of their own among the properties: `Converted Amount` in `Converted Currency`, `payout_earnings` in `payout_currency_code`. */
import type { Goal, WorkspaceConfig } from '../../../shared/config.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { eventsOf } from '../../../shared/goals/goal-events.ts'
import { columnKey } from '../import/formats/columns.ts'
import type { ReadDb } from '../workspace/db.ts'
import { parseProperties, type Properties } from './properties.ts'

const wordsKey = (name: string): string => columnKey(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))

const asCurrency = /^(.+)_currency(_code)?$/

/** The nearest name first. `currency` alone is that of the event. */
function namesBeside(property: string): string[] {
  const key = wordsKey(property)
  const words = key.split('_')
  const prefixes = words.map((_, i) => words.slice(0, words.length - i).join('_'))
  const replaced = key.replace(/amount|value|revenue|price|total/, 'currency')
  return [...(replaced === key ? [] : [replaced]), ...prefixes.map((prefix) => `${prefix}_currency`)]
    .flatMap((name) => [name, `${name}_code`])
    .filter((name) => name !== 'currency' && name !== 'currency_code')
}

export function currencyBeside(property: string): (properties: Properties) => unknown {
  const names = namesBeside(property)
  let name: string | undefined
  const find = (properties: Properties): string | undefined => {
    const byKey = new Map(Object.keys(properties).map((each) => [wordsKey(each), each]))
    return names.map((each) => byKey.get(each)).find((each) => each !== undefined)
  }
  return (properties) => properties[(name ??= find(properties)) ?? '']
}

/**
 * A sentence where the value of a goal is a property that no currency stands beside, in events that have a second currency of
 * nothing else: which of the two its amounts are in is not known.
 */
export function secondCurrency({ db, config }: { db: ReadDb; config: WorkspaceConfig }, goal: Goal): string | null {
  const property = goal.value && 'property' in goal.value ? goal.value.property : null
  if (property === null || property === amountProperty) return null
  const mapped = db.prepare(`SELECT DISTINCT mapping ->> '$.value', mapping ->> '$.currency' FROM import WHERE kind = 'events'`).raw().all() as [string | null, string | null][] // prettier-ignore
  if (mapped.some(([value]) => value === property)) return null
  const ofEvents = new Set(mapped.map(([, column]) => column))
  const details = db
    .prepare(
      `SELECT detail.currency, detail.properties FROM event_detail AS detail
       JOIN event ON event.id = detail.event_id JOIN action ON action.id = event.action_id
       JOIN event_name AS name ON name.id = action.name_id
       WHERE detail.properties LIKE '%currency%' AND name.kind = 'event' AND name.value IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .iterate(JSON.stringify(eventsOf(goal))) as Iterable<[string | null, string]>
  const besides = currencyBeside(property)
  let second: string | undefined
  let events = 0
  for (const [code, json] of details) {
    const properties = parseProperties(json)
    if (properties[property] === undefined) continue
    if (besides(properties) !== undefined) return null
    second ??= ofNothingElse(Object.keys(properties)).find((name) => !ofEvents.has(name))
    if (second === undefined) continue
    const said = properties[second]
    if (typeof said === 'string' && said !== '' && said.toUpperCase() !== (code ?? config.currency).toUpperCase())
      events++
  }
  if (second === undefined || events === 0) return null
  const are = events === 1 ? '1 event has' : `${events.toLocaleString('en-US')} events have`
  return `“${property}” is read in the currency of its event, and ${are} another one in “${second}”: check which of the two it is in.`
}

/** Properties with a currency whose prefix no other property has. */
const ofNothingElse = (names: string[]): string[] => {
  const keys = names.map(wordsKey)
  return names.filter((_, i) => {
    const prefix = asCurrency.exec(keys[i]!)?.[1]
    return prefix !== undefined && !keys.some((key, j) => j !== i && key.startsWith(`${prefix}_`))
  })
}
