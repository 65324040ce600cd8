import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

let cli: CommandLine
let workspace: string
beforeEach(async () => {
  cli = openCommandLine()
  workspace = join(cli.folder, 'w.touchstack')
  const register = 'name,team,cost,billing_period\nSlack Business+,IT,200,year\nOkta,IT,900,year\nZoom,IT,600,year\n'
  const months = ['01', '02', '03']
  const card = ['SLACK T01234567,20', 'Mural,20', 'Zoom,50'].flatMap((payee) => months.map((month) => `2026-${month}-05,${payee}`)) // prettier-ignore
  for (const [name, text] of [
    ['register.csv', register],
    ['card.csv', `Date,Merchant,Amount\n${card.join('\n')}\n`],
  ] as const)
    // prettier-ignore
    expect((await cli.touchstack(['import', cli.file(name, text), '-w', workspace])).err).toBe('')
})
afterEach(() => cli.close())

const tools = async (...args: string[]) => {
  const { code, out, err } = await cli.touchstack(['tools', ...args, '-w', workspace])
  return { code, out, err: err.trim() }
}
const names = async (knownBy: string) => {
  const { out } = await tools('list', '--known-by', knownBy, '--json')
  return (JSON.parse(out) as { tools: { name: string }[] }).tools.map(({ name }) => name)
}

it('lists what is on the card and not in the register, and the other way round', async () => {
  expect(await names('payments')).toEqual(['Mural', 'SLACK'])
  expect(await names('list')).toEqual(['Slack Business+', 'Okta'])
  expect(await names('both')).toEqual(['Zoom'])
  const { out } = await tools('list')
  expect(out.split('\n')[0]).toBe('no.  tool             team  status  last charge  known')
  expect(out).toContain('Mural                  active  2026-03-05   by payments only')
  expect((await tools('list', '--known-by', 'card')).err).toBe('--known-by must be one of payments, list, both, not "card".') // prettier-ignore
})

it('says of a tool whose end date has passed that it ended, and keeps its status', async () => {
  const list = 'name,team,cost,status,start_date,end_date\nGone,IT,1,active,2018-01-01,2019-06-30\nComing,IT,1,active,2099-01-01,\nLeaving,IT,1,active,,2099-01-01\n' // prettier-ignore
  const { err } = await cli.touchstack(['import', cli.file('dated.csv', list), '-w', workspace])
  expect(err).toBe('')
  const { out } = await tools('list')
  expect(out).toMatch(/Gone +IT +ended +by a list only\n.*Coming +IT +not started .*\n.*Leaving +IT +active /)
  const listed = (JSON.parse((await tools('list', '--json')).out) as { tools: { name: string }[] }).tools
  expect(listed.find(({ name }) => name === 'Gone')).toMatchObject({ status: 'active', statusToday: 'ended' })
})

it('merges entries that are one tool by their names, and takes that back', async () => {
  const { out } = await tools('merge', 'slack business+', 'SLACK')
  expect(out).toBe('Merged SLACK into Slack Business+; `touchstack tools undo` takes it back.\n')
  expect(await names('payments')).toEqual(['Mural'])
  expect(await names('both')).toEqual(['Slack Business+', 'Zoom'])
  // The next statement's payments go to it.
  await cli.touchstack(['import', cli.file('april.csv', 'Date,Merchant,Amount\n2026-04-05,SLACK T01234567,20\n'), '-w', workspace]) // prettier-ignore
  expect(await names('both')).toEqual(['Slack Business+', 'Zoom'])
  expect((await tools('merge', 'Okta', 'Zoom', '--json')).out).toContain('"dropped": [\n    "Zoom"\n  ]')
  expect((await tools('undo')).out).toBe('Taken back: Merged Zoom into Okta.\n')
  expect(await names('both')).toEqual(['Slack Business+', 'Zoom'])
})

