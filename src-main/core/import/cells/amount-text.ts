/** What people write beside the amount in a cell of costs: `$180 per user / yr`, `€22,680 pa`, `£9.50 pepm`, `$10 user/month, paid annually`. */
import type { BillingPeriod } from '../../stack/tool.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import { amountHeading } from '../columns/amount-heading.ts'

export interface AmountText {
  /** The amount with its currency. */
  money: string
  /** null = it says none. */
  period: BillingPeriod | null
  /** How many of the amounts a period has: 12 of what is said by the month and paid by the year. */
  factor: number
  isPerSeat: boolean
  /** It says that it is all: `£300 flat`. */
  isWhole: boolean
}

/** No cost needs more; what is longer is a remark. */
const maxLength = 80

/** One amount, with a sign or a code of its currency before or behind it, and no other number. */
const amount =
  /^(?<before>\D*?)(?<money>(?:[A-Za-z]{0,3}[$€£¥₹]|[A-Z]{3})?\s*\d[\d.,'’]*(?:\s\d{3})*(?:\s?[kK](?![A-Za-z]))?(?:\s?(?:[€£$]|(?:EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN)(?![A-Za-z])))?)(?<after>\D*)$/ // prettier-ignore

/** How it is paid, not what it is of. */
const paidBy = /\b(?:paid|billed|invoiced|charged|payable|bezahlt|abgerechnet|facture|facturado|betaald)\s+(annual(?:ly)?|yearly|per year|monthly|per month|quarterly|upfront|up front|in advance|jahrlich|monatlich|annuellement|jaarlijks|anualmente)(?:\s+(?:upfront|in advance))?/ // prettier-ignore
const byYear = /annual|year|jahr|jaar|anual/

/** Short forms, as words. */
const spelled: readonly [RegExp, string][] = [
  [/\bp([eups])(p?)m\b/g, ' per seat per month '],
  [/\bp([eups])p?[ay]\b/g, ' per seat per year '],
  [/\bp\.?\s?\/\s?m\b/g, ' per month '],
  [/\bp\.?\s?\/\s?[ay]\b/g, ' per year '],
  [/\b(each|ea|apiece|a head|pp|p\.p\.)(?=\W|$)/g, ' per seat '],
]
const whole = /\b(flat|flat fee|flat rate|fixed|total|in total|altogether|all in|pauschal|forfait)\b/

/** null = a plain amount, or what stands beside it is not known. */
export function amountText(cell: string): AmountText | null {
  const text = cell.trim()
  const found = text.length > maxLength ? null : amount.exec(text)?.groups
  const beside = found && withoutAccents(`${found['before']} ${found['after']}`).toLowerCase().replace(/[()[\],;:–—-]+/g, ' ').trim() // prettier-ignore
  if (!found || !beside || !/\p{L}/u.test(beside)) return null
  const payment = paidBy.exec(beside)?.[1] ?? ''
  const words = spelled.reduce((all, [short, long]) => all.replace(short, long), beside.replace(paidBy, ' '))
  const isWhole = whole.test(words)
  const said = words.replace(whole, ' ').trim()
  const read = amountHeading(said === '' ? 'amount' : `amount (${said})`)
  if (read.unread !== null || (said !== '' && read.period === null && !read.isPerSeat && !isWhole && payment === ''))
    return null
  const isByYear = read.period === 'month' && byYear.test(payment)
  return {
    money: found['money']!.trim().replace(/[.,]$/, ''),
    period: isByYear ? 'year' : read.period,
    factor: isByYear ? 12 * read.factor : read.factor,
    isPerSeat: read.isPerSeat && !isWhole,
    isWhole,
  }
}
