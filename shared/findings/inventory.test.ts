import { expect, it } from 'vitest'
import type { Report, ReportSlug } from '../reports/index.ts'
import { inventoryFinding } from './inventory.ts'

const said = (report: string, totals: object, rows: object[] = []) =>
  inventoryFinding({ report, params: {}, rows, totals } as unknown as Report<ReportSlug>, (amount) => `$${amount}`)

it('says of duplicates how many there may be, and what they cost', () => {
  const totals = { tools: 9, pairs: 3, keptApart: 0, countedTwice: 4, annualCostTwice: 1200 }
  expect(said('stack-duplicates', totals)).toBe('3 pairs of entries may be one tool; up to $1200 a year is likely counted twice') // prettier-ignore
  expect(said('stack-duplicates', { ...totals, pairs: 1, annualCostTwice: 0, keptApart: 2 })).toBe('1 pair of entries may be one tool; 2 pairs are kept apart') // prettier-ignore
  expect(said('stack-duplicates', { ...totals, annualCostTwice: null })).toContain('not known, as a rate is missing')
  expect(said('stack-duplicates', { ...totals, pairs: 0, keptApart: 1 })).toBe('No two entries look like one tool; 1 pair is kept apart') // prettier-ignore
})

it('says of how many tools something is missing, and what most often', () => {
  const fields = [['cost', 0], ['team', 1], ['owner', 3], ['start date', 2], ['notice days', 1]].map(([field, missing]) => ({ field, missing })) // prettier-ignore
  const rows = [{ missing: ['owner'] }, { missing: ['team'] }, { missing: [] }]
  expect(said('stack-completeness', { tools: 3, fields }, rows)).toBe('Of 3 tools in use, 2 lack something: owner (3), start date (2) and team (1) most often') // prettier-ignore
  expect(said('stack-completeness', { tools: 1, fields: fields.slice(0, 2) }, rows.slice(0, 1))).toBe('Of 1 tool in use, 1 lacks something: team (1)') // prettier-ignore
  expect(said('stack-completeness', { tools: 3, fields: [] }, [{ missing: [] }])).toBe('Nothing is missing of 3 tools in use') // prettier-ignore
  expect(said('stack-completeness', { tools: 0, fields: [] })).toBe('No tool is in use')
  expect(said('stack-cost', {})).toBeNull()
})
