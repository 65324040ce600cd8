/** What an import says of events that are valued in other currencies than the workspace counts in. */
import { counted, listed, plural } from '../../../../shared/text/figures.ts'
import { mixedCurrencies } from '../../../../shared/notes/no-rate.ts'
import { hasRate, type RatesOf } from '../../stack/rates.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { currenciesIn, currenciesOfImport } from '../../workspace/event-currencies.ts'
import { ratedAmounts } from './own-rates.ts'

/** None where all amounts are in that of the workspace, or name none. */
export function eventCurrencyNotes(db: ReadDb, importId: number, config: RatesOf): string[] {
  const counts = currenciesOfImport(db, importId)
  const others = [...counts.keys()].filter((code) => /^[A-Z]{3}$/.test(code) && code !== config.currency).sort()
  if (others.length === 0) return []
  const own = ratedAmounts(db, importId, config.currency)
  const isRated = (code: string): boolean => own.get(code) === counts.get(code)
  const lacking = others.filter((code) => !isRated(code) && !hasRate(code, config))
  const converted = others.filter((code) => !isRated(code) && hasRate(code, config))
  const silent = counts.get('') ?? 0
  const { currency, rates } = config
  return [
    ...(own.size > 0
      ? [`${listed([...own].map(([code, amounts]) => `${counted(amounts, 'amount')} in ${code}`))} ${plural(sum(own), 'counts', 'count')} in ${currency} at the exchange rate that stands beside ${plural(sum(own), 'it', 'each')} in the file, not at one of the workspace.`]
      : []),
    ...(lacking.length > 0 ? [noRate(lacking, currenciesIn(db), currency)] : []),
    ...(converted.length > 0
      ? [`Amounts of events in ${listed(converted.map((code) => `${code} (1 = ${rates[code]} ${currency})`))} count in ${currency} at the ${plural(converted.length, 'rate', 'rates')} of the workspace.`]
      : []),
    ...(silent > 0
      ? [`${counted(silent, 'amount')} of events ${plural(silent, 'names', 'name')} no currency and ${plural(silent, 'counts', 'count')} in ${currency}, that of the workspace. If ${plural(silent, 'it is', 'they are')} in another, choose it (--currency).`]
      : []),
  ] // prettier-ignore
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0)

/** `all`: of every event there is, since another currency of the workspace is one for all of them. */
function noRate(lacking: readonly string[], all: ReadonlyMap<string, number>, currency: string): string {
  const codes = lacking.join(', ')
  const named = new Map([...all].filter(([code]) => code !== ''))
  return `Amounts of events are in ${codes}, and the workspace has no rate from ${codes} to ${currency}: set it under Settings, Exchange rates ("rates" in the configuration).${mixedCurrencies(named, 'amounts of events')}`
}
