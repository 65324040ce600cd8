/** How much more or less than before, in a headline. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ChangeWords } from './Change.tsx'

type Result = Parameters<typeof ChangeWords>[0]['result']

const said = (beforeFrom: string, beforeTo: string, totals: object, firstMonth = 2): string =>
  renderToStaticMarkup(
    <ChangeWords
      result={
        {
          params: { from: '2026-03-01', to: '2026-11-01', beforeFrom, beforeTo },
          totals: { before: 100, after: 140, beforeCarriedBack: 0, paidThen: [], ...totals },
          firstMonth,
        } as unknown as Result
      }
      money={{ exact: (amount) => `$${amount}` }}
    />,
  ).replaceAll(/<[^>]*>/g, '')

test('names the period it is held against, and that prices of then are not all known; how much is said below', () => {
  expect(said('2025-07-01', '2026-03-01', {})).toMatch(/^; \$40 more than the period before, 1 Jul 2025 – 28 Feb 2026$/)
  expect(said('2025-03-01', '2025-11-01', {})).toMatch(/^; \$40 more than 1 Mar – 31 Oct 2025$/)
  const datadog = [{ tool: 'Datadog', counted: 13611, paid: 11250 }]
  expect(said('2025-07-01', '2026-03-01', { paidThen: datadog, beforeCarriedBack: 10 })).toMatch(/2026 \(partly at later prices\)$/) // prettier-ignore
})
