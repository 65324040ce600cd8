import { progressLine } from './progress.ts'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reports } from '../../../shared/reports/index.ts'
import type { App } from '../../core/app.ts'
import { xlsx } from '../../core/testing/archives.ts'
import { type Note, printedNote } from './notes/note.ts'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

let cli: CommandLine
let workspace: string
beforeEach(() => {
  cli = openCommandLine()
  workspace = join(cli.folder, 'w.touchstack')
})
afterEach(() => cli.close())

const events = `when,who,event,page
2019-01-01T10:00:00Z,a,,/ca/
2019-01-01T11:00:00Z,a,Signup,
2019-01-02T10:00:00Z,b,,/=cmd()/
2019-01-02T11:00:00Z,b,Signup,
yesterday,c,,/ca/
`
const mapped = ['--map', 'time=when,visitor=who,event=event,path=page']
const tools = `name,category,team,status,cost,currency,billing_period,start_date
Alpha,Analytics,Growth,active,1000,USD,month,2019-01-01
Beta,Email,Growth,active,500.5,USD,year,2019-01-01
`
const config = { goals: [{ name: 'Signup', event: 'Signup' }], contentGroups: [{ group: 'State', match: '/*/' }] }

async function fill(): Promise<void> {
  expect((await cli.touchstack(['import', cli.file('events.csv', events), '-w', workspace, ...mapped])).err).toBe('')
  expect((await cli.touchstack(['import', cli.file('tools.csv', tools), '-w', workspace])).err).toBe('')
  const file = cli.file('config.json', `\ufeff${JSON.stringify(config)}`)
  expect(await cli.touchstack(['config', 'set', file, '-w', workspace])).toMatchObject({ code: 0, err: '' })
}

