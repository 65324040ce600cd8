import { afterEach, expect, it } from 'vitest'
import type { Call } from '../../shared/api.ts'
import { noImport } from '../../shared/pages/setting-table.ts'
import {
  addFiles,
  chooseFor,
  forgetDone,
  leftOf,
  importAnyway,
  knowAddresses,
  intoNewWorkspace,
  isLeftOut,
  type Into,
  previewParams,
  togetherText,
  knowColumns,
  knowFormat,
  knowSame,
  propose,
  readTogether,
  removeFile,
  resetSession,
  reviseFiles,
  runImport,
  sayOwnAddresses,
  showFile,
  shownFile,
  takeBack,
  useImportSession,
} from './session.ts'

afterEach(resetSession)

const host = { fileHandle: (file: File) => Promise.resolve(`handle of ${file.name}`) }
const files = () => useImportSession.getState().files
const choicesOf = () => Object.fromEntries(files().map(({ name, choices }) => [name, choices]))

/** Chosen and handed over, each with these columns. */
async function choose(columns: Record<string, string[]>): Promise<number[]> {
  const names = Object.keys(columns)
  addFiles(
    host,
    names.map((name) => new File(['x'], name)),
  )
  await expect.poll(() => files().every(({ handle }) => handle !== null)).toBe(true)
  const added = files().filter(({ name }) => names.includes(name))
  for (const { id, name } of added) knowColumns(id, columns[name]!)
  return added.map(({ id }) => id)
}

it('reads all files with the same columns as was said of one, until a person takes them apart', async () => {
  const [a, b, c] = await choose({ 'a.csv': ['when', 'who'], 'b.csv': ['who', 'when'], 'c.csv': ['date', 'who'] })
  chooseFor(a!, { map: { time: 'when' } }, 'time')
  expect(choicesOf()).toEqual({ 'a.csv': { map: { time: 'when' } }, 'b.csv': { map: { time: 'when' } }, 'c.csv': {} })
  expect(files()[1]!.touched).toEqual(['time'])

  // One that comes later, too.
  await choose({ 'd.csv': ['when', 'who'] })
  expect(choicesOf()['d.csv']).toEqual({ map: { time: 'when' } })

  // What is said of one is taken back of all.
  chooseFor(b!, { zone: 'Europe/Berlin' })
  takeBack(a!)
  expect(choicesOf()).toMatchObject({ 'a.csv': { map: { time: 'when' } }, 'b.csv': { map: { time: 'when' } } })

  readTogether(b!, false)
  chooseFor(b!, { zone: 'Asia/Tokyo' })
  expect(choicesOf()).toMatchObject({ 'a.csv': { map: { time: 'when' } }, 'b.csv': { zone: 'Asia/Tokyo' } })
  readTogether(b!, true)
  expect(choicesOf()).toMatchObject({ 'a.csv': { zone: 'Asia/Tokyo' }, 'd.csv': { zone: 'Asia/Tokyo' }, 'c.csv': {} })
  expect(c).toBeDefined()
})

it('leaves the day of a snapshot to its own file', async () => {
  const [a] = await choose({ '2024.csv': ['name'], '2025.csv': ['name'] })
  chooseFor(a!, { inventory: 'snapshot', asOf: '2024-01-01' })
  expect(choicesOf()['2025.csv']).toEqual({ inventory: 'snapshot' })
})

it('leaves out what is there already, byte for byte, unless a person wants it', async () => {
  const [a, b] = await choose({ 'events.csv': ['x'], 'events (1).csv': ['x'] })
  const handles = files().map(({ handle }) => handle!)
  knowSame(handles, [
    { first: null, imported: null },
    { first: 0, imported: null },
  ])
  const leftOut = () => files().map((file) => isLeftOut(file))
  expect(leftOut()).toEqual([false, true])
  importAnyway(b!, true)
  expect(leftOut()).toEqual([false, false])
  importAnyway(b!, false)

  const imported = { importId: 3, file: 'events.csv', importedAt: '2026-01-01T00:00:00.000Z' }
  knowSame(handles, [
    { first: null, imported },
    { first: 0, imported },
  ])
  expect(leftOut()).toEqual([true, true])
  // Of a new workspace it is not so, but the two files stay the same.
  expect(files().map((file) => isLeftOut(file, 'new'))).toEqual([false, true])
  intoNewWorkspace()
  expect(leftOut()).toEqual([false, true])
  // The stack may have been the same on two days.
  chooseFor(a!, { inventory: 'snapshot', asOf: '2026-01-01' })
  expect(leftOut()).toEqual([false, false])
  // Another sheet of a workbook is another list.
  chooseFor(a!, {})
  knowSame(handles.slice(0, 1), [{ first: null, imported }])
  expect(leftOut()[0]).toBe(true)
  chooseFor(a!, { sheets: ['Ended'] })
  expect(leftOut()[0]).toBe(false)
})

