import { create } from 'zustand'

/** The one place where the workspace's currency and exchange rates are set; null = closed. */
export const useRatesDialog = create<{ asked: readonly string[] | null }>(() => ({ asked: null }))

/** `missing`: currencies that are asked for and have no rate yet. */
export const openRates = (missing: readonly string[] = []): void => useRatesDialog.setState({ asked: missing })
export const closeRates = (): void => useRatesDialog.setState({ asked: null })

/** Currencies a refusal names that have no rate yet; none where it is about something else. */
export function missingRates(sentence: string): string[] {
  const [, codes = ''] = /\bno rate from ((?:[A-Z]{3}, )*[A-Z]{3}) to [A-Z]{3}\b/.exec(sentence) ?? []
  return codes === '' ? [] : codes.split(', ')
}
