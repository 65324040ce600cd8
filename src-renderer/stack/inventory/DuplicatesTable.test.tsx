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
  const rows = [{ ...row, splitIds }]
  const markup = renderToStaticMarkup(
    <DuplicatesTable rows={rows} stale={false} onMerge={() => undefined} onSplit={() => undefined} />,
  )
  return [...markup.matchAll(/aria-label="((?:Split|Merge) [^"]*)"/g)].map(([, label]) => label!)
}

it('offers to split a payee that may be paid for several contracts, before merging', () => {
  expect(links([])).toEqual(['Merge Sales Cloud and Salesforce, Inc.'])
  expect(links([1, 3])).toEqual([
    'Split the payments to Salesforce, Inc., beside Sales Cloud',
    'Merge Sales Cloud and Salesforce, Inc.',
  ])
})
