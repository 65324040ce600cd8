import { expect, it } from 'vitest'
import { toolInput } from '../../../shared/stack/stack.ts'
import { inventoryTool } from '../../../shared/testing/inventory-tool.ts'
import { entryFacts, paymentFiles, sameTimeSentence, splitOf, splitShares } from './facts.ts'

const entry = (fields: object, importedFrom: string | null = null) =>
  inventoryTool({
    ...toolInput.parse({ name: 'HubSpot', ...fields }),
    knownBy: 'list',
    hasContract: true,
    importedFrom,
  })

it('tells two entries of one name apart by cost, seats and where they come from', () => {
  const contract = entry({ cost: 1180, currency: 'EUR', billingPeriod: 'month', seatsLicensed: 20, seatsActive: 12 }, '/home/ada/contracts.csv') // prettier-ignore
  expect(entryFacts(contract, '2026-11-26', 'USD')).toEqual({
    cost: '€1,180 a month (€14,160 a year)',
    seats: '12 of 20',
    inUse: 'active',
    renews: 'not known',
    charged: 'no payments',
    from: 'contracts.csv',
  })
  const paid = entry(
    { cost: 100, billingPeriod: 'quarter', startDate: '2026-01-15', custom: { 'Read from': 'American Express', Charges: '3', 'First charge': '2026-01-15', 'Last charge': '2026-07-15' },
      prices: [{ from: '2026-06-01', cost: 1180, currency: 'EUR', billingPeriod: 'quarter' }, { from: '2027-01-01', cost: 9 }] },
    'C:\\Ada\\card.csv',
  ) // prettier-ignore
  const facts = entryFacts(paid, '2026-11-26', 'USD')
  expect(facts).toMatchObject({ cost: '€1,180 a quarter (€4,720 a year)', seats: 'not known' })
  expect(facts.inUse.replaceAll('\u00a0', ' ')).toBe('active since 15 Jan 2026')
  expect(entryFacts(entry({ endDate: '2026-11-26' }), '2026-11-26', 'USD').inUse.replaceAll('\u00a0', ' ')).toBe('ended until 26 Nov 2026') // prettier-ignore
  expect(entryFacts(entry({ custom: { 'Paid to': 'Atlassian Pty Ltd' } }), '2026-11-26', 'USD').charged).toBe('by its share of payments to Atlassian Pty Ltd') // prettier-ignore
  expect(facts.charged.replaceAll('\u00a0', ' ')).toBe('3 times, 15 Jan 2026 to 15 Jul 2026')
  expect(entryFacts({ ...paid, knownBy: 'payments' }, '2026-11-26', 'USD').from).toBe('card.csv (American Express)')
  // What a list wrote last is no file of payments.
  expect(entryFacts({ ...paid, knownBy: 'both', importedFrom: 'seats.csv' }, '2026-11-26', 'USD').from).toBe(
    'seats.csv',
  )
  expect(paymentFiles([{ file: 'a.csv' }, { file: 'b.csv' }, { file: 'a.csv' }])).toEqual(['a.csv', 'b.csv'])
  // Before the first dated price the entry's own holds, in the currency of the workspace.
  expect(entryFacts(paid, '2026-02-01', 'USD').cost).toBe('$100 a quarter ($400 a year)')
  expect(entryFacts(entry({}), '2026-11-26', 'USD')).toMatchObject({ cost: 'not known', from: 'entered by hand' })
})

it('splits payments of the only chosen entry that has some, over the others', () => {
  const [jira, wiki, payee] = (['list', 'list', 'payments'] as const).map((knownBy, at) => ({ ...entry({}), id: at + 1, knownBy })) // prettier-ignore
  expect(splitOf([jira!, payee!, wiki!])).toEqual({ payee: 3, among: [1, 2] })
  expect(splitOf([jira!, payee!])).toBeNull()
  expect(splitOf([jira!, { ...wiki!, knownBy: 'both' }])).toEqual({ payee: 2, among: [1] })
  expect(splitOf([{ ...jira!, knownBy: 'both' }, wiki!, payee!])).toBeNull()
  // One that no list says a cost, a renewal or an end of has no part in them.
  const app = { ...payee!, knownBy: 'both' as const, hasContract: false }
  expect(splitOf([jira!, app])).toBeNull()
  expect(splitShares([jira!, wiki!, app], { payee: 3, among: [1, 2] }, { currency: 'EUR', rates: {} }).map(({ id }) => id)).toEqual([1, 2]) // prettier-ignore
  expect(splitOf([jira!, wiki!])).toBeNull()
})

it('says before payments are split which share each tool gets', () => {
  const jira = { ...entry({ name: 'Jira', cost: 600, billingPeriod: 'month' }), id: 1 }
  const wiki = { ...entry({ name: 'Confluence', cost: 3000, currency: 'USD', billingPeriod: 'year' }), id: 2 }
  const payee = { ...entry({ name: 'Atlassian', cost: 9000 }), id: 3, knownBy: 'payments' as const }
  const split = { payee: 3, among: [1, 2] }
  expect(splitShares([jira, wiki, payee], split, { currency: 'EUR', rates: { USD: 0.8 } })).toEqual([
    { id: 1, name: 'Jira', states: 7200, share: 0.75 },
    { id: 2, name: 'Confluence', states: 2400, share: 0.25 },
  ])
  // Without a rate nobody knows.
  expect(splitShares([jira, wiki, payee], split, { currency: 'EUR', rates: {} }).map(({ share }) => share)).toEqual([null, null]) // prettier-ignore
  // A tool that is in a list and has the payments is one of them.
  const both = { ...payee, knownBy: 'both' as const, cost: 7200, billingPeriod: 'year' as const }
  expect(splitShares([jira, both], { payee: 3, among: [1] }, { currency: 'EUR', rates: {} }).map(({ share }) => share)).toEqual([0.5, 0.5]) // prettier-ignore
})

it('says of two entries in use at the same time that both count, and never that they are paid', () => {
  const [contract, other] = [entry({ cost: 1180 }), entry({ cost: 90 })]
  expect(sameTimeSentence([contract, other], '2026-11-26')).toBe('Both are in use at the same time, and what each costs is counted.') // prettier-ignore
  expect(entryFacts(contract, '2026-11-26', 'USD').charged).toBe('no payments')
  expect(sameTimeSentence([contract, entry({})], '2026-11-26')).toBe('Both are in use at the same time.')
})