it('imports what is not left out, and says nothing else of it afterwards', async () => {
  await choose({ 'events.csv': ['x'], 'events (1).csv': ['x'] })
  knowSame(
    files().map(({ handle }) => handle!),
    [
      { first: null, imported: null },
      { first: 0, imported: null },
    ],
  )
  let asked: unknown
  const call = ((method: string, params: unknown) => {
    if (method === 'imports.run') asked = params
    return Promise.resolve(method === 'imports.run' ? { files: [], refused: [] } : [])
  }) as unknown as Call
  await runImport(call, { proposedZone: 'Europe/Berlin', zoneByOffsets: false }, (together) => {
    together()
    return Promise.resolve()
  })
  expect(asked).toEqual({ files: [{ file: 'handle of events.csv', proposedZone: 'Europe/Berlin' }] })
  // The workspace holds its bytes now, which is no news.
  const imported = { importId: 1, file: 'events.csv', importedAt: '2026-01-01T00:00:00.000Z' }
  knowSame(['handle of events.csv'], [{ first: null, imported }])
  expect(files().map((file) => isLeftOut(file))).toEqual([false, true])
})

it('keeps showing the file that was chosen, into a new workspace and while it reads', async () => {
  const [a, , c] = await choose({ 'a.csv': ['x'], 'b.csv': ['y'], 'c.csv': ['z'] })
  const shown = () => shownFile(useImportSession.getState())?.id
  expect(shown()).toBe(a)
  showFile(c!)
  intoNewWorkspace()
  expect(shown()).toBe(c)
  const during: (number | undefined)[] = []
  const call = ((method: string) => {
    during.push(shown())
    return Promise.resolve(method === 'imports.run' ? { files: [], refused: [] } : [])
  }) as unknown as Call
  await runImport(call, { proposedZone: 'Europe/Berlin', zoneByOffsets: false }, (together) => {
    together()
    return Promise.resolve()
  })
  expect(new Set(during)).toEqual(new Set([c]))
  resetSession()
  expect(shown()).toBeUndefined()
})

it('reads all files of one format of objects as was said of one, though some lack the place', async () => {
  const names = ['10.gz', '11.gz', '12.gz']
  addFiles(
    host,
    names.map((name) => new File(['x'], name)),
  )
  await expect.poll(() => files().every(({ handle }) => handle !== null)).toBe(true)
  const [a, b, c] = files().map(({ id }) => id)
  knowFormat(a!, 'segment-jsonl')
  knowFormat(b!, 'segment-jsonl')
  knowFormat(c!, 'posthog-jsonl')
  const map = { previous: 'traits.email' }
  chooseFor(b!, { map }, 'previous')
  expect(choicesOf()).toEqual({ '10.gz': { map }, '11.gz': { map }, '12.gz': {} })
  const into = { target: 'open', together: [], proposedZone: 'UTC', zoneByOffsets: false } as const
  expect(previewParams(files()[0]!, into)).toMatchObject({ map, placesElsewhere: ['traits.email'] })
})

it('makes little of each of hundreds of small files: they are known together', async () => {
  const seen = new Set<unknown>()
  const stop = useImportSession.subscribe(({ files: each }) => seen.add(each))
  addFiles(
    host,
    Array.from({ length: 200 }, (_, n) => new File(['x'], `${n}.gz`)),
  )
  await expect.poll(() => files().every(({ handle }) => handle !== null)).toBe(true)
  stop()
  expect(files().map(({ handle }) => handle)).toEqual(files().map(({ name }) => `handle of ${name}`))
  expect(seen.size).toBeLessThan(50)
})

it('imports what is ready and keeps what needs a choice, whatever the order of the files', async () => {
  for (const names of [
    ['ask.csv', 'one.csv', 'two.csv'],
    ['one.csv', 'two.csv', 'ask.csv'],
    // Of one name, from two folders.
    ['ask.csv', 'ask.csv', 'two.csv'],
  ]) {
    const host = { fileHandle: (file: File) => file.text() }
    addFiles(
      host,
      names.map((name, at) => new File([`${at}`], name)),
    )
    await expect.poll(() => files().every(({ handle }) => handle !== null)).toBe(true)
    const asks = files().find(({ name }) => name === 'ask.csv')!
    const asked: unknown[] = []
    const call = ((method: string, params: { files: { file: string }[] }) => {
      if (method !== 'imports.run') return Promise.resolve([])
      asked.push(params.files.map(({ file }) => file))
      return Promise.resolve({ files: params.files, refused: [] })
    }) as unknown as Call
    const run = (waiting?: ReadonlySet<number>): Promise<void> =>
      runImport(
        call,
        { proposedZone: 'UTC', zoneByOffsets: false },
        (together) => {
          together()
          return Promise.resolve()
        },
        waiting,
      )
    await run(new Set([asks.id]))
    const others = files().filter(({ id }) => id !== asks.id)
    expect(asked).toEqual([others.map(({ handle }) => handle)])
    // After the run it is the one that is left, shown, and goes in once the choice is made.
    reviseFiles()
    expect(files().map(({ id }) => id)).toEqual([asks.id])
    expect(shownFile(useImportSession.getState())?.id).toBe(asks.id)
    chooseFor(asks.id, { dayOrder: 'day-month' })
    await run()
    expect(asked[1]).toEqual([asks.handle])
    forgetDone()
    expect(files()).toEqual([])
  }
})

