/** The people behind a number, each with their conversions, touches, and why each touch won or lost credit. */
import { isEmail } from '../../../../shared/text/email.ts'
import { AppError } from '../../../../shared/errors.ts'
import { listed } from '../../../../shared/text/figures.ts'
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { needTimes } from '../../import/events/order.ts'
import { openEligible, type Eligible } from '../../attribution/eligible.ts'
import { Explainer } from '../../attribution/explain.ts'
import { findLandings, judgeLanding, type Landed } from '../../journeys/landings.ts'
import { blockedWith, isDevice } from '../../journeys/blocked.ts'
import type { Identities } from '../../journeys/identity.ts'
import { findIds, idPattern } from '../../journeys/leave-out.ts'
import { findGoal } from '../../journeys/model.ts'
import { usersOfVisitor } from '../../journeys/preview-left-out.ts'
import { leavesOutTraffic } from '../../journeys/traffic.ts'
import { leavesOutUserAgents } from '../../journeys/user-agents.ts'
import { none } from '../../journeys/dimensions.ts'
import { prepareOnce } from '../../workspace/db.ts'
import { accountForEvents } from '../accounting.ts'
import { type ReportContext, type RunReport, window } from '../report-context.ts'
import { timesOf } from '../goal-to-goal/times-of.ts'
import { cameByCostsOf } from '../content-return/share-costs.ts'
import { isEverywhere, isWithin } from '../templates.ts'
import { colleaguesWithPages } from '../content-attribution/without-page.ts'
import { colleagues } from './colleagues.ts'
import { newestProperties } from './newest-properties.ts'
import { pageOf } from './page-of.ts'
import { peopleOfRow } from './row-of.ts'
import { hasSeveralDevices } from './several-devices.ts'
import { interactionsOf, type PeopleSort, sortOf } from './sort.ts'

type Params = ReportParams<'people'>
type Row = ReportRow<'people'>

const day = 86_400_000

export const people: RunReport<'people'> = (context, params) => {
  const { withinDays } = params
  // People of a landing are followed beyond the period they landed in.
  const eligible = openEligible(context, withinDays === null ? params : asLandings(params))
  const ids = new PersonIds(context)
  const only = askedFor(context, params, ids)
  const goesOn = nextGoal(context, params, eligible)
  const ofRow = peopleOfRow(context, params)
  const found =
    ofRow !== null
      ? findOfRow(context, params, eligible, only, goesOn, ofRow)
      : withinDays === null
        ? findPeople(context, params, eligible, only, goesOn)
        : findLanded(context, params, eligible, only, goesOn, withinDays * day)
  const isWithout = params.reachedThen === 'not-after' || params.reachedThen === 'never'
  const colleagueOf =
    params.then !== null && isWithout
      ? colleagues(context, params.then)
      : params.then === null && params.key === none
        ? colleaguesWithPages(context)
        : null
  const explainer = new Explainer(context, params, eligible)
  const names = [...new Set(params.properties)]
  const propertiesOf = names.length === 0 ? null : newestProperties(context, names, eligible.scan.conversions)
  const { limit, offset } = params
  const converted = found.converters.person.length
  const sort = params.sort === null ? null : sortOf(context, params.sort, eligible)
  const pageAmong = ({ person, order, at }: Listed, by: PeopleSort | null, from: number, rows: number): Row[] => {
    const keys =
      by === null
        ? ([order] as const)
        : ([Float64Array.from(person, (who, index) => by.keyOf(who, at[index]!)), order] as const)
    const compare = (a: number, b: number): number => (ids.label(person[a]!) < ids.label(person[b]!) ? -1 : 1)
    return pageOf(keys, from, rows, compare).map((index): Row => {
      const colleague = colleagueOf?.(person[index]!) ?? null
      return {
        ...describe(context, eligible, explainer, ids, person[index]!, at[index]!),
        properties: propertiesOf && propertiesOf(person[index]!, at[index]!),
        colleague: colleague === null ? null : (ids.email(colleague) ?? ids.label(colleague)),
      }
    })
  }
  const rows: Row[] = []
  if (sort?.mixes) rows.push(...pageAmong(joined(found.converters, found.listNonConverters()), sort, offset, limit))
  else {
    rows.push(...pageAmong(found.converters, sort, offset, limit))
    if (rows.length < limit && found.nonConverters > 0)
      rows.push(...pageAmong(found.listNonConverters(), null, Math.max(0, offset - converted), limit - rows.length))
  }
  return {
    params: { ...params, goal: eligible.goal.name },
    rows,
    totals: {
      people: converted + found.nonConverters,
      convertedPeople: converted,
      withColleague: colleagueOf && found.converters.person.filter((who) => colleagueOf(who) !== null).length,
      ...accountForEvents(context, window(params, context.config)),
    },
  }
}

