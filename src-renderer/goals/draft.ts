/** A goal as it is typed, and back to what the contract wants. Pure. */
import { goal as goalSchema, type Goal } from '../../shared/config.ts'
import {
  amountProperty,
  conditionWords,
  daysAsked,
  goalDaysWords,
  type GoalCondition,
  hasValues,
  readCondition,
  type Wanted,
  writeCondition,
} from '../../shared/goals/goal-condition.ts'
import { eventsOf, eventWords } from '../../shared/goals/goal-events.ts'

export interface ConditionDraft {
  property: string
  test: GoalCondition['test']
  values: string
}

export const emptyCondition: ConditionDraft = { property: '', test: 'is', values: '' }

export interface GoalDraft {
  name: string
  /** "" = any event. */
  event: string
  /** Other events that reach it as well. */
  also: string[]
  path: string
  where: ConditionDraft[]
  /** Days; "" = any. */
  from: string
  to: string
  /** "" = anybody. */
  after: string
  count: Goal['count']
  value: 'none' | 'property' | 'fixed'
  valueProperty: string
  /** "" = as it stands. */
  valueLess: string
  fixed: string
}

/** Stands in while there is none; never asked about. */
export const noGoal: Goal = { name: '-', event: '-', path: null, where: {}, after: null, count: 'once', value: null }

export const emptyGoal: GoalDraft = {
  name: '',
  event: '',
  also: [],
  path: '',
  where: [],
  from: '',
  to: '',
  after: '',
  count: 'once',
  value: 'none',
  valueProperty: '',
  valueLess: '',
  fixed: '',
}

function conditionDraft(property: string, wanted: Wanted): ConditionDraft {
  const { test, values } = readCondition(wanted)
  return { property, test, values: values.join(', ') }
}

/** After those there are; lines that were not filled in give way, and those of the same property, which these have taken in. */
export const addConditions = (
  draft: GoalDraft,
  conditions: readonly { property: string; wanted: Wanted }[],
): GoalDraft => ({
  ...draft,
  where: [
    ...draft.where.filter(
      ({ property }) => property.trim() !== '' && !conditions.some((added) => added.property === property.trim()),
    ),
    ...conditions.map(({ property, wanted }) => conditionDraft(property, wanted)),
  ],
})

export function fromGoal(goal: Goal): GoalDraft {
  const [event = '', ...also] = eventsOf(goal)
  return {
    name: goal.name,
    event,
    also,
    path: goal.path ?? '',
    where: Object.entries(goal.where).map(([property, wanted]) => conditionDraft(property, wanted)),
    from: goal.from ?? '',
    to: goal.to ?? '',
    after: goal.after ?? '',
    count: goal.count,
    value: !goal.value ? 'none' : 'property' in goal.value ? 'property' : 'fixed',
    valueProperty: goal.value && 'property' in goal.value ? goal.value.property : '',
    valueLess: (goal.value && 'property' in goal.value ? goal.value.less : undefined) ?? '',
    fixed: goal.value && 'fixed' in goal.value ? String(goal.value.fixed) : '',
  }
}

/** The property to begin with where a goal is worth one: the amounts, where its events have them. */
export const proposedProperty = (known: readonly string[]): string =>
  known.includes(amountProperty) ? amountProperty : ''

/**
 * Another event of a draft, "" = any. A first choice names the goal too; with `proposes` it is worth its amounts where it has
 * them, and nothing where not. Both can be changed.
 */
export function chooseEvent(draft: GoalDraft, event: string, known: readonly string[], proposes: boolean): GoalDraft {
  const valueProperty = event === '' ? '' : proposedProperty(known)
  return {
    ...draft,
    event,
    also: event === '' ? [] : draft.also.filter((name) => name !== event),
    ...(draft.name === '' && event !== '' && { name: event }),
    ...(proposes && { value: valueProperty === '' ? 'none' : 'property', valueProperty, valueLess: '' }),
  }
}

/** None = any event. */
export const eventsOfDraft = ({ event, also }: GoalDraft): string[] => (event === '' ? [] : [event, ...also])

const readValues = (text: string): string[] =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean)

const propertyValue = ({ valueProperty, valueLess }: GoalDraft): Goal['value'] => ({
  property: valueProperty.trim(),
  ...(valueLess !== '' && { less: valueLess }),
})

