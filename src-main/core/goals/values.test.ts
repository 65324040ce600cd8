import { expect, it } from 'vitest'
import { openSmallSite } from '../testing/small-site.ts'

it('counts the values a property has, of one event and of all', async () => {
  const test = await openSmallSite()
  try {
    // Ann and Dan are pro, Bob is free; revenue is 30 and 12.5, and Dan has none.
    expect(await test.call('events.values', { events: ['Signup Completed'], property: 'plan' })).toEqual({
      events: 3,
      values: [
        { value: 'pro', events: 2 },
        { value: 'free', events: 1 },
      ],
    })
    expect(await test.call('events.values', { events: [], property: 'plan' })).toMatchObject({ events: 3 })
    expect(await test.call('events.values', { events: ['Logged In'], property: 'plan' })).toEqual({
      events: 0,
      values: [],
    })
    // A name within another one, and one that nothing has.
    expect(await test.call('events.values', { events: [], property: 'pla' })).toEqual({ events: 0, values: [] })
    expect(await test.call('events.values', { events: [], property: 'constructor' })).toEqual({
      events: 0,
      values: [],
    })
  } finally {
    test.close()
  }
})

it('offers the most frequent of very many', async () => {
  const test = await openSmallSite()
  try {
    const rows = Array.from(
      { length: 200 },
      (_, i) => `2019-02-01T00:00:${String(i % 60).padStart(2, '0')}Z,v${i},Order,o${i % 100 === 0 ? 0 : i}`,
    )
    await test.call('imports.run', {
      files: [{ file: test.file('orders.csv', `timestamp,anonymous_id,event,order\n${rows.join('\n')}\n`) }],
    })
    const { events, values } = await test.call('events.values', { events: ['Order'], property: 'order' })
    expect(events).toBe(200)
    expect(values).toHaveLength(30)
    expect(values[0]).toEqual({ value: 'o0', events: 2 })
  } finally {
    test.close()
  }
})
