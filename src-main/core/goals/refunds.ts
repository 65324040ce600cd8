/** Orders that were refunded as a whole, by what stands beside their amount: a shop's or a biller's status may say “paid” all the same. */
import { isEmpty, type Wanted, writeCondition } from '../../../shared/goals/goal-condition.ts'
import { isRefundedAmount } from '../../../shared/goals/real-orders.ts'
import { parseNumber } from '../import/cells/number.ts'
import type { ReadDb } from '../workspace/db.ts'
import { asText, type Properties } from './properties.ts'

interface Found {
  whole: Map<string, number>
  part: Set<string>
  /** What stands where nothing was refunded. */
  none: Set<string>
  /** Orders where anything stands. */
  filled: number
}

/** Half of the smallest unit. */
const precision = 0.005

/** Reads order after order. */
export class Refunds {
  private readonly amounts: string[]
  private readonly found = new Map<string, Found>()
  private orders = 0

  constructor(db: ReadDb) {
    this.amounts = db
      .prepare(
        `SELECT DISTINCT mapping ->> '$.value' FROM import WHERE kind = 'events' AND mapping ->> '$.value' IS NOT NULL`,
      ) // prettier-ignore
      .pluck()
      .all() as string[]
  }

  /** Whether all of it was. `decided`: properties that a goal asks for. */
  read(properties: Properties, value: number | null, decided: object): boolean {
    this.orders++
    let isWhole = false
    for (const [name, cell] of Object.entries(properties)) {
      if (!isRefundedAmount(name) || Object.hasOwn(decided, name)) continue
      const text = asText(cell)
      if (isEmpty(text)) continue
      const refunded = parseNumber(text)
      const found = this.found.get(name) ?? {
        whole: new Map<string, number>(),
        part: new Set(),
        none: new Set(),
        filled: 0,
      }
      this.found.set(name, found)
      found.filled++
      if (!(refunded > 0)) found.none.add(text)
      else if (refunded > this.grossOf(properties, value) - precision) {
        found.whole.set(text, (found.whole.get(text) ?? 0) + 1)
        isWhole = true
      } else found.part.add(text)
    }
    return isWhole
  }

  /** The amount before refunds, which some sources take off already. */
  private grossOf(properties: Properties, value: number | null): number {
    const written = this.amounts.map((name) => parseNumber(asText(properties[name] ?? null) ?? ''))
    return Math.max(value ?? 0, ...written.filter((amount) => !Number.isNaN(amount)))
  }

  conditions(): { property: string; wanted: Wanted; events: number }[] {
    return [...this.found].flatMap(([property, { whole, part, none, filled }]) => {
      const [text = '', ...others] = filled < this.orders ? ['', ...none] : none
      const said = [...whole.keys()].filter((text) => !part.has(text))
      const events = said.reduce((sum, text) => sum + whole.get(text)!, 0)
      if (events === 0) return []
      if (part.size > 0 || others.length > 0) return [{ property, wanted: writeCondition({ test: 'is not', values: said }), events }] // prettier-ignore
      const wanted = text === '' ? writeCondition({ test: 'is empty', values: [] }) : text
      return [{ property, wanted, events }]
    })
  }
}
