import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CheckResult, WorkspaceStatus } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { ImportProgress } from '../../shared/import.ts'
import { createApp } from './app.ts'
import type { Effects } from './effects.ts'
import { testEffects } from './testing/effects.ts'
import { openApp, type TestApp } from './testing/open-app.ts'

const rows = (visitor: string, n: number): string =>
  `timestamp,visitor,event,path\n${Array.from({ length: n }, (_, i) => `2019-01-0${1 + (i % 9)},${visitor}${i},,/p${i % 7}`).join('\n')}\n`

const warningsTo = (list: string[]): Pick<Effects, 'log'> => ({
  log: (level, message) => level !== 'info' && list.push(message),
})

describe('a query in the middle of an import of several files', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp()
  })
  afterEach(() => test.close())

  it('sees the workspace as it was before, and what is stored is counted once', async () => {
    await test.call('imports.run', { files: [{ file: test.file('first.csv', rows('z', 10)) }] })
    const files = ['a', 'b', 'c'].map((name) => ({ file: test.file(`${name}.csv`, rows(name, 20_000)) }))
    const seen: Promise<WorkspaceStatus | null>[] = []
    const health: Promise<unknown>[] = []
    const checks: Promise<CheckResult>[] = []
    const stages: string[] = []
    const onProgress = ({ index, stage }: ImportProgress): void => {
      if (stages.at(-1) !== stage) stages.push(stage)
      if (index === 1) return
      seen.push(test.call('workspace.status', {}))
      health.push(test.call('report.run', { slug: 'import-health' }))
      checks.push(test.call('workspace.check', {}))
    }
    await test.call('imports.run', { files }, { onProgress })
    expect(stages).toEqual(['reading', 'arranging'])
    expect(seen.length).toBeGreaterThan(0)
    for (const status of await Promise.all(seen)) expect(status).toMatchObject({ events: 10, people: 10, imports: 1 })
    for (const report of await Promise.all(health)) expect(report).toMatchObject({ totals: { events: 10 } })
    // A check waits for its turn.
    for (const result of await Promise.all(checks)) expect(result.problems).toEqual([])
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 60_010, people: 60_010, imports: 4 })
  })
})

describe('saving what was derived, between calls', () => {
  // "The journeys could not be saved: database table is locked" is what SQLite says of a checkpoint inside a transaction
  // of the same connection, and of one before anything was read.
  it(
    'never meets a transaction, however commands end and whatever is asked meanwhile',
    { timeout: 120_000 },
    async () => {
      const test = await openApp()
      const warnings: string[] = []
      const app = createApp(testEffects(test.folder, warningsTo(warnings)))
      const { file } = (await test.call('workspace.status', {}))!
      test.app.close()
      await app.call('workspace.open', { file })
      const path = (name: string, n: number): { file: string } => ({ file: test.file(`${name}.csv`, rows(name, n)) })
      const cancel = new AbortController()
      const asked: Promise<unknown>[] = []
      const onProgress = (): void => {
        if (asked.length > 0) return
        for (const query of ['workspace.status', 'workspace.check', 'imports.list']) asked.push(app.call(query, {}))
        cancel.abort()
      }
      const ask = (method: string, params: unknown, options?: object): Promise<unknown> =>
        app.call(method, params, options).catch((error: unknown) => error)
      const ended = await Promise.all([
        ask('imports.run', { files: [path('a', 5_000), path('b', 300)] }),
        ask('imports.run', { files: [path('c', 20_000)] }, { signal: cancel.signal, onProgress }),
        ask('imports.run', { files: [{ file: test.file('junk.csv', 'name,colour\nx,red\n') }] }),
        ask('imports.run', { files: [path('d', 300)], dryRun: true }),
        ask('imports.undo', { importId: 2 }),
        ask('imports.undo', { importId: 99 }),
        ask('config.set', { config: { identity: 'connected' } }),
        ask('imports.run', { files: [path('e', 5_000)] }),
      ])
      expect(ended.map((each) => (each instanceof AppError ? each.code : 'done'))).toEqual([
      'done', 'CANCELLED', 'BAD_FILE', 'done', 'done', 'NOT_FOUND', 'done', 'done',
    ]) // prettier-ignore
      await Promise.all(asked)
      expect(asked.length).toBeGreaterThan(0)
      // Until nothing is left to be saved.
      await new Promise((done) => setTimeout(done, 300))
      expect(await app.call('workspace.check', {})).toMatchObject({ ok: true, problems: [] })
      app.close()
      expect(warnings).toEqual([])
      test.close()
    },
  )
})

