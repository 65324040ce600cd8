/** Content groups that are a step of converting rather than content, in the words of the screen and the command line. */
import type { ContentGroupRule } from './config.ts'
import { percent } from './figures.ts'

/** A group in which most conversions end because people pass it on their way. */
export interface ConversionStep {
  group: string
  /** Last touches in it, of `attributed` conversions. */
  lastTouches: number
  attributed: number
  /** Share of the people who saw it that converted; null where its addresses alone say what it is. */
  converting: number | null
}

export function conversionStepSentence({ group, lastTouches, attributed, converting }: ConversionStep): string {
  const ends = `${percent(lastTouches / attributed)} of last touches are on “${group}”`
  return converting === null
    ? `${ends}, which by its addresses is a step of converting.`
    : `${ends}, and ${percent(converting)} of those who see it convert: it looks like a step of converting.`
}

export const conversionStepCure = 'As flow it gets no credit, and the content before it does.'

/** The rules with those of the group as flow; what is ignored stays so. */
export const withFlow = (rules: readonly ContentGroupRule[], group: string): ContentGroupRule[] =>
  rules.map((rule) => (rule.group === group && rule.role === 'content' ? { ...rule, role: 'flow' } : rule))