it('merges all that are surely one, and says which before', async () => {
  const line = 'SLACK becomes part of Slack Business+ (same payee).\n'
  expect((await tools('merge', '--sure', '--dry-run')).out).toBe(`${line}Nothing is merged yet; \`touchstack tools merge --sure\` does it.\n`) // prettier-ignore
  expect(await names('payments')).toContain('SLACK')
  expect((await tools('merge', '--sure')).out).toBe(`${line}Merged 1 entry; \`touchstack tools undo\` takes it back.\n`) // prettier-ignore
  expect(await names('payments')).not.toContain('SLACK')
  expect((await tools('merge', '--sure')).out).toContain('No entries are surely one tool')
  expect((await tools('merge', '--sure', 'Okta')).err).toContain('it finds them')
})

it('says which earlier prices a sure merge loses', async () => {
  const before = ['07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}-05,SLACK T01234567,18`)
  await cli.touchstack([
    'import',
    cli.file('before.csv', `Date,Merchant,Amount\n${before.join('\n')}\n`),
    '-w',
    workspace,
  ])
  for (const dry of [['--dry-run'], []])
    expect((await tools('merge', '--sure', ...dry)).out).toContain('The 2 prices of SLACK are lost: they do not end at what the kept entry costs, in its currency or at the workspace’s rate.\n') // prettier-ignore
})

it('keeps entries apart that are several tools, and asks about them again', async () => {
  const pairs = async () => {
    const { out } = await cli.touchstack(['report', 'stack-duplicates', '--format', 'json', '-w', workspace])
    return (JSON.parse(out) as { totals: { pairs: number; keptApart: number } }).totals
  }
  expect(await pairs()).toMatchObject({ pairs: 1, keptApart: 0 })
  const { out } = await tools('keep', 'Slack Business+', 'SLACK')
  expect(out).toBe('Slack Business+, SLACK are kept apart; `touchstack tools keep --undo` with their names asks again.\n') // prettier-ignore
  expect(await pairs()).toMatchObject({ pairs: 0, keptApart: 1 })
  expect((await cli.touchstack(['report', 'stack-duplicates', '-w', workspace])).out).toContain('no two entries look like one tool, but for those that are kept apart.') // prettier-ignore
  expect((await tools('keep', 'SLACK', 'slack business+', '--undo')).out).toBe('SLACK, Slack Business+ may be one tool again, where they look alike.\n') // prettier-ignore
  expect(await pairs()).toMatchObject({ pairs: 1, keptApart: 0 })
  expect((await tools('keep', 'SLACK')).err).toBe('tools keep takes at least two tools, which are not one.')
  expect((await tools('keep', 'SLACK', 'slack')).err).toBe('A tool cannot be kept apart from itself.')
})

it('splits payments by the shares that are given', async () => {
  const { out } = await tools('split', 'SLACK', '--share', 'Slack Business+=60', '--share', 'Okta = 40 %')
  expect(out).toBe('Payments to SLACK are split by the given shares; Slack Business+ has them; `touchstack tools undo` takes it back.\n') // prettier-ignore
  // Each has its share of the last charge, which one of them has.
  expect((await tools('list', '--known-by', 'both')).out).toMatch(/Slack Business\+ .*(2026-\d\d-\d\d) +by both\n.*Okta .*\1 +by both/) // prettier-ignore
  // Three charges of 20.
  expect((await tools('payments', 'Okta', '--as-of', '2026-03-31')).out).toContain('24 USD in 3 charges')
  expect((await tools('undo')).out).toBe('Taken back: Split the payments to SLACK over Slack Business+ (60%), Okta (40%).\n') // prettier-ignore
  expect((await tools('split', 'SLACK', 'Okta', '--share', 'Slack Business+=60')).err).toBe('Say the share of Okta too: where one is given, all are.') // prettier-ignore
  expect((await tools('split', 'SLACK', '--share', 'Okta')).err).toBe('--share is a tool and its per cent of the payments, such as "Jira=60", not "Okta".') // prettier-ignore
})

it('says what it does not know, and which entry is meant where several have a name', async () => {
  expect(await tools('merge', 'Okta', 'Nobody')).toMatchObject({ code: 1, err: 'There is no tool called "Nobody"; `touchstack tools list` lists them.' }) // prettier-ignore
  expect(await tools('merge', 'Okta')).toMatchObject({ code: 2, err: 'tools merge takes the tool to keep, and those that become part of it.' }) // prettier-ignore
  expect(await tools('merge', 'Okta', 'okta')).toMatchObject({ code: 2, err: 'A tool cannot be merged with itself.' })
  expect(await tools('drop', 'Okta')).toMatchObject({
    code: 2,
    err: 'tools does list, payments, edit, merge, keep, settle, split, take-paid and undo.',
  })
  await cli.touchstack(['import', cli.file('two.csv', 'name,team,cost\nFigma,A,10\nFigma,B,20\n'), '-w', workspace])
  const { err } = await tools('merge', 'Okta', 'Figma')
  expect(err).toMatch(/^2 tools are called "Figma": say the number of one \(\d+, \d+\)/)
  const second = /, (\d+)\)/.exec(err)![1]!
  expect((await tools('merge', 'Okta', second)).out).toContain('Merged Figma into Okta')
})

