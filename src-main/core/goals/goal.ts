/** Which events reach a goal, and what each is worth. */
import type { Goal, WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { amountProperty, type GoalCondition, meets, readCondition } from '../../../shared/goal-condition.ts'
import { eventsOf } from '../../../shared/goal-events.ts'
import { mixedCurrencies } from '../../../shared/no-rate.ts'
import { compilePages } from '../content-groups/rule.ts'
import type { Pages } from '../content-groups/classify.ts'
import { parseNumber } from '../import/cells/number.ts'
import { columnKey } from '../import/formats/columns.ts'
import type { ReadDb } from '../workspace/db.ts'

export interface EventNames {
  count: number
  value: string[]
  kind: string[]
}

/** Index 0 is unused; action ids of the workspace otherwise. */
export interface Actions {
  count: number
  /** Name id. */
  name: Int32Array
  /** Page id; 0 = no page. */
  page: Int32Array
}

export interface GoalTest {
  goal: Goal
  /** The goal that a person must have reached by then; null = none. */
  after: GoalTest | null
  /** Per action id: 1 where its name and page fit. */
  actions: Uint8Array
  /** Per event id: true where `where` holds; null = always. */
  allows: ((event: number) => boolean) | null
  /** Worth of a conversion in workspace currency; 0 where the goal has no value, NaN where its currency has no rate. */
  valueOf: (event: number) => number
  /** Currencies of values that have no rate. */
  noRate: ReadonlySet<string>
  /** Currency of values → how many there are, of all that name one. */
  currencies: ReadonlyMap<string, number>
}

/** A sum of `valueOf`. Throws FAILED where one of them is in a currency without a rate. */
export function needValue(of: Pick<GoalTest, 'noRate' | 'currencies'>, value: number, config: WorkspaceConfig): number {
  if (Number.isNaN(value)) throw new AppError('FAILED', noRateSentence(of, config.currency))
  return value
}

export function noRateSentence(
  { noRate, currencies }: Pick<GoalTest, 'noRate' | 'currencies'>,
  currency: string,
): string {
  const codes = [...noRate].sort().join(', ')
  return `A conversion is valued in ${codes}, and the workspace has no rate from ${codes} to ${currency}: set it under Settings, Exchange rates ("rates" in the configuration).${mixedCurrencies(currencies, 'values of the goal')}`
}

const noCurrency: ReadonlySet<string> = new Set()
const noCurrencies: ReadonlyMap<string, number> = new Map()

export function prepareGoal(
  db: ReadDb,
  goal: Goal,
  config: WorkspaceConfig,
  { names, pages, actions }: { names: EventNames; pages: Pages; actions: Actions },
  after: GoalTest | null,
): GoalTest {
  const pathFits = goal.path === null ? null : compilePages(goal.path, pages.ignoreCase)
  const named = eventsOf(goal)
  const fits = new Uint8Array(actions.count)
  for (let id = 1; id < actions.count; id++) {
    const name = actions.name[id]!
    if (names.kind[name] !== 'event' || (named.length > 0 && !named.includes(names.value[name]!))) continue
    if (pathFits === null || (actions.page[id] !== 0 && pathFits(pages.path[actions.page[id]!]!))) fits[id] = 1
  }
  const conditions = Object.entries(goal.where).map(([property, wanted]) => [property, readCondition(wanted)] as const)
  const fixed = goal.value && 'fixed' in goal.value ? goal.value.fixed : 0
  const property = goal.value && 'property' in goal.value ? goal.value.property : null
  const base = { goal, after, actions: fits, noRate: noCurrency, currencies: noCurrencies }
  if (conditions.length === 0 && property === null) return { ...base, allows: null, valueOf: () => fixed }
  const details = readDetails(db, fits, conditions, property, config)
  return {
    ...base,
    allows: conditions.length === 0 ? null : details.allows,
    valueOf: property === null ? () => fixed : (event) => details.value(event),
    noRate: details.noRate,
    currencies: details.currencies,
  }
}

type Condition = readonly [property: string, condition: GoalCondition]

/** Events of these actions that meet the conditions, and their values, by binary search on the event id. */
function readDetails(
  db: ReadDb,
  actions: Uint8Array,
  conditions: Condition[],
  property: string | null,
  config: WorkspaceConfig,
) {
  const besides = property === null ? () => undefined : currencyBeside(property)
  const actionIds = JSON.stringify([...actions.keys()].filter((id) => actions[id] === 1))
  const rows = db
    .prepare(
      `SELECT detail.event_id, detail.value, detail.currency, detail.properties
       FROM event_detail AS detail JOIN event ON event.id = detail.event_id
       WHERE event.action_id IN (SELECT value FROM json_each(?)) ORDER BY detail.event_id`,
    )
    .raw()
    .iterate(actionIds) as Iterable<[number, number | null, string | null, string | null]>
  const ids: number[] = []
  const values: number[] = []
  const noRate = new Set<string>()
  const currencies = new Map<string, number>()
  const allowsAll = (properties: Properties, value: number | null): boolean =>
    conditions.every(([name, condition]) => meets(condition, asText(propertyOf(properties, value, name))))
  // An event that has nothing beside its name has no details.
  const allowsBare = allowsAll({}, null)
  const refused = new Set<number>()
  for (const [id, value, currency, json] of rows) {
    const properties = json === null ? {} : parseProperties(json)
    if (!allowsAll(properties, value)) {
      if (allowsBare) refused.add(id)
      continue
    }
    ids.push(id)
    values.push(
      property === null
        ? 0
        : worth(
            propertyOf(properties, value, property),
            besides(properties) ?? currency ?? properties.currency,
            config,
            { noRate, currencies },
          ),
    )
  }
  const sorted = Int32Array.from(ids)
  const find = (event: number): number => {
    let low = 0
    let high = sorted.length - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      if (sorted[middle]! < event) low = middle + 1
      else if (sorted[middle]! > event) high = middle - 1
      else return middle
    }
    return -1
  }
  return {
    noRate,
    currencies,
    allows: (event: number): boolean => (allowsBare ? !refused.has(event) : find(event) >= 0),
    value: (event: number): number => {
      const at = find(event)
      return at < 0 ? 0 : values[at]!
    },
  }
}

