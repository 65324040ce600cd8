/** Which events reach a goal, and what each is worth. */
import type { Goal, WorkspaceConfig } from '../../../shared/config.ts'
import { AppError } from '../../../shared/errors.ts'
import { type GoalCondition, meets, readCondition } from '../../../shared/goals/goal-condition.ts'
import { eventsOf } from '../../../shared/goals/goal-events.ts'
import { mixedCurrencies } from '../../../shared/notes/no-rate.ts'
import { compilePages } from '../content-groups/rule.ts'
import type { Pages } from '../content-groups/classify.ts'
import type { ReadDb } from '../workspace/db.ts'
import { parseProperties, type Properties, propertyOf, asText } from './properties.ts'
import { instant } from '../zone-days.ts'
import { needTimes } from '../import/events/order.ts'
import { parseTime, zoneClock } from '../import/cells/time.ts'
import { type ValueReader, valueReader } from './read-value.ts'

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
  /** Currency of that worth, as the event names it; '' where it names none. */
  currencyOf: (event: number) => string
}

/** A sum of what these events are worth. Throws FAILED where one of them is in a currency without a rate. */
export function needValue(test: GoalTest, events: Iterable<number>, value: number, config: WorkspaceConfig): number {
  if (Number.isNaN(value)) throw new AppError('FAILED', noRateSentence(test, events, config))
  return value
}

/** Of these events alone: what others are in, such as those of people who are left out, needs no rate. */
export function noRateSentence(test: GoalTest, events: Iterable<number>, { currency }: WorkspaceConfig): string {
  const currencies = new Map<string, number>()
  const lacking = new Set<string>()
  for (const event of events) {
    const code = test.currencyOf(event)
    if (code === '') continue
    currencies.set(code, (currencies.get(code) ?? 0) + 1)
    // Some have a rate of their own beside them.
    if (Number.isNaN(test.valueOf(event))) lacking.add(code)
  }
  const codes = [...lacking].sort().join(', ')
  return `A conversion is valued in ${codes}, and the workspace has no rate from ${codes} to ${currency}: set it under Settings, Exchange rates ("rates" in the configuration).${mixedCurrencies(currencies, 'values of the goal')}`
}

const noCurrency = (): string => ''

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
  const read = goal.value && 'property' in goal.value ? valueReader(db, goal.value, config) : null
  const base = { goal, after, actions: fits, currencyOf: noCurrency }
  const onDays = eventsOnDays(db, goal, fits, config.timeZone)
  if (conditions.length === 0 && read === null) return { ...base, allows: onDays, valueOf: () => fixed }
  const details = readDetails(db, fits, conditions, read, config.timeZone)
  const meetsAll = onDays === null ? details.allows : (event: number) => onDays(event) && details.allows(event)
  return {
    ...base,
    allows: conditions.length === 0 ? onDays : meetsAll,
    valueOf: read === null ? () => fixed : (event) => details.value(event),
    currencyOf: read === null ? noCurrency : (event) => details.currency(event),
  }
}

/** Events of these actions on the days of the goal; null where it has none. Throws UNSUPPORTED where events have an order only. */
function eventsOnDays(
  db: ReadDb,
  { name, from, to }: Goal,
  actions: Uint8Array,
  timeZone: string,
): ((event: number) => boolean) | null {
  if (from === undefined && to === undefined) return null
  needTimes(db, `The goal "${name}", which has "from" or "to",`)
  const ids = db
    .prepare(
      `SELECT id FROM event WHERE action_id IN (SELECT value FROM json_each(?)) AND time >= ? AND time < ? ORDER BY id`,
    )
    .pluck()
    .all(
      idsOf(actions),
      from === undefined ? Number.MIN_SAFE_INTEGER : instant(from, timeZone),
      to === undefined ? Number.MAX_SAFE_INTEGER : instant(to, timeZone),
    ) as number[]
  const find = placeIn(Int32Array.from(ids))
  return (event) => find(event) >= 0
}

/** A date in a property, which may name a zone of its own, and a day of a condition, which is remembered. */
function timeReader(timeZone: string): (text: string) => number {
  const toUtc = zoneClock(timeZone)
  const known = new Map<string, number>()
  return (text) => {
    let time = known.get(text)
    if (time === undefined) {
      time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? instant(text, timeZone) : parseTime(text.trim(), toUtc)
      if (known.size < mostTimes) known.set(text, time)
    }
    return time
  }
}

/** Days of conditions come first. */
const mostTimes = 10_000

/** JSON list of those that fit. */
const idsOf = (actions: Uint8Array): string => JSON.stringify([...actions.keys()].filter((id) => actions[id] === 1))

/** Where an event stands among ascending ids; −1 where it does not. */
const placeIn =
  (ids: Int32Array) =>
  (event: number): number => {
    let low = 0
    let high = ids.length - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      if (ids[middle]! < event) low = middle + 1
      else if (ids[middle]! > event) high = middle - 1
      else return middle
    }
    return -1
  }

type Condition = readonly [property: string, condition: GoalCondition]

/** Events of these actions that meet the conditions, and their values, by binary search on the event id. */
function readDetails(
  db: ReadDb,
  actions: Uint8Array,
  conditions: Condition[],
  read: ValueReader | null,
  timeZone: string,
) {
  const actionIds = idsOf(actions)
  const timeOf = timeReader(timeZone)
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
  const codes: string[] = []
  const allowsAll = (properties: Properties, value: number | null): boolean =>
    conditions.every(([name, condition]) => meets(condition, asText(propertyOf(properties, value, name)), timeOf))
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
    if (read === null) continue
    const worth = read(id, properties, value, currency)
    values.push(worth.value)
    codes.push(worth.code)
  }
  const find = placeIn(Int32Array.from(ids))
  return {
    allows: (event: number): boolean => (allowsBare ? !refused.has(event) : find(event) >= 0),
    value: (event: number): number => {
      const at = find(event)
      return at < 0 ? 0 : values[at]!
    },
    currency: (event: number): string => codes[find(event)] ?? '',
  }
}
