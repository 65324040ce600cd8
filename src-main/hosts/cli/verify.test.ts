import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReportFile, Verification } from '../../../shared/report-file.ts'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

let cli: CommandLine
let saved: string
beforeEach(() => {
  cli = openCommandLine()
  saved = join(cli.folder, 'report.json')
})
afterEach(() => cli.close())

const pages = `timestamp,visitor,user_id,event,path
2019-01-01T10:00:00Z,a1,,,/learn/x
2019-01-02T10:00:00Z,a1,ann,,/city/y
2019-01-02T11:00:00Z,a2,ann,,/learn/z
2019-01-03T10:00:00Z,b1,,,/city/y
`
const signUps = `timestamp,visitor,user_id,event,path
2019-01-02T12:00:00Z,a2,ann,Signup,
`
const config = {
  contentGroups: [
    { group: 'Articles', match: '/learn/**' },
    { group: 'Cities', match: '/city/**' },
  ],
  goals: [{ name: 'Signup', event: 'Signup' }],
}

/** A workspace with these files, imported in this order. */
async function workspace(name: string, files: [name: string, text: string][], own: object = config): Promise<string> {
  const path = join(cli.folder, name)
  for (const [file, text] of files)
    expect(await cli.touchstack(['import', cli.file(file, text), '-w', path])).toMatchObject({ code: 0 })
  const file = cli.file('config.json', JSON.stringify(own))
  expect(await cli.touchstack(['config', 'set', file, '-w', path])).toMatchObject({ code: 0 })
  return path
}

const save = async (path: string, ...params: string[]): Promise<ReportFile> => {
  const args = ['report', 'content-attribution', ...params, '--save', saved, '--format', 'json', '-w', path]
  const { code, out } = await cli.touchstack(args)
  expect(code).toBe(0)
  const document = JSON.parse(readFileSync(saved, 'utf8')) as ReportFile
  const { report, params: filled, rows, totals } = document
  expect(JSON.parse(out)).toMatchObject({ report, params: filled, rows, totals })
  return document
}

async function verify(path: string): Promise<{ code: number; err: string; result: Verification }> {
  const { code, out, err } = await cli.touchstack(['verify', saved, '-w', path, '--json'])
  return { code, err, result: JSON.parse(out) as Verification }
}

test('another workspace, made from the same files in another order, confirms the report', async () => {
  const document = await save(await workspace('a.touchstack', [['pages.csv', pages], ['ups.csv', signUps]]), '--model', 'linear') // prettier-ignore
  // By `sha256sum pages.csv`: what anybody can compute without us.
  const { createHash } = await import('node:crypto')
  expect(document.files.map(({ name, sha256 }) => [name, sha256])).toEqual([
    ['pages.csv', createHash('sha256').update(pages).digest('hex')],
    ['ups.csv', createHash('sha256').update(signUps).digest('hex')],
  ])
  expect(document).toMatchObject({ touchstackReport: 1, params: { model: 'linear', goal: 'Signup' }, config })
  const other = await workspace('b.touchstack', [['ups.csv', signUps], ['pages.csv', pages], ['pages.csv', pages]]) // prettier-ignore
  expect(await verify(other)).toEqual({
    code: 0,
    err: '',
    result: {
      ok: true,
      report: 'content-attribution',
      madeAt: '2020-01-01T00:00:00.000Z',
      unaltered: true,
      files: { same: 2, missing: [], extra: [] },
      configDiffers: [],
      differences: [],
      differing: 0,
    },
  })
  const { out } = await cli.touchstack(['verify', saved, '-w', other])
  expect(out).toContain('The file is as it was made.\n2 imported files are the same.\nThe results are the same.\n')
})

test('results are worked out under the configuration of the report, whatever the workspace has', async () => {
  await save(await workspace('a.touchstack', [['pages.csv', pages], ['ups.csv', signUps]])) // prettier-ignore
  const other = await workspace('b.touchstack', [['pages.csv', pages], ['ups.csv', signUps]], { identity: 'none', goals: [] }) // prettier-ignore
  const { code, result } = await verify(other)
  expect([code, result.ok, result.configDiffers]).toEqual([0, true, ['identity', 'contentGroups', 'goals']])
  // And the workspace still has its own.
  const { out } = await cli.touchstack(['config', 'get', '-w', other])
  expect(JSON.parse(out)).toMatchObject({ identity: 'none', goals: [] })
})

test('other events are named, and what they change', async () => {
  await save(await workspace('a.touchstack', [['pages.csv', pages], ['ups.csv', signUps]])) // prettier-ignore
  const more = `${signUps}2019-01-04T12:00:00Z,b1,bob,Signup,\n`
  const { code, err, result } = await verify(await workspace('b.touchstack', [['pages.csv', pages], ['more.csv', more]])) // prettier-ignore
  expect([code, err]).toEqual([1, expect.stringContaining('come out differently here')])
  expect(result).toMatchObject({ ok: false, unaltered: true, files: { same: 1, missing: ['ups.csv'], extra: ['more.csv'] } }) // prettier-ignore
  expect(result.differences).toContainEqual({ where: 'totals.conversions', recorded: 1, found: 2 })
})

test('a figure changed by hand is noticed twice', async () => {
  const path = await workspace('a.touchstack', [['pages.csv', pages], ['ups.csv', signUps]]) // prettier-ignore
  const document = await save(path)
  document.totals['conversions'] = 7
  writeFileSync(saved, JSON.stringify(document))
  const { code, err, result } = await verify(path)
  expect([code, err]).toEqual([1, `${saved} is not confirmed: it was changed after it was made.\n`])
  expect(result).toMatchObject({
    unaltered: false,
    differences: [{ where: 'totals.conversions', recorded: 7, found: 1 }],
  })
})

test('what is no report file is refused', async () => {
  const path = await workspace('a.touchstack', [['pages.csv', pages]])
  writeFileSync(saved, '{"rows": []}')
  expect(await cli.touchstack(['verify', saved, '-w', path])).toMatchObject({
    code: 1,
    err: 'This is not a report file that Touchstack has written.\n',
  })
  expect(await cli.touchstack(['verify', '-w', path])).toMatchObject({ code: 2 })
  expect(await cli.touchstack(['verify', join(cli.folder, 'nowhere.json'), '-w', path])).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no file') as unknown,
  })
})

test('a report that chose its date, or its templates, is confirmed', async () => {
  const both = `${pages}2019-01-02T12:00:00Z,a2,ann,Signup,\n2019-01-05T10:00:00Z,c1,,,/city/y\n`
  const path = await workspace('a.touchstack', [['both.csv', both]])
  for (const [report, ...params] of [['before-after', '--within-days', '0.1'], ['template-comparison']] as const) {
    expect(await cli.touchstack(['report', report, ...params, '--save', saved, '-w', path])).toMatchObject({ code: 0 })
    expect((await verify(path)).result).toMatchObject({ ok: true, differing: 0 })
  }
})