type Asked = ((person: number) => boolean) | null

/** Of whom it is asked; null = of all. */
function askedFor(context: ReportContext, { id, devices }: Params, ids: PersonIds): Asked {
  const found = id === null ? null : ids.find(id)
  if (devices === 'all') return found && ((person) => found.has(person))
  const hasSeveral = hasSeveralDevices(context)
  return (person) => (found === null || found.has(person)) && hasSeveral(person)
}

/** Of a person, and when they reached the goal: whether they go with what is asked of the next one; null = it is not asked. People are to be asked for in their order. */
type GoesOn = ((person: number, at: number) => boolean) | null

/** Throws USAGE where the parameters do not go together. */
function nextGoal(context: ReportContext, { then, reachedThen, who }: Params, { goal }: Eligible): GoesOn {
  if (then === null) {
    if (reachedThen === 'after') return null
    throw new AppError('USAGE', 'reachedThen says of another goal whether it was reached: it goes with then.')
  }
  if (who === 'not-converted')
    throw new AppError(
      'USAGE',
      `then looks at people who reached "${goal.name}": it does not go with those who did not.`,
    )
  needTimes(context.db, 'Going on from one goal to the next')
  const next = findGoal(context.config, then)
  const ever = timesOf(context, next, 'ever')
  const after = timesOf(context, next, 'from')
  return {
    after: (person: number, at: number) => after(person, at) !== null,
    'not-after': (person: number, at: number) => after(person, at) === null,
    'only-before': (person: number, at: number) => after(person, at) === null && ever(person, at) !== null,
    never: (person: number, at: number) => ever(person, at) === null,
  }[reachedThen]
}

interface Listed {
  person: Int32Array
  /** ms; the latest is first. */
  order: Float64Array
  /** Index of the first of the person's conversions, or −1 − index among the non-converters. */
  at: Int32Array
}

/** Converters come first, by their latest counted conversion; then the others, by their latest interaction. */
interface Found {
  converters: Listed
  nonConverters: number
  /** Most pages end before the others begin, and to list these takes longer than all the rest. */
  listNonConverters: () => Listed
}

function findPeople(context: ReportContext, params: Params, eligible: Eligible, only: Asked, goesOn: GoesOn): Found {
  const { journeys } = context
  const { conversions, nonConverters, touches: positions } = eligible.scan
  const time = journeys.column('time')
  const hasKey = keyTest(context, params, eligible)
  const converters = list(conversions.count, (add) => {
    if (params.who === 'not-converted') return
    for (let c = 0; c < conversions.count;) {
      let next = c
      let matches = false
      const isAsked = only === null || only(conversions.person[c]!)
      for (; next < conversions.count && conversions.person[next] === conversions.person[c]; next++)
        matches ||= hasKey(conversions.start[next]!, conversions.end[next]!, true)
      const isNext = goesOn === null || goesOn(conversions.person[c]!, time[conversions.row[c]!]!)
      if (matches && isAsked && isNext) add(conversions.person[c]!, time[conversions.row[next - 1]!]!, c)
      c = next
    }
  })
  const { count, start, end } = nonConverters
  const isListed = (n: number): boolean =>
    (only === null || only(nonConverters.person[n]!)) && hasKey(start[n]!, end[n]!, false)
  let counted = 0
  if (params.who !== 'converted' && goesOn === null) {
    if (params.key === null && isAnyTouch(params) && only === null) counted = count
    else for (let n = 0; n < count; n++) if (isListed(n)) counted++
  }
  return {
    converters,
    nonConverters: counted,
    listNonConverters: () =>
      list(counted, (add) => {
        for (let n = 0; n < count; n++)
          if (isListed(n)) add(nonConverters.person[n]!, time[positions[end[n]! - 1]!]!, -1 - n)
      }),
  }
}

