import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DocumentTable, mostInShort } from './DocumentTable.tsx'
import { DocumentContext } from './view.ts'

it('never cuts off what stands last because it sums up', () => {
  const rows = [...Array.from({ length: 20 }, (_, at) => `stratum ${at}`), 'Adjusted']
  const markup = renderToStaticMarkup(
    <DocumentContext value={{ search: '', width: 888, saidIn: null, short: true }}>
      <DocumentTable
        label="Strata"
        columns={[{ id: 'key', header: 'Stratum', value: (row: string) => row }]}
        rows={rows}
        rowKey={(row) => row}
        pinned={(row) => row === 'Adjusted'}
      />
    </DocumentContext>,
  )
  expect(markup.split('<tr').length - 2).toBe(mostInShort + 1)
  expect(markup).toContain('Adjusted')
  expect(markup).toContain('and 5 more')
})
