import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { PaymentPair, PaymentRef } from '../../../shared/stack/payment-pairs.ts'
import { SettledTable } from './SettledTable.tsx'

const ref = (payee: string, date: string): PaymentRef => ({ export: 'payments', payee, date, amount: 50, currency: 'EUR', number: 1 }) // prettier-ignore

it('lists what somebody said of two payments, what does not count crossed out, each to be taken back', () => {
  const rows: PaymentPair[] = [
    { are: 'one', payment: ref('LOOM', '2026-07-25'), other: ref('Loom Inc', '2026-07-26') },
    { are: 'two', payment: ref('Miro', '2026-07-01'), other: ref('Miro', '2026-07-02') },
  ]
  const markup = renderToStaticMarkup(<SettledTable rows={rows} onTakeBack={() => undefined} />)
  expect([...markup.matchAll(/<s>([^<]*)<\/s>/g)].map(([, crossed]) => crossed)).toEqual(['€50.00'])
  expect(markup).toContain('the same money: the other counts')
  expect(markup).toContain('both were paid: both count')
  expect([...markup.matchAll(/aria-label="(Take back [^"]*)"/g)].map(([, label]) => label)).toEqual([
    'Take back what was said of 50.00 EUR to LOOM on 2026-07-25 and 50.00 EUR to Loom Inc on 2026-07-26',
    'Take back what was said of 50.00 EUR to Miro on 2026-07-01 and 50.00 EUR to Miro on 2026-07-02',
  ])
})
