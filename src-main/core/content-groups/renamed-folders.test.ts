import { expect, it } from 'vitest'
import { movedFoldersSentence } from '../../../shared/notes/apart-spellings.ts'
import { openApp } from '../testing/open-app.ts'
import { foldersWithSameNames, renamedFolders, type Viewed } from './renamed-folders.ts'

const at = (day: string, hour = 12): number => Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)

/** September and October 2026: per folder its pages, viewed once a day from one day to another. */
interface Folder {
  folder: string
  names: string[]
  from: string
  to: string
  perDay?: number
}

const names = ['acme', 'bolt', 'core']
const vs: Folder = { folder: '/vs', names: [...names, 'dull'], from: '2026-09-01', to: '2026-10-11' }
const compare: Folder = { folder: '/compare', names: [...names, 'new'], from: '2026-10-12', to: '2026-10-31' }

function found(...folders: Folder[]): string[] {
  const viewed = new Map<string, Viewed>()
  for (const { folder, names: of, from, to, perDay = 1 } of folders)
    for (const name of of) {
      const before = viewed.get(`${folder}/${name}`) ?? { views: 0, first: Infinity, last: -Infinity }
      const days = (at(to) - at(from)) / 86_400_000 + 1
      viewed.set(`${folder}/${name}`, {
        views: before.views + days * perDay,
        first: Math.min(before.first, at(from)),
        last: Math.max(before.last, at(to)),
      })
    }
  const all = { views: 1_000, first: at('2026-09-01', 0), last: at('2026-10-31', 23) }
  return renamedFolders(foldersWithSameNames(viewed.keys()), viewed, all, 'UTC').map(
    ({ from, to, names: of, last, first }) => `${from} ${last} > ${to} ${first}: ${of.join(' ')}`,
  )
}

it('finds a folder that ended where another with the same names began', () => {
  expect(found(vs, compare)).toEqual(['/vs 2026-10-11 > /compare 2026-10-12: acme bolt core'])
  // On the day itself both are viewed; from the root, and into another depth.
  expect(found(vs, { ...compare, from: '2026-10-11' })).toHaveLength(1)
  expect(found({ ...vs, folder: '' }, { ...compare, folder: '/why/compare' })).toEqual([
    ' 2026-10-11 > /why/compare 2026-10-12: acme bolt core',
  ])
})

it('is silent of folders that run in parallel, if only for a day, and of one that goes on after the other ended', () => {
  expect(found(vs, { ...compare, from: '2026-09-01' })).toEqual([])
  expect(found(vs, { ...compare, from: '2026-10-10' })).toEqual([])
  expect(found({ ...vs, to: '2026-10-31' }, compare)).toEqual([])
  // One page of the old folder that goes on is enough, as then the folders are two.
  expect(found(vs, { ...vs, names: ['core'], to: '2026-10-20' }, compare)).toEqual([])
})

it('is silent of a pause: before the new folder begins, or of the old one alone', () => {
  expect(found(vs, { ...compare, from: '2026-10-18' })).toHaveLength(1)
  expect(found(vs, { ...compare, from: '2026-10-19' })).toEqual([])
  expect(found(vs, { ...vs, from: '2026-10-28', to: '2026-10-31' }, { ...compare, to: '2026-10-26' })).toEqual([])
})

it('is silent where so few views are that none for a while may be chance, and where the data begin or end with one of them', () => {
  expect(found({ ...vs, perDay: 0.08 }, compare)).toEqual([])
  expect(found(vs, { ...compare, perDay: 0.03 })).toEqual([])
  expect(found({ ...vs, to: '2026-10-25' }, { ...compare, from: '2026-10-26' })).toEqual([])
  expect(found({ ...vs, to: '2026-09-05' }, { ...compare, from: '2026-09-06' })).toEqual([])
})

it('is silent of another language, of editions, of names that a third folder has, and of two names', () => {
  expect(found(vs, { ...compare, folder: '/de/vs' })).toEqual([])
  expect(found({ ...vs, folder: '/fairs/2025' }, { ...compare, folder: '/fairs/2026' })).toEqual([])
  expect(found(vs, compare, { ...compare, folder: '/blog', from: '2026-09-01' })).toEqual([])
  expect(found(vs, { ...compare, names: ['acme', 'bolt'] })).toEqual([])
  // Each language by itself.
  const german = [vs, compare].map((each) => ({ ...each, folder: `/de${each.folder}` }))
  expect(found(vs, compare, ...german)).toEqual([
    '/vs 2026-10-11 > /compare 2026-10-12: acme bolt core',
    '/de/vs 2026-10-11 > /de/compare 2026-10-12: acme bolt core',
  ])
})

it('offers an alias for each page, with whom it is about, until they are added or kept apart', async () => {
  const app = await openApp({})
  const days = Array.from({ length: 20 }, (_, day) => `2026-09-${String(day + 1).padStart(2, '0')}`)
  const rows = days.flatMap((day, index) =>
    names.map((name) => `${day},${name}${index},/${index < 10 ? 'vs' : 'compare'}/${name}`),
  )
  await app.call('imports.run', {
    files: [{ file: app.file('e.csv', `timestamp,visitor,path\n${rows.join('\n')}\n`) }],
  })
  const aliases = names.map((name) => ({ from: `/vs/${name}`, to: `/compare/${name}`, host: null }))
  const none = { ignoreCase: null, aliases: [], apart: [] }
  const { moved } = await app.call('pages.preview', { pages: none })
  expect(moved).toEqual({
    paths: 3,
    views: 30,
    people: 30,
    folders: [{ from: '/vs', to: '/compare', names, last: '2026-09-10', first: '2026-09-11' }],
    aliases: aliases.map(({ from, to }) => ({ from, to })),
  })
  expect(movedFoldersSentence(moved.folders)).toBe(
    '3 pages of /vs were last viewed on 10\u00a0Sep 2026, and those of the same names in /compare first on 11\u00a0Sep 2026. They count as different pages until aliases say that they moved.',
  )
  const kept = await app.call('pages.preview', { pages: { ...none, apart: ['/vs/acme'] } })
  const added = await app.call('pages.preview', { pages: { ...none, aliases } })
  expect([kept.moved.aliases, added.moved.aliases, added.paths]).toEqual([[], [], 3])
  app.close()
})
