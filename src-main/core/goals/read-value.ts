/** What an event is worth: an amount among its properties, less what was given back of it, in workspace currency. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { withoutNoise } from '../../../shared/text/csv.ts'
import { amountProperty } from '../../../shared/goals/goal-condition.ts'
import { minorPerUnit, withoutMinorUnit } from '../import/columns/minor-units.ts'
import { ownRates } from '../import/events/own-rates.ts'
import type { ReadDb } from '../workspace/db.ts'
import { chargebeeRefunds } from './chargebee-refunds.ts'
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
  const apart = [paddleAmounts(db, property), chargebeeRefunds(db, property)].filter((each) => each !== null)
  const ownRate = ownRates(db, config.currency)
  return (event, properties, value, currency) => {
    const amount = numberIn(propertyOf(properties, value, property))
    if (Number.isNaN(amount)) return { value: 0, code: '' }
    const beside = besides(properties)
    const named = beside ?? currency ?? properties.currency
    const code = typeof named === 'string' ? named.trim().toUpperCase() : ''
    const inUnits = (name: string, number: number): number =>
      withoutMinorUnit(name) === null ? number : number / minorPerUnit(code || config.currency)
    const perUnit = apart.reduce((product, each) => product * each.perUnit(event, code || config.currency), 1)
    const whole = inUnits(property, amount) / perUnit
    const back = less === undefined || isLess(event) ? 0 : inUnits(less, numberIn(propertyOf(properties, value, less)))
    const taken = known(back) / perUnit
    const refunded = apart.reduce((sum, each) => sum + known(each.refunded(event, properties, whole, taken)), 0)
    const off = refunded + Math.abs(taken)
    const kept = off === 0 ? whole : withoutNoise(whole - off)
    if (code === '' || code === config.currency) return { value: kept, code }
    // The rate beside an amount is that of its own currency.
    const own = beside === undefined ? ownRate(event, properties) : NaN
    return { value: kept * (Number.isNaN(own) ? (config.rates[code] ?? NaN) : own), code }
  }
}

/** What is not known is not taken off. */
const known = (amount: number): number => (Number.isNaN(amount) ? 0 : amount)
