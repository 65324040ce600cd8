import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { afterEndSentence } from '../../../../shared/notes/charged-after-end.ts'
import type { PaymentMatch } from '../../../../shared/reports/stack-payments.ts'
import { knownForCost } from '../../../../shared/stack/stack.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const bring = (name: string, ...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] })
const months = (payee: string, amount: number, day = '05'): string[] =>
  Array.from({ length: 12 }, (_, at) => `2019-${String(at + 1).padStart(2, '0')}-${day},${payee},${amount},EUR`)
const card = 'Date,Merchant,Amount,Currency'
const list = 'name,team,cost,currency,billing_period,start_date,end_date'
const report = (params: { asOf?: string; tolerance?: number; show?: PaymentMatch | 'all' | 'rose' } = {}) =>
  runReport(test.call, 'stack-payments', { asOf: '2019-12-31', ...params })

describe('a list that names a tool, and no cost, renewal or end', () => {
  const state = async () => {
    const { rows, totals } = await report()
    const { tools } = await test.call('tools.list', {})
    return {
      matches: rows.map(({ tool, match }) => [tool, match]),
      noContractPaid: totals.noContractPaid,
      known: tools.map((tool) => [tool.name, tool.knownBy, knownForCost(tool)]).sort(),
    }
  }

  it('is no contract', async () => {
    await bring('card.csv', card, '2018-12-20,Calendly,20,EUR', ...months('Calendly', 20), ...months('Loom', 10))
    await bring('apps.csv', 'name,category,capabilities,owner', 'Calendly,Scheduling,scheduling,Ann')
    expect(await state()).toEqual({
      matches: [['Calendly', 'no-contract'], ['Loom', 'no-contract']],
      noContractPaid: 380,
      known: [['Calendly', 'both', 'payments'], ['Loom', 'payments', 'payments']],
    }) // prettier-ignore
    expect((await report()).totals).toMatchObject({ noContract: 2, afterEnd: 0, afterEndPaid: 0 })
    await bring('register.csv', 'name,renewal date,owner', 'Calendly,2020-06-01,Ann')
    expect(await state()).toMatchObject({
      matches: [['Loom', 'no-contract'], ['Calendly', 'not-compared']],
      known: [['Calendly', 'both', 'both'], ['Loom', 'payments', 'payments']],
    }) // prettier-ignore
  })
})

it('is known by both where a list without a cost says whether it is in use', async () => {
  await bring('card.csv', card, ...months('Calendly', 20), ...months('Loom', 10))
  await bring('tools.csv', 'Tool,Category,Owner,Status', 'Calendly,Scheduling,Ann,Active')
  const { tools } = await test.call('tools.list', {})
  expect(tools.map((tool) => [tool.name, knownForCost(tool)]).sort()).toEqual([['Calendly', 'both'], ['Loom', 'payments']]) // prettier-ignore
})

