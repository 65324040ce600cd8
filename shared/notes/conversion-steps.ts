/** Content groups that are a step of converting rather than content, in the words of the screen and the command line. */
import type { ContentGroupRule } from '../config.ts'
import { inSentenceAmong, listedUpTo, percent } from '../text/figures.ts'

/** A group in which most conversions end because people pass it on their way. */
export interface ConversionStep {
  group: string
  /** Last touches in it, of `attributed` conversions. */
  lastTouches: number
  attributed: number
  /** Share of the people who saw it that converted; null where its addresses alone say what it is. */
  converting: number | null
  /** Paths that no rule fits yet, or that are in groups with other pages, of which `rules` make a group; none of a group that is one as a whole. */
  pages: string[]
  /** The groups that they are in. */
  pagesOf: string[]
  rules: ContentGroupRule[]
}

export function conversionStepSentence({ group, lastTouches, attributed, converting, pages }: ConversionStep): string {
  if (pages.length > 0) {
    const named = listedUpTo(3, pages.map(inSentenceAmong(pages)))
    return `${percent(lastTouches / attributed)} of last touches are on ${named}, which by ${pages.length === 1 ? 'its address is a step' : 'their addresses are steps'} of converting.`
  }
  const ends = `${percent(lastTouches / attributed)} of last touches are on “${group}”`
  return converting === null
    ? `${ends}, which by its addresses is a step of converting.`
    : `${ends}, and ${percent(converting)} of those who see it convert: it looks like a step of converting.`
}

export const conversionStepCure = 'A step to convert (flow) gets no credit, and the content before it does.'
export const conversionStepUncounted =
  'As a step to convert (flow) it is no page before a conversion: those read before it are.'

/**
 * The rules with those of the group as flow, and those that it needs before the ones its pages are grouped by, else after all others; what is
 * ignored stays so.
 */
export function withFlow(
  rules: readonly ContentGroupRule[],
  { group, pages, pagesOf, rules: more }: Pick<ConversionStep, 'group' | 'pages' | 'pagesOf' | 'rules'>,
): ContentGroupRule[] {
  if (pages.length === 0)
    return rules.map((rule) => (rule.group === group && rule.role === 'content' ? { ...rule, role: 'flow' } : rule))
  const before = rules.findIndex((rule) => pagesOf.includes(rule.group))
  return before < 0 ? [...rules, ...more] : [...rules.slice(0, before), ...more, ...rules.slice(before)]
}