/** The goal, or a sentence naming what is missing. `others` are the names already taken. */
export function toGoal(draft: GoalDraft, others: readonly string[] = []): { goal: Goal } | { missing: string } {
  const name = draft.name.trim()
  if (name === '') return { missing: 'Give the goal a name.' }
  if (others.includes(name)) return { missing: `There is a goal called “${name}” already.` }
  if (draft.event === '' && draft.path.trim() === '')
    return { missing: 'Choose an event, or say which page people reach.' }
  const conditions = draft.where.filter(({ property, values }) => property.trim() !== '' || values.trim() !== '')
  const unfinished = conditions.find(
    ({ property, test, values }) => property.trim() === '' || (hasValues(test) && readValues(values).length === 0),
  )
  if (unfinished) return { missing: 'A condition needs a property and at least one value.' }
  const undated = conditions.find(({ test, values }) => !isDated(test, readValues(values)))
  if (undated)
    return { missing: `“${undated.property.trim()}” needs ${daysAsked(undated.test) === 2 ? 'two days, the earlier first, such as 2026-08-01, 2026-09-01' : 'a day such as 2026-08-01'}.` } // prettier-ignore
  if (draft.from !== '' && draft.to !== '' && draft.to <= draft.from)
    return { missing: 'The first day without it must come after the first day.' }
  const properties = conditions.map(({ property }) => property.trim())
  const twice = properties.find((property, index) => properties.indexOf(property) !== index)
  if (twice !== undefined) return { missing: `There are two conditions on “${twice}”: one can have several values.` }
  if (draft.value === 'property' && draft.valueProperty.trim() === '')
    return { missing: 'Choose the property that holds the value.' }
  const fixed = Number(draft.fixed.replaceAll(',', ''))
  if (draft.value === 'fixed' && (draft.fixed.trim() === '' || !Number.isFinite(fixed)))
    return { missing: 'The fixed value must be a number.' }
  const parsed = goalSchema.safeParse({
    name,
    event: draft.event === '' ? null : draft.also.length === 0 ? draft.event : eventsOfDraft(draft),
    path: draft.path.trim() || null,
    where: Object.fromEntries(
      conditions.map(({ property, test, values }) => [
        property.trim(),
        writeCondition({ test, values: readValues(values) }),
      ]),
    ),
    ...(draft.from !== '' && { from: draft.from }),
    ...(draft.to !== '' && { to: draft.to }),
    after: draft.after || null,
    count: draft.count,
    value: draft.value === 'none' ? null : draft.value === 'property' ? propertyValue(draft) : { fixed },
  })
  return parsed.success
    ? { goal: parsed.data }
    : { missing: parsed.error.issues[0]?.message ?? 'This goal is not complete.' }
}

/** Whether there are the days that it asks for. */
function isDated(test: GoalCondition['test'], values: readonly string[]): boolean {
  const asked = daysAsked(test)
  if (asked === 0) return true
  const areDays = values.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)))
  return areDays && values.length === asked && (asked === 1 || values[0]! < values[1]!)
}

/** Goals as they are with one of them changed: those that come after it do so by its new name too. */
export const withGoal = (goals: readonly Goal[], index: number, goal: Goal): Goal[] => {
  const before = goals[index]?.name
  return goals.with(index, goal).map((each) => (each.after === before ? { ...each, after: goal.name } : each))
}

/** What a goal counts, in words. */
export function goalWords(goal: Goal): string {
  const what = [eventWords(eventsOf(goal)), goal.path && `${goal.event ? 'on' : 'a page like'} ${goal.path}`].filter(
    Boolean,
  )
  const where = Object.entries(goal.where).map(([property, wanted]) => conditionWords(property, readCondition(wanted)))
  const days = goalDaysWords(goal)
  const value = !goal.value
    ? ''
    : 'property' in goal.value
      ? `, worth its ${goal.value.property}${goal.value.less === undefined ? '' : ` less ${goal.value.less}`}`
      : `, worth ${goal.value.fixed.toLocaleString('en-US')} each`
  const after = goal.after === null ? '' : `, after “${goal.after}”`
  return `${what.join(' ')}${where.length > 0 ? `, where ${where.join(' and ')}` : ''}${days === null ? '' : `, ${days}`}${after}, ${goal.count === 'once' ? 'once per person' : 'every time'}${value}`
}
