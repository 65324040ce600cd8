import { expect, it } from 'vitest'
import { openApp } from '../testing/open-app.ts'
import { shareOf } from './event-names.ts'

it('knows a property that few events of a name have', async () => {
  const test = await openApp()
  try {
    const rows = Array.from(
      { length: 700 },
      (_, i) => `2026-01-01T10:00:${String(i % 60).padStart(2, '0')}Z,p${i},order,paid,${i > 690 ? '2026-02-01' : ''}`,
    )
    await test.call('imports.run', {
      files: [{ file: test.file('orders.csv', `timestamp,user_id,event,status,cancelled at\n${rows.join('\n')}\n`) }],
    })
    const names = await test.call('events.names', {})
    expect(names.find(({ name }) => name === 'order')?.properties).toEqual(['cancelled at', 'status'])
  } finally {
    test.close()
  }
})

it('leaves what rare names do not need to frequent ones', () => {
  expect(shareOf([10, 20, 500, 900], 230)).toBe(100)
  expect(shareOf([10, 20], 200)).toBe(200)
  expect(shareOf([], 200)).toBe(200)
})
