/** Legal forms say nothing of who is paid: a payee meets its vendor whichever of them either has, or has written out. */
import { describe, expect, it } from 'vitest'
import { makeTool } from '../testing/tools.ts'
import { looseName, payeeName } from './names/names.ts'
import { contractsByPayee, vendorPairs } from './names/paid-to-vendor.ts'
import { vendorKey } from './names/vendor.ts'

const forms = ['Unlimited Company', 'UNLIMITED CO', 'UC', 'Public Limited Company', 'PLC', 'DAC', 'Designated Activity Company', 'BV', 'B.V.', 'B V', 'Besloten Vennootschap', 'NV', 'N.V.', 'Naamloze Vennootschap', 'SARL', 'S.à r.l.', 'S.A.R.L.', 'GmbH & Co. KG', 'GmbH', 'AG', 'Pty', 'Pty Ltd', 'Pvt. Ltd.', 'AB', 'Oy', 'Oyj', 'ApS', 'AS', 'A/S', 'SpA', 'S.p.A.', 'SL', 'S.L.', 'S. L.', 'Sp. z o.o.', 'Ltda', 'SASU'] // prettier-ignore

describe.each(forms)('Acmesoft Ireland %s', (form) => {
  const payee = `Acmesoft Ireland ${form}`
  it('is the vendor without it', () => {
    expect(vendorKey(`Acmesoft ${form}`)).toBe('acmesoft')
    expect(vendorKey(payee)).toBe('acmesoft')
    expect(payeeName(payee)).toBe(payeeName('Acmesoft Ireland'))
    expect(looseName(`Acmesoft ${form}`)).toBe('acmesoft')
  })
})

describe('a payee with its form written out and a contract of the vendor without one', () => {
  const contract = { id: 1, tool: makeTool({ name: 'LinkedIn Sales Navigator', vendor: 'LinkedIn Ireland', cost: 10_800, currency: 'EUR', billingPeriod: 'year', status: 'active' }) } // prettier-ignore
  const payee = { id: 2, tool: makeTool({ name: 'LinkedIn Ireland Unlimited Company', cost: 10_800, currency: 'EUR', billingPeriod: 'year', custom: { 'Read from': 'bills', 'Last charge': '2026-09-14' } }) } // prettier-ignore

  it('meet', () => expect(contractsByPayee([contract])(payee.tool.name)).toEqual([contract]))
  it('are listed as likely one', () =>
    expect([...vendorPairs([contract], [payee], { currency: 'EUR', rates: {} })]).toEqual([
      ['1 2', 'its vendor was paid what it costs'],
    ]))
})

it('a name that begins like a form, or goes on, keeps its words', () => {
  expect(vendorKey('Unlimited Company')).toBe('unlimited')
  expect(payeeName('Slack Unlimited')).toBe('slack')
  expect(vendorKey('Unlimited Web Hosting')).toBe('unlimited web hosting')
})
