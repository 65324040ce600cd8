/** What becomes of dated prices when entries are made one, in sentences. */
import type { PricesAfterMerge } from '../stack/stack.ts'

const whyLost = {
  'other price': 'they do not end at what the kept entry costs, in its currency or at the workspace’s rate',
  'own prices': 'the kept entry has dated prices of its own, which stay',
}

export function pricesAfterMergeLines({ convertedFrom, currency, lost }: PricesAfterMerge): string[] {
  const converted = `Earlier prices are converted from ${convertedFrom ?? ''} to ${currency} as the last price of both shows.`
  return [
    ...(convertedFrom === null ? [] : [converted]),
    ...lost.map(({ name, prices, why }) => `The ${prices} prices of ${name} are lost: ${whyLost[why]}.`), // prettier-ignore
  ]
}
