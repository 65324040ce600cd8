import { listed } from '../text/figures.ts'

/** A goal whose event is nowhere in the data: its reports have no conversions, and nothing else says why. */
export interface UnknownEvent {
  goal: string
  event: string
  /** Events that somebody who wrote this may have meant, the nearest first. */
  nearest: string[]
  /** Another event of the goal is in the data. */
  others: boolean
}

/** What comes of it. */
export const unknownEventEffect = ({ goal, others }: UnknownEvent): string =>
  others ? `“${goal}” counts its other events alone.` : `So nobody reached “${goal}”.`

export function unknownEventSentence({ event, nearest }: UnknownEvent): string {
  const near = nearest.length === 0 ? '' : `; there is ${listed(nearest.map((name) => `“${name}”`))}`
  return `No event is called “${event}”${near}.`
}
