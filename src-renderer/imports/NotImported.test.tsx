import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { noImport } from '../../shared/pages/setting-table.ts'
import { EngineProvider } from '../api.ts'
import { NotImported } from './NotImported.tsx'
import { addFiles, resetSession, useImportSession } from './session.ts'

afterEach(resetSession)

test('costs that were dropped with other files have the way to where they are entered, not a missing column', () => {
  const host = { kind: 'browser' as const, fileHandle: ({ name }: File) => Promise.resolve(name) }
  addFiles(host, [
    new File(['x'], 'costs.csv'),
    new File(['x'], 'moved.csv'),
    new File(['x'], 'groups.csv'),
    new File(['x'], 'other.csv'),
  ])
  const noTime = 'line 1: no column gives the time of an event.'
  const html = renderToStaticMarkup(
    <EngineProvider call={() => Promise.reject(new Error())} host={host}>
      <NotImported
        refused={[
          {
            file: 'costs.csv',
            message: `costs.csv, ${noTime} ${noImport({ is: 'costs', by: 'campaign' })}: enter them.`,
          },
          { file: 'moved.csv', message: `moved.csv, ${noTime} ${noImport({ is: 'page-aliases' })}: take them.` },
          { file: 'groups.csv', message: `groups.csv, ${noTime} ${noImport({ is: 'page-groups' })}: take them.` },
          { file: 'other.csv', message: `other.csv, ${noTime}` },
        ]}
        files={useImportSession.getState().files}
      />
    </EngineProvider>,
  )
  expect(html.match(/Enter these costs/g)).toHaveLength(1)
  expect(html).toContain('This looks like costs of campaigns, not like visits.')
  expect(html.match(/Take as other spellings of pages/g)).toHaveLength(1)
  expect(html).toContain('This looks like pages that moved, not like visits.')
  expect(html.match(/Take as content groups/g)).toHaveLength(1)
  expect(html).not.toContain(`costs.csv, ${noTime}`)
  expect(html).toContain(`other.csv, ${noTime}`)
})
