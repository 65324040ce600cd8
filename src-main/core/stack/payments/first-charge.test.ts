/** Since when tools are in use, as several exports of payments tell. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { toDate, toDay } from '../cost.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const run = async (name: string, text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]!
const starts = async () =>
  Object.fromEntries((await test.call('tools.list', {})).tools.map(({ name, startDate }) => [name, startDate]))
const why = async (name: string) =>
  (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!.startWhy

type Charge = readonly [date: string, payee: string]
const header = 'Date,Merchant,Amount'
const table = (charges: readonly Charge[], columns = header): string =>
  `${columns}\n${charges.map(([date, payee]) => `${date},${payee},10`).join('\n')}\n`
/** On that day of each month from `from` to `to` (`2025-03`). */
function monthly(payee: string, day: string, from: string, to: string): Charge[] {
  const charges: Charge[] = []
  for (let at = new Date(`${from}-01`); at.toISOString().slice(0, 7) <= to; at.setUTCMonth(at.getUTCMonth() + 1))
    charges.push([`${at.toISOString().slice(0, 8)}${day}`, payee])
  return charges
}

// Slack is paid in both years, Linear from 5 January 2025 on, the fourth day of its export.
const slack = { old: monthly('Slack', '02', '2024-01', '2024-12'), new: monthly('Slack', '02', '2025-01', '2025-12') }
const linear = monthly('Linear', '05', '2025-01', '2025-12')
const old = table([...slack.old, ['2024-12-30', 'Slack']])
const recent = table([...slack.new, ...linear])

describe('the first charge is the start', () => {
  it('where an earlier export covers the time before, and has none', async () => {
    const only = await run('2025.csv', recent)
    expect(await starts()).toEqual({ Slack: null, Linear: null })
    expect(only.notes.join('\n')).toContain('Since when they are in use is not known, as their first charge is too near the first payment that was imported: Linear, Slack.') // prettier-ignore
    expect(await why('Linear')).toBe('First charged on 2025-01-05, 3 days after the first payment that was imported (Table of payments, 2025-01-02): what is paid every 31 days may have been paid before. An export of the time before would tell.') // prettier-ignore
    // 5 January 2025 is 369 days after 2 January 2024: more than 31 and a quarter of it.
    const { importId, ...earlier } = { importId: 2, ...(await run('2024.csv', old)) }
    expect(earlier.notes).toContain('In use since their first charge, as payments cover the time before and have none: Linear (2025-01-05).') // prettier-ignore
    expect(earlier.timeRange).toEqual(['2024-01-02T00:00:00.000Z', '2024-12-30T00:00:00.000Z'])
    expect(await starts()).toEqual({ Slack: null, Linear: '2025-01-05' })
    expect(await why('Linear')).toContain('First charged on 2025-01-05: the payments that were imported (Table of payments) go back to 2024-01-02') // prettier-ignore
    const { rows } = await test.call('report.run', { slug: 'stack-evolution', params: { from: '2024-01-01', to: '2026-01-01', interval: 'year' } }) // prettier-ignore
    expect(rows.map((row) => (row as { added: string[] }).added)).toEqual([[], ['Linear']])
    // What followed from the export goes with it.
    await test.call('imports.undo', { importId })
    expect(await starts()).toEqual({ Slack: null, Linear: null })
  })

  it('says so when it is the later export that shows it', async () => {
    await run('2024.csv', old)
    const { notes } = await run('2025.csv', recent)
    expect(notes).toContain('In use since their first charge, as payments cover the time before and have none: Linear (2025-01-05).') // prettier-ignore
  })

  it('of one account only: other columns are another', async () => {
    await run('2024.csv', table([...slack.old, ['2024-12-30', 'Slack']], 'Purchase Date,Vendor,Amount Paid'))
    await run('2025.csv', recent)
    expect((await starts())['Linear']).toBeNull()
  })

  it('unless months between the exports are missing', async () => {
    await run('2024.csv', table(slack.old.filter(([date]) => date < '2024-11')))
    await run('2025.csv', recent)
    expect((await starts())['Linear']).toBeNull()
  })

  it('of what is paid yearly only after a year', async () => {
    const years = (payee: string, first: string): Charge[] => [[`2025-${first}`, payee], [`2026-${first}`, payee]] // prettier-ignore
    // 2 January 2024 to 10 January 2025 are 374 days, to 10 March 433; 365 and two weeks are needed.
    await run('all.csv', table([...slack.old, ...slack.new, ...years('Early', '01-10'), ...years('Late', '03-10')]))
    expect(await starts()).toMatchObject({ Early: null, Late: '2025-03-10' })
  })

  it('once charged: as if it were paid yearly', async () => {
    await run('all.csv', table([...slack.old, ...slack.new, ['2024-09-01', 'Soon'], ['2025-09-01', 'Late']]))
    expect(await starts()).toMatchObject({ Soon: null, Late: '2025-09-01' })
  })

  it('and stays what a person or a list says', async () => {
    await run('list.csv', 'name,vendor,cost,billing_period,start_date\nLinear,Linear,120,year,2023-05-01\n')
    await run('2024.csv', old)
    await run('2025.csv', table([...slack.new, ...linear, ...monthly('Loom', '09', '2025-03', '2025-12')]))
    expect(await starts()).toMatchObject({ Linear: '2023-05-01', Loom: '2025-03-09' })
    const loom = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Loom')!
    // Saved with another team, its start goes on following from the payments; made unknown, it stays unknown.
    await test.call('tools.edit', { id: loom.id, changes: { team: 'Sales', startDate: loom.startDate } })
    await test.call('imports.undo', { importId: 2 })
    expect((await starts())['Loom']).toBe('2025-03-09')
    expect(await why('Loom')).toContain('go back to 2025-01-02')
    await test.call('tools.edit', { id: loom.id, changes: { startDate: null } })
    expect((await starts())['Loom']).toBeNull()
    expect(await why('Loom')).toBe('Made unknown by hand.')
  })

  it('as the preview says, and the command line', async () => {
    await run('2024.csv', old)
    expect(await test.call('imports.list', {})).toMatchObject([{ kind: 'tools', payments: true }])
    const preview = await test.call('imports.inspect', { file: test.file('2025.csv', recent) })
    expect(preview.tools.map(({ name, start_date: start }) => [name, start])).toEqual([['Linear', '2025-01-05'], ['Slack', '']]) // prettier-ignore
    await run('2025.csv', recent)
    const { rows } = await test.call('report.run', { slug: 'stack-lifelines', params: { to: '2026-01-01' } })
    expect(rows[1]).toMatchObject({ tool: 'Linear', startDate: '2025-01-05', startWhy: expect.stringContaining('go back to 2024-01-02') as string }) // prettier-ignore
  })
})

