import { expect, it } from 'vitest'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import { chipOf, findingWords } from './words.ts'

const none: ReportTotals<'stack-payments'> = {
  tools: 0, differs: 0, matches: 0, noContract: 0, noPayments: 0, notCompared: 0, comparedPaid: 0, comparedContract: 0,
  comparedDifference: 0, differsDifference: 0, differsDoubled: 0, doubled: 0, noContractPaid: 0, afterEnd: 0, afterEndPaid: 0, noPaymentsContract: 0, knownFrom: null, knownTo: null,
} // prettier-ignore
const said = (totals: Partial<typeof none>, tolerance = 5): string => {
  const { figure, words } = findingWords({ ...none, ...totals }, tolerance, { exact: (value) => `€${value}` })
  return `${figure}${words}`.replaceAll('\u00a0', ' ')
}

it('says how many contracts are paid otherwise, by how much, and what lacks the one or the other', () => {
  expect(said({ differs: 2, matches: 5, comparedDifference: 3100, differsDifference: 3000, noContract: 6, noContractPaid: 36_119, noPayments: 1 })).toBe('2 of 7 contracts are paid otherwise by more than 5 %, €3000 more in all; €36119 went to 6 tools without a contract and 1 contract has no payments') // prettier-ignore
  expect(said({ differs: 1, matches: 0, differsDifference: -20 }, 0)).toBe('1 of 1 contract is paid otherwise, €20 less in all') // prettier-ignore
  expect(said({ matches: 3, noContract: 8, noContractPaid: 30_002, afterEnd: 1, afterEndPaid: 3120 })).toContain('; €30002 went to 8 tools without a contract (€3120 to 1 whose contract has ended)') // prettier-ignore
  expect(said({ matches: 3, noContract: 1, noContractPaid: 20, afterEnd: 1, afterEndPaid: 20 })).toContain('; €20 went to 1 tool without a contract any more') // prettier-ignore
  expect(said({ differs: 1, differsDifference: 46_200, differsDoubled: 46_200, doubled: 46_200 })).toBe('1 of 1 contract is paid otherwise by more than 5 %, €46200 more in all, all of it likely paid twice') // prettier-ignore
  expect(said({ differs: 2, differsDifference: 46_900, differsDoubled: 46_200, doubled: 46_700 })).toBe('2 of 2 contracts are paid otherwise by more than 5 %, €46900 more in all, €46200 of it likely paid twice; €500 of what others were paid was likely paid twice') // prettier-ignore
  expect(said({ differs: 2, differsDifference: -100, differsDoubled: 200, doubled: 200 })).toContain(', €100 less in all, though €200 was likely paid twice') // prettier-ignore
  expect(said({ matches: 1, doubled: 20 }, 0)).toBe('The one contract is paid as stated; €20 was likely paid twice')
  expect(said({ matches: 3 })).toBe('All 3 contracts are paid as stated, within 5 %')
  expect(said({ matches: 1 }, 0)).toBe('The one contract is paid as stated')
  expect(said({ noPayments: 2 })).toBe('No contract can be held against its payments; 2 contracts have no payments')
})

it('tells a contract that is over from one that nobody knows', () => {
  expect(chipOf({ match: 'no-contract', contract: 3588 })).toBe('contract over')
  expect(chipOf({ match: 'no-contract', contract: null })).toBe('no contract')
  expect(chipOf({ match: 'no-payments', contract: 3588 })).toBe('no payments')
})
