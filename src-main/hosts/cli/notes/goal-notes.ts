/** What is not sure of the goal that a report asks for: its event, its conditions, what it is worth. */
import type { Goal } from '../../../../shared/config.ts'
import { readCondition } from '../../../../shared/goals/goal-condition.ts'
import { eventsOf } from '../../../../shared/goals/goal-events.ts'
import { notRealSentence } from '../../../../shared/goals/real-orders.ts'
import {
  lessRefunds,
  mayCountRefunds,
  refundedSentence,
  refundedTitle,
  saysWorth,
} from '../../../../shared/notes/refunded.ts'
import { unknownEventEffect, unknownEventSentence } from '../../../../shared/notes/unknown-event.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import { strangers } from './strangers.ts'
import { type Asked, beside, isOnConversions, type NoteRule, type Said } from './rules.ts'

/** A note on the goal that was asked for, where it is one of the configuration's. */
const onGoal =
  (say: (goal: Goal, asked: Asked) => Said | readonly Said[] | Promise<Said | readonly Said[]>) => (asked: Asked) => {
    const goal = asked.config.goals.find(({ name }) => name === asked.params.goal)
    return goal ? say(goal, asked) : null
  }

const isOnWorth = (slug: Asked['slug']): boolean => isOnConversions(slug) && saysWorth(slug)

export const goalNotes: readonly NoteRule[] = [
  beside(isOnConversions, onGoal(neverReached)),
  beside(isOnConversions, onGoal(worthNothing)),
  beside(isOnConversions, onGoal(notRealOrders)),
  beside(
    isOnConversions,
    onGoal((goal, { call }) => strangers(call, goal)),
  ),
  beside(isOnConversions, onGoal(sentenceOf('goals.ofNobody'))),
  beside(isOnWorth, onGoal(sentenceOf('goals.secondCurrency'))),
  beside(isOnWorth, onGoal(sentenceOf('goals.refundsUnknown'))),
  beside(isOnWorth, onGoal(refundsCounted)),
]

/** A goal whose event is nowhere, or with a condition that no event can meet. */
async function neverReached(goal: Goal, asked: Asked): Promise<string[]> {
  const unknown = (await asked.call('goals.unknownEvents', {})).find((each) => each.goal === goal.name)
  return unknown
    ? [printable(`${unknownEventSentence(unknown)} ${unknownEventEffect(unknown)}`)]
    : withoutProperty(goal, asked)
}

/** Conditions of a goal that no event can meet, since none has the property. */
async function withoutProperty(goal: Goal, { call }: Asked): Promise<string[]> {
  const sentences: string[] = []
  for (const [property, wanted] of Object.entries(goal.where)) {
    const { test } = readCondition(wanted)
    if (test === 'is not' || test === 'is empty') continue
    const names = eventsOf(goal)
    const { events } = await call('events.values', { events: [...names], property })
    if (events > 0) continue
    sentences.push(printable(`No event${names.length === 0 ? '' : ` ${names.map((name) => `"${name}"`).join(' or ')}`} has a property "${property}", so the goal "${goal.name}" is never reached.`)) // prettier-ignore
  }
  return sentences
}

/** A goal that is worth nothing though its events have amounts. */
async function worthNothing(goal: Goal, { call }: Asked): Promise<string | null> {
  if (goal.value !== null) return null
  const property = await call('goals.amount', { goal })
  if (property === null) return null
  return `"${printable(goal.name)}" is worth nothing, though its events have a value: with "value": {"property": ${printable(JSON.stringify(property))}} in the goal (config set) reports say what they are worth.`
}

/** A goal that counts orders which are none. */
async function notRealOrders(goal: Goal, { call }: Asked): Promise<string | null> {
  const orders = await call('goals.realOrders', { goal })
  if (orders === null || orders.notReal === 0) return null
  const where = JSON.stringify({ ...goal.where, ...Object.fromEntries(orders.conditions.map(({ property, wanted }) => [property, wanted])) }) // prettier-ignore
  return printable(
    `${notRealSentence(eventsOf(goal), orders)} "where": ${where} in the goal (config set) leaves them out.`,
  )
}

/** What is not sure of the people or amounts of a goal. */
function sentenceOf(method: 'goals.secondCurrency' | 'goals.refundsUnknown' | 'goals.ofNobody') {
  return async (goal: Goal, { call }: Asked): Promise<string | null> => {
    const sentence = await call(method, { goal })
    return sentence && printable(sentence)
  }
}

/** A goal whose value counts what was given back. */
async function refundsCounted(goal: Goal, { call, config: { currency } }: Asked): Promise<string | null> {
  const refunded = mayCountRefunds(goal) ? await call('goals.refunded', { goal }) : null
  const sentence = refunded && refundedSentence(eventsOf(goal), refunded, (amount) => `${count(amount)} ${currency}`)
  if (!refunded || !sentence) return null
  return printable(
    `${refundedTitle(goal.name)} ${sentence} "value": ${JSON.stringify(lessRefunds(goal, refunded).value)} in the goal (config set) takes it off.`,
  )
}