it('says where payments come to another cost than the list, and takes it from them', async () => {
  // 100 a month until March, 120 since: 1,440 a year.
  const rows = ['01', '02', '03', '04', '05'].map((month, at) => `2026-${month}-12,Figma,${at < 2 ? 100 : 120}`)
  await cli.touchstack(['import', cli.file('list.csv', 'name,team,cost,currency,billing_period\nFigma,IT,1200,USD,year\n'), '-w', workspace]) // prettier-ignore
  await cli.touchstack(['import', cli.file('more.csv', `Date,Merchant,Amount\n${rows.join('\n')}\n`), '-w', workspace])
  const said = 'Figma: Payments since 2026-03-12 come to 1,440 USD a year; the list says 1,200 USD. `touchstack tools take-paid` takes the cost from payments.' // prettier-ignore
  expect((await tools('list')).out).toContain(said)
  for (const slug of ['stack-cost', 'stack-diff']) {
    const report = await cli.touchstack(['report', slug, '-w', workspace])
    expect(report.out + report.err, slug).toContain(said)
  }
  expect((await tools('take-paid', 'Okta')).err).toBe('Payments say nothing else of what Okta costs.')
  expect((await tools('take-paid', 'figma')).out).toBe('Figma costs 1,440 USD a year from 2026-03-12 on; `touchstack tools undo` takes it back.\n') // prettier-ignore
  const figma = async () => (JSON.parse((await tools('list', '--json')).out) as { tools: { name: string }[] }).tools.find(({ name }) => name === 'Figma') // prettier-ignore
  const price = { from: '2026-03-12', cost: 1440, currency: 'USD', billingPeriod: 'year' }
  expect(await figma()).toMatchObject({ cost: 1200, prices: [price], paidOtherwise: null })
  // Another list is no change of it, so that it can still be taken back.
  await cli.touchstack(['import', cli.file('other.csv', 'name,team,cost\nLoom,IT,5\n'), '-w', workspace])
  expect((await tools('undo')).out).toBe('Taken back: Changed Figma.\n')
  await tools('take-paid', 'Figma')
  // It holds when the list and the next statement come again.
  await cli.touchstack(['import', cli.file('june.csv', 'Date,Merchant,Amount\n2026-06-12,Figma,120\n'), '-w', workspace]) // prettier-ignore
  expect(await figma()).toMatchObject({ prices: [price], paidOtherwise: null, custom: { 'Last charge': '2026-06-12' } })
})