/** Throws USAGE where the parameters do not go together. */
function asLandings(params: Params): Params {
  if (params.model !== 'first' || params.unit !== 'interaction' || params.excludeDirect || params.lookbackDays !== null)
    throw new AppError(
      'USAGE',
      'withinDays counts people by their very first interaction: it goes with model first, every interaction, direct ones too, and no lookback.',
    )
  return { ...params, from: null, to: null }
}

/** The people of a period of `before-after`; who reached the goal later than `within` ms is among those who did not. */
function findLanded(
  context: ReportContext,
  params: Params,
  eligible: Eligible,
  only: Asked,
  goesOn: GoesOn,
  within: number,
): Found {
  const { from, to } = window(params, context.config)
  const { touches, at, reachedAt, end } = findLandings(context, eligible.goal, eligible.classes)
  const hasKey = keyTest(context, params, eligible)
  const stateOf = (person: number): Landed | null => {
    const landing = touches.offset[person]!
    if (!(at[person]! >= from && at[person]! < to) || (only !== null && !only(person))) return null
    return hasKey(landing, landing + 1, false) ? judgeLanding(at[person]!, reachedAt[person]!, within, end.at) : null
  }
  return listByState(context, params, eligible, goesOn, stateOf, (person) => at[person]!)
}

/** The people of a row of another report; who converts where it does not count is among those who did not. */
function findOfRow(
  context: ReportContext,
  params: Params,
  eligible: Eligible,
  only: Asked,
  goesOn: GoesOn,
  ofRow: ReadonlyMap<number, boolean>,
): Found {
  const stateOf = (person: number): Landed | null => {
    const converts = ofRow.get(person)
    if (converts === undefined || (only !== null && !only(person))) return null
    return converts ? 'converted' : 'later'
  }
  return listByState(context, params, eligible, goesOn, stateOf, null)
}

const isWithout = (state: Landed | null): boolean => state === 'later' || state === 'not converted'

/** `lateAt`: by when those are ordered who converted and are among those who did not; null = by that conversion. */
function listByState(
  context: ReportContext,
  params: Params,
  eligible: Eligible,
  goesOn: GoesOn,
  stateOf: (person: number) => Landed | null,
  lateAt: ((person: number) => number) | null,
): Found {
  const { conversions, nonConverters, touches: positions } = eligible.scan
  const time = context.journeys.column('time')
  const most = conversions.count + nonConverters.count
  const late = list(most, (add) => {
    if (params.who === 'converted' || goesOn !== null) return
    for (let c = 0; c < conversions.count; c++)
      if (conversions.first[c] === 1 && isWithout(stateOf(conversions.person[c]!)))
        add(conversions.person[c]!, lateAt?.(conversions.person[c]!) ?? time[conversions.row[c]!]!, c)
    for (let n = 0; n < nonConverters.count; n++)
      if (isWithout(stateOf(nonConverters.person[n]!)))
        add(nonConverters.person[n]!, time[positions[nonConverters.end[n]! - 1]!]!, -1 - n)
  })
  return {
    converters: list(conversions.count, (add) => {
      if (params.who === 'not-converted') return
      for (let c = 0; c < conversions.count; c++)
        if (
          conversions.first[c] === 1 &&
          stateOf(conversions.person[c]!) === 'converted' &&
          (goesOn === null || goesOn(conversions.person[c]!, time[conversions.row[c]!]!))
        )
          add(conversions.person[c]!, time[conversions.row[c]!]!, c)
    }),
    nonConverters: late.person.length,
    listNonConverters: () => late,
  }
}