describe('wrong usage is 2 and one sentence', () => {
  const neverOpened = { openApp: () => Promise.reject(new Error('opened')) }
  test.each([
    [[], /^Say what to do/],
    [['importt'], /no command "importt"; there are import,/],
    [['constructor'], /no command/],
    [['import'], /at least one file/],
    [['import', 'a.csv'], /needs a workspace: -w FILE/],
    [['import', 'a.csv', '-w'], /argument missing/],
    [['import', 'a.csv', '-w', 'W', '--kind', 'people'], /^--kind must be one of events, tools/],
    [
      ['import', 'a.csv', '-w', 'W', '--zone=UTC', '--frmat', 'x'],
      /import has no option --frmat; it takes --workspace/,
    ],
    [['import', 'a.csv', '-w', 'W', '-x'], /no option -x/],
    [['import', 'a.csv', '-w', 'W', '--map', 'time'], /--map must be field=Column/],
    [['import', 'a.csv', '-w', 'W', '--map', 'user=a,user=b'], /"user" twice/],
    [['config'], /`get`, or `set FILE`/],
    [['config', 'get', 'x', '-w', 'W'], /`get`, or `set FILE`/],
    [['config', 'set', '-w', 'W'], /`set FILE`/],
    [['report'], /^report needs a report: content-attribution/],
    [
      ['report', 'content-attribution', '-w', 'W', '--within', 'A'],
      /--within goes with landing-trend, template-comparison, template-ranking, template-pairs, before-after, people\.$/m,
    ],
    [['report', 'costs', '-w', 'W'], /no report "costs"; there are content-attribution/],
    [['report', 'stack-cost'], /needs a workspace/],
    [['report', 'stack-cost', 'import-health', '-w', 'W'], /takes one report/],
    [
      ['report', 'stack-cost', '-w', 'W', '--goal', 'x'],
      /report stack-cost has no option --goal; it takes --by, --as-of/,
    ],
    [['report', 'stack-cost', '-w', 'W', '--by', 'colour'], /^--by must be one of tool, category/],
    [['report', 'stack-cost', '-w', 'W', '--as-of', '2019-02-30'], /^--as-of: /],
    [['report', 'stack-cost', '-w', 'W', '--from', '2019-01-01'], /from and to go together/],
    [['report', 'stack-cost', '-w', 'W', '--format', 'xml'], /^--format must be one of table, csv, json/],
    [['report', 'content-attribution', '-w', 'W', '--lookback-days', 'many'], /^--lookback-days must be a number/],
    [['report', 'content-attribution', '-w', 'W', '--lookback-days', '-3'], /^--lookback-days: /],
    [['report', 'content-attribution', '-w', 'W', '--weights', '1,x,2'], /^--weights must be a number, not "x"/],
    [['report', 'content-attribution', '-w', 'W', '--exclude-direct=maybe'], /^--exclude-direct must be true or false/],
    [
      ['export', '-w', 'W', '-o', 'f'],
      /takes one of html, traits, colleagues, decision, tools, milestones, events, workspace/,
    ],
    [['export', 'people', '-w', 'W', '-o', 'f'], /must be one of html, traits/],
    [['export', 'traits', '-w', 'W'], /-o FILE/],
    [['export', 'traits', '-w', 'W', '-o', './W'], /the workspace itself/],
    [['export', 'traits', '-w', 'W', '-o', 'f', '--people', 'all'], /--people must be one of converted, known/],
    [['serve', 'w.touchstack', '--no-open'], /serve takes no w.touchstack/],
    [['serve', '--port', '70000'], /--port must be a whole number/],
    [['sample'], /one folder/],
    [['check', 'w.touchstack'], /check takes no w.touchstack/],
    [['repair', 'w.touchstack'], /repair takes no w.touchstack/],
    [['repair'], /repair needs a workspace/],
  ] as [string[], RegExp][])('%j', async (args, sentence) => {
    const { code, out, err } = await cli.touchstack(args, neverOpened)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(sentence)
    expect(err).toMatch(/^[^\n]+[.:]\n$|^[^\n]+\n$/)
  })
})

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s', async (arg) => {
    expect(await cli.touchstack([arg])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('touchstack import FILE') as unknown,
    })
  })

  test('of a report lists its flags', async () => {
    const { out } = await cli.touchstack(['report', '--help'])
    expect(out).toContain('--lookback-days N')
    expect(out).toContain('--weights N,…')
    expect(out).toContain('--model first|last|')
    for (const slug of Object.keys(reports)) expect(out).toContain(`\n${slug}: `)
  })

  test('version', async () => {
    expect((await cli.touchstack(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('import', () => {
  test('says that the days of a file of which some rows are there already are those of its new rows', async () => {
    const rows = [1, 2, 3].map((day) => `2019-01-0${day}T10:00:00Z,v${day},/a\n`)
    const head = 'timestamp,visitor_id,path\n'
    const w = join(cli.folder, 'overlap.touchstack')
    const first = await cli.touchstack(['import', cli.file('first.csv', head + rows[0]! + rows[1]!), '-w', w])
    expect(first.out).toContain('utf-8, 2019-01-01 to 2019-01-02,')
    const next = await cli.touchstack(['import', cli.file('next.csv', head + rows[1]! + rows[2]!), '-w', w])
    expect(next.out).toContain('utf-8, new rows from 2019-01-03 to 2019-01-03,')
  })

  test('says of many files that were read alike what it says of one, and --json lists each', async () => {
    const row = (day: number, more = ''): string =>
      `timestamp,visitor_id,event,path,colour\n2019-01-0${day}T10:00:00Z,v${day},,/a,red\n${more}`
    const files = [1, 2, 3, 4, 5].map((day) =>
      cli.file(`day_${day}.csv`, row(day, day === 3 ? 'never,v,,/b,red\n' : '')),
    )
    const w = join(cli.folder, 'days.touchstack')
    const json = await cli.touchstack(['import', ...files, '--dry-run', '--json', '-w', w])
    expect((JSON.parse(json.out) as { files: object[] }).files).toHaveLength(5)
    const { out } = await cli.touchstack(['import', ...files, '-w', w])
    const lines = out.split('\n')
    expect(lines[0]).toBe(`4 files read alike, from ${files[0]} to day_5.csv; --json lists them`)
    expect(lines[1]).toContain('2019-01-01 to 2019-01-05')
    expect(lines[2]).toBe('  4 rows read = 4 imported + 0 duplicate + 0 not counted')
    // A row that was rejected is of one file.
    expect(out).toContain(`\n${files[2]}\n`)
    expect(out).toContain('  not counted, line 3: ')
    expect(out.match(/columns dropped/g)).toHaveLength(2)
  })

  test('accounts for every row', async () => {
    const path = cli.file('events.csv', events)
    const { code, out, err } = await cli.touchstack(['import', path, '-w', workspace, ...mapped])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('5 rows read = 4 imported + 0 duplicate + 1 not counted')
    expect(out).toMatch(/not counted, line 6: .*yesterday/)
    expect(out).toContain('times without a zone read as UTC')
    const again = await cli.touchstack(['import', path, '-w', workspace, ...mapped])
    expect(again.out).toContain('5 rows read = 0 imported + 4 duplicate + 1 not counted')
    expect(again.out).not.toContain('reports are in')
    await cli.touchstack(['config', 'set', cli.file('z.json', '{"timeZone": "Asia/Tokyo"}'), '-w', workspace])
    expect((await cli.touchstack(['import', path, '-w', workspace, ...mapped])).out).toContain(
      'times without a zone read as UTC (reports are in Asia/Tokyo: --zone Asia/Tokyo reads them so)',
    )
  })

  test('takes the name of a column for it where it says UTC, whatever --zone says', async () => {
    const path = cli.file('utc.csv', 'created_at_utc,visitor,event\n2026-01-20 16:47:25,a,Signup\n')
    const args = ['import', path, '-w', workspace, '--map', 'time=created_at_utc', '--zone', 'Europe/Berlin']
    const { out } = await cli.touchstack(args)
    expect(out).toContain('times in UTC, as the name of the column created_at_utc says')
    expect(out).toContain('Days begin at midnight in Europe/Berlin')
    // 16:47 UTC is the same day in Berlin.
    expect(out).toContain('2026-01-20 to 2026-01-20 in Europe/Berlin, times in UTC')
    const again = await cli.touchstack([...args, '--json'])
    expect(JSON.parse(again.out)).toMatchObject({
      files: [{ zone: 'UTC', saysUtc: 'the name of the column created_at_utc' }],
    })
  })

  test('says the days of a file in the zone of reports, which a first import takes, also of a dry run', async () => {
    const visits = `idVisit,visitorId,userId,lastActionTimestamp,firstActionTimestamp,visitIp,fingerprint,goalConversions,siteCurrency,visitConverted,actions,referrerType,referrerName,referrerKeyword,referrerUrl\n77,abc,,1772322300,1772322300,203.0.113.0,abc,0,EUR,0,1,direct,,,\n` // prettier-ignore
    const path = cli.file('visits.csv', visits)
    // 2026-02-28 23:45 UTC is after midnight in Berlin.
    for (const dry of [['--dry-run'], []]) {
      const { out } = await cli.touchstack(['import', path, '-w', workspace, '--zone', 'Europe/Berlin', ...dry])
      expect(out).toContain('events, matomo-visits-csv, utf-8, 2026-03-01 to 2026-03-01 in Europe/Berlin,')
    }
    const { out: volume } = await cli.touchstack(['report', 'volume', '-w', workspace, '--format', 'csv'])
    expect(volume).toContain('2026-03-01')
  })

  test('--json is one document and nothing else', async () => {
    const path = cli.file('events.csv', events)
    const { out, err, progress } = await cli.touchstack(['import', path, '-w', workspace, ...mapped, '--json'])
    expect([err, progress]).toEqual(['', ''])
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: path, kind: 'events', rowsRead: 5, rowsImported: 4, rowsRejected: 1, rejects: [{ line: 6 }] }],
    })
  })

  test('--json has what the text says of robots and staff, with the commands that leave them out', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `2026-01-01T10:00:00Z,v${n},ann${n}@${n < 3 ? 'own' : `firm${n}`}.example,https://www.own.example/a,${n < 5 ? 'Googlebot/2.1' : 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36'}`) // prettier-ignore
    const path = cli.file('w.csv', `timestamp,anonymous_id,user_id,url,user_agent\n${people.join('\n')}\n`)
    const { out } = await cli.touchstack(['import', path, '-w', workspace, '--json'])
    const { notes } = JSON.parse(out) as { notes: Note[] }
    const said = notes.map(printedNote).join('\n')
    expect(said).toContain('own.example')
    expect(said).toContain('"excludeUserAgents":{"robots":true')
    expect((await cli.touchstack(['import', path, '-w', `${workspace}.text`])).out.replaceAll('.text', '')).toContain(said) // prettier-ignore
  })

  test('--dry-run makes no workspace and leaves one as it was', async () => {
    const path = cli.file('events.csv', events)
    const dry = ['import', path, '-w', workspace, ...mapped, '--dry-run']
    const { code, out } = await cli.touchstack(dry)
    expect([code, out]).toEqual([0, expect.stringContaining('nothing was stored') as unknown])
    expect(out).toContain('4 imported')
    expect(existsSync(workspace)).toBe(false)
    expect(existsSync(join(cli.folder, 'data', 'recent.json'))).toBe(false)
    await cli.touchstack(['config', 'set', cli.file('c.json', '{}'), '-w', workspace])
    await cli.touchstack(dry)
    expect((await cli.touchstack(['report', 'import-health', '-w', workspace, '--format', 'json'])).out).toContain(
      '"rows": []',
    )
  })

  test('asks about page views under another name before and after', async () => {
    const path = cli.file('v.csv', 'timestamp,visitor_id,event,path\n2026-07-01T10:00:00Z,a,Seitenaufruf,/berlin\n')
    const dry = await cli.touchstack(['import', path, '-w', workspace, '--dry-run'])
    expect(dry.out).toContain('“Seitenaufruf” has a page but does not count as a page view.\n  To count them: echo ')
    const { out } = await cli.touchstack(['import', path, '-w', workspace])
    expect(out).toContain(
      '1 event “Seitenaufruf” has a page but does not count as a page view.\n  To count them: echo ',
    )
  })

  test('leads from amounts without a rate to counting in them, or to rates', async () => {
    const rows = (name: string, codes: string[]) =>
      cli.file(
        `${name}.csv`,
        `timestamp,visitor_id,event,path,value,currency\n${codes.map((code, i) => `2026-07-0${i + 1},${name}${i},bought,,5,${code}\n`).join('')}`,
      )
    await cli.touchstack(['config', 'set', cli.file('c.json', '{"currency":"USD"}'), '-w', workspace])
    const one = await cli.touchstack(['import', rows('a', ['EUR', 'EUR']), '-w', workspace])
    expect(one.out).toContain('the workspace has no rate from EUR to USD')
    expect(one.out).toContain(`  To count in EUR: echo '{"currency":"EUR"}' | touchstack config set - -w ${workspace}`)
    expect(one.out).toContain(`  To set what 1 EUR is in USD: echo '{"rates":{"EUR":RATE}}' | touchstack`)
    await cli.touchstack(['config', 'set', cli.file('r.json', '{"rates":{"EUR":1.1}}'), '-w', workspace])
    const two = await cli.touchstack(['import', rows('b', ['GBP', 'EUR']), '-w', workspace])
    expect(two.out).toContain(`To set what 1 GBP is in USD: echo '{"rates":{"EUR":1.1,"GBP":RATE}}' | touchstack`)
    expect(two.out).not.toContain('To count in')
  })

  test('of a file that is not there is 1 and names it', async () => {
    const { code, err } = await cli.touchstack(['import', join(cli.folder, 'none.csv'), '-w', workspace])
    expect([code, err]).toEqual([1, expect.stringMatching(/none\.csv/) as unknown])
    // Nothing was stored, so nothing is left.
    expect(readdirSync(cli.folder).filter((name) => name.startsWith(basename(workspace)))).toEqual([])
  })

  test('--mapping of a workspace that is not there yet says so and makes none; saved there, a dry run uses it', async () => {
    const path = cli.file('april.csv', 'Wann;Cookie;Seite\n13/04/2019 10:00;x1;/s\n')
    const args = ['import', path, '-w', workspace, '--mapping', 'Shop log']
    for (const given of [args, [...args, '--dry-run']]) {
      const { code, out, err } = await cli.touchstack(given)
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(`There is no workspace ${workspace} yet, so no mapping "Shop log" is saved in it`)
      expect(existsSync(workspace)).toBe(false)
    }
    const map = ['--map', 'time=Wann,visitor=Cookie,path=Seite']
    await cli.touchstack(['mapping', 'save', 'Shop log', path, '-w', workspace, ...map])
    expect((await cli.touchstack([...args, '--dry-run'])).out).toContain('1 rows read = 1 imported')
    expect(JSON.parse((await cli.touchstack(['imports', '-w', workspace, '--json'])).out)).toMatchObject({
      imports: [],
    })
  })

  test('rewrites one line on a terminal, cleared at the end', async () => {
    let written = ''
    const terminal = { columns: () => 40, write: (text: string) => (written += text) }
    const app = fakeApp((method, _, options) => {
      if (method !== 'imports.run') return Promise.resolve(null)
      options?.onProgress?.({
        file: '/x/pa\u001bges.csv',
        index: 1,
        files: 2,
        stage: 'reading',
        rows: 120_000,
        bytes: 14_200_000,
        bytesTotal: 2_300_000_000,
        rate: 350_000,
        secondsLeft: 125,
      })
      return Promise.resolve({ files: [] })
    })
    await cli.touchstack(['import', 'pages.csv', '-w', workspace], { terminal, openApp: () => Promise.resolve(app) })
    expect(written).toBe('\r\u001b[Kpa\\u001bges.csv (1 of 2): 120,000 rows…\r\u001b[K')
    written = ''
    terminal.columns = () => 200
    await cli.touchstack(['import', 'pages.csv', '-w', workspace], { terminal, openApp: () => Promise.resolve(app) })
    expect(written).toContain('120,000 rows, 14.2 MB of 2.3 GB, 350,000 rows/s, 2 min 5 s left')
  })

  test('says on a terminal how far the look at a file is, in an import and before one', async () => {
    let written = ''
    const terminal = { columns: () => 200, write: (text: string) => (written += text) }
    const look = { file: '/x/days.zip', bytes: 250_000_000, bytesTotal: 500_000_000 }
    const app = fakeApp((method, _, options) => {
      if (method === 'imports.run') {
        const none = { rows: 0, rate: 0, secondsLeft: null }
        options?.onProgress?.({ ...look, ...none, index: 2, files: 3, stage: 'looking' })
        return Promise.resolve({ files: [] })
      }
      return Promise.resolve(null)
    })
    await cli.touchstack(['import', 'days.zip', '-w', workspace], { terminal, openApp: () => Promise.resolve(app) })
    expect(written).toContain('Looking at days.zip (2 of 3): 250 MB of 500 MB')
    written = ''
    progressLine(terminal)?.show({ ...look, stage: 'people' })
    expect(written).toContain('Looking at days.zip: 250 MB of 500 MB')
  })

  test('stopped by Ctrl-C is 1 and says that nothing was kept', async () => {
    const path = cli.file('events.csv', events)
    const { code, err } = await cli.touchstack(['import', path, '-w', workspace, ...mapped], {
      stopSignal: () => AbortSignal.abort(),
    })
    expect(code).toBe(1)
    expect(err).toMatch(/^Cancelled/)
    expect(existsSync(workspace)).toBe(false)
  })

  test('of files that are all refused makes no workspace, and leaves one that was there', async () => {
    const bad = [cli.file('x.csv', 'a\nb\n'), cli.file('y.csv', 'foo,bar\n1,2\n')]
    const refused = { code: 1, err: expect.stringMatching(/^2 of 2 files were not imported/) as unknown }
    expect(await cli.touchstack(['import', ...bad, '-w', workspace])).toMatchObject(refused)
    expect(readdirSync(cli.folder).filter((name) => workspace.endsWith(name.replace(/-(wal|shm)$/, '')))).toEqual([])
    const good = cli.file('tools.csv', 'name,cost\nSlack,5\n')
    expect(await cli.touchstack(['import', bad[0]!, good, '-w', workspace])).toMatchObject({ code: 1 })
    expect(await cli.touchstack(['import', ...bad, '-w', workspace])).toMatchObject(refused)
    expect(existsSync(workspace)).toBe(true)
  })
})