describe('what was paid against the contracts', () => {
  beforeEach(async () => {
    await bring(
      'card.csv', card, '2018-12-20,Bakery,5,EUR', '2019-12-31,Bakery,5,EUR', '2019-06-02,Taxi,9,EUR', '2019-01-02,Gone,20,EUR',
      ...months('FIGMA MONTHLY RENEWAL', 200), ...months('Slack', 104), ...months('Zoom', 90), ...months('Notion', 50).slice(4), ...months('Loom', 10),
    ) // prettier-ignore
    await bring(
      'list.csv', list, 'Figma,IT,1200,EUR,year,,', 'Slack,IT,1200,EUR,year,,', 'Zoom,IT,1200,EUR,year,,', 'Notion,Ops,700,EUR,year,2019-05-01,',
      'Loom,Ops,110,EUR,year,,2019-11-01', 'Okta,IT,9000,EUR,year,,', 'Free,IT,0,EUR,year,,', 'Gone,IT,240,EUR,year,,2019-02-01', 'Ended,IT,500,EUR,year,,2018-02-01',
    ) // prettier-ignore
    await test.call('config.set', { config: { excludePayees: ['Taxi', 'Bakery'] } })
  })

  it('differs by more than the tolerance, lacks a contract, or lacks payments', async () => {
    const { rows, totals, params } = await report()
    expect(params).toEqual({ asOf: '2019-12-31', tolerance: 5, show: 'all' })
    expect(rows.map(({ tool, match, paid, contract, difference, why, twin }) => [tool, match, paid, contract, difference, why, twin])).toEqual([
      ['Zoom', 'differs', 1080, 1200, -120, 'Charged 1,080.00 EUR a year since 2019-01-05, the contract states 1,200.00 EUR.', null],
      ['FIGMA MONTHLY RENEWAL', 'no-contract', 2400, null, null, null, 'Figma'],
      ['Loom', 'no-contract', 20, 110, null, 'Ended on 2019-11-01, and was charged twice since.', null],
      ['Okta', 'no-payments', null, 9000, null, null, null],
      ['Figma', 'no-payments', null, 1200, null, null, 'FIGMA MONTHLY RENEWAL'],
      ['Notion', 'not-compared', 400, 700, null, 'In use since 2019-05-01, less than these twelve months.', null],
      ['Gone', 'not-compared', 20, 240, null, 'Ended on 2019-02-01.', null],
      ['Slack', 'matches', 1248, 1200, 48, 'Charged 1,248.00 EUR a year since 2019-01-05, the contract states 1,200.00 EUR.', null],
    ]) // prettier-ignore
    expect(totals).toMatchObject({ tools: 8, differs: 1, matches: 1, noContract: 2, noPayments: 2, notCompared: 2, comparedPaid: 2328, comparedContract: 2400, comparedDifference: -72, noContractPaid: 2420, afterEnd: 1, afterEndPaid: 20, noPaymentsContract: 10_200, knownFrom: '2018-12-20', knownTo: '2019-12-31' }) // prettier-ignore
  })

  it('names in the cost what is charged on after its end, and counts it in no sum', async () => {
    const cost = async (params: { asOf?: string; from?: string; to?: string }) => (await runReport(test.call, 'stack-cost', params)).totals // prettier-ignore
    const { toolId } = (await report()).rows.find(({ tool }) => tool === 'Loom')!
    const { chargedAfterEnd, annualCost } = await cost({ asOf: '2019-12-31' })
    expect(chargedAfterEnd).toEqual([{ tool: 'Loom', toolId, endDate: '2019-11-01', endBy: 'end', charges: 2, lastCharge: '2019-12-05', paid: 20 }]) // prettier-ignore
    // Figma, Slack, Zoom, Notion and Okta as contracts, 12 × 200 for Figma's twin and 5 a month for the bakery apart.
    expect(annualCost).toBe(1200 * 3 + 700 + 9000 + 2400)
    expect(afterEndSentence(chargedAfterEnd[0]!, { money: (amount) => `€${amount}`, date: (day) => day })).toBe('Ended on 2019-11-01, and was charged twice since, last on 2019-12-05: €20 in twelve months.') // prettier-ignore
    // Not yet over.
    expect((await cost({ asOf: '2019-10-31' })).chargedAfterEnd).toEqual([])
    expect((await cost({ from: '2019-01-01', to: '2020-01-01' })).chargedAfterEnd).toHaveLength(1)
    await test.call('config.set', { config: { excludePayees: ['Loom'] } })
    expect((await cost({ asOf: '2019-12-31' })).chargedAfterEnd).toEqual([])
  })

  it('takes the renewal date of what is retired for its end, else the day on which it was called so', async () => {
    const said = 'name,cost,currency,billing_period,status,renewal_date,auto_renew'
    const rows = (status: string) => [
      `Notion,700,EUR,year,${status},2019-06-30,`,
      `Slack,1200,EUR,year,${status},,`,
      `Zoom,1200,EUR,year,${status},2019-08-31,yes`,
      `Figma,1200,EUR,year,${status},2020-12-31,no`,
    ]
    const list = (asOf: string, status: string) =>
      test.call('imports.run', {
        files: [{ file: test.file(`${asOf}.csv`, `${said}\n${rows(status).join('\n')}\n`), asOf }],
      })
    await list('2019-10-01', 'cancelled')
    await list('2019-01-01', 'active')
    const { rows: found, totals } = await report()
    const of = (name: string) => found.find(({ tool }) => tool === name)
    // Six charges of 50 from 5 July on, three of 104 and 90 from 5 October; Loom has an end of its own.
    expect([of('Notion')?.why, of('Notion')?.paid]).toEqual(['Retired, with a renewal date of 2019-06-30, and was charged 6 times since.', 300]) // prettier-ignore
    expect([of('Slack')?.why, of('Slack')?.paid]).toEqual(['Retired, as is said since 2019-10-01, and was charged 3 times since.', 312]) // prettier-ignore
    expect([of('Zoom')?.match, of('Zoom')?.paid]).toEqual(['no-contract', 270])
    expect(totals).toMatchObject({ afterEnd: 4, afterEndPaid: 300 + 312 + 270 + 20 })
    const { chargedAfterEnd } = (await runReport(test.call, 'stack-cost', { asOf: '2019-12-31' })).totals
    expect(chargedAfterEnd.map(({ tool, endBy, endDate, charges }) => [tool, endBy, endDate, charges])).toEqual([
      ['Slack', 'marked', '2019-10-01', 3],
      ['Notion', 'renewal', '2019-06-30', 6],
      ['Zoom', 'marked', '2019-10-01', 3],
      ['Loom', 'end', '2019-11-01', 2],
    ])
  })

  it('is shown by itself, and within another tolerance', async () => {
    const names = async (params: Parameters<typeof report>[0]) => (await report(params)).rows.map(({ tool }) => tool)
    expect(await names({ show: 'differs', tolerance: 10 })).toEqual([])
    expect(await names({ show: 'differs', tolerance: 3.9 })).toEqual(['Zoom', 'Slack'])
    expect(await names({ show: 'no-payments' })).toEqual(['Okta', 'Figma'])
    expect((await report({ show: 'no-payments' })).totals.tools).toBe(8)
  })

  it('is in the currency of the workspace, and needs its rates', async () => {
    await test.call('config.set', { config: { currency: 'USD' } })
    await expect(report()).rejects.toThrow('the workspace has no rate from EUR to USD')
    await test.call('config.set', { config: { rates: { EUR: 2 } } })
    expect((await report()).rows[0]).toMatchObject({ tool: 'Zoom', paid: 2160, contract: 2400, difference: -240, differenceShare: -0.1 }) // prettier-ignore
  })
})

