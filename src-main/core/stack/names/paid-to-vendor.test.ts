import { expect, it } from 'vitest'
import { makeTool } from '../../testing/tools.ts'
import { paidContracts } from './paid-to-vendor.ts'

it('what has ended by the last charge is no part of the sum that a vendor is paid', () => {
  const contract = (name: string, cost: number, endDate: string | null) =>
    ({ tool: makeTool({ name, vendor: 'Atlassian', cost, currency: 'USD', billingPeriod: 'year', status: 'active', endDate }) }) // prettier-ignore
  const paid = (cost: number) => makeTool({ name: 'Atlassian', cost, currency: 'USD', billingPeriod: 'month', custom: { 'Last charge': '2024-06-03' } }) // prettier-ignore
  const own = [contract('Jira', 1200, null), contract('Confluence', 600, '2024-12-31'), contract('Statuspage', 2400, '2023-12-31')] // prettier-ignore
  const names = (cost: number) => paidContracts(own, paid(cost), { currency: 'USD', rates: {} }).map(({ tool }) => tool.name) // prettier-ignore
  // 150 x 12 = 1,200 + 600; with what ended before it would be 4,200, 350 a month.
  expect(names(150)).toEqual(['Jira', 'Confluence'])
  expect(names(350)).toEqual([])
})

it('what belongs to the payee and has another vendor may be no part of the sum', () => {
  const contract = (name: string, vendor: string, cost: number) => ({ tool: makeTool({ name, vendor, cost, currency: 'USD', billingPeriod: 'year', status: 'active' }) }) // prettier-ignore
  const own = [contract('Sales Cloud', 'Salesforce, Inc.', 118_800), contract('Tableau', 'Salesforce, Inc.', 25_200), contract('Slack', 'Slack Technologies, LLC', 18_000)] // prettier-ignore
  const names = (cost: number) => paidContracts(own, makeTool({ name: 'Salesforce, Inc.', cost, currency: 'USD', billingPeriod: 'year' }), { currency: 'USD', rates: {} }).map(({ tool }) => tool.name) // prettier-ignore
  expect(names(144_000)).toEqual(['Sales Cloud', 'Tableau'])
  expect(names(162_000)).toEqual(['Sales Cloud', 'Tableau', 'Slack'])
})
