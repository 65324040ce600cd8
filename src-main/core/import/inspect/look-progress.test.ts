import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportProgress, LookProgress } from '../../../../shared/import.ts'
import { zip } from '../../testing/archives.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readSheets } from '../containers/xlsx.ts'
import { LookedAt } from './looked-at.ts'

let test: TestApp

beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const csv = (from: number, rows: number): string =>
  `time,visitor,path\n${Array.from({ length: rows }, (_, at) => `2019-01-01 10:00:00,v${from + at},/a\n`).join('')}`
const members = 40
const archive = (): string =>
  test.file('days.zip', zip(Object.fromEntries(Array.from({ length: members }, (_, at) => [`${at}.csv`, csv(at * 5, 5)])))) // prettier-ignore
const cancelled = { code: 'CANCELLED' }

describe('a look at an archive', () => {
  it('says how much of its members was looked at, up to all of it', async () => {
    const heard: LookProgress[] = []
    const file = archive()
    await test.call('imports.inspect', { file }, { onProgress: (progress) => heard.push(progress) })
    expect(heard).toHaveLength(members)
    expect(heard.every(({ stage, file: of }) => stage === 'looking' && of === file)).toBe(true)
    expect(heard.map(({ bytes }) => bytes)).toEqual(heard.map(({ bytes }) => bytes).toSorted((a, b) => a - b))
    expect(heard[0]!.bytes).toBeLessThan(heard[0]!.bytesTotal / 2)
    expect(heard.at(-1)!.bytes).toBe(heard.at(-1)!.bytesTotal)
  })

  it('that is shared goes on until nobody waits for it, and is begun anew then', async () => {
    const { inspect } = new LookedAt(readSheets)
    const path = archive()
    let told = 0
    const [a, b] = [new AbortController(), new AbortController()]
    const stops = (controller: AbortController, at: number) => ({
      signal: controller.signal,
      onProgress: () => {
        if (++told === at) controller.abort()
      },
    })
    const first = inspect(path, {}, stops(a, 3))
    const second = inspect(path, {}, { signal: b.signal })
    await expect(first).rejects.toMatchObject(cancelled)
    expect((await second).parts).toHaveLength(members)
    const { inspect: again } = new LookedAt(readSheets)
    told = 0
    await expect(again(path, {}, stops(b, 3))).rejects.toMatchObject(cancelled)
    // A member that was under way may end; no other is begun.
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(told).toBe(3)
    expect((await again(path)).parts).toHaveLength(members)
  })

  it('is cancelled with the call, which can be made again', async () => {
    const file = archive()
    const controller = new AbortController()
    const call = test.call(
      'imports.inspect',
      { file },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    await expect(call).rejects.toMatchObject(cancelled)
    expect(await test.call('imports.inspect', { file })).toMatchObject({ estimatedRows: members * 5 })
  })

  it('is part of how far an import is', async () => {
    const heard: ImportProgress[] = []
    await test.call('imports.run', { files: [{ file: archive() }] }, { onProgress: (progress) => heard.push(progress) })
    const looking = heard.filter(({ stage }) => stage === 'looking')
    expect(looking).toHaveLength(members)
    expect(looking.at(-1)).toMatchObject({ index: 1, files: 1, rows: 0, bytes: looking[0]!.bytesTotal })
    expect(heard.findIndex(({ stage }) => stage === 'reading')).toBeGreaterThanOrEqual(members)
  })
})

describe('a look for the people of a file beside', () => {
  const beside = () => ({ file: test.file('beside.csv', csv(0, 50_000)) })
  const file = () => test.file('own.csv', csv(0, 5))

  it('says how much of it was looked through', async () => {
    const heard: LookProgress[] = []
    const other = beside()
    await test.call('imports.inspect', { file: file(), beside: [other] }, { onProgress: (each) => heard.push(each) })
    const last = heard.at(-1)
    expect(last).toMatchObject({ stage: 'people', file: other.file })
    expect(last!.bytes).toBe(last!.bytesTotal)
  })

  it('is cancelled with the call, and looked for again by the next', async () => {
    const params = { file: file(), beside: [beside()] }
    const controller = new AbortController()
    const call = test.call('imports.inspect', params, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(call).rejects.toMatchObject(cancelled)
    const heard: LookProgress[] = []
    await test.call('imports.inspect', params, { onProgress: (progress) => heard.push(progress) })
    expect(heard.at(-1)!.bytes).toBe(heard.at(-1)!.bytesTotal)
  })
})
