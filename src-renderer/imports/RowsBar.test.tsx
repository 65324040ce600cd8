import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RowsBar } from './RowsBar.tsx'

test('a row that is there twice is a duplicate, whether in the workspace or in the file itself', () => {
  const counts = { rowsRead: 12, rowsImported: 10, rowsDuplicate: 1, rowsRejected: 1 }
  expect(renderToStaticMarkup(<RowsBar counts={counts} />)).toContain(
    'aria-label="10 imported, 1 duplicate, 1 rejected"',
  )
})