function list(most: number, fill: (add: (person: number, order: number, at: number) => void) => void): Listed {
  const person = new Int32Array(most)
  const order = new Float64Array(most)
  const at = new Int32Array(most)
  let found = 0
  fill((who, when, index) => {
    person[found] = who
    order[found] = when
    at[found++] = index
  })
  return { person: person.subarray(0, found), order: order.subarray(0, found), at: at.subarray(0, found) }
}

function joined(a: Listed, b: Listed): Listed {
  const person = new Int32Array(a.person.length + b.person.length)
  const order = new Float64Array(person.length)
  const at = new Int32Array(person.length)
  for (const [list, from] of [
    [a, 0],
    [b, a.person.length],
  ] as const) {
    person.set(list.person, from)
    order.set(list.order, from)
    at.set(list.at, from)
  }
  return { person, order, at }
}

/** Nobody is left out by how they came, or where to. */
const isAnyTouch = (params: Params): boolean => isEverywhere(params) && params.withCostOf === null

/** Whether a window of touches counts under the key: the credited touch under first and last, any touch otherwise. */
function keyTest(context: ReportContext, params: Params, eligible: Eligible) {
  const { by, key, model } = params
  const { touches, keys } = eligible
  const isAnywhere = isAnyTouch(params)
  if (!isAnywhere && model !== 'first' && model !== 'last')
    throw new AppError(
      'USAGE',
      `${(['within', 'pages', 'channel', 'device', 'withCostOf'] as const).find((each) => params[each] !== null)} looks at the first or the last interaction: it goes with model first or last.`,
    )
  const isPlace = isWithin(context, eligible, params, true)
  if (params.datedCosts && params.withCostOf === null)
    throw new AppError('USAGE', 'datedCosts says which costs count: it goes with withCostOf.')
  const isCosted =
    params.withCostOf === null
      ? null
      : cameByCostsOf(context, eligible, params.withCostOf, { ...params, dated: params.datedCosts })
  const isThere = (touch: number): boolean => isPlace(touch) && isCosted?.(touch) !== false
  const choose = (start: number, end: number): number =>
    model === 'first' ? touches.first(start, end) : touches.last(start, end)
  if (key === null && isAnywhere) return () => true
  if (key === null) return (start: number, end: number) => isThere(choose(start, end))
  if (key === none)
    return (start: number, end: number, isConversion: boolean) =>
      isConversion && isAnywhere && touches.first(start, end) < 0
  const code = keys.names.indexOf(context.journeys.countedKey(by, key, new Set(keys.names)))
  if (code < 0) throw new AppError('NOT_FOUND', `There is nothing called "${key}" in this report.`)
  const { sets, codes } = keys
  const has = (position: number): boolean => {
    const own = codes[position]!
    return sets === null ? own === code : sets[own]!.includes(code)
  }
  if (model === 'first' || model === 'last')
    return (start: number, end: number) => {
      const chosen = choose(start, end)
      return chosen >= 0 && has(chosen) && isThere(chosen)
    }
  return (start: number, end: number) => {
    const n = touches.pick(start, end)
    for (let i = 0; i < n; i++) if (has(touches.picked[i]!)) return true
    return false
  }
}

type Described = Omit<Row, 'colleague' | 'properties'>