describe('a saved mapping', () => {
  test('is saved with a file, used for the next one, renamed, listed and deleted', async () => {
    const file = cli.file('events.csv', events)
    const mapping = (...args: string[]) => cli.touchstack(['mapping', ...args, '-w', workspace])
    const saved = await mapping('save', 'Ours', file, ...mapped, '--zone', 'Europe/Berlin')
    expect(saved).toMatchObject({ code: 0, err: '' })
    expect(saved.out).toContain('time=when, visitor=who, event=event, path=page')
    expect(saved.out).toContain('zone Europe/Berlin')
    const next = cli.file('next.csv', events)
    const { out } = await cli.touchstack(['import', next, '-w', workspace, '--mapping', 'Ours'])
    expect(out).toContain('times without a zone read as Europe/Berlin')
    expect(out).toContain('4 imported')
    expect(await mapping('rename', 'Ours', 'Shop')).toMatchObject({ code: 0 })
    expect(JSON.parse((await mapping('list', '--json')).out)).toMatchObject({
      mappings: [{ name: 'Shop', columns: ['when', 'who', 'event', 'page'], zone: 'Europe/Berlin' }],
    })
    expect(await mapping('delete', 'Shop')).toMatchObject({ code: 0, out: 'Deleted: Shop\n' })
    expect(await mapping('delete', 'Shop')).toMatchObject({ code: 1, err: 'There is no saved mapping "Shop"; none has been saved.\n' }) // prettier-ignore
    expect((await mapping('list')).out).toBe('No mapping was saved yet.\n')
    for (const wrong of [['save', 'A'], ['keep'], ['delete', 'A', '--zone', 'UTC']])
      expect((await mapping(...wrong)).code).toBe(2)
  })
})

describe('several files', () => {
  test('go in but for those that cannot; each has its sentence, and the code is 1', async () => {
    const good = cli.file('good.csv', 'timestamp,visitor,path\n2019-01-01,a,/\n')
    const bad = cli.file('bad.csv', 'name,colour\nx,red\n')
    const args = ['import', bad, good, '-w', workspace]
    const { code, out, err } = await cli.touchstack([...args, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: good, rowsImported: 1 }],
      refused: [{ file: bad, message: expect.stringContaining('no column gives the time') as unknown }],
    })
    expect(err).toMatch(/^1 of 2 files were not imported: .*bad\.csv, line 1: no column gives the time[^\n]*\n$/)
    // Alone it is the one sentence.
    expect((await cli.touchstack(['import', bad, '-w', workspace])).err).toMatch(/^\S*bad\.csv, line 1: no column/)
  })
})

test('a file of several that its values say how to read has the command that does so', async () => {
  const form = ['When,Mail,Kind,cid', ...['a', 'b', 'c'].map((name) => `2026-05-05 10:00,${name}@x.org,done,c00${name}11ff`)].join('\n') // prettier-ignore
  const visits = ['time,visitor,path', ...['a', 'b', 'c'].map((name) => `2026-05-04T10:00:00Z,c00${name}11ff,/`)].join('\n') // prettier-ignore
  const [file, other] = [cli.file('form.csv', form), cli.file('visits.csv', visits)]
  const { code, out } = await cli.touchstack(['import', file, other, '-w', workspace])
  expect(code).toBe(1)
  expect(out).toContain(
    'The values of form.csv say what the columns are. What --map says holds for all files of a call, so import it by itself.\n' +
      `  To import form.csv: touchstack import ${file} -w ${workspace} --map time=When,visitor=cid,event=Kind\n`,
  )
})

test('rejects of one reason are one line, with how many and where they begin', async () => {
  const broken = ['soon', 'later', 'soon', 'soon', 'never', 'soon', 'soon'].map((time) => `${time},a,,/ca/\n`).join('')
  const file = cli.file('broken.csv', `${events}${broken}2019-01-03,b\n`)
  const { out } = await cli.touchstack(['import', file, '-w', workspace, ...mapped])
  // Line 6 is the "yesterday" of the others; 7 to 13 are these.
  expect(out.match(/^ {2}not counted.*$/gm)).toEqual([
    '  not counted, 8 rows (lines 6, 7, 8, 9, 10 and 3 more): "yesterday" is not a time, and the like',
    '  not counted, line 14: it has 2 cells where the header has 4',
  ])
  const json = await cli.touchstack(['import', file, '-w', `${workspace}.2`, ...mapped, '--json'])
  const [report] = (JSON.parse(json.out) as { files: { rejects: unknown[]; rejectReasons: unknown[] }[] }).files
  expect(report!.rejects).toHaveLength(9)
  expect(report!.rejectReasons).toEqual([
    { reason: '"yesterday" is not a time', alike: true, rows: 8, lines: [6, 7, 8, 9, 10] },
    { reason: 'it has 2 cells where the header has 4', alike: false, rows: 1, lines: [14] },
  ])
})

test('pages and tags that look like one are said beside figures that depend on them, until it is decided', async () => {
  const rows = ['/Pricing,Google', '/pricing,google', '/blog/,google', '/blog/index.html,google']
  const file = cli.file('site.csv', `timestamp,visitor,path,source\n${rows.map((row, i) => `2019-01-0${i + 1},v${i},${row}\n`).join('')}2019-01-05,v0,,\n`) // prettier-ignore
  const own = `${workspace}.pages`
  await cli.touchstack(['import', file, '-w', own])
  const set = (config: object) =>
    cli.touchstack(['config', 'set', '-', '-w', own], { readStdin: () => Promise.resolve(JSON.stringify(config)) })
  await set({ goals: [{ name: 'Blog', path: '/blog/' }] })
  const report = async (...more: string[]) =>
    (await cli.touchstack(['report', 'content-attribution', '-w', own, ...more])).err
  const capitals =
    '2 paths differ from another in capitals only, such as /Pricing and /pricing: they count as different pages; "ignoreCase": true in "pages" makes them one (Content groups on screen).\n'
  const alike =
    '1 path looks like another spelling of a page, such as /blog/index.html and /blog: they count as different pages; an alias such as {"from":"/blog/index.html","to":"/blog"} in "pages" makes them one (Content groups on screen).\n'
  const tags =
    '2 tags differ from another in capitals only, such as Google and google: they count as different ones; "ignoreCase": true in "tags" makes them one (Settings on screen).\n'
  expect(await report('--by', 'page')).toBe(capitals + alike)
  // The goal is a page.
  expect(await report('--by', 'source')).toBe(capitals + alike + tags)
  expect(await report('--by', 'page', '--format', 'csv')).toBe('')
  await set({ pages: { ignoreCase: true, apart: ['/blog/index.html'] }, tags: { ignoreCase: false } })
  expect(await report('--by', 'source')).toBe('Capitals in paths do not count (pages in the configuration).\n')
})

test('user ids that differ in capitals are said beside figures until it is decided', async () => {
  const file = cli.file('shop.csv', 'timestamp,user,event,path\n2019-01-01,Ann@x.org,Page Viewed,/a\n2019-01-02,ann@x.org,Order,\n') // prettier-ignore
  const own = `${workspace}.capitals`
  await cli.touchstack(['import', file, '-w', own])
  const set = (config: object) =>
    cli.touchstack(['config', 'set', '-', '-w', own], { readStdin: () => Promise.resolve(JSON.stringify(config)) })
  await set({ goals: [{ name: 'Order', event: 'Order' }] })
  const report = async (slug: string, ...more: string[]) =>
    (await cli.touchstack(['report', slug, '-w', own, ...more])).err
  const said =
    '2 user ids differ from another in capitals only, such as Ann@x.org and ann@x.org: they count as different people; "userIds": {"ignoreCase": true} makes them one (Identity on screen).\n'
  expect(await report('content-attribution')).toContain(said)
  expect(await report('paths')).toContain(said)
  const json = await cli.touchstack(['report', 'paths', '-w', own, '--format', 'json'])
  expect(json.err).toBe('')
  const { report: slug, notes } = JSON.parse(json.out) as { report: string; notes: unknown }
  expect([slug, notes]).toEqual(['paths', [{ text: said.trimEnd(), commands: [] }]])
  await set({ userIds: { ignoreCase: false } })
  expect(await report('content-attribution')).not.toContain('in capitals only')
})

