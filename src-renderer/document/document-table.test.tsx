import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DocumentTable } from './DocumentTable.tsx'
import { DocumentContext } from './view.ts'

const printed = (whole: boolean, of?: number): string =>
  renderToStaticMarkup(
    <DocumentContext value={{ search: '', width: 700, saidIn: null, short: true, room: null }}>
      <DocumentTable
        label="Renewals"
        columns={[{ id: 'tool', header: 'Tool', value: (row: number) => `Tool ${row}` }]}
        rows={Array.from({ length: 20 }, (_, index) => index)}
        rowKey={(row) => row}
        whole={whole}
        of={of}
      />
    </DocumentContext>,
  )

it('is cut in a short document, unless it is of use as a whole only', () => {
  expect(printed(false)).toContain('and 5 more')
  expect(printed(false)).not.toContain('Tool 19')
  expect(printed(true)).toContain('Tool 19')
  expect(printed(true)).not.toContain('more')
})

it('says in a short document how many there are besides, where the rows are a page of them', () => {
  expect(printed(false, 373)).toContain('and 358 more')
})
