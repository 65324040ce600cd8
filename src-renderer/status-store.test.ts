import { expect, it } from 'vitest'
import type { Call, WorkspaceStatus } from '../shared/api.ts'
import { Answers, StatusStore } from './api.ts'

it('tells its listeners of a change by another program, and of nothing else', async () => {
  let revision = 1
  const status = (): Partial<WorkspaceStatus> => ({ file: 'w', events: revision * 10, revision })
  const store = new StatusStore((() => Promise.resolve(status())) as unknown as Call, new Answers())
  let told = 0
  store.subscribe(() => told++)
  await store.refresh()
  await store.refresh()
  expect(told).toBe(1)
  revision = 2
  await store.refresh()
  expect([told, store.get().status?.events]).toEqual([2, 20])
})