describe('config', () => {
  test('says that it makes a workspace where there was none', async () => {
    const set = () =>
      cli.touchstack(['config', 'set', '-', '-w', workspace], {
        readStdin: () => Promise.resolve('{"currency":"EUR"}'),
      })
    expect(await set()).toMatchObject({ code: 0, err: `There was no workspace at ${workspace}; made a new one.\n` })
    expect(await set()).toMatchObject({ code: 0, err: '' })
  })

  test('names rules that no path fits, and those that earlier ones leave nothing', async () => {
    const set = (...patterns: string[]) =>
      cli.touchstack(['config', 'set', '-', '-w', workspace], {
        readStdin: () =>
          Promise.resolve(
            JSON.stringify({ contentGroups: patterns.map((match) => ({ group: 'G', ...(match === '^/nowhere/' ? { regex: match } : { match }) })) }), // prettier-ignore
          ),
      })
    // Nothing is known of paths yet.
    expect((await set('blog/*')).out).toBe('Saved contentGroups.\n')
    const rows = ['/blog/a', '/blog/b', '/pricing'].map((path, n) => `2018-01-01T10:0${n}:00Z,v,Page Viewed,${path}\n`)
    const file = cli.file('e.csv', `timestamp,anonymous_id,event,path\n${rows.join('')}`)
    await cli.touchstack(['import', file, '-w', workspace])
    expect((await set('blog/*', '^/nowhere/', '/**', '/pricing')).out).toBe(
      String.raw`Saved contentGroups.
No path fits: blog/* (rule 1), /^\/nowhere\// (rule 2).
Paths begin with a slash: /blog/* fits 2.
Never reached, as earlier rules have all of their paths: /pricing (rule 4).
`,
    )
    expect((await set('/blog/*', '/pricing')).out).toBe('Saved contentGroups.\n')
  })

  test('says whom it leaves out of reports, and reports say how many', async () => {
    await fill()
    const set = (excludePeople: string[]) =>
      cli.touchstack(['config', 'set', '-', '-w', workspace], {
        readStdin: () => Promise.resolve(JSON.stringify({ excludePeople })),
      })
    // Visitor a has a page view and a sign-up, b too.
    expect((await set(['A', 'bot*'])).out).toBe(
      'Saved excludePeople.\nLeft out of all reports: 1 person with 2 events.\nNobody has an id such as bot*.\n',
    )
    const credit = await cli.touchstack(['report', 'content-attribution', '-w', workspace])
    expect(credit.out).toContain('2 ignored, 2 of them of 1 person left out\n')
    expect(credit.err).toBe('')
    const paths = await cli.touchstack(['report', 'paths', '-w', workspace])
    expect(paths.err).toBe('1 person is left out (excludePeople in the configuration).\n')
    const person = await cli.touchstack(['report', 'people', '--id', 'a', '-w', workspace])
    expect([person.code, person.err]).toEqual([
      1,
      'a is left out of all reports, by the pattern "A" (excludePeople in the configuration).\n',
    ])
    expect((await cli.touchstack(['check', '-w', workspace])).code).toBe(0)
    expect((await set([])).out).toBe('Saved excludePeople.\nNobody is left out of reports.\n')
    expect((await cli.touchstack(['report', 'paths', '-w', workspace])).err).toBe('')
  })

  test('says where staff are known by ids whose emails were left out, and reads those files again', async () => {
    const head = 'id,anonymous_id,user_id,received_at,sent_at,timestamp,context_library_name'
    const at = '2018-01-02T10:00:00Z'
    const identifies = cli.file('identifies.csv', `${head},traits.email\ni1,m1,u2,${at},${at},${at},js,mia@own.example\n`) // prettier-ignore
    const pages = cli.file('pages.csv', `${head},path,url\np1,m1,,${at},${at},${at},js,/a,https://x.org/a\n`)
    await cli.touchstack(['import', identifies, pages, '-w', workspace])
    const set = () =>
      cli.touchstack(['config', 'set', '-', '-w', workspace], {
        readStdin: () => Promise.resolve('{"excludePeople": ["*@own.example"]}'),
      })
    expect((await set()).out).toBe(
      `Saved excludePeople.\nLeft out of all reports: 0 people with 0 events.\nNobody has an id such as *@own.example.\nidentifies.csv has an email beside another id of each person and was imported without it, so whoever is known by email elsewhere is another person.\n  To read again with it what is still there: touchstack imports join-emails -w ${workspace}\n`,
    )
    const join = () => cli.touchstack(['imports', 'join-emails', '-w', workspace])
    expect(await join()).toMatchObject({ code: 0, out: '1 file read again: users are known by their email too now.\n' })
    expect((await join()).out).toBe('No import left out an email beside another id of a person.\n')
    expect((await set()).out).toBe('Saved excludePeople.\nLeft out of all reports: 1 person with 2 events.\n')
  })

  test('an import says which files joined nobody by the email beside each person, whenever they were imported', async () => {
    const own = `${workspace}.emails`
    const at = '2018-01-02T10:00:00Z'
    const head = 'id,anonymous_id,user_id,received_at,sent_at,timestamp,context_library_name'
    const booked = cli.file('demo_booked.csv', `${head},event,event_text,email\nd1,m1,,${at},${at},${at},RudderLabs JavaScript SDK,demo_booked,Demo Booked,mia@x.org\n`) // prettier-ignore
    const paid = cli.file('paid.csv', 'timestamp,user_id,event\n2018-01-03,mia@x.org,Paid\n')
    expect((await cli.touchstack(['import', booked, '-w', own])).out).not.toContain('join-emails -w')
    const { out } = await cli.touchstack(['import', paid, '-w', own])
    expect(out).toContain(
      `demo_booked.csv has an email beside another id of each person and was imported without it, so whoever is known by email elsewhere is another person.\n  To read again with it what is still there: touchstack imports join-emails -w ${own}\n`,
    )
  })

  test('reports name a day of robots in their period, with the command that leaves out who came first on it', async () => {
    const own = `${workspace}.robots`
    const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n, 10)).toISOString()
    const lines = Array.from({ length: 84 }, (_, n) =>
      Array.from({ length: 20 }, (__, who) => [
        `${day(n)},p${n}-${who},,/a`,
        ...(who < 2 ? [`${day(n)},p${n}-${who},Lead,`] : []),
      ]).flat(),
    ).flat()
    const robots = Array.from({ length: 700 }, (_, who) => `${day(40)},robot${who},,/a`)
    const csv = `timestamp,anonymous_id,event,path\n${[...lines, ...robots].join('\n')}\n`
    await cli.touchstack(['import', cli.file('robots.csv', csv), '-w', own])
    const set = (config: string) =>
      cli.touchstack(['config', 'set', '-', '-w', own], { readStdin: () => Promise.resolve(config) })
    await set('{"goals":[{"name":"Lead","event":"Lead"}]}')
    const trend = async () => (await cli.touchstack(['report', 'landing-trend', '-w', own])).err
    const said = await trend()
    expect(said).toContain(
      '720 people came for the first time on 10\u00a0Feb 2026, where 20 are usual; 0.28\u00a0% of them reached Lead within 30 days (2 of 720), against 10.00\u00a0% of those who came in the four weeks before and after. They count here (report volume has the day).',
    )
    const json = (await cli.touchstack(['report', 'landing-trend', '-w', own, '--format', 'json'])).out
    const { notes } = JSON.parse(json) as { notes: Note[] }
    expect(notes.map(printedNote).join('\n')).toBe(said.trimEnd())
    expect(notes.at(-1)!.commands.map(({ does }) => does)).toEqual([
      'leave out who came first on it',
      'keep them, and this line away',
    ])
    const [leaveOut, keep] = [...said.matchAll(/echo '(\{.*?\})' \|/g)].map((match) => match[1]!)
    const outside = await cli.touchstack(['report', 'landing-trend', '-w', own, '--from', '2026-02-11'])
    expect(outside.err).not.toContain('came for the first time')
    expect((await set(leaveOut!)).out).toContain(
      'Left out of all reports by traffic type, host or first day: 720 people',
    )
    expect(await trend()).toBe(
      '720 people are left out (excludeTraffic in the configuration).\nLeft out of all reports: 720 people who came first on 10\u00a0Feb 2026 (excludeTraffic in the configuration).\n',
    )
    await set(keep!)
    expect(await trend()).toBe('')
    await set('{"excludeTraffic":{}}')
    expect(await trend()).toBe(said)
  })

  test('reports offer to leave out robots before a day of many, and those of one page where most landed', async () => {
    const own = `${workspace}.agents`
    const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n, 10)).toISOString()
    const lines = Array.from({ length: 84 }, (_, n) =>
      Array.from({ length: 20 }, (__, who) => [
        `${day(n)},p${n}-${who},,/a,`,
        ...(who < 2 ? [`${day(n)},p${n}-${who},Lead,,`] : []),
      ]).flat(),
    ).flat()
    const robots = Array.from({ length: 300 }, (_, who) => `${day(40)},robot${who},,/a,Googlebot/2.1`)
    const fair = Array.from({ length: 400 }, (_, who) => `${day(40)},fair${who},,/events/fair,`)
    const csv = `timestamp,anonymous_id,event,path,user_agent\n${[...lines, ...robots, ...fair].join('\n')}\n`
    await cli.touchstack(['import', cli.file('agents.csv', csv), '-w', own])
    const set = (config: string) =>
      cli.touchstack(['config', 'set', '-', '-w', own], { readStdin: () => Promise.resolve(config) })
    await set('{"goals":[{"name":"Lead","event":"Lead"}]}')
    const trend = async () => (await cli.touchstack(['report', 'landing-trend', '-w', own])).err
    const said = await trend()
    expect(said).toContain(
      '300 of them are robots by their user agent.\n  To leave robots out, which keeps other visitors of the day: echo \'{"excludeUserAgents":{"robots":true,"patterns":[]}}\'',
    )
    const [robotsOut, landedOut] = [...said.matchAll(/echo '(\{.*?\})' \|/g)].map((match) => match[1]!)
    expect(said).toContain(
      'To leave out the 400 of them who landed on /events/fair ("landing":null: all who came first on it): echo',
    )
    await set(robotsOut!)
    expect(await trend()).toContain('420 people came for the first time')
    expect((await set(landedOut!)).out).toContain('400 people')
    expect(await trend()).not.toContain('came for the first time')
  })

  test('says which events are marked as internal traffic, and whom it leaves out', async () => {
    const own = `${workspace}.traffic`
    const line = (visitor: string, type: string): string =>
      JSON.stringify({
        event_timestamp: '1777888800000000',
        event_name: 'page_view',
        user_pseudo_id: visitor,
        event_params: [
          { key: 'page_location', value: { string_value: 'https://x.org/a' } },
          ...(type === '' ? [] : [{ key: 'traffic_type', value: { string_value: type } }]),
        ],
      })
    const file = cli.file('ga4.json', [line('a', ''), line('b', 'internal')].join('\n'))
    const imported = await cli.touchstack(['import', file, '-w', own])
    expect(imported.out).toContain(
      'Some events are marked as internal traffic (traffic_type): 1 person has internal. With all they did they count in every report.\n  To leave them out: ',
    )
    const set = await cli.touchstack(['config', 'set', '-', '-w', own], {
      readStdin: () =>
        Promise.resolve(
          '{"goals":[{"name":"A","path":"/a"}],"excludeTraffic":{"types":["internal"],"hosts":["staging.x.org"]}}',
        ),
    })
    expect(set.out).toBe(
      'Saved goals, excludeTraffic.\nLeft out of all reports by traffic type, host or first day: 1 person with 1 event.\nNobody has an event of staging.x.org.\n',
    )
    const paths = await cli.touchstack(['report', 'paths', '-w', own])
    expect(paths.err).toContain('1 person is left out (excludeTraffic in the configuration).')
  })

  test('says after an import and in import health how many people are robots, until they are left out', async () => {
    const own = `${workspace}.robots`
    const robot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
    const rows = [`bot,/a,${robot}`, 'ann,/a,Mozilla/5.0 (X11; Linux x64; rv:128.0) Gecko/20100101 Firefox/128.0']
    const file = cli.file('robots.csv', `timestamp,visitor_id,path,user_agent\n${rows.map((row) => `2024-01-01T10:00:00Z,${row}`).join('\n')}\n`) // prettier-ignore
    const said = `1 of 2 people (50.0 %) is a robot by its user agent and counts in every report.\n  To leave them out: echo '{"excludeUserAgents":{"robots":true,"patterns":[]}}' | touchstack config set - -w ${own}\n`
    expect((await cli.touchstack(['import', file, '-w', own])).out).toContain(said)
    expect((await cli.touchstack(['report', 'import-health', '-w', own])).err).toBe(said)
    await cli.touchstack(['config', 'set', '-', '-w', own], {
      readStdin: () => Promise.resolve('{"excludeUserAgents":{"robots":true}}'),
    })
    expect((await cli.touchstack(['report', 'import-health', '-w', own])).err).toBe('')
  })

  test('takes what content cost as a table, and says which rate is missing', async () => {
    // As a spreadsheet in Germany saves it: 3,5 is three and a half, and ü is one byte.
    const table = cli.file('costs.csv', '')
    writeFileSync(table, Buffer.from('Vorlage;Kosten (EUR)\nMenü;1.000,50\nMenü;3,5\nB;-1\n', 'latin1'))
    const set = await cli.touchstack(['config', 'set', table, '-w', workspace])
    expect([set.code, set.out.replaceAll(cli.folder, '')]).toEqual([
      0,
      'Saved what 1 group costs, from 2 rows; `report content-return` says what it brought.\nThere is no rate from EUR to USD yet: add it to `rates`.\n  Or count in EUR, as nothing else has an amount: echo \'{"currency":"EUR"}\' | touchstack config set - -w /w.touchstack\n/costs.csv, line 4: "-1" is below 0.\n',
    ])
    const { out } = await cli.touchstack(['config', 'get', '-w', workspace])
    expect((JSON.parse(out) as { contentCosts: unknown }).contentCosts).toEqual([
      { group: 'Menü', amount: 1004, currency: 'EUR', hours: 0, hourlyRate: 0, pages: null },
    ])
    const other = cli.file('other.csv', 'group;cost\nA;1 CHF\nA;2 EUR\n')
    expect((await cli.touchstack(['config', 'set', other, '-w', workspace])).err).toContain('no rate from')
    const instead = cli.file('instead.csv', 'group;cost\nA;2\nB;3\nTotal;5\n')
    expect((await cli.touchstack(['config', 'set', instead, '-w', workspace])).out.replaceAll(cli.folder, '')).toBe(
      'Saved what 2 groups cost, from 2 rows; `report content-return` says what it brought.\nNot in the table, so without a cost from now on: Menü.\n/instead.csv, line 4: it is the total of the table ("Total"), not a group.\n',
    )
    const refused = await cli.touchstack(['import', table, '--dry-run', '-w', workspace])
    expect(refused.err).toContain('reads it under Enter costs (`config set` with the file)')
    // As Google Ads saves it.
    const ads = cli.file('ads.csv', '')
    const written =
      'Campaign report\nCampaign\tMonth\tCost\nBrand\t2026-01-01\t"1,200.00"\nTotal: Account\t --\t"1,200.00"\n'
    writeFileSync(ads, Buffer.from(`\ufeff${written}`, 'utf16le'))
    expect((await cli.touchstack(['config', 'set', ads, '-w', workspace])).out).toContain(
      'Saved what 1 campaign costs, from 1 row; `report content-return --by campaign` says what it brought.\n',
    )
    const more = cli.file('more.csv', 'Campaign name;Amount spent (USD)\nspring;300\n')
    expect((await cli.touchstack(['config', 'set', more, '-w', workspace])).out).toContain(
      'Not in the table, so with the cost they had: Brand.\n',
    )
    const workbook = cli.file('costs.xlsx', '')
    writeFileSync(workbook, xlsx({ Notes: [['Read me']], Costs: [['Campaign', 'Cost'], ['spring', 300]] })) // prettier-ignore
    expect((await cli.touchstack(['config', 'set', workbook, '-w', workspace])).out).toContain(
      'Saved what 1 campaign costs, from 1 row;',
    )
    const absent = await cli.touchstack(['config', 'set', `${workbook}.xlsx`, '-w', workspace])
    expect(absent.err).toContain('There is no file')
    const asked = await cli.touchstack(['import', ads, '--dry-run', '-w', workspace])
    expect(asked.err).toContain('reads it under Enter costs (`config set` with the file)')
    const costs = (await cli.touchstack(['config', 'get', '-w', workspace])).out
    expect((JSON.parse(costs) as { contentCosts: object[] }).contentCosts).toMatchObject([
      { group: 'A' },
      { group: 'B' },
      { campaign: 'Brand', amount: 1200 },
      { campaign: 'spring', amount: 300 },
    ])
    await cli.touchstack(['config', 'set', '-', '-w', workspace], {
      readStdin: () => Promise.resolve('{"contentCosts":[]}'),
    })
  })

  test('takes a table of pages and their templates as content groups, before the rules of others', async () => {
    await fill()
    const before = JSON.parse((await cli.touchstack(['config', 'get', '-w', workspace])).out) as { contentGroups: [] }
    await cli.touchstack(['config', 'set', '-', '-w', workspace], {
      readStdin: () =>
        Promise.resolve('{"contentGroups":[{"group":"Template A","match":"/x"},{"group":"Form","match":"/y"}]}'),
    })
    const table = cli.file(
      'templates.csv',
      'URL,Template,Live from,Live to\n/a,A,2026-01-01,2026-05-03\n/a,B,2026-05-04,\n/b,A,2026-01-01,\n/c,,,\n',
    )
    const set = await cli.touchstack(['config', 'set', table, '-w', workspace])
    expect([set.code, set.err]).toEqual([0, ''])
    expect(set.out.replaceAll(cli.folder, '').replaceAll('\u00a0', ' ')).toContain(
      `Saved 2 pages in 2 content groups, as 3 rules: Template A; Template B.
In place of 1 rule of these groups.
After them 1 rule that was there.
One page (/a) is “Template A” before 4 May 2026, and “Template B” from then on. \`report before-after --by page --pages "/a" --date 2026-05-04\` compares before and after.
/templates.csv, line 5: it has no group.
`,
    )
    const asked = await cli.touchstack(['import', table, '--dry-run', '-w', workspace])
    expect(asked.err).toContain('If it holds groups of pages, it is no import: Content groups reads it')

    await cli.touchstack(['import', cli.file('below.csv', 'timestamp,anonymous_id,event,url\n2020-01-01T10:00:00Z,below,,https://a.example/guides/safe/ratios\n'), '-w', workspace]) // prettier-ignore
    const sections = cli.file('sections.csv', 'path,section name,author\n/guides/safe/,Safe staffing,Ishbel Kerr\n')
    const own = await cli.touchstack(['config', 'set', sections, '-w', workspace])
    expect(own.out.replaceAll('\u00a0', ' ')).toContain(
      `Below /guides/safe one visited page is in no group, such as /guides/safe/ratios: each row stands for its page alone.
  To have each stand for everything below it, too: touchstack config set ${sections} --below -w ${workspace}
“author” is not used. Read as topics, it says in reports by topic what each author’s pages bring (--topics author).
No path fits: /guides/safe (rule 1)`,
    )
    const whole = await cli.touchstack(['config', 'set', sections, '--below', '-w', workspace])
    expect(whole.out).toContain('In place of 1 rule of these groups.')
    expect(whole.out).not.toContain('Below')
    const rules = JSON.parse((await cli.touchstack(['config', 'get', '-w', workspace])).out) as { contentGroups: { match: string }[] } // prettier-ignore
    expect(rules.contentGroups[0]!.match).toBe('/guides/safe/**')

    const neither = cli.file('people.csv', 'name,team\nAnn,Growth\n')
    expect(await cli.touchstack(['config', 'set', neither, '-w', workspace])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is none of the tables that are a setting: a column "page"') as unknown,
    })
    const misplaced = await cli.touchstack(['config', 'set', neither, '--below', '-w', workspace])
    expect([misplaced.code, misplaced.err]).toEqual([2, expect.stringContaining('--below goes with a table of pages')])
    await cli.touchstack(['config', 'set', '-', '-w', workspace], {
      readStdin: () => Promise.resolve(JSON.stringify({ contentGroups: before.contentGroups })),
    })
  })

  test('makes pages one by a table of old and new addresses, says how many, and reports say so', async () => {
    await fill()
    const table = cli.file('moved.csv', 'Old URL;New URL\n/A;/b\n/x;/y\n;/z\n')
    const set = await cli.touchstack(['config', 'set', table, '-w', workspace])
    expect([set.code, set.out.replaceAll(cli.folder, '')]).toEqual([
      0,
      'Saved 2 page aliases.\n/moved.csv, line 4: it has no old address.\nEvery path counts as it was imported.\nNo page is called /A, /x.\n',
    ])
    const asked = await cli.touchstack(['import', table, '--dry-run', '-w', workspace])
    expect(asked.err).toContain(
      'If it holds pages that moved, it is no import: Settings reads it under Pages that are one (`config set` with the file).',
    )
    const credit = await cli.touchstack(['report', 'content-attribution', '-w', workspace])
    expect(credit.err).toBe('2 page aliases apply (pages in the configuration).\n')
    const undone = await cli.touchstack(['config', 'set', '-', '-w', workspace], {
      readStdin: () => Promise.resolve('{"pages":{"ignoreCase":true}}'),
    })
    expect(undone.out).toMatch(/^Saved pages\.\n/)
    expect((await cli.touchstack(['report', 'paths', '-w', workspace])).err).toBe(
      'Capitals in paths do not count (pages in the configuration).\n',
    )
    expect((await cli.touchstack(['report', 'paths', '--by', 'source', '-w', workspace])).err).toBe('')
  })

  test('makes sources and campaigns one, says how many and what is alike still, and reports say so', async () => {
    await fill()
    const rows = ['NL,email,Sale-1', 'newsletter,e-mail,sale_1', 'Newsletter,email,sale_1'].map(
      (tags, at) => `2020-01-0${at + 1}T10:00:00Z,tagged${at},,https://a.example/a,${tags}`,
    )
    const head = 'timestamp,anonymous_id,event,url,utm_source,utm_medium,utm_campaign\n'
    await cli.touchstack(['import', cli.file('tagged.csv', head + rows.join('\n')), '-w', workspace])
    const aliases = [
      { field: 'source', from: 'NL', to: 'newsletter' },
      { field: 'source', from: 'nobody', to: 'x' },
      { field: 'campaign', from: 'Sale of ads', to: 'sale_1' },
    ]
    const contentCosts = [{ campaign: 'Sale of ads', amount: 5 }]
    const campaignChannels = ['sale*', 'salt*'].map((campaign) => ({ campaign, channel: 'Email' }))
    const set = await cli.touchstack(['config', 'set', '-', '-w', workspace], {
      readStdin: () =>
        Promise.resolve(JSON.stringify({ tags: { ignoreCase: true, aliases, campaignChannels }, contentCosts })),
    })
    expect(set.out).toBe(
      'Saved tags, contentCosts.\nCounted as one: 3 sources as 1; 3 names take another spelling, of 2 people.\nA name of the costs alone: campaign Sale of ads.\nNo such name: source nobody.\nA channel for no visit: campaign salt*.\nAlike and apart: medium e-mail and email, campaign sale-1 and sale_1.\n',
    )
    expect((await cli.touchstack(['report', 'paths', '-w', workspace])).err).toBe('')
    expect((await cli.touchstack(['report', 'paths', '--by', 'source', '-w', workspace])).err).toBe(
      'Capitals in sources, mediums and campaigns do not count, 3 tag aliases apply (tags in the configuration).\n',
    )
  })

  test('is merged by top-level keys', async () => {
    await fill()
    expect(
      await cli.touchstack(['config', 'set', '-', '-w', workspace], {
        readStdin: () => Promise.resolve('{"currency":"EUR"}'),
      }),
    ).toMatchObject({ code: 0, out: 'Saved currency.\n' })
    const { out } = await cli.touchstack(['config', 'get', '-w', workspace])
    expect(JSON.parse(out)).toMatchObject({ currency: 'EUR', goals: [{ name: 'Signup' }], identity: 'next-user' })
  })

  test.each([
    ['{', /is not JSON/],
    ['[]', /must hold a JSON object/],
    ['{"colour":1}', /colour/],
    ['{"identity":"nearest"}', /identity: Invalid option/],
  ])('%s changes nothing', async (text, sentence) => {
    await fill()
    const { code, err } = await cli.touchstack(['config', 'set', cli.file('bad.json', text), '-w', workspace])
    expect([code, err]).toEqual([1, expect.stringMatching(sentence) as unknown])
    expect(JSON.parse((await cli.touchstack(['config', 'get', '-w', workspace])).out)).toMatchObject(config)
  })
})

