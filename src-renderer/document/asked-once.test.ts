import { expect, it } from 'vitest'
import { type Call, runReport } from '../../shared/api.ts'
import { askedOnce } from './asked-once.ts'
import { peopleNamed } from './people-named.ts'

it('asks a question once, others by themselves, and what failed again', async () => {
  const asked: string[] = []
  let fails = true
  let revision = 1
  const call = askedOnce(
    ((method: string, params: object) => {
      asked.push(`${method} ${JSON.stringify(params)}`)
      return fails && method === 'events.names' ? Promise.reject(new Error('no')) : Promise.resolve(asked.length)
    }) as unknown as Call,
    () => revision,
  )
  expect(await Promise.all([call('config.get', {}), call('config.get', {})])).toEqual([1, 1])
  await runReport(call, 'people', { limit: 1 })
  await runReport(call, 'people', { limit: 2 })
  await runReport(call, 'people', { limit: 1 })
  await expect(call('events.names', {})).rejects.toThrow('no')
  fails = false
  await call('events.names', {})
  revision = 2
  await call('config.get', {})
  expect(asked.map((each) => each.split(' ')[0])).toEqual([
    'config.get',
    'report.run',
    'report.run',
    'events.names',
    'events.names',
    'config.get',
  ])
})

it('whose ids a document holds is asked of the report that it draws', async () => {
  let reports = 0
  const call = askedOnce(((method: string) => {
    if (method === 'report.run') reports++
    return Promise.resolve(
      method === 'report.run'
        ? { rows: [{ person: 'u1', users: [], visitors: [], otherIds: [] }] }
        : { excludePeople: [] },
    )
  }) as unknown as Call)
  for (const size of ['whole', 'short'] as const)
    expect((await peopleNamed(call, ['people?goal=Lead'], size)).size).toBe(1)
  expect(reports).toBe(1)
})