function describe(
  { journeys }: ReportContext,
  eligible: Eligible,
  explainer: Explainer,
  ids: PersonIds,
  person: number,
  at: number,
): Described {
  const { conversions } = eligible.scan
  const time = journeys.column('time')
  const offset = journeys.column('offset')
  const iso = (row: number): string | null => (explainer.isTimed ? new Date(time[row]!).toISOString() : null)
  const row: Described = {
    person: ids.label(person),
    ...ids.all(person),
    email: ids.email(person),
    firstAt: iso(offset[person]!),
    lastAt: iso(offset[person + 1]! - 1),
    interactions: interactionsOf(eligible.scan, at),
    conversions: [],
    touches: [],
    touchesOmitted: 0,
  }
  if (at < 0) return { ...row, ...explainer.nonConverter(-1 - at) }
  for (let c = at; c < conversions.count && conversions.person[c] === person; c++)
    row.conversions.push({
      at: iso(conversions.row[c]!),
      value: eligible.needWorth(eligible.worthOf(conversions.row[c]!)),
      interactions: conversions.end[c]! - conversions.start[c]!,
      ...explainer.conversion(c),
    })
  return row
}

/** Why somebody may be left out whom no pattern of ids fits. */
const byEvents = ({ excludeUserAgents, excludeTraffic }: ReportContext['config']): string[] => [
  ...(leavesOutUserAgents(excludeUserAgents) ? ['user agent (excludeUserAgents in the configuration)'] : []),
  ...(leavesOutTraffic(excludeTraffic)
    ? ['traffic type, host or first day (excludeTraffic in the configuration)']
    : []),
]

interface KnownIds {
  users: string[]
  visitors: string[]
  otherIds: string[]
}

class PersonIds {
  private readonly context: ReportContext
  private readonly labels = new Map<number, string>()
  private readonly known = new Map<number, KnownIds>()
  private aliases: Map<number, Identities['aliases']> | null = null

  constructor(context: ReportContext) {
    this.context = context
  }

  label(person: number): string {
    let label = this.labels.get(person)
    if (label === undefined) {
      const { journeys, db } = this.context
      const user = journeys.column('personUser')[person]!
      const table = user === 0 ? 'visitor' : 'user'
      const id = user === 0 ? journeys.column('personVisitor')[person]! : user
      label = prepareOnce(db, `SELECT value FROM ${table} WHERE id = ?`).pluck().get(id) as string
      this.labels.set(person, label)
    }
    return label
  }

  /** The people with this id: a user, and an anonymous visitor, may have the same; else those who have it besides. Throws NOT_FOUND. */
  find(id: string): Set<number> {
    const { journeys, db, config } = this.context
    const key = (table: 'user' | 'visitor'): number =>
      (db.prepare(`SELECT id FROM ${table} WHERE value = ?`).pluck().get(id) as number | undefined) ?? 0
    const asUser = key('user')
    const asVisitor = key('visitor')
    const user = journeys.column('personUser')
    const visitor = journeys.column('personVisitor')
    const found: number[] = []
    for (let person = 0; person < user.length; person++)
      if (user[person] === 0 ? visitor[person] === asVisitor : user[person] === asUser) found.push(person)
    const counted = found.filter((person) => person < journeys.people)
    if (counted.length > 0) return new Set(counted)
    if (found.length === 0) {
      const besides = this.having(id)
      if (besides.size > 0) return besides
      const users = usersOfVisitor(db, id)
      const known = users.length === 0 ? '' : ` It is a visitor id of ${listed(users)}.`
      throw new AppError('NOT_FOUND', `No person has the id "${id}".${known}`)
    }
    const tests = config.excludePeople.map(idPattern)
    const fitting = findIds(db, tests, journeys.idsOfPeople()).map((ids) =>
      found.flatMap((person) => ids.user.get(user[person]!) ?? ids.visitor.get(visitor[person]!) ?? []),
    )
    const index = fitting.findIndex((ids) => ids.length > 0)
    const other = fitting[index]?.includes(id) ? '' : `, which fits their id ${fitting[index]?.[0]}`
    throw new AppError(
      'NOT_FOUND',
      index < 0
        ? `${id} is left out of all reports, by ${listed(byEvents(config), 'or')}.`
        : `${id} is left out of all reports, by the pattern "${config.excludePeople[index]}"${other} (excludePeople in the configuration).`,
    )
  }