describe('report', () => {
  const attribution = (...more: string[]) => cli.touchstack(['report', 'content-attribution', '-w', workspace, ...more])

  test('is a table to read, with totals and sums', async () => {
    await fill()
    const { code, out } = await attribution('--goal', 'Signup')
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "What brings people who convert?
      goal Signup, model first, by group, unit interaction, half life 7 days, measure conversions

      key    people  converted people  conversions  value  conversion share  conversion rate  rate low  rate high
      ───────────────────────────────────────────────────────────────────────────────────────────────────────────
      State       2                 2            2      0           100.0 %          100.0 %    34.2 %    100.0 %
      ───────────────────────────────────────────────────────────────────────────────────────────────────────────
      total       2                 2            2      0

      Conversions: 2 = 2 attributed + 0 without an interaction (page view) to credit
      Events: 4 = 4 used + 0 outside the period + 0 ignored
      Rows read: 5 = 4 imported + 0 duplicate + 1 rejected
      "
    `)
  })

  test('is the exact document as JSON', async () => {
    await fill()
    const { out } = await attribution(
      '--format',
      'json',
      '--by=page',
      '--lookback-days',
      '30',
      '--exclude-direct',
      'false',
    )
    expect(JSON.parse(out)).toMatchObject({
      report: 'content-attribution',
      params: { goal: 'Signup', by: 'page', lookbackDays: 30, excludeDirect: false, model: 'first' },
      rows: [{ key: expect.stringContaining('/') as unknown }, { conversions: 1 }],
      totals: { conversions: 2 },
    })
  })

  test('with decimal commas begins with the mark by which Excel knows UTF-8', async () => {
    await fill()
    const { out } = await attribution('--format', 'csv', '--decimal', 'comma')
    expect(out.slice(0, 5)).toBe('\ufeffkey;')
    expect((await attribution('--format', 'csv')).out.slice(0, 4)).toBe('key,')
    const tools = join(cli.folder, 'tools.csv')
    await cli.touchstack(['export', 'tools', '--decimal', 'comma', '-w', workspace, '-o', tools])
    expect(readFileSync(tools, 'utf8').slice(0, 6)).toBe('\ufeffname;')
  })

  test('is raw and safe as CSV', async () => {
    await fill()
    const { out } = await attribution('--format', 'csv', '--by', 'topic')
    expect(out.split('\r\n')[0]).toBe(
      'key,people,convertedPeople,conversions,value,valueShare,conversionShare,attributedShare,conversionRate,rateLow,rateHigh',
    )
    expect(out.endsWith('\r\n')).toBe(true)
  })

  test('without rows is a header, or a sentence', async () => {
    await cli.touchstack(['config', 'set', cli.file('c.json', '{}'), '-w', workspace])
    expect((await cli.touchstack(['report', 'stack-cost', '-w', workspace, '--format', 'csv'])).out).toBe(
      'key,tools,annualCost,share,seatsLicensed,seatsActive,unusedSeatCost,unknownCosts,unknownUnusedSeatCosts\r\n',
    )
    expect((await cli.touchstack(['report', 'stack-cost', '-w', workspace])).out).toContain(
      'No rows: no tool is active',
    )
  })

  test('of costs leaves out columns nobody asked about', async () => {
    await fill()
    const { out } = await cli.touchstack(['report', 'stack-cost', '-w', workspace, '--by', 'category'])
    expect(out).toMatch(/Analytics\s+1\s+12,000\.00\s.*96\.0 %/)
    expect(out).toMatch(/total\s+2\s+12,500\.50/)
    expect(out).not.toContain('period cost')
  })

  test('of a workspace that is not there is 1', async () => {
    expect(await attribution()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('no workspace at') as unknown,
    })
    expect(existsSync(workspace)).toBe(false)
  })

  test('of more keys than a model can take is refused', async () => {
    const rows = Array.from({ length: 201 }, (_, i) => `2019-01-01T00:00:00Z,v${i},,/p${i}/`)
    const pages = cli.file('pages.csv', `when,who,event,page\n${rows.join('\n')}\n`)
    await fill()
    await cli.touchstack(['import', pages, '-w', workspace, ...mapped])
    for (const model of ['markov', 'shapley', 'shapley-ordered']) {
      const { code, err } = await attribution('--model', model, '--by', 'page')
      expect([code, err]).toEqual([1, expect.stringMatching(new RegExp(`"${model}" takes at most 200 keys`))])
      expect((await attribution('--model', model)).code).toBe(0)
    }
  })
})

describe('export', () => {
  test('writes traits, as CSV where the name says so', async () => {
    await fill()
    const jsonl = join(cli.folder, 'traits.jsonl')
    const csv = join(cli.folder, 'traits.csv')
    const traits = ['export', 'traits', '-w', workspace, '--people', 'converted', '--lookback-days', '30', '-o']
    expect(await cli.touchstack([...traits, jsonl])).toMatchObject({ code: 0, out: `Wrote 2 records to ${jsonl}.\n` })
    expect(JSON.parse(readFileSync(jsonl, 'utf8').split('\n')[0]!)).toMatchObject({ userId: 'a', numInteractions: 1 })
    await cli.touchstack([...traits, csv])
    expect(readFileSync(csv, 'utf8')).toMatch(/^userId,/)
  })

  test('the whole workspace is a workspace with the same answers', async () => {
    await fill()
    const copy = join(cli.folder, 'copy.touchstack')
    expect(await cli.touchstack(['export', 'workspace', '-w', workspace, '-o', copy])).toMatchObject({ code: 0 })
    const answer = async (file: string): Promise<string> =>
      (await cli.touchstack(['report', 'content-attribution', '-w', file, '--format', 'json'])).out
    expect(await answer(copy)).toBe(await answer(workspace))
  })

  test('events can be imported again without loss', async () => {
    await fill()
    const events = join(cli.folder, 'out.csv')
    const again = join(cli.folder, 'again.touchstack')
    expect(await cli.touchstack(['export', 'events', '-w', workspace, '-o', events])).toMatchObject({ code: 0 })
    const { out } = await cli.touchstack(['import', events, '-w', again, '--json'])
    const [file] = (JSON.parse(out) as { files: { rowsRead: number; rowsImported: number }[] }).files
    expect(file!.rowsRead).toBeGreaterThan(0)
    expect(file!.rowsImported).toBe(file!.rowsRead)
  })
})

test('check says what it looked at', async () => {
  await fill()
  const { code, out, err } = await cli.touchstack(['check', '-w', workspace])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/Looked at:\n {2}.*\nNo problems\.\n$/s)
  expect(JSON.parse((await cli.touchstack(['check', '-w', workspace, '--json'])).out)).toMatchObject({ ok: true })
})

test('check of what does not add up is 1', async () => {
  const broken = fakeApp(() =>
    Promise.resolve({ ok: false, schemaVersion: 1, problems: ['A.', 'B.'], checked: ['All.'] }),
  )
  const { code, out, err } = await cli.touchstack(['check', '-w', workspace], {
    openApp: () => Promise.resolve(broken),
  })
  expect([code, err]).toEqual([1, `${workspace} does not add up: A. (and 1 more)\n`])
  expect(out).toContain('Problems:\n  A.\n  B.\n')
})

test('sample writes files that import', async () => {
  const folder = join(cli.folder, 'sample')
  const { code, out } = await cli.touchstack(['sample', folder])
  expect([code, out]).toEqual([0, expect.stringContaining('config.json') as unknown])
  expect(existsSync(join(folder, 'tools.csv'))).toBe(true)
})

const fakeApp = (call: App['call']): App => ({ call, close: () => undefined })

describe('a decision', () => {
  const decision = {
    name: 'Tours',
    build: { engineerMonths: [2, 4, 9], loadedMonthlyCost: 12000 },
    buy: { seats: 10, pricePerSeatYear: [2000, 3000, 3500] },
    criteria: [{ name: 'Fit', weight: 1, build: 0.8, buy: 0.4 }],
  }

  test('goes in, is answered, listed, compared, written, deleted and taken back', async () => {
    const of = async (...args: string[]) => cli.touchstack([...args, '-w', workspace])
    const file = cli.file('d.json', JSON.stringify(decision))
    const imported = await of('import', file, '--kind', 'decision', '--json')
    expect(JSON.parse(imported.out)).toMatchObject({ files: [{ kind: 'decision', rowsImported: 1 }] })
    const report = JSON.parse(
      (await of('report', 'build-vs-buy', '--decision', 'Tours', '--format', 'json')).out,
    ) as object
    expect(report).toMatchObject({
      report: 'build-vs-buy',
      params: { decision: 'Tours', version: 1, seed: 1, asOf: '2020-01-01' },
      totals: { verdict: 'too close', veto: false, draws: 10_000 },
    })
    const table = await of('report', 'build-vs-buy', '--seed', '7')
    expect(table.out).toContain('build.engineerMonths')
    expect(table.out).toContain('With --format json also: options, difference.')
    await of('import', cli.file('e.json', JSON.stringify({ ...decision, discountRate: 0.05 })))
    expect((await of('decision', 'list')).out).toMatch(/^Tours \(version 2\): too close\n {2}Buying costs /)
    expect((await of('decision', 'compare', 'tours', '1', '2')).out).toContain('Discount rate: 0.1 → 0.05')
    const criteria = [{ name: 'Fit', weight: 1, build: 0.5, buy: 0.5 }]
    await of('import', cli.file('f.json', JSON.stringify({ ...decision, criteria, name: 'Unscored' })))
    expect((await of('decision', 'list')).out).toContain('Unscored (version 1): not scored yet\n')
    expect((await of('decision', 'compare', 'unscored', '1', '1')).out).toMatch(/^Version 1: not scored yet; .*; nobody has scored$/m) // prettier-ignore
    await of('decision', 'delete', 'Unscored')
    const output = join(cli.folder, 'd.md')
    expect((await of('export', 'decision', '-o', output)).out).toBe(`Wrote "Tours", version 2, to ${output}.\n`)
    expect(readFileSync(output, 'utf8')).toMatch(/^# Tours\n/)
    expect((await of('decision', 'delete', 'Tours')).out).toMatch(
      /^Deleted "Tours"\. `touchstack decision restore 1 -w /,
    )
    expect(await of('report', 'build-vs-buy')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no decision in this/) as string,
    })
    expect((await of('decision', 'restore', '1')).out).toBe('"Tours" is back.\n')
    expect(await of('decision', 'restore', '9')).toMatchObject({ code: 1, err: 'There is no such decision.\n' })
  })

  test('that is wrong is refused with where and why', async () => {
    const file = cli.file('d.json', JSON.stringify({ ...decision, colour: 'red' }))
    const { code, err } = await cli.touchstack(['import', file, '-w', workspace, '--kind', 'decision'])
    expect([code, err]).toEqual([1, `${file} was not imported: Unrecognized key: "colour".\n`])
  })

  test.each([
    [['decision'], /takes one of list, compare, delete, restore/],
    [['decision', 'compare', 'x', '-w', 'W'], /`compare NAME A B` is how/],
    [['decision', 'list'], /needs a workspace/],
    [['export', 'decision', '-w', 'W', '-o', 'f', '--goal', 'G'], /export decision has no option --goal/],
    [['export', 'traits', '-w', 'W', '-o', 'f', '--decision', 'G'], /export traits has no option --decision/],
  ])('%j is wrong usage', async (args, sentence) => {
    const printed = await cli.touchstack(args)
    expect(printed.code).toBe(2)
    expect(printed.err).toMatch(sentence)
  })
})