it('no start depends on which export came first', { timeout: 60_000 }, async () => {
  const rhythm = fc.record({ first: fc.integer({ min: 0, max: 700 }), gap: fc.constantFrom(7, 30, 91, 365), times: fc.integer({ min: 1, max: 12 }) }) // prettier-ignore
  await fc.assert(
    fc.asyncProperty(
      fc.array(rhythm, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 729 }), { minLength: 1, maxLength: 3 }),
      fc.infiniteStream(fc.nat()),
      async (payees, cuts, chance) => {
        const begin = toDay('2024-01-01')
        const charges = payees.flatMap(({ first, gap, times }, at) =>
          Array.from({ length: times }, (_, nth) => [first + gap * nth, `Payee ${'ABCD'[at]!}`] as const),
        )
        const days = Array.from({ length: 105 }, (_, week) => [week * 7, 'Anchor'] as const)
        const edges = [0, ...cuts.toSorted((a, b) => a - b), Infinity]
        const files = edges.slice(1).map((to, at) => [...days, ...charges].filter(([day]) => edges[at]! <= day && day < to)) // prettier-ignore
        const texts = files.filter((each) => each.length > 0).map((each) => table(each.map(([day, payee]) => [toDate(begin + day), payee]))) // prettier-ignore
        const shuffled = texts
          .map((text) => ({ text, by: Number(chance.next().value) }))
          .toSorted((a, b) => a.by - b.by)
        const results: unknown[] = []
        for (const order of [texts, shuffled.map(({ text }) => text)]) {
          const app = await openApp()
          try {
            for (const [at, text] of order.entries())
              await app.call('imports.run', { files: [{ file: app.file(`${at}.csv`, text) }] })
            const { tools } = await app.call('tools.list', {})
            results.push(tools.map(({ name, startDate }) => `${name} ${startDate}`).sort())
          } finally {
            app.close()
          }
        }
        expect(results[1]).toEqual(results[0])
      },
    ),
    { numRuns: 12 },
  )
})
