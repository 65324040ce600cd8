/** A list of attendees, one email a row: one event of its own each, which is offered in one press. */
import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'

it('is proposed as one event a row, by the name of the file, beside what else it could be', async () => {
  const test = await openApp()
  try {
    const rows = Array.from({ length: 24 }, (_, at) => `p${at}@x.org,Acme ${['East', 'West', 'North', 'South'][at % 4]!},2026-02-0${1 + (at % 9)},${at % 3 === 0 ? 'No' : 'Yes'},${at % 2 === 0 ? 'Free' : 'Press'}`) // prettier-ignore
    const file = test.file('trade_fair.csv', ['Email,Company,Registered,Attended,Ticket', ...rows, ''].join('\n'))
    const preview = await test.call('imports.inspect', { file })
    const { suggested: map } = preview
    expect(map).toEqual({ time: 'Registered', user: 'Email', event: '=Trade fair' })
    expect(preview.otherEvents).toEqual(['Ticket'])
    const taken = await test.call('imports.inspect', { file, map })
    expect([taken.suggested, taken.problems.filter(({ level }) => level === 'error')]).toEqual([{}, []])
    await test.call('imports.run', { files: [{ file, map }] })
    const names = await test.call('events.names', {})
    expect(names.map(({ name, events }) => [name, events])).toEqual([['Trade fair', 24]])
  } finally {
    test.close()
  }
})