test('a damaged workspace is named with what to do, and repaired into a new file', async () => {
  await fill()
  const whole = readFileSync(workspace)
  truncateSync(workspace, whole.length - 4096)
  const refused = await cli.touchstack(['report', 'stack-cost', '-w', workspace])
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain(`${workspace} is damaged: a part of it cannot be read. Restore a backup, or save`)
  expect(refused.err).toContain('`touchstack repair`')
  expect(await cli.touchstack(['check', '-w', workspace])).toMatchObject({ code: 1, err: refused.err })
  const output = join(cli.folder, 'saved.touchstack')
  const { code, out, err } = await cli.touchstack(['repair', '-w', workspace, '-o', output])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain(`Wrote what can be read of ${workspace} to ${output}:\n`)
  expect(out).toMatch(/\n {2}tools +2 saved\n/)
  expect(out).toContain('The file is cut off: 1 of its')
  expect(readFileSync(workspace)).toHaveLength(whole.length - 4096)
  expect(await cli.touchstack(['check', '-w', output])).toMatchObject({ code: 0 })
  const again = await cli.touchstack(['repair', '-w', workspace, '-o', output])
  expect(again).toMatchObject({ code: 2, err: `${output} exists already; name a file that does not.\n` })
  const json = JSON.parse((await cli.touchstack(['repair', '-w', workspace, '--json'])).out) as { path: string }
  expect(json.path).toBe(join(cli.folder, 'w repaired.touchstack'))
})