it('compares what one payee was paid with the sum of its contracts, once it is part of one of them', async () => {
  await bring('list.csv', 'name,vendor,cost,currency,billing_period', 'Jira,Atlassian,11580,EUR,year', 'Confluence,Atlassian,6144,EUR,year', 'Statuspage,Atlassian,948,EUR,year', 'Segment,Twilio,26496,EUR,year', 'SendGrid,Twilio,2749,EUR,year') // prettier-ignore
  await bring('card.csv', card, '2018-12-20,Bakery,5,EUR', '2019-12-31,Bakery,5,EUR', ...months('ATLASSIAN PTY LTD', 1596), ...months('TWILIO INC', 2500)) // prettier-ignore
  const of = async () => Object.fromEntries((await report()).rows.map((row) => [row.tool, row]))
  expect(await of()).toMatchObject({ Jira: { match: 'no-payments', twin: 'ATLASSIAN PTY LTD' } })
  const { tools } = await test.call('tools.list', {})
  const id = (name: string): number => tools.find((tool) => tool.name === name)!.id
  await test.call('tools.merge', { keep: id('Jira'), drop: [id('ATLASSIAN PTY LTD')] })
  await test.call('tools.merge', { keep: id('Segment'), drop: [id('TWILIO INC')] })
  // 19,152 against 11,580 + 6,144 + 948 = 18,672: 2.6 % more. 30,000 to Twilio are not nearer without SendGrid: 29,245.
  expect(await of()).toMatchObject({
    Jira: { match: 'matches', paid: 19_152, contract: 18_672, difference: 480, why: 'Payments to its payee are for Confluence and Statuspage too: the contract is that of all of them.' },
    Confluence: { match: 'not-compared', contract: 6144, why: 'Paid with Jira.' },
    Statuspage: { match: 'not-compared', why: 'Paid with Jira.' },
    Segment: { match: 'matches', contract: 29_245 },
  }) // prettier-ignore
  const cost = await runReport(test.call, 'stack-cost', { asOf: '2019-12-31' })
  // The contracts, each once, and the bakery.
  expect(cost.totals.annualCost).toBe(18_672 + 29_245 + 5)
})

