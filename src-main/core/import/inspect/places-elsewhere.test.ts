import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp

beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const at = (minute: number) => `2026-03-01T10:${minute}:00Z`
const page = (minute: number, properties: object = {}) => ({ type: 'page', messageId: `p${minute}`, userId: 'u1', anonymousId: 'v1', timestamp: at(minute), properties: { path: '/a', ...properties } }) // prettier-ignore
const identify = { type: 'identify', messageId: 'i', userId: 'u1', anonymousId: 'v1', timestamp: at(50), traits: { email: 'ann@x.org' } } // prettier-ignore
const file = (name: string, ...messages: object[]): string =>
  test.file(name, messages.map((each) => `${JSON.stringify(each)}\n`).join(''))
const run = (map: Record<string, string>, ...files: string[]) =>
  test.call('imports.run', { files: files.map((each) => ({ file: each, map })) })
const hours = () => [file('10.jsonl', page(10)), file('11.jsonl', page(11), identify), file('12.jsonl', page(12))]

it('an hour without an identify has no email, and is imported with the others', async () => {
  const { files, refused } = await run({ previous: 'traits.email' }, ...hours())
  expect(refused).toEqual([])
  expect(files.map(({ rowsImported }) => rowsImported)).toEqual([1, 2, 1])
  // Also alone, since the format names the place.
  const [first] = hours()
  expect((await run({ previous: 'traits.email' }, first!)).files).toHaveLength(1)
})

it('a place that another file of the run has is empty in this one, also when it is read again', async () => {
  const map = { campaign: 'properties.variant' }
  const names = [file('a.jsonl', page(10)), file('b.jsonl', page(11, { variant: 'B' })), file('c.jsonl', page(12))]
  const { files, refused } = await run(map, ...names)
  expect(refused).toEqual([])
  expect(files.map(({ rowsImported }) => rowsImported)).toEqual([1, 1, 1])
  const said = { map, placesElsewhere: ['properties.variant'] }
  const { columns } = await test.call('imports.inspect', { file: names[0]!, ...said })
  expect(columns.every(({ field }) => field !== 'campaign')).toBe(true)
})

it('a place that no file of the run has is refused', async () => {
  await expect(run({ campaign: 'properties.varaint' }, ...hours())).rejects.toThrow('has no place "properties.varaint"')
  await expect(run({ previous: 'traits.emial' }, ...hours())).rejects.toThrow('has no place "traits.emial"')
  const [first] = hours()
  await expect(run({ campaign: 'properties.variant' }, first!)).rejects.toThrow('has no place "properties.variant"')
})