it('keeps a file that waits when more are brought after the run', async () => {
  await choose({ 'ask.csv': ['x'], 'one.csv': ['y'] })
  const asks = files()[0]!
  const call = ((method: string) =>
    Promise.resolve(method === 'imports.run' ? { files: [{ file: 'handle of one.csv' }], refused: [] } : [])) as unknown as Call // prettier-ignore
  await runImport(
    call,
    { proposedZone: 'UTC', zoneByOffsets: false },
    (together) => {
      together()
      return Promise.resolve()
    },
    new Set([asks.id]),
  )
  await choose({ 'more.csv': ['z'] })
  expect(files().map(({ name, waits }) => [name, waits])).toEqual([
    ['ask.csv', false],
    ['more.csv', false],
  ])
})

it('keeps tables of settings that were not taken yet, whichever of them is taken', async () => {
  await choose({
    'visits.csv': ['w'],
    'ads.csv': ['x'],
    'more ads.csv': ['y'],
    'pages.csv': ['z'],
    'broken.csv': ['b'],
  })
  const refused = [
    { file: 'handle of ads.csv', message: `ads.csv: no. ${noImport({ is: 'costs', by: 'campaign' })}: …` },
    { file: 'handle of more ads.csv', message: `more ads.csv: no. ${noImport({ is: 'costs', by: 'campaign' })}: …` },
    { file: 'handle of pages.csv', message: `pages.csv: no. ${noImport({ is: 'page-groups' })}: …` },
    { file: 'handle of broken.csv', message: 'broken.csv: line 3 ends in the middle.' },
  ]
  const call = ((method: string) =>
    Promise.resolve(method === 'imports.run' ? { files: [{ file: 'handle of visits.csv' }], refused } : [])) as unknown as Call // prettier-ignore
  await runImport(call, { proposedZone: 'UTC', zoneByOffsets: false }, (together) => {
    together()
    return Promise.resolve()
  })
  removeFile(files().find(({ name }) => name === 'pages.csv')!.id)
  expect(leftOf(useImportSession.getState()).map(({ name }) => name)).toEqual(['ads.csv', 'more ads.csv'])
  forgetDone()
  expect(files().map(({ name }) => name)).toEqual(['ads.csv', 'more ads.csv'])
})

it('names the other files of the import, each as it is read, where they are few', async () => {
  addFiles(host, [new File(['x'], 'visits.csv'), new File(['y'], 'form.csv')])
  await expect.poll(() => files().every(({ handle }) => handle !== null)).toBe(true)
  const [visits, form] = files()
  chooseFor(visits!.id, { map: { visitor: 'vid' } }, 'visitor')
  const into = () => ({ target: 'open', together: JSON.parse(togetherText({ files: files() })) as Into['together'], proposedZone: 'UTC', zoneByOffsets: false }) as const // prettier-ignore
  expect(previewParams(form!, into()).beside).toEqual([{ file: visits!.handle, map: { visitor: 'vid' } }])
  expect(previewParams(visits!, into()).beside).toEqual([{ file: form!.handle }])
  addFiles(
    host,
    Array.from({ length: 7 }, (_, at) => new File(['z'], `more-${at}.csv`)),
  )
  await expect.poll(() => files().every(({ handle }) => handle !== null)).toBe(true)
  expect(togetherText({ files: files() })).toBe('[]')
})

it('takes one’s own addresses for all files that have some, as they were last, and proposes saved mappings all the same', async () => {
  const [a, b] = await choose({ 'a.csv': ['when', 'ip'], 'b.csv': ['date', 'address'], 'c.csv': ['paid'] })
  knowAddresses(a!, ['192.0.2.*'])
  expect(choicesOf()).toEqual({ 'a.csv': { internalAddresses: ['192.0.2.*'] }, 'b.csv': {}, 'c.csv': {} })
  sayOwnAddresses(['192.0.2.7'])
  knowAddresses(b!, ['192.0.2.*'])
  const own = { internalAddresses: ['192.0.2.7'] }
  expect(choicesOf()).toEqual({ 'a.csv': own, 'b.csv': own, 'c.csv': {} })
  propose(b!, 'Weekly')
  expect(choicesOf()['b.csv']).toEqual({ ...own, mapping: 'Weekly' })
  sayOwnAddresses([])
  knowAddresses(a!, ['192.0.2.*'])
  expect(choicesOf()).toEqual({ 'a.csv': {}, 'b.csv': { mapping: 'Weekly' }, 'c.csv': {} })
})