it('lists the payments behind a tool, and what they come to against the contract', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `2019-${String(at + 1).padStart(2, '0')}-12,FIGMA INC,110`)
  await cli.touchstack(['import', cli.file('list.csv', 'name,team,cost,currency,billing_period\nFigma,IT,1200,USD,year\n'), '-w', workspace]) // prettier-ignore
  const year = `Date,Merchant,Amount\n2018-12-20,Bakery,5\n${rows.join('\n')}\n2019-12-31,Bakery,5\n`
  await cli.touchstack(['import', cli.file('year.csv', year), '-w', workspace])
  const { out } = await tools('payments', 'figma', '--as-of', '2019-12-31')
  expect(out.split('\n').slice(0, 2)).toEqual([
    'no.  date        payee      amount       kind    file      line  why',
    '  1  2019-01-12  FIGMA INC  110.00  USD  charge  year.csv     3',
  ])
  expect(out).toContain(
    '12 payments: 12 charges.\nPaid in the twelve months to 2019-12-31: 1,320 USD in 12 charges; the contract states 1,200 USD for them: 120 USD more was paid (+10.0 %).\n',
  )
  const csv = (await tools('payments', 'Figma', '--format', 'csv', '--decimal', 'comma')).out.split('\r\n')
  expect(csv.slice(0, 2)).toEqual([
    '\ufeffdate;payee;amount;currency;kind;why;file;line;export',
    '2019-01-12;FIGMA INC;110;USD;charge;;year.csv;3;Table of payments',
  ])
  expect(JSON.parse((await tools('payments', 'Figma', '--json', '--as-of', '2019-12-31')).out)).toMatchObject({ tool: 'Figma', year: { difference: 120, differenceShare: 0.1 }, notes: [] }) // prettier-ignore
  expect((await tools('payments', 'Okta')).out).toBe('No payment to Okta is stored.\n')
  expect(await tools('payments')).toMatchObject({ code: 2, err: 'tools payments takes the tool whose payments they are.' }) // prettier-ignore
  expect((await tools('payments', 'Okta', '--as-of', 'soon')).err).toBe('--as-of: must be a date such as 2019-06-30.')
  expect((await tools('list', '--format', 'csv')).err).toBe('Only tools payments takes --format.')
})

it('changes fields of a tool by the rules of its form, and takes that back', async () => {
  const list = 'name,team,cost,currency,billing_period,status,end_date,Plan,price_history\nFigma,IT,130,USD,month,retired,2019-06-30,Pro,100 USD month; 2019-01-01 130 USD month\n' // prettier-ignore
  await cli.touchstack(['import', cli.file('list.csv', list), '-w', workspace])
  const figma = async () => (JSON.parse((await tools('list', '--json')).out) as { tools: { name: string }[] }).tools.find(({ name }) => name === 'Figma') // prettier-ignore
  const before = await figma()
  const { out } = await tools('edit', 'figma', ...['owner=Ann', 'seats_licensed=1,200', 'capabilities=boards; design', 'cost=140', 'status=active', 'auto_renew=yes', 'custom.Plan=', 'custom.Contract=17 = B'].flatMap((set) => ['--set', set])) // prettier-ignore
  expect(out).toBe('Changed capabilities, owner, status, seats_licensed, end_date, auto_renew, custom, price_history of Figma; `touchstack tools undo` takes it back.\n') // prettier-ignore
  const price = { from: '2019-01-01', cost: 140, currency: 'USD', billingPeriod: 'month' }
  expect(await figma()).toMatchObject({ owner: 'Ann', seatsLicensed: 1200, capabilities: ['boards', 'design'], cost: 100, prices: [price], status: 'active', endDate: null, autoRenew: true, custom: { Contract: '17 = B' } }) // prettier-ignore
  expect((await tools('edit', 'Figma', '--set', 'cost=90', '--as-of', '2018-06-01')).out).toMatch(/^Changed cost of/)
  expect(await figma()).toMatchObject({ cost: 90, prices: [price] })
  expect((await tools('edit', 'Figma', '--set', 'end_date=2019-01-31')).out).toContain('It ended on 2019-01-31, whatever its status.\n') // prettier-ignore
  for (let undone = 0; undone < 3; undone++) expect((await tools('undo')).out).toBe('Taken back: Changed Figma.\n')
  expect(await figma()).toEqual(before)
  expect((await tools('edit', 'Figma', '--set', 'team=IT')).out).toBe('Figma is so already.\n')
  expect(JSON.parse((await tools('edit', 'Figma', '--set', 'name=Figma Inc', '--json')).out)).toMatchObject({ name: 'Figma Inc', changed: ['name'] }) // prettier-ignore
})

