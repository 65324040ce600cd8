/** Which events of an order are none that somebody made and paid, by the properties that shops and payment providers write. */
import { type Wanted, writeCondition } from './goal-condition.ts'

export type OrderProperty = 'status' | 'cancelled' | 'test' | 'liveMode' | 'payment' | 'source'
export type NotReal = 'test' | 'cancelled' | 'unpaid' | 'refunded' | 'till'

const names: Record<string, OrderProperty> = {
  'financial status': 'status',
  'payment status': 'status',
  'order status': 'status',
  status: 'status',
  'cancelled at': 'cancelled',
  'canceled at': 'cancelled',
  test: 'test',
  'is test': 'test',
  livemode: 'liveMode',
  'payment method': 'payment',
  'payment gateway': 'payment',
  gateway: 'payment',
  source: 'source',
  'source name': 'source',
}

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^wc-/, '')
    .replaceAll(/[\s_-]+/g, ' ')

export const orderProperty = (name: string): OrderProperty | null => {
  const key = plain(name)
  return Object.hasOwn(names, key) ? names[key]! : null
}

const unpaid = /^(voided|pending|pending payment|authorized|expired|unpaid|failed|on hold|draft|checkout draft)$/

/** What a property with something in it says of its order; null where nothing is against it. */
export function notReal(property: OrderProperty, value: string): NotReal | null {
  const said = plain(value)
  switch (property) {
    case 'status':
      if (unpaid.test(said)) return 'unpaid'
      return said === 'refunded' ? 'refunded' : /^cancell?ed$/.test(said) ? 'cancelled' : null
    case 'cancelled':
      return 'cancelled'
    case 'test':
      return /^(true|1|yes)$/.test(said) ? 'test' : null
    case 'liveMode':
      return /^(false|0|no)$/.test(said) ? 'test' : null
    case 'payment':
      return /\bbogus\b/.test(said) ? 'test' : null
    case 'source':
      return said === 'pos' ? 'till' : null
  }
}

const paid =
  /^(paid|completed?|succeeded|processing|fulfilled|shipped|delivered|partially (paid|refunded)|partial refund)$/

/** A status of money, not of something else that is called so. */
export const isPaid = (status: string): boolean => paid.test(plain(status))

export interface RealOrders {
  /** Of the event, that meet the conditions there are. */
  events: number
  /** How many of them are no real orders, each once. */
  notReal: number
  /** The same by what is against them; one order can be several. */
  kinds: { kind: NotReal; events: number }[]
  /** Conditions that leave them out, and how many each leaves out by itself. */
  conditions: { property: string; wanted: Wanted; events: number }[]
}

/** Of values that say it; those of a day are never the same, so that a filled property says it. */
export const leaveOut = (property: OrderProperty, values: string[]): Wanted =>
  property === 'cancelled'
    ? writeCondition({ test: 'is empty', values: [] })
    : writeCondition({ test: 'is not', values })

const words: Record<NotReal, string> = {
  test: 'tests',
  cancelled: 'cancelled',
  unpaid: 'not paid',
  refunded: 'refunded',
  till: 'sold at a till to nobody known',
}

const order = Object.keys(words) as NotReal[]

/** `43 of 696 “order” are no real orders: tests (9), cancelled (10), not paid (16).` */
export function notRealSentence(event: string, { events, notReal: count, kinds }: RealOrders): string {
  const parts = kinds
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, events: each }) => `${words[kind]} (${each.toLocaleString('en-US')})`)
  const are = count === 1 ? 'is no real order' : 'are no real orders'
  return `${count.toLocaleString('en-US')} of ${events.toLocaleString('en-US')} “${event}” ${are}: ${parts.join(', ')}.`
}