describe('paid against organic', () => {
  const visits = `when,who,event,page,from,source,medium
2019-01-01T10:00:00Z,a,,/x,,google,cpc
2019-01-01T11:00:00Z,a,Signup,,,,
2019-01-02T10:00:00Z,b,,/x,,Google,CPC
2019-01-03T10:00:00Z,c,,/x,https://www.google.com/,,
2019-01-03T11:00:00Z,c,Signup,,,,
2019-01-04T10:00:00Z,d,,/x,,news,E-mail
`
  const columns = 'time=when,visitor=who,event=event,path=page,referrer=from,source=source,medium=medium'
  beforeEach(async () => {
    const file = cli.file('visits.csv', visits)
    expect((await cli.touchstack(['import', file, '-w', workspace, '--map', columns])).err).toBe('')
    await cli.touchstack(['config', 'set', cli.file('c.json', JSON.stringify(config)), '-w', workspace])
  })

  test('is a question of channels', async () => {
    // Paid: a and b, of whom a signs up. Organic: c, who does.
    const asked = ['report', 'template-comparison', '--by', 'channel', '--a', 'Paid Search', '--b', 'Organic Search']
    const { out } = await cli.touchstack([...asked, '-w', workspace, '--format', 'json'])
    expect((JSON.parse(out) as { rows: unknown[] }).rows).toMatchObject([
      { a: 'Paid Search', b: 'Organic Search', peopleA: 2, convertedA: 1, peopleB: 1, convertedB: 1, difference: -0.5 },
    ])
    const { out: csv } = await cli.touchstack(['report', 'content-attribution', '--by=channel', '--format=csv', '-w', workspace]) // prettier-ignore
    expect(csv.split(/\r?\n/).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
      'key,people,convertedPeople,conversions', 'Organic Search,1,1,1', 'Paid Search,2,1,1', 'Email,1,0,0', '',
    ]) // prettier-ignore
  })

  test('a medium nobody is tagged with is refused with the nearest, and the way', async () => {
    const asked = ['report', 'template-comparison', '--by', 'medium', '-w', workspace]
    expect(await cli.touchstack([...asked, '--a', 'email', '--b', 'cpc'])).toMatchObject({
      code: 1,
      err: 'There is no medium "email" to be a; the nearest of the 4 there are: "E-mail".\n',
    })
    const { code, err } = await cli.touchstack([...asked, '--a', 'cpc', '--b', 'organic'])
    expect(code).toBe(1)
    expect(err).toContain('There is no medium "organic" to be b; there are "(not set)"')
    expect(err).toContain('--by channel --a "Paid Search" --b "Organic Search"')
  })
})