  /**
   * Every usable id on the person's events, in alphabetical order; of visitors those of a device or browser; and what aliases
   * say they were before, which no event needs to have.
   */
  all(person: number): KnownIds {
    let known = this.known.get(person)
    if (!known) this.known.set(person, (known = this.read(person)))
    return known
  }

  /** The first of their ids that is an email; in lower case where capitals of ids count for nothing. */
  email(person: number): string | null {
    const { users, otherIds } = this.all(person)
    const email = [this.label(person), ...users, ...otherIds].find(isEmail) ?? null
    return this.context.config.userIds.ignoreCase === true ? (email?.toLowerCase() ?? null) : email
  }

  private read(person: number): KnownIds {
    const { config, journeys, db } = this.context
    const offset = journeys.column('offset')
    const actors = new Set(journeys.column('actor').subarray(offset[person], offset[person + 1]))
    const rows = prepareOnce(
      db,
      `SELECT DISTINCT user.value, visitor.value, coalesce(user.id, 0) FROM actor
       LEFT JOIN user ON user.id = actor.user_id LEFT JOIN visitor ON visitor.id = actor.visitor_id
       WHERE actor.id IN (SELECT value FROM json_each(?))`,
    )
      .raw()
      .all(JSON.stringify([...actors])) as [string | null, string | null, number][]
    const sorted = (column: 0 | 1): string[] => [...new Set(rows.flatMap((row) => row[column] ?? []))].sort()
    const isBlocked = blockedWith(config.noIds)
    const users = sorted(0).filter((id) => !isBlocked(id))
    const known = new Set([...users, ...sorted(1), this.label(person)])
    const own = [journeys.column('personUser')[person]!, ...rows.map(([, , user]) => user)]
    const otherIds = this.previous(own.filter((user) => user !== 0)).filter((id) => !known.has(id))
    return { users, visitors: sorted(1).filter((id) => isDevice(id) && !isBlocked(id)), otherIds }
  }

  /** The people on whose events it stands, or who were called so before they had the id on them. */
  private having(id: string): Set<number> {
    const { journeys, db } = this.context
    const lastAlias = new Map(journeys.identities.aliases.map((alias) => [alias.previous, alias]))
    const ofName = db.prepare(
      `SELECT actor.id FROM actor LEFT JOIN user ON user.id = actor.user_id LEFT JOIN visitor ON visitor.id = actor.visitor_id
       WHERE user.value = @name OR visitor.value = @name`,
    )
    const nameOf = prepareOnce(db, 'SELECT value FROM user WHERE id = ?').pluck()
    const names = new Set([id])
    const actors = new Set<number>()
    // What is added while it goes is come to as well.
    for (const name of names) {
      for (const { id: actor } of ofName.all({ name }) as { id: number }[]) actors.add(actor)
      const alias = lastAlias.get(name)
      if (alias) names.add(nameOf.get(alias.to) as string)
    }
    const found = new Set<number>()
    const offset = journeys.column('offset')
    const actor = journeys.column('actor')
    for (let person = 0; person < journeys.people; person++)
      for (let row = offset[person]!; row < offset[person + 1]!; row++) if (actors.has(actor[row]!)) found.add(person)
    return found
  }

  /** What these users were before, and what that was before, in alphabetical order. */
  private previous(users: readonly number[]): string[] {
    const found = new Set<string>()
    const met = new Set(users)
    // What is added while it goes is come to as well.
    for (const user of met)
      for (const { previous, user: as } of this.becoming().get(user) ?? []) {
        found.add(previous)
        if (as !== 0) met.add(as)
      }
    return [...found].sort()
  }

  /** Per user: the aliases that made somebody this user; of two of one id the later holds. */
  private becoming(): Map<number, Identities['aliases']> {
    if (this.aliases) return this.aliases
    const last = new Map(this.context.journeys.identities.aliases.map((alias) => [alias.previous, alias]))
    return (this.aliases = Map.groupBy(last.values(), ({ to }) => to))
  }
}