it('takes the team that payments say as the tool’s own once somebody sets it', async () => {
  const card = 'Date,Merchant,Amount,Currency,Team\n2026-01-05,Pitch,9,USD,Sales\n2026-02-05,Pitch,9,USD,Sales\n'
  await cli.touchstack(['import', cli.file('classes.csv', card), '-w', workspace])
  expect((await tools('edit', 'Pitch', '--set', 'team=Sales')).out).toMatch(/^Changed team of Pitch;/)
  expect((await tools('edit', 'Pitch', '--set', 'team=Sales')).out).toBe('Pitch is so already.\n')
})

it('settles whether two payments are one, of a tool or of two, and takes that back', async () => {
  const why = async (tool: string) => (JSON.parse((await tools('payments', tool, '--json')).out) as { payments: { why: string | null }[] }).payments.map((each) => each.why) // prettier-ignore
  expect((await tools('settle')).out).toBe('No pair of payments is settled by hand.\n')
  expect((await tools('settle', 'Mural', '2', '1', '--as', 'one')).out).toBe('20.00 USD to Mural on 2026-02-05 does not count: it is the same money as 20.00 USD to Mural on 2026-01-05; `touchstack tools settle --undo` with the tool and number of either takes it back.\n') // prettier-ignore
  expect((await tools('settle')).out).toBe('one   20.00 USD to Mural on 2026-02-05 does not count: it is the same money as 20.00 USD to Mural on 2026-01-05\n') // prettier-ignore
  expect(await why('Mural')).toEqual([
    'Counts in place of 20.00 USD to Mural on 2026-02-05, which is the same money as somebody said.',
    'The same money as 20.00 USD to Mural on 2026-01-05, as somebody said: that counts.',
    null,
  ])
  expect(await tools('settle', 'Mural', '3', '2', '--as', 'one')).toMatchObject({ code: 2, err: expect.stringContaining('does not count, as it is the same money as another: choose that one.') as string }) // prettier-ignore
  expect((await tools('settle', 'Mural', '1', '--undo')).out).toBe('Taken back what was said of 20.00 USD to Mural on 2026-01-05.\n') // prettier-ignore
  expect((await tools('settle', 'Mural', '1', '--undo')).err).toBe('Nothing is said of the payment of 20.00 USD to Mural on 2026-01-05.') // prettier-ignore
  expect((await tools('settle', 'Zoom', '1', 'Mural', '3', '--as', 'two', '--json')).out).toContain('"are": "two"')
  expect((await tools('settle')).out).toBe('two   both count: 50.00 USD to Zoom on 2026-01-05, and 20.00 USD to Mural on 2026-03-05\n') // prettier-ignore
  expect(JSON.parse((await tools('settle', '--json')).out)).toMatchObject({ paymentPairs: [{ are: 'two' }] })
  expect(await why('Mural')).toEqual([null, null, 'Paid beside 50.00 USD to Zoom on 2026-01-05, as somebody said: both count.']) // prettier-ignore
  for (const [args, err] of [
    [['Mural', '1', '2'], 'tools settle takes what the two payments are: --as one, two or twice.'],
    [['Mural', '1', '2', '--as', 'three'], '--as must be one of one, two, twice, not "three".'],
    [['Mural', '1', '9', '--as', 'one'], 'Mural has payments 1 to 3, not 9.'],
    [['Mural', '1', '1', '--as', 'two'], 'A payment is no pair with itself.'],
    [['Mural', 'x', '1', '--as', 'two'], 'tools settle takes a tool and the numbers of two payments in tools payments; before the second its tool, where that is another.'],
    [['Mural', '--undo'], 'tools settle --undo takes a tool and the number of a payment in tools payments.'],
  ] as const)
    expect(await tools('settle', ...args)).toMatchObject({ code: 2, err }) // prettier-ignore
})

