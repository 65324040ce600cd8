import { expect, it } from 'vitest'
import type { ReportTotals } from '../../../shared/reports/index.ts'
import { chipOf, findingWords, roseWords } from './words.ts'

const none: ReportTotals<'stack-payments'> = {
  tools: 0, differs: 0, matches: 0, noContract: 0, noPayments: 0, notCompared: 0, comparedPaid: 0, comparedContract: 0,
  comparedDifference: 0, differsDifference: 0, differsDoubled: 0, doubled: 0, due: 0, noContractPaid: 0, afterEnd: 0, afterEndPaid: 0, noPaymentsContract: 0, paidBefore: 0, paidChange: 0, rose: 0, roseBy: 0, paidBeforeKnown: 0, vatTakenOff: [], knownFrom: null, knownTo: null,
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

it('says which tools were paid more than in the twelve months before', () => {
  const words = (totals: Partial<typeof none>, row?: { tool: string; paidChange: number; paidBefore: number }) => {
    const { figure, words: rest } = roseWords({ ...none, ...totals }, row, { exact: (value) => `€${value}` })
    return `${figure}${rest}`
  }
  const slack = { tool: 'Slack', paidChange: 300, paidBefore: 900 }
  expect(words({ rose: 2, roseBy: 500, paidBeforeKnown: 4, paidBefore: 4000, paidChange: 100 }, slack)).toBe('2 of 4 tools were paid more than in the twelve months before, €500 more in all, Slack most (€300); all 4 together €100 more') // prettier-ignore
  expect(words({ rose: 1, roseBy: 300, paidBeforeKnown: 1, paidBefore: 900, paidChange: 300 }, slack)).toBe('1 of 1 tool was paid more than in the twelve months before, €300 more: Slack') // prettier-ignore
  expect(words({ paidBeforeKnown: 3, paidChange: -20 })).toBe('None of 3 tools was paid more than in the twelve months before; all 3 together €20 less') // prettier-ignore
  expect(words({})).toBe('Not known: no tool has payments of the twelve months before')
})

it('tells a contract that is over from one that nobody knows', () => {
  expect(chipOf({ match: 'no-contract', contract: 3588 })).toBe('contract over')
  expect(chipOf({ match: 'no-contract', contract: null })).toBe('no contract')
  expect(chipOf({ match: 'no-payments', contract: 3588 })).toBe('no payments')
})
