/** What was given back of the amounts of a goal: its value counts it unless it takes it off (`less`). */
import type { Goal } from '../config.ts'
import { eventWords } from '../goals/goal-events.ts'
import type { ReportSlug } from '../reports/index.ts'

export interface Refunded {
  /** The property that says it. */
  property: string
  /** Events of the goal of which something was given back. */
  events: number
  /** Those of them whose amount of the import (`value`) is less that already. */
  lessened: number
  /** What the conversions of all history would be worth less, in workspace currency; null where nothing changes, or a rate is missing. */
  value: number | null
}

/** Reports that say what conversions are worth. */
const slugs: readonly string[] = [
  'content-attribution',
  'content-return',
  'model-comparison',
  'people',
] satisfies ReportSlug[]
export const saysWorth = (slug: ReportSlug): boolean => slugs.includes(slug)

/** Worth a property as it stands, so that it may count what was given back. */
export const mayCountRefunds = ({ value }: Goal): boolean =>
  value !== null && 'property' in value && value.less === undefined

/** The goal without what was given back. */
export const lessRefunds = <G extends Goal>(goal: G, { property }: Refunded): G =>
  goal.value && 'property' in goal.value ? { ...goal, value: { property: goal.value.property, less: property } } : goal

export const refundedTitle = (goal: string): string => `The value of “${goal}” counts what was given back.`

/** Null where its value is as it should be. `money`: an amount as it is shown. */
export const refundedSentence = (
  names: readonly string[],
  { property, events, value }: Refunded,
  money: (value: number) => string,
): string | null =>
  value === null
    ? null
    : `“${property}” says of ${events.toLocaleString('en-US')} ${eventWords(names)} what was given back: ${money(value)} of what conversions of all history are worth.`