test('a goal that asks for a property its events have not is said to be never reached', async () => {
  const deals = 'when,who,event,page,stage\n2019-01-01T10:00:00Z,a,,/ca/,\n2019-01-01T11:00:00Z,a,Won,,new\n'
  await cli.touchstack(['import', cli.file('deals.csv', deals), '-w', workspace, '--map', mapped[1]!])
  const ask = async (where: object, event = 'Won'): Promise<string> => {
    const goals = [{ name: 'Deal', event, where }]
    await cli.touchstack(['config', 'set', cli.file('g.json', JSON.stringify({ goals })), '-w', workspace])
    return (await cli.touchstack(['report', 'volume', '-w', workspace])).err
  }
  expect(await ask({ Stage: 'new' })).toContain(
    'No event "Won" has a property "Stage", so the goal "Deal" is never reached.',
  )
  expect(await ask({ stage: 'new' })).not.toContain('has a property')
  // Where there is no such event, that is what is said.
  expect(await ask({ stage: 'new' }, 'Wonn')).not.toContain('has a property')
})

test('a goal worth nothing though its events have amounts is told so', async () => {
  const deals = 'when,who,event,page,amount\n2019-01-01T10:00:00Z,a,,/ca/,\n2019-01-01T11:00:00Z,a,Won,,20\n'
  await cli.touchstack(['import', cli.file('deals.csv', deals), '-w', workspace, '--map', `${mapped[1]!},value=amount`])
  const ask = async (goal: object): Promise<string> => {
    await cli.touchstack(['config', 'set', cli.file('g.json', JSON.stringify({ goals: [goal] })), '-w', workspace])
    return (await cli.touchstack(['report', 'volume', '-w', workspace])).err
  }
  const goal = { name: 'Deal', event: 'Won' }
  expect(await ask(goal)).toContain(
    '"Deal" is worth nothing, though its events have a value: with "value": {"property": "value"}',
  )
  expect(await ask({ ...goal, value: { property: 'value' } })).not.toContain('worth nothing')
  expect(await ask({ ...goal, value: { fixed: 1 } })).not.toContain('worth nothing')
})

test('a goal whose value counts what was given back is told so, with what takes it off', async () => {
  const orders = 'when,who,event,page,Amount,Refunded Amount\n2019-01-01T10:00:00Z,a,,/ca/,,\n2019-01-01T11:00:00Z,a,Order,,1200,150\n' // prettier-ignore
  await cli.touchstack(['import', cli.file('orders.csv', orders), '-w', workspace, '--map', `${mapped[1]!},value=Amount`]) // prettier-ignore
  const ask = async (value: object, slug = 'content-attribution'): Promise<string> => {
    const goals = [{ name: 'Paid', event: 'Order', value }]
    await cli.touchstack(['config', 'set', cli.file('g.json', JSON.stringify({ goals })), '-w', workspace])
    return (await cli.touchstack(['report', slug, '-w', workspace])).err
  }
  expect(await ask({ property: 'value' })).toContain(
    'The value of “Paid” counts what was given back. “Refunded Amount” says of 1 “Order” what was given back: 150 USD of what conversions of all history are worth. "value": {"property":"value","less":"Refunded Amount"} in the goal (config set) takes it off.',
  )
  expect(await ask({ property: 'value', less: 'Refunded Amount' })).not.toContain('given back')
  expect(await ask({ fixed: 5 })).not.toContain('given back')
  expect(await ask({ property: 'value' }, 'volume')).not.toContain('given back')
})

test('a goal with an event that is not there is told so, with the nearest, when it is saved and by reports', async () => {
  const csv = 'when,who,event,page\n2019-01-01T10:00:00Z,a,,/ca/\n2019-01-01T11:00:00Z,a,Contact Created,\n'
  const save = (event: string) =>
    cli.touchstack(['config', 'set', cli.file('g.json', JSON.stringify({ goals: [{ name: 'Lead', event }] })), '-w', workspace]) // prettier-ignore
  const said = 'No event is called “Contact created”; there is “Contact Created”.'
  // Before anything is imported nobody knows what events are called.
  expect((await save('Contact created')).err).not.toContain('No event')
  await cli.touchstack(['import', cli.file('leads.csv', csv), '-w', workspace, ...mapped])
  expect(await save('Contact created')).toMatchObject({ code: 0, err: `${said}\n` })
  const ask = async () => (await cli.touchstack(['report', 'content-attribution', '-w', workspace])).err
  expect(await ask()).toContain(`${said} So nobody reached “Lead”.\n`)
  expect((await save('Kontakt')).err).toBe('No event is called “Kontakt”.\n')
  expect((await save('Contact Created')).err).toBe('')
  expect(await ask()).not.toContain('No event')
})

test('a goal whose events are there and never as it asks is told so when it is saved', async () => {
  const charge = (id: string, status: string): string => `${id},2019-01-02 10:00:00,20.00,0,usd,${status},ann@x.org\n`
  const csv = `id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\n${charge('c1', 'Paid')}${charge('c2', 'Failed')}`
  await cli.touchstack(['import', cli.file('charges.csv', csv), '-w', workspace])
  const save = (where: object, event = 'payment') =>
    cli.touchstack(['config', 'set', cli.file('g.json', JSON.stringify({ goals: [{ name: 'Refused', event, where }] })), '-w', workspace]) // prettier-ignore
  expect((await save({ Status: 'Failed' })).err).toBe(
    'Nothing in the imported events matches “Refused” yet: no “payment” has “Failed” in “Status”; there is also “payment failed”.\n',
  )
  expect((await save({ Status: { not: 'Paid' } })).err).toBe('Nothing in the imported events matches “Refused” yet.\n')
  expect((await save({ Status: 'Paid' })).err).toBe('')
  expect((await save({}, 'payment failed')).err).toBe('')
})

test('how many conversions have no page before them is said beside the mean', async () => {
  const deals = 'when,who,event,page\n2019-01-01T10:00:00Z,a,,/ca/\n2019-01-01T11:00:00Z,a,Won,\n'
  const goal = cli.file('g.json', '{"goals": [{"name": "Deal", "event": "Won"}]}')
  const ask = async (csv: string): Promise<string> => {
    await cli.touchstack(['import', cli.file('deals.csv', csv), '-w', workspace, ...mapped])
    await cli.touchstack(['config', 'set', goal, '-w', workspace])
    return (await cli.touchstack(['report', 'pages-before-conversion', '-w', workspace])).err
  }
  expect(await ask(deals)).not.toContain('no page before')
  expect(await ask(`${deals}2019-01-01T12:00:00Z,b,Won,\n`)).toContain('1 of 2 conversions have no page before them')
})

test('staff known by an address at the domain of the site are named, with the command that leaves them out', async () => {
  const of = (id: string) => `2024-01-01T10:00:00Z,v${id.length},${id},Page Viewed,https://www.lingolark.app/a\n`
  const ids = ['mia@lingolark.app', 'anna@gmail.com', 'bo@web.de']
  const csv = cli.file('staff.csv', `timestamp,visitor,user_id,event,url\n${ids.map(of).join('')}`)
  const said = `1 person has an email address at lingolark.app, the domain of the site. Staff, as a rule: with 1 event they count in every report.\n  To leave them out: echo '{"excludePeople":["test-*","*@lingolark.app"]}' | touchstack config set - -w ${workspace}\n`
  await cli.touchstack(['config', 'set', cli.file('c.json', '{"excludePeople": ["test-*"]}'), '-w', workspace])
  expect((await cli.touchstack(['import', csv, '-w', workspace])).out).toContain(said)
  const health = () => cli.touchstack(['report', 'import-health', '-w', workspace])
  expect((await health()).err).toBe(said)
  await cli.touchstack(['config', 'set', cli.file('g.json', '{"goals": [{"name": "Lead", "event": "Lead"}]}'), '-w', workspace]) // prettier-ignore
  const { err } = await cli.touchstack(['report', 'content-attribution', '-w', workspace])
  expect(err).toContain(said)
  await cli.touchstack(['config', 'set', cli.file('c.json', '{"excludePeople": ["*@lingolark.app"]}'), '-w', workspace])
  expect((await health()).err).toBe('')
})
