/** What is said where capabilities are not written down. Pure. */
import { count, counted, plural } from '../../format.ts'

export interface KnownCapabilities {
  tools: number
  withoutCapabilities: number
}

/** "20 of 20 tools have no capabilities"; null where at least one tool has some, and something can be told. */
export function cannotBeTold({ tools, withoutCapabilities: without }: KnownCapabilities): string | null {
  if (tools === 0 || without < tools) return null
  return `${count(without)} of ${counted(tools, 'tool')} ${plural(tools, 'has', 'have')} no capabilities`
}

/** "8 tools without capabilities are not compared"; "" where every tool has some. */
export function notCompared({ withoutCapabilities: without }: Pick<KnownCapabilities, 'withoutCapabilities'>): string {
  return without === 0
    ? ''
    : `${counted(without, 'tool')} without capabilities ${plural(without, 'is', 'are')} not compared`
}

/** What the cheapest stack does with them; "" where every tool has some. */
export function keptUnknown({ withoutCapabilities: without }: Pick<KnownCapabilities, 'withoutCapabilities'>): string {
  return without === 0
    ? ''
    : `${counted(without, 'tool')} without capabilities ${plural(without, 'stays', 'stay')}: nothing says what ${plural(without, 'it does', 'they do')}.`
}
