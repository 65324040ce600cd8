/** Where a difference is another one with the same mix of devices and channels, or campaigns, on both sides, in words. */
import { listedUpTo, points, pText } from '../text/figures.ts'
import { type SameMix, strataWords, type WithinEach } from '../reports/template-comparison.ts'
import { isTold } from '../statistics/significance.ts'
import { intervalName } from './interval-name.ts'
import { size } from './how-many-more.ts'

interface Judged extends SameMix {
  enough: boolean
  difference: number | null
  pAdjusted: number | null
}

/** Whether the verdict is another one with the same mix on both sides: told apart of one and not of the other, or the other way round. */
export function isTurnedByMix({ enough, difference, pAdjusted, sameMixDifference, sameMixPAdjusted }: Judged): boolean {
  if (!enough || difference === null || sameMixDifference === null || sameMixPAdjusted === null) return false
  const isTurned = difference * sameMixDifference < 0
  return isTold(pAdjusted) !== isTold(sameMixPAdjusted) || (isTold(pAdjusted) && isTurned)
}

/** What a difference is held to, as somebody in marketing says it. */
export const alikeWords = (mixOf: WithinEach): string => `visitors alike in ${strataWords[mixOf].one}`

/** Beside it: a template is on pages of its own, and who wants what they are about is not held. */
export const pagesMayDiffer = (mixOf: WithinEach): string[] =>
  holds(mixOf, 'topic') ? [] : ['The visitors are alike, not the pages: what these are about may differ.']

type Asked = 'device' | 'channel' | 'campaign'

export const holds = (withinEach: WithinEach | null, dimension: string): boolean =>
  withinEach !== null && strataWords[withinEach].of.some((each) => each === dimension)

/** What holds that as well, in place of what cannot be held together with it. */
export function holdingAlso(withinEach: WithinEach | null, also: Asked): WithinEach {
  const [device, campaign, channel] = (['device', 'campaign', 'channel'] as const).map((each) => each === also || holds(withinEach, each)) // prettier-ignore
  const where = campaign ? 'campaign' : channel ? 'channel' : null
  return where === null ? 'device' : device ? `device-${where}` : where
}

/** What charts and explanations call it. */
export const ifAlike = 'If visitors were alike'

/** Beside what is held so: the figures as they are. */
export const asTheyCame = 'With visitors as they came'

const said = 3
const onBothSides = 'on both sides'
const unsigned = (share: number, digits: number): string => points(share, digits).replace('+', '')

/** What leads where somebody asks for the same mix: null where nothing can be told with it. */
export const heldTo = (
  { withinEach }: { withinEach: WithinEach | null },
  rows: readonly SameMix[],
): WithinEach | null => (rows.some(({ sameMixDifference }) => sameMixDifference !== null) ? withinEach : null)

/** Where somebody asks for the same mix in vain. */
export const notHeld = ({ withinEach }: { withinEach: WithinEach | null }, rows: readonly SameMix[]): string[] =>
  withinEach === null || heldTo({ withinEach }, rows) !== null
    ? []
    : [`With ${alikeWords(withinEach)} on both sides nothing can be told.`]

/** `With visitors alike in device and channel on both sides it is otherwise: …`, of as many as are said at once. */
export function turnedByMix<T extends Judged>(
  what: string,
  rows: readonly T[],
  mixOf: WithinEach | null,
  nameOf: { clear: (row: T, size: string) => string; notClear: (row: T) => string },
  digits: number,
  /** Where they are alike. */
  where = onBothSides,
): string[] {
  const turned = rows.filter(isTurnedByMix)
  if (mixOf === null || turned.length === 0) return []
  const each = turned.map((row) => {
    const [difference, low, high] = [row.sameMixDifference!, row.sameMixLow!, row.sameMixHigh!]
    const p = `adjusted ${pText(row.sameMixPAdjusted)}`
    const interval = `${intervalName(low, high, isTold(row.sameMixPAdjusted), true)} `
    if (!isTold(row.sameMixPAdjusted))
      return `${nameOf.notClear(row)} (${points(difference, digits)} points, ${interval}${points(low, digits)} to ${points(high, digits)}, ${p})`
    const [least, most] = difference < 0 ? [-high, -low] : [low, high]
    return `${nameOf.clear(row, `${size(difference, digits)} points`)} (${interval}${unsigned(least, digits)} to ${unsigned(most, digits)}, ${p})`
  })
  return [
    `With ${alikeWords(mixOf)} ${where} ${what}: ${listedUpTo(said, each)}.`,
    // In time, each is held against its own pages.
    ...(where === onBothSides ? pagesMayDiffer(mixOf) : []),
  ]
}
