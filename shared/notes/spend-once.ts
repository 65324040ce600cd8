/** What was paid once, or came back, and makes part of the difference between two periods. */
import type { Report } from '../reports/index.ts'
import { counted, listed } from '../text/figures.ts'

type Once = Report<'stack-spend-change'>['totals']['onces'][number]

/** How many are named. */
const mostNamed = 5

const whys: Readonly<Record<Once['why'], string>> = {
  beside: 'beside its rhythm',
  twice: 'likely paid twice',
  back: 'given back or credited',
}

const whyOf = ({ why, paid }: Once): string => (why === 'back' && paid > 0 ? 'charged, and given back' : whys[why])

/** null where there is none. */
export function spendOnceSentence(
  onces: readonly Once[],
  words: { money: (amount: number) => string; date: (day: string) => string },
): string | null {
  // prettier-ignore
  if (onces.length === 0) return null
  const named = onces.slice(0, mostNamed).map((once) => `${once.tool} ${words.money(once.paid)} on ${words.date(once.date)} (${whyOf(once)})`) // prettier-ignore
  const more = onces.length - named.length
  return `Paid once: ${listed([...named, ...(more > 0 ? [counted(more, 'other')] : [])])}.`
}

/** What keeps the period before from being held against what was paid; null = payments of all its days are stored. */
export function spendChangeUnknownSentence(
  { params: { beforeFrom }, totals: { before, knownFrom } }: Pick<Report<'stack-spend-change'>, 'params' | 'totals'>,
  date: (day: string) => string,
): string | null {
  if (beforeFrom === null || knownFrom === null || knownFrom <= beforeFrom) return null
  return before === null
    ? `What was paid in the days before is not known: payments are stored from ${date(knownFrom)} on.`
    : `The days before begin on ${date(beforeFrom)}, and payments are stored from ${date(knownFrom)} on: what was paid until then is missing, and part of the change may be that.`
}

/** What the parts price and use cannot tell apart. */
export const spendPriceSentence = ({ price }: Pick<Report<'stack-spend-change'>['totals'], 'price'>): string | null =>
  Math.abs(price) < 0.005 ? null : 'Price or plan has seats, too, where the text of the charges does not say them.'
