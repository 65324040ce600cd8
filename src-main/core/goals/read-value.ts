/** What an event is worth: an amount among its properties, less what was given back of it. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { withoutNoise } from '../../../shared/text/csv.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { minorPerUnit, withoutMinorUnit } from '../import/columns/minor-units.ts'
import type { ReadDb } from '../workspace/db.ts'
import { currencyBeside } from './currency-beside.ts'
import { lessenedEvents } from './lessened.ts'
import { numberIn } from './number-in.ts'
import { paddleAmounts } from './paddle-refunds.ts'
import { type Properties, propertyOf } from './properties.ts'

/** In workspace currency, NaN where the event's own has no rate; `code`: its own, '' where it names none. */
export type ValueReader = (
  event: number,
  properties: Properties,
  value: number | null,
  currency: string | null,
) => { value: number; code: string }

export function valueReader(
  db: ReadDb,
  { property, less }: { property: string; less?: string | undefined },
  config: WorkspaceConfig,
): ValueReader {
  const besides = currencyBeside(property)
  const isLess = less !== undefined && property === amountProperty ? lessenedEvents(db) : () => false
  const paddle = paddleAmounts(db, property)
  return (event, properties, value, currency) => {
    const amount = numberIn(propertyOf(properties, value, property))
    if (Number.isNaN(amount)) return { value: 0, code: '' }
    const named = besides(properties) ?? currency ?? properties.currency
    const code = typeof named === 'string' ? named.trim().toUpperCase() : ''
    const inUnits = (name: string, number: number): number =>
      withoutMinorUnit(name) === null ? number : number / minorPerUnit(code || config.currency)
    const whole = inUnits(property, amount) / (paddle?.perUnit(event, code || config.currency) ?? 1)
    const back = less === undefined || isLess(event) ? 0 : inUnits(less, numberIn(propertyOf(properties, value, less)))
    const refunded = paddle?.refunded(event, properties) ?? 0
    const off = known(refunded) + Math.abs(known(back))
    const kept = off === 0 ? whole : withoutNoise(whole - off)
    return { value: code === '' || code === config.currency ? kept : kept * (config.rates[code] ?? NaN), code }
  }
}

/** What is not known is not taken off. */
const known = (amount: number): number => (Number.isNaN(amount) ? 0 : amount)