it('says what was paid more than in the twelve months before, as far as payments are known of all of them', async () => {
  const of2018 = (payee: string, amount: number) => months(payee, amount).map((row) => row.replace('2019', '2018'))
  await bring(
    'card.csv', card, '2018-01-01,Bakery,5,EUR', '2019-12-31,Bakery,5,EUR', '2019-06-01,Miro,700,EUR', '2018-06-01,Gone,80,EUR',
    ...of2018('Slack', 100), ...months('Slack', 120), ...of2018('Zoom', 90), ...months('Zoom', 70),
  ) // prettier-ignore
  const { rows, totals } = await report({ show: 'rose' })
  // 12 × 20 more for Slack, 12 × 20 less for Zoom; Miro is new, and what was paid for Gone is not paid any more.
  expect(rows.map(({ tool, paid, paidBefore, paidChange }) => [tool, paid, paidBefore, paidChange])).toEqual([
    ['Miro', 700, 0, 700], ['Slack', 1440, 1200, 240],
  ]) // prettier-ignore
  const all = (await report()).rows
  expect(all.find(({ tool }) => tool === 'Zoom')).toMatchObject({ paidBefore: 1080, paidChange: -240 })
  expect(totals).toMatchObject({ rose: 2, roseBy: 940, paidBeforeKnown: 4, paidBefore: 1200 + 1080 + 5, paidChange: 700 }) // prettier-ignore
  // Nobody knows what was paid before the first day of the card.
  const year2018 = (await report({ asOf: '2018-12-31' })).rows
  expect(new Set(year2018.map(({ paidChange }) => paidChange))).toEqual(new Set([null]))
})

it('says nothing of contracts without payments where none are known, and that less than a year is', async () => {
  await bring('list.csv', list, 'Okta,IT,9000,EUR,year,,')
  expect(await report()).toMatchObject({ rows: [], totals: { tools: 0, knownFrom: null } })
  await bring('card.csv', card, '2019-11-05,Slack,50,EUR', '2019-12-05,Slack,50,EUR')
  expect((await report()).rows.find(({ tool }) => tool === 'Okta')).toMatchObject({ match: 'no-payments', why: 'Payments are known since 2019-11-05 only.' }) // prettier-ignore
})

it('holds the year against a register made some days after its last payment, and not against one of a later time', async () => {
  await bring('card.csv', card, '2018-12-20,Bakery,5,EUR', '2019-12-31,Bakery,5,EUR', ...months('Datadog', 120))
  const register = (name: string, cost: number, asOf: string) =>
    test.call('imports.run', { files: [{ file: test.file(name, `name,cost,currency,billing_period\nDatadog,${cost},EUR,year\n`), inventory: 'snapshot', asOf }] }) // prettier-ignore
  await register('last.csv', 960, '2018-12-31')
  const contract = async (asOf: string) => (await report({ asOf })).rows.find(({ tool }) => tool === 'Datadog')
  expect(await contract('2020-01-05')).toMatchObject({ contract: 960, paid: 1440, match: 'differs' })
  await register('now.csv', 1400, '2020-01-03')
  expect(await contract('2020-01-05')).toMatchObject({ contract: 1400, paid: 1440, match: 'matches' })
  expect(await contract('2020-01-02')).toMatchObject({ contract: 960 })
  await register('later.csv', 2000, '2020-02-20')
  expect(await contract('2020-03-01')).toMatchObject({ contract: 1400 })
})

it('holds the value of a term against what was paid since it began, not against the term before', async () => {
  const test = await openApp({ currency: 'USD' })
  const months = Array.from(
    { length: 22 },
    (_, at) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  )
  const paid = (name: string, then: number, now: number) => months.map((month) => `${month}-28,${name},${month < '2026-03' ? then : now},USD`) // prettier-ignore
  const file = (name: string, ...lines: string[]) => ({ file: test.file(name, `${lines.join('\n')}\n`) })
  await test.call('imports.run', { files: [file('card.csv', 'Date,Merchant,Amount,Currency', ...paid('Slack', 761.25, 1050), ...paid('Asana', 700, 900))] }) // prettier-ignore
  await test.call('imports.run', { files: [file('contracts.csv', 'Name,Start of current term,Renewal date,Annual cost', 'Slack,2026-03-01,2027-03-01,12600', 'Asana,2026-03-01,2027-03-01,12000')] }) // prettier-ignore
  const { rows } = await runReport(test.call, 'stack-payments', { asOf: '2026-11-27' })
  const of = (tool: string) => rows.find((row) => row.tool === tool)
  expect(of('Slack')).toMatchObject({ match: 'matches', difference: 0 })
  // 8 months of 100 less than agreed.
  expect(of('Asana')).toMatchObject({ match: 'differs', difference: -800 })
  test.close()
})
