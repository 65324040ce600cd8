import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { PathChip } from '../components/PathChip.tsx'
import { DocumentTable, mostRowsOf } from './DocumentTable.tsx'
import { DocumentContext } from './view.ts'

const short = (children: ReactNode): string =>
  renderToStaticMarkup(
    <DocumentContext value={{ search: '', width: 888, saidIn: null, short: true, room: null }}>
      {children}
    </DocumentContext>,
  )

it('leaves out of a short document a column that has nothing in the rows that are left, unless it is summed up', () => {
  const rows = Array.from({ length: 20 }, (_, at) => ({ name: `Tool ${at}`, own: at === 18 ? 'EUR' : '' }))
  const table = (total?: string): string =>
    short(
      <DocumentTable
        label="Tools"
        columns={[
          { id: 'name', header: 'Tool', value: (row: (typeof rows)[number]) => row.name },
          { id: 'own', header: 'Its currency', value: (row) => row.own, ...(total !== undefined && { total }) },
        ]}
        rows={rows}
        rowKey={(row) => row.name}
      />,
    )
  expect(table()).not.toContain('Its currency')
  expect(table('1 tool')).toContain('Its currency')
})

it('never cuts off what stands last because it sums up', () => {
  const rows = [...Array.from({ length: 20 }, (_, at) => `stratum ${at}`), 'Adjusted']
  const markup = short(
    <DocumentTable
      label="Strata"
      columns={[{ id: 'key', header: 'Stratum', value: (row: string) => row }]}
      rows={rows}
      rowKey={(row) => row}
      pinned={(row) => row === 'Adjusted'}
    />,
  )
  expect(markup.split('<tr').length - 2).toBe(mostRowsOf.short + 1)
  expect(markup).toContain('Adjusted')
  expect(markup).toContain('and 5 more')
})

it('is closer the more columns it has, and breaks the long word that heads one: a wide table makes all of a document smaller', () => {
  const of = (columns: number, header = 'Paid'): string =>
    short(
      <DocumentTable
        label="Months"
        columns={Array.from({ length: columns }, (_, at) => ({ id: `${at}`, header, value: (row: string) => row }))}
        rows={['1']}
        rowKey={(row) => row}
      />,
    )
  expect(of(8)).not.toContain('dense')
  expect(of(9)).toContain('dense')
  expect(of(16)).toContain('densest')
  // Fewer whose words have no room beside each other, too.
  expect(of(7, 'Replaced by another of them')).toContain('dense')
  expect(of(2, 'Consultation booked')).not.toContain('longWord')
  expect(of(2, 'Bestellungsabschlussbestätigung')).toContain('longWord')
})

it('leaves dates and single words on one line', () => {
  const markup = short(
    <DocumentTable
      label="Tools"
      columns={[{ id: 'start', header: 'Start', value: (row: string) => row }]}
      rows={['11 May 2018', 'sophistication', 'As a list of tools says.']}
      rowKey={(row) => row}
    />,
  )
  expect(markup.match(/<td class="[^"]*brief/g)).toHaveLength(2)
})

it('has long names whole, which are cut to a line on screen', () => {
  const name = `/${'a-page-of-many-words'.repeat(4)}/`
  const markup = short(
    <DocumentTable
      label="Pages"
      columns={[{ id: 'page', header: 'Page', value: (row: string) => row, cell: (row) => <PathChip path={row} /> }]}
      rows={[name]}
      rowKey={(row) => row}
    />,
  )
  expect(markup).toContain(`>${name}<`)
})

it('keeps the rows that are the answer, where they stand', () => {
  const rows = Array.from({ length: 20 }, (_, at) => `tool ${at}`)
  const markup = short(
    <DocumentTable
      label="Plan"
      columns={[{ id: 'key', header: 'Tool', value: (row: string) => row }]}
      rows={rows}
      rowKey={(row) => row}
      kept={(row) => row === 'tool 17'}
    />,
  )
  expect(markup).toContain('tool 17')
  expect(markup).toContain('and 4 more')
})