it('changes a field of several tools in one step', async () => {
  const list =
    'name,team,cost,currency,billing_period\nMiro,Ops,10,USD,year\nLoom,IT,10,USD,year\nAsana,IT,10,USD,year\n'
  await cli.touchstack(['import', cli.file('more.csv', list), '-w', workspace])
  const teams = async () => (JSON.parse((await tools('list', '--json')).out) as { tools: { name: string; team: string }[] }).tools.flatMap(({ name, team }) => (['Miro', 'Loom', 'Asana'].includes(name) ? [team] : [])) // prettier-ignore
  expect((await tools('edit', 'Miro', 'Loom', 'Asana', '--set', 'team=Ops')).out).toBe('Miro is so already.\nChanged team of Loom.\nChanged team of Asana.\n`touchstack tools undo` takes all of it back.\n') // prettier-ignore
  expect(await teams()).toEqual(['Ops', 'Ops', 'Ops'])
  expect((await tools('undo')).out).toBe('Taken back: Changed Loom, Asana.\n')
  expect(await teams()).toEqual(['Ops', 'IT', 'IT'])
  expect(JSON.parse((await tools('edit', 'Miro', 'Loom', '--set', 'owner=Ann', '--json')).out)).toMatchObject({ tools: [{ name: 'Miro', changed: ['owner'] }, { name: 'Loom', changed: ['owner'] }] }) // prettier-ignore
  expect((await tools('edit', 'Miro', 'Loom', '--set', 'name=X')).err).toBe('A name is given to one tool: tools edit takes one where it is set.') // prettier-ignore
})

it('changes nothing of a tool where a field or its value is wrong', async () => {
  for (const [set, err] of [
    ['colour=red', /^A tool has no field "colour"; there are name, vendor, .*, switching_cost, and custom.NAME for one of your own\.$/],
    ['owner', /^--set is a field and its value, such as "owner=Ann", not "owner"\.$/],
    ['status=gone', /^--set status must be one of active, trial, candidate, retired, not "gone"\.$/],
    ['cost=13.000', /^cost: “13\.000” may be 13,000 or 13: type 13000 or 13\.$/],
    ['start_date=soon', /^start_date: Must be a date such as 2019-06-30\.$/],
    ['name=', /^name: Must not be empty\.$/],
  ] as const)
    expect(await tools('edit', 'Okta', '--set', 'team=Sales', '--set', set)).toMatchObject({ code: 2, err: expect.stringMatching(err) as string }) // prettier-ignore
  expect((await tools('edit', 'Okta')).err).toBe('tools edit takes tools, and what to change of them: --set owner=Ann.')
  expect((await tools('merge', 'Okta', 'Zoom', '--as-of', '2019-01-01')).err).toBe('Only tools payments and edit take --as-of.') // prettier-ignore
  expect((await tools('undo')).code).toBe(1)
})

it('takes the cost of several tools from payments in one step', async () => {
  const rows = ['01', '02', '03'].flatMap((month, at) => ['Figma', 'Loom'].map((name) => `2026-${month}-12,${name},${at < 1 ? 100 : 120}`)) // prettier-ignore
  const list = 'name,team,cost,currency,billing_period\nFigma,IT,1200,USD,year\nLoom,IT,1200,USD,year\n'
  await cli.touchstack(['import', cli.file('list.csv', list), '-w', workspace])
  await cli.touchstack(['import', cli.file('more.csv', `Date,Merchant,Amount\n${rows.join('\n')}\n`), '-w', workspace])
  expect((await tools('take-paid', 'Figma', 'Loom')).out).toBe('Figma costs 1,440 USD a year from 2026-02-12 on.\nLoom costs 1,440 USD a year from 2026-02-12 on; `touchstack tools undo` takes all of it back.\n') // prettier-ignore
  expect((await tools('undo')).out).toBe('Taken back: Changed Figma, Loom.\n')
  const { tools: all } = JSON.parse((await tools('list', '--json')).out) as { tools: { name: string; prices: unknown[] }[] } // prettier-ignore
  expect(all.filter(({ name }) => name === 'Figma' || name === 'Loom').map(({ prices }) => prices)).toEqual([[], []])
})