it('the file alone is whole once nothing happens any more', async () => {
  const test = await openApp()
  const { path } = (await test.call('workspace.status', {}))!
  await test.call('imports.run', { files: [{ file: test.file('a.csv', rows('a', 50)) }] })
  const eventsOfCopy = async (): Promise<number> => {
    const folder = mkdtempSync(join(test.folder, 'copy-'))
    copyFileSync(path, join(folder, 'copy.touchstack'))
    const app = createApp(testEffects(folder))
    const status = (await app.call('workspace.open', { file: join(folder, 'copy.touchstack') })) as WorkspaceStatus
    app.close()
    return status.events
  }
  await expect.poll(eventsOfCopy, { timeout: 20_000, interval: 300 }).toBe(50)
  test.close()
})

describe('two processes on one workspace', () => {
  it('importing in turns before the other has saved its journeys count every event once', async () => {
    const test = await openApp()
    const warnings: string[] = []
    const other = createApp(testEffects(test.folder, warningsTo(warnings)))
    const status = (await test.call('workspace.status', {}))!
    await other.call('workspace.open', { file: status.file })
    for (const round of [1, 2, 3]) {
      await test.call('imports.run', { files: [{ file: test.file(`m${round}.csv`, rows(`m${round}-`, 50)) }] })
      await other.call('imports.run', { files: [{ file: test.file(`o${round}.csv`, rows(`o${round}-`, 70)) }] })
      const expected = { events: 120 * round, people: 120 * round }
      expect(await other.call('workspace.status', {})).toMatchObject(expected)
      expect(await test.call('workspace.status', {})).toMatchObject(expected)
    }
    // What the other imported is seen though this one only changed something else since.
    await other.call('imports.run', { files: [{ file: test.file('last.csv', rows('last-', 9)) }] })
    await test.call('config.set', { config: { currency: 'EUR' } })
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 369, people: 369 })
    expect(await other.call('workspace.check', {})).toMatchObject({ problems: [] })
    expect(warnings).toEqual([])
    other.close()
    test.close()
  })
})

it('knows whether anybody has a user id: what stands for none is not one', async () => {
  const test = await openApp()
  const hasUsers = async (): Promise<boolean> => (await test.call('workspace.status', {}))!.hasUsers
  const file = (name: string, user: string): string =>
    test.file(name, `timestamp,anonymous_id,user_id,path\n2019-01-01T10:00:00Z,v1,${user},/a\n`)
  await test.call('imports.run', { files: [{ file: file('a.csv', 'null') }, { file: file('b.csv', '') }] })
  expect(await hasUsers()).toBe(false)
  await test.call('imports.run', { files: [{ file: file('c.csv', 'ann') }] })
  expect(await hasUsers()).toBe(true)
  test.close()
})

describe('a document that is put together from reports', () => {
  it('changes no figure: answers stay, unless another process changed something too', async () => {
    const test = await openApp({ goals: [{ name: 'Page', event: 'Page Viewed' }] })
    const revision = async (): Promise<number | undefined> => (await test.call('workspace.status', {}))?.revision
    const before = await revision()
    const document = { title: 'Spring', introduction: null, views: ['volume?unit=week', 'paths?title=Ways'] }
    await test.call('config.set', { config: { document } })
    expect(await test.call('workspace.status', {})).toMatchObject({ document, revision: before })
    expect((await test.call('config.get', {})).document).toEqual(document)

    const other = createApp(testEffects(test.folder))
    await other.call('workspace.open', { file: join(test.folder, 'test.touchstack') })
    await other.call('config.set', { config: { goals: [] } })
    other.close()
    await test.call('config.set', { config: { document: { views: [] } } })
    expect(await test.call('workspace.status', {})).toMatchObject({ document: { title: null, views: [] }, goals: [] })
    expect(await revision()).toBeGreaterThan(before!)
    test.close()
  })

  it('holds reports alone', async () => {
    const test = await openApp()
    await expect(test.call('config.set', { config: { document: { views: ['volume', 'inventory'] } } })).rejects.toThrow(
      'document.views[1]: There is no report "inventory"',
    )
    test.close()
  })

  it('is no part of a report file', async () => {
    const test = await openApp({ document: { title: 'For Ann', views: ['volume'] } })
    const made = await test.call('report.file', { slug: 'volume' })
    expect(JSON.stringify(made)).not.toContain('For Ann')
    expect((await test.call('report.verify', { document: made })).configDiffers).toEqual([])
    test.close()
  })
})
