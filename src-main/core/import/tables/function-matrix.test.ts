import { expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'
import { functionMatrix } from './function-matrix.ts'

const header = ['Function (U = we use it there, A = it has it)', 'Slack', 'Zoom', 'Loom']
const table = [['Chat', 'U', '', ''], ['Video, meetings', '', 'U', ''], ['Screen recording', '', 'A', 'u']] // prettier-ignore
const rowsOf = (cells: string[][]) => () => cells.map((each, at) => ({ line: at + 2, cells: each }))

it('is read as what each tool can do, and nothing else is', () => {
  const read = functionMatrix(header, rowsOf(table), 1)
  expect(read?.rows.map(({ cells }) => cells)).toEqual([['Slack', 'Chat'], ['Zoom', 'Video, meetings; Screen recording'], ['Loom', 'Screen recording']]) // prettier-ignore
  expect(read?.note).toContain('"U" (3) and "A" (1)')
  expect(functionMatrix(['Feature', 'Owner', 'Status'], rowsOf([['Login', 'Ann', 'done'], ['Search', 'Bo', 'open']]), 1)).toBeNull() // prettier-ignore
  expect(
    functionMatrix(
      ['Task', 'Mon', 'Tue'],
      rowsOf([
        ['Calls', '3', '4'],
        ['Mails', '8', '12'],
      ]),
      1,
    ),
  ).toBeNull()
  expect(functionMatrix(['Page', 'Desktop', 'Phone'], rowsOf(table), 1)).toBeNull()
})

it('adds what tools can do to those that are known', async () => {
  const test = await openApp({ currency: 'USD' })
  await test.call('imports.run', { files: [{ file: test.file('tools.csv', 'Tool,Annual cost\nZoom,1200\nSlack,900\n') }] }) // prettier-ignore
  const text = [header, ...table].map((cells) => cells.map((each) => JSON.stringify(each)).join(',')).join('\n')
  const file = test.file('functions.csv', `${text}\n`)
  const { notes } = (await test.call('imports.run', { files: [{ file }] })).files[0]!
  expect(notes.join(' ')).toContain('Its rows are functions and its columns tools')
  const { tools } = await test.call('tools.list', {})
  expect(tools.map(({ name, cost, capabilities }) => [name, cost, capabilities]).toSorted()).toEqual([
    ['Loom', null, ['Screen recording']],
    ['Slack', 900, ['Chat']],
    ['Zoom', 1200, ['Video, meetings', 'Screen recording']],
  ])
  test.close()
})
