import { expect, it } from 'vitest'
import { Columns } from './columns.ts'
import { genericEvents } from './generic-events.ts'

it.each([
  'currency',
  'Currency',
  'currency_code',
  'Currency code',
  'currencyCode',
  'Transaction currency',
  'Währung',
  'Devise',
])(
  // prettier-ignore
  'takes %s for the currency',
  (name) => {
    const columns = new Columns(['date', 'email', 'action', 'total', 'payout_currency_code', name])
    expect(genericEvents.map(columns)).toMatchObject({ value: 'total', currency: name })
  },
)
