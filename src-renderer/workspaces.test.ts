import { expect, test } from 'vitest'
import type { Call } from '../shared/api.ts'
import { textOf } from './workspaces.ts'

test('a table is read as text, and one in a workbook by the engine', async () => {
  const call = ((method: string, params: object) =>
    Promise.resolve({ text: `${method} ${JSON.stringify(params)}` })) as unknown as Call
  const engine = { call, host: { kind: 'browser' as const, fileHandle: ({ name }: File) => Promise.resolve(name) } }
  expect(await textOf(engine, new File(['group,cost\n'], 'costs.csv'))).toBe('group,cost\n')
  expect(await textOf(engine, new File(['PK\u0003\u0004\u0014'], 'costs.xlsx'))).toBe(
    'tables.workbookText {"file":"costs.xlsx"}',
  )
})
