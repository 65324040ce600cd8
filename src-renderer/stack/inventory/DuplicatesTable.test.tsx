import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type DuplicateRow, DuplicatesTable } from './DuplicatesTable.tsx'

const row: DuplicateRow = {
  a: 'Sales Cloud',
  b: 'Salesforce, Inc.',
  aId: 1,
  bId: 2,
  reasons: ['same payee'],
  confidence: 0.9,
  differences: [],
  sameTime: true,
  keepId: null,
  splitIds: [],
}
const links = (splitIds: number[]): string[] => {
  // Of the pairs of one payee only some are called as the vendor is.
  const rows = [row, { ...row, a: 'Tableau', aId: 3, splitIds }]
  const markup = renderToStaticMarkup(
    <DuplicatesTable rows={rows} stale={false} onMerge={() => undefined} onSplit={() => undefined} />,
  )
  return [...markup.matchAll(/aria-label="((?:Split|Merge) [^"]*)"/g)].map(([, label]) => label!)
}

it('offers to split a payee that may be paid for several contracts, before merging', () => {
  const merges = ['Merge Sales Cloud and Salesforce, Inc.', 'Merge Tableau and Salesforce, Inc.']
  expect(links([])).toEqual(merges)
  const split = (beside: string): string => `Split the payments to Salesforce, Inc., beside ${beside}`
  expect(links([3, 1])).toEqual([split('Sales Cloud'), merges[0], split('Tableau'), merges[1]])
})
