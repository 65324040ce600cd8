import { expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'

it('columns of actions that only later visits have are used, and not said to be left out', async () => {
  const test = await openApp()
  try {
    const of = (name: string, action: number) => `${name} (actionDetails ${action})`
    const actions = [0, 1].flatMap((n) => ['type', 'url', 'timestamp', 'goalName', 'pageTitle'].map((name) => of(name, n))) // prettier-ignore
    const header = ['idVisit', 'fingerprint', 'firstActionTimestamp', 'lastActionTimestamp', 'referrerType', 'actions', ...actions] // prettier-ignore
    const visit = (id: number, second: string) => `${id},f${id},1772359200,1772359400,direct,1,action,https://x.org/,1772359200,,Home,${second}` // prettier-ignore
    // More than are looked at before.
    const early = Array.from({ length: 600 }, (_, id) => visit(id, ',,,,'))
    const late = visit(600, 'goal,https://x.org/done,1772359400,Signed up,')
    const file = test.file('v.csv', `${[header.join(','), ...early, late].join('\n')}\n`)
    const leftOut = ['lastActionTimestamp', 'pageTitle (actionDetails 0)', 'pageTitle (actionDetails 1)']
    const { columns } = await test.call('imports.inspect', { file })
    expect(columns.filter(({ fate }) => fate === 'dropped').map(({ name }) => name)).toEqual(leftOut)
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(report!.columnsDropped).toEqual(leftOut)
    expect((await test.call('events.names', {})).map(({ name, events }) => [name, events])).toContainEqual(['Signed up', 1]) // prettier-ignore
  } finally {
    test.close()
  }
})
