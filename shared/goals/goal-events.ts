import type { Goal } from '../config.ts'

/** Names of the events that reach a goal, any of them; none = any event with its path. */
export const eventsOf = ({ event }: Pick<Goal, 'event'>): readonly string[] => (event === null ? [] : [event].flat())

/** `“Lead” or “Demo”` */
export const eventWords = (events: readonly string[]): string => events.map((name) => `“${name}”`).join(' or ')
