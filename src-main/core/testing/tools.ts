/** Tools for tests: what is not named is as an inventory without that column leaves it. */
import fc from 'fast-check'
import { toDate } from '../stack/cost.ts'
import type { Tool } from '../stack/tool.ts'

export const makeTool = (given: Partial<Tool> & { name: string }): Tool => ({
  vendor: '',
  category: '',
  capabilities: [],
  team: '',
  owner: '',
  ownerEmail: '',
  status: 'active',
  cost: null,
  currency: null,
  billingPeriod: 'year',
  seatsLicensed: null,
  seatsActive: null,
  startDate: null,
  endDate: null,
  renewalDate: null,
  noticeDays: null,
  autoRenew: null,
  connectedTo: [],
  replaces: [],
  reason: null,
  note: '',
  switchingCost: null,
  custom: {},
  prices: [],
  ...given,
})

/** Every currency that `anyTools` uses has a rate here. */
export const testMoney = { currency: 'USD', rates: { EUR: 1.08, GBP: 1.25 } }

const firstDay = Date.UTC(2015, 0, 1) / 86_400_000
/** Days over six years, so that a leap day is among them. */
export const anyDate = fc.integer({ min: 0, max: 2191 }).map((day) => toDate(firstDay + day))
const price = {
  cost: fc.option(fc.integer({ min: 0, max: 50_000 }), { freq: 8 }),
  currency: fc.option(fc.constantFrom('USD', 'EUR', 'GBP')),
  billingPeriod: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const, 'once' as const),
}
const anyTool = fc
  .record({
    ...price,
    team: fc.constantFrom('', 'Sales', 'Marketing', 'Sales; Marketing'),
    capabilities: fc.uniqueArray(fc.constantFrom('email', 'sms', 'forms', 'chat', 'surveys', 'reports')),
    status: fc.constantFrom(
      'active' as const,
      'active' as const,
      'trial' as const,
      'candidate' as const,
      'retired' as const,
    ),
    seatsLicensed: fc.option(fc.nat(50)),
    seatsActive: fc.option(fc.nat(50)),
    dates: fc.tuple(fc.option(anyDate), fc.option(anyDate)),
    prices: fc.uniqueArray(fc.record({ from: anyDate, ...price }), { maxLength: 3, selector: ({ from }) => from }),
    connectedTo: fc.uniqueArray(
      fc.integer({ min: 0, max: 11 }).map((index) => `Tool ${index}`),
      { maxLength: 4 },
    ),
    replaces: fc.uniqueArray(
      fc.integer({ min: 0, max: 11 }).map((index) => `Tool ${index}`),
      { maxLength: 2 },
    ),
  })
  .map(({ dates: [one, other], prices, ...fields }) => {
    const [startDate, endDate] = one !== null && other !== null && other < one ? [other, one] : [one, other]
    return { ...fields, startDate, endDate, prices: prices.sort((a, b) => (a.from < b.from ? -1 : 1)) }
  })

/** Inventories of up to twelve tools called `Tool 0`, `Tool 1` … */
export const anyTools = fc
  .array(anyTool, { maxLength: 12 })
  .map((tools) => tools.map((tool, index) => makeTool({ name: `Tool ${index}`, ...tool })))