type Properties = Readonly<Record<string, unknown>>

/** Kept as the source wrote them, so they may be no JSON at all; then the event has no properties. */
export function parseProperties(json: string): Properties {
  try {
    return JSON.parse(json) as Properties
  } catch {
    return {}
  }
}

/** Of an event whose amount the import took for `value`; null where it has none. */
export const propertyOf = (properties: Properties, value: number | null, name: string): unknown =>
  (Object.hasOwn(properties, name) ? properties[name] : null) ?? (name === amountProperty ? value : null)

/** As conditions compare it; null where there is nothing. */
export const asText = (value: unknown): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value)

/** Of an amount that has a currency of its own in another property: `Converted Amount` in `Converted Currency`. */
function currencyBeside(property: string): (properties: Record<string, unknown>) => unknown {
  const own = columnKey(property.replace(/amount|value|revenue|price|total/i, 'currency'))
  // `currency` alone is that of the event.
  if (own === columnKey(property) || own === 'currency') return () => undefined
  let name: string | undefined
  return (properties) => properties[(name ??= Object.keys(properties).find((each) => columnKey(each) === own)) ?? '']
}

/** NaN where the currency, which is then added to `noRate`, has no rate. */
function worth(
  value: unknown,
  currency: unknown,
  config: WorkspaceConfig,
  { noRate, currencies }: { noRate: Set<string>; currencies: Map<string, number> },
): number {
  const amount = typeof value === 'number' ? value : typeof value === 'string' ? parseNumber(value) : NaN
  if (Number.isNaN(amount)) return 0
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : ''
  if (code !== '') currencies.set(code, (currencies.get(code) ?? 0) + 1)
  if (code === '' || code === config.currency) return amount
  const rate = config.rates[code]
  if (rate === undefined) noRate.add(code)
  return amount * (rate ?? NaN)
}
