/** Payments of several files of one kind: one history, whichever file comes first, and without one that is undone. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { noPayments, paidOf, readStoredPayments, withFile } from './stored-payments.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

type Row = readonly [date: string, payee: string, amount: number]
const csv = (rows: readonly Row[], header = 'Date,Merchant,Amount'): string =>
  `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`
const bring = async (app: TestApp, name: string, text: string) =>
  (await app.call('imports.run', { files: [{ file: app.file(name, text) }] })).files[0]!
const tools = async (app: TestApp) =>
  (await app.call('tools.list', {})).tools
    .map(({ id: _id, importedFrom, ...tool }) => ({ ...tool, importedFrom: basename(importedFrom ?? '') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
const named = async (name: string) => (await tools(test)).find((tool) => tool.name === name)
const idOf = async (name: string) => (await test.call('imports.list', {})).find(({ file }) => file.endsWith(`/${name}`))!.id // prettier-ignore

// Taxi is paid every week, so that the days of each month are known to be covered.
const weeks = (from: string, to: string): Row[] => {
  const rows: Row[] = []
  for (let day = Date.parse(from); day <= Date.parse(to); day += 7 * 86_400_000)
    rows.push([new Date(day).toISOString().slice(0, 10), 'Taxi', 9])
  return rows
}
const november: Row[] = [...weeks('2026-11-01', '2026-11-29'), ['2026-11-04', 'Slack', 12]]
const december: Row[] = [...weeks('2026-12-06', '2026-12-27'), ['2026-12-04', 'Slack', 12], ['2026-12-15', 'Gong', 300]]
const january: Row[] = [...weeks('2027-01-03', '2027-01-31'), ['2027-01-04', 'Slack', 15], ['2027-01-15', 'Gong', 300]]

describe('payments of several files', () => {
  it('give cadence, cost, first and last charge of all of them', async () => {
    await bring(test, 'nov.csv', csv(november))
    expect(await named('Slack')).toMatchObject({ cost: null, custom: { Charges: '1' } })
    const { notes, rowsImported, rowsDuplicate } = await bring(test, 'dec.csv', csv(december))
    expect([rowsImported, rowsDuplicate]).toEqual([6, 0])
    expect(notes).toContain('Put together with the payments of 1 file of this kind that was imported before: 6 of them are new, and how often and how much a payee is paid follows from all.') // prettier-ignore
    // 30 days from 4 November to 4 December: monthly.
    expect(await named('Slack')).toMatchObject({ cost: 12, billingPeriod: 'month', custom: { Charges: '2', 'First charge': '2026-11-04', 'Last charge': '2026-12-04', 'Annual cost by cadence': '144' } }) // prettier-ignore
    await bring(test, 'jan.csv', csv(january))
    // 15 from 4 January on: 180 a year. Gong, first charged 44 days after the first payment, began on 15 December.
    expect(await named('Slack')).toMatchObject({ cost: 12, prices: [{ from: '2027-01-04', cost: 15 }], custom: { Charges: '3', 'Annual cost by cadence': '180' } }) // prettier-ignore
    expect(await named('Gong')).toMatchObject({ cost: 300, billingPeriod: 'month', startDate: '2026-12-15' })
  })

  it('count what two overlapping files have once, and the same file again not at all', async () => {
    await bring(test, 'nov.csv', csv(november))
    const both = await bring(test, 'both.csv', csv([...november, ...december]))
    expect([both.rowsRead, both.rowsImported, both.rowsDuplicate]).toEqual([12, 6, 6])
    const before = await tools(test)
    expect(before.find(({ name }) => name === 'Taxi')!.custom['Charges']).toBe('9')
    const again = await bring(test, 'again.csv', csv(december))
    expect([again.rowsImported, again.rowsDuplicate]).toEqual([0, 6])
    expect(await tools(test)).toEqual(before)
  })

  it('say who is paid no more, and who is again', async () => {
    const gone: Row[] = [['2026-09-02', 'Loom', 20], ['2026-10-02', 'Loom', 20], ['2026-11-02', 'Loom', 20]] // prettier-ignore
    await bring(test, 'nov.csv', csv([...weeks('2026-09-01', '2026-11-29'), ...gone]))
    expect((await named('Loom'))!.status).toBe('active')
    const { notes } = await bring(test, 'jan.csv', csv([...weeks('2026-12-06', '2027-01-31')]))
    // Charged every 30.5 days (the median of 30 and 31), last on 2 November.
    expect(notes).toContain('No longer paid, as these payments go on and have none to them: Loom (2026-12-03).')
    expect(await named('Loom')).toMatchObject({ status: 'retired', endDate: '2026-12-03' })
    await test.call('imports.undo', { importId: await idOf('jan.csv') })
    expect(await named('Loom')).toMatchObject({ status: 'active', endDate: null })
  })

  it('say nothing of a card that is in none of the later ones', async () => {
    const header = 'Date,Merchant,Amount,Cardholder'
    const of = (rows: Row[], holder: string) => rows.map(([date, payee, amount]): string => [date, payee, amount, holder].join(',')) // prettier-ignore
    const file = (lines: string[]) => `${header}\n${lines.join('\n')}\n`
    await bring(test, 'ada.csv', file(of([['2026-01-02', 'Loom', 20], ['2026-02-02', 'Loom', 20], ['2026-03-02', 'Loom', 20]], 'Ada'))) // prettier-ignore
    await bring(test, 'bob.csv', file(of(weeks('2026-01-04', '2026-09-27'), 'Bob')))
    expect(await named('Loom')).toMatchObject({ status: 'active', endDate: null })
    await bring(test, 'ada2.csv', file(of([['2026-09-09', 'Figma', 20]], 'Ada')))
    expect((await named('Loom'))!.status).toBe('retired')
  })

  it('do not take a time that no file covers for one without payments', async () => {
    await bring(test, 'nov.csv', csv(november))
    const { notes } = await bring(test, 'mar.csv', csv([...weeks('2027-03-07', '2027-03-28'), ['2027-03-04', 'Slack', 12]])) // prettier-ignore
    expect(notes.join(' ')).toContain('Slack: charged on several days with a time between them that no imported file covers, so how often it is paid') // prettier-ignore
    expect(notes.join(' ')).not.toContain('charged on one day only')
    expect(await named('Slack')).toMatchObject({ cost: null, custom: { Charges: '2' } })
    expect((await named('Slack'))!.note).toContain(
      'Charged on 2 days with a time between them that no imported file covers',
    )
    await bring(test, 'rest.csv', csv([...december, ...january, ...weeks('2027-02-07', '2027-02-28'), ['2027-02-04', 'Slack', 15]])) // prettier-ignore
    expect(await named('Slack')).toMatchObject({ billingPeriod: 'month', custom: { Charges: '5' } })
  })

  it('find the charge of a refund in another file', async () => {
    const refund = csv([...december, ['2026-12-05', 'Zoom', -40]])
    await bring(test, 'dec.csv', refund)
    expect(await named('Zoom')).toBeUndefined()
    await bring(test, 'nov.csv', csv([...november, ['2026-11-20', 'Zoom', 40], ['2026-11-21', 'Zoom', 7]]))
    expect(await named('Zoom')).toMatchObject({ custom: { Charges: '1', 'Last charge': '2026-11-21' } })
  })

  it('leave a list what it says, and go from its entries when they are undone', async () => {
    const list = 'name,vendor,cost,currency,billing_period,team\nSlack,Slack,144,,year,IT\n'
    await bring(test, 'list.csv', list)
    const alone = await tools(test)
    await bring(test, 'nov.csv', csv(november))
    await bring(test, 'dec.csv', csv(december))
    expect(await named('Slack')).toMatchObject({ cost: 144, team: 'IT', custom: { Charges: '2', 'First charge': '2026-11-04' } }) // prettier-ignore
    for (const name of ['nov.csv', 'dec.csv']) await test.call('imports.undo', { importId: await idOf(name) })
    expect(await tools(test)).toEqual(alone)
  })

  it('go from the entry of a list that came later too, whichever is undone first', async () => {
    await bring(test, 'nov.csv', csv(november))
    await bring(test, 'list.csv', 'name,vendor,cost,billing_period,team\nSlack,Slack,144,year,IT\n')
    await test.call('imports.undo', { importId: await idOf('nov.csv') })
    expect(await tools(test)).toMatchObject([{ name: 'Slack', cost: 144, team: 'IT', custom: {} }])
    await test.call('imports.undo', { importId: await idOf('list.csv') })
    expect(await tools(test)).toEqual([])
  })

  it('do not bring back who was deleted, unless they are paid again', async () => {
    await bring(test, 'nov.csv', csv([...november, ['2026-11-10', 'Trainline', 80]]))
    const { id } = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Trainline')!
    await test.call('tools.delete', { ids: [id] })
    await bring(test, 'dec.csv', csv(december))
    expect(await named('Trainline')).toBeUndefined()
  })

  it('of a version that kept none go on as they did, and the import says what to do', async () => {
    await bring(test, 'nov.csv', csv([...november, ...december]))
    const db = new Database(join(dirname(test.file('x', '')), 'test.touchstack'))
    db.exec('DELETE FROM payment')
    db.close()
    const { notes } = await bring(test, 'jan.csv', csv(january))
    expect(notes.join('\n')).toContain('Undo those imports and import their files again to put them together.')
    expect(await named('Slack')).toMatchObject({ cost: 12, custom: { Charges: '3', 'First charge': '2026-11-04', 'Last charge': '2027-01-04' } }) // prettier-ignore
    await test.call('imports.undo', { importId: await idOf('jan.csv') })
    expect(await named('Slack')).toMatchObject({ cost: 12, custom: { Charges: '2', 'Last charge': '2026-12-04' } })
  })

  it('of two kinds of export are one entry, and neither adds to the other', async () => {
    await bring(test, 'card.csv', csv([...november, ...december]))
    const other = csv([['2026-11-06', 'Slack', 12], ['2026-12-06', 'Slack', 12], ['2027-01-06', 'Slack', 12]], 'Transaction Date,Payee,Amount Paid') // prettier-ignore
    await bring(test, 'bank.csv', other)
    const slack = await named('Slack')
    expect(slack).toMatchObject({ cost: 12, billingPeriod: 'month', custom: { 'Last charge': '2027-01-06' } })
    await test.call('imports.undo', { importId: await idOf('bank.csv') })
    expect(await named('Slack')).toMatchObject({ custom: { Charges: '2', 'Last charge': '2026-12-04' } })
  })
})

describe('a list and payments that do not agree on the start', () => {
  const list = (start: string) => `name,vendor,cost,billing_period,start_date\nGong,Gong,300,month,${start}\n`
  const card = csv([...november, ...december, ...january])

  it.each([
    // First charged on 15 December 2026; payments go back to 1 November.
    ['2027-02-01', 'Gong (said to begin on 2027-02-01, first charged on 2026-12-15)'],
    ['2026-11-02', 'Gong (said to begin on 2026-11-02, and payments from then on have none before 2026-12-15)'],
  ])('name a start on %s, whichever comes first', async (start, sentence) => {
    await bring(test, 'card.csv', card)
    const later = await bring(test, 'list.csv', list(start))
    const whole = `A list and the payments do not agree on when these began; what the list says holds: ${sentence}.`
    expect(later.notes).toContain(whole)
    await test.call('imports.undo', { importId: await idOf('card.csv') })
    expect((await bring(test, 'card.csv', card)).notes).toContain(whole)
  })

  it('say nothing of what is paid ahead, by invoice, or began before the payments do', async () => {
    for (const start of ['2026-12-01', '2027-01-10', '2018-05-01']) {
      await bring(test, 'card.csv', card)
      const { notes } = await bring(test, `${start}.csv`, list(start))
      expect(notes.join(' ')).not.toContain('do not agree')
    }
  })
})

it('cover the days of what came back too, whether the file of its charge is there or not', async () => {
  const first: Row[] = [...weeks('2026-01-01', '2026-01-29'), ['2026-01-04', 'Slack', 12]]
  const second: Row[] = [['2026-02-01', 'Slack', -12], ...weeks('2026-02-05', '2026-02-26')]
  await bring(test, 'jan.csv', csv(first))
  await bring(test, 'feb.csv', csv(second))
  await test.call('imports.undo', { importId: await idOf('jan.csv') })
  const taxi = await named('Taxi')
  const alone = await openApp()
  try {
    await bring(alone, 'feb.csv', csv(second))
    expect((await tools(alone)).find(({ name }) => name === 'Taxi')).toEqual(taxi)
  } finally {
    alone.close()
  }
})

describe('a file split by month', () => {
  const bare = (all: Awaited<ReturnType<typeof tools>>) => all.map(({ importedFrom: _file, ...tool }) => tool)
  const payee = fc.record({
    name: fc.constantFrom('Slack', 'Gong', 'Figma', 'Miro', 'Loom'),
    every: fc.constantFrom(7, 30, 31, 91),
    first: fc.nat(150),
    times: fc.integer({ min: 1, max: 9 }),
    amount: fc.constantFrom(10, 12.5, 300),
    later: fc.constantFrom(10, 12.5, 310),
    refunded: fc.boolean(),
  })
  const rowsOf = (
    all: {
      name: string
      every: number
      first: number
      times: number
      amount: number
      later: number
      refunded: boolean
    }[],
  ): Row[] => {
    // prettier-ignore
    const day = (offset: number): string => new Date(Date.parse('2026-01-01') + offset * 86_400_000).toISOString().slice(0, 10) // prettier-ignore
    const rows = all.flatMap(({ name, every, first, times, amount, later, refunded }): Row[] => {
      const charges = Array.from({ length: times }, (_, at): Row => [day(first + at * every), name, at > times / 2 ? later : amount]) // prettier-ignore
      return refunded ? [...charges, [day(first + every), name, -amount]] : charges
    })
    const last = rows.map(([date]) => date).sort().at(-1)! // prettier-ignore
    return [...rows, ...weeks('2026-01-01', `${last.slice(0, 7)}-28`)]
  }

  it('gives the tools of the whole, in any order, and with some of its rows twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(payee, { minLength: 1, maxLength: 5 }),
        fc.integer(),
        fc.boolean(),
        async (all, seed, overlap) => {
          // prettier-ignore
          const rows = rowsOf(all)
          const months = [...Map.groupBy(rows, ([date]) => date.slice(0, 7)).values()]
          const files = months.map((own, at) => (overlap && at > 0 ? [...months[at - 1]!, ...own] : own))
          // Of a file by itself, most rows say which sign is a charge.
          fc.pre(files.every((file) => file.filter(([, , amount]) => amount < 0).length * 2 < file.length))
          const order = files.map((_, at) => at).sort((a, b) => Math.sin(seed + a) - Math.sin(seed + b))
          const [whole, parts] = [await openApp(), await openApp()]
          try {
            await bring(whole, 'whole.csv', csv(rows))
            for (const at of order) await bring(parts, `${at}.csv`, csv(files[at]!))
            expect(bare(await tools(parts))).toEqual(bare(await tools(whole)))
            // And without one of them it is as if that had never been there.
            const gone = order[0]!
            const undone = (await parts.call('imports.list', {})).find(({ file }) => basename(file) === `${gone}.csv`)!
            await parts.call('imports.undo', { importId: undone.id })
            const rest = await openApp()
            try {
              for (const at of order.slice(1)) await bring(rest, `${at}.csv`, csv(files[at]!))
              expect(bare(await tools(parts))).toEqual(bare(await tools(rest)))
            } finally {
              rest.close()
            }
          } finally {
            whole.close()
            parts.close()
          }
        },
      ),
      { numRuns: 6, endOnFailure: true, examples: [[[{ name: 'Gong', every: 91, first: 56, times: 6, amount: 10, later: 10, refunded: true }, { name: 'Gong', every: 30, first: 129, times: 7, amount: 12.5, later: 10, refunded: false }], 371008388, false]] }, // prettier-ignore
    )
  }, 120_000)
})

it('a payee that an earlier version took for another is not lost with the next file', async () => {
  const months = ['09', '10', '11'].map((month) => ['2026-' + month + '-05', 'GOOGLE *ADS48291009', 20] as const)
  await bring(test, 'autumn.csv', csv(months))
  const db = new Database(join(test.folder, 'test.touchstack'))
  db.exec(`UPDATE tool SET name = 'GOOGLE', vendor = 'GOOGLE'`)
  db.close()
  await bring(test, 'dec.csv', csv(december))
  expect((await tools(test)).map(({ name }) => name)).toEqual(['GOOGLE *ADS', 'Gong', 'Slack', 'Taxi'])
})

it('a payee whose only charge came back is retired without an end that anybody misses, however its file is split', async () => {
  const [charge, refund] = [['2026-01-01', 'Slack', 10], ['2026-02-01', 'Slack', -10]] as const // prettier-ignore
  const others = (month: string) => [[`${month}-03`, 'Taxi', 5], [`${month}-04`, 'Taxi', 7]] as const // prettier-ignore
  await bring(test, 'jan.csv', csv([charge, ...others('2026-01')]))
  await bring(test, 'feb.csv', csv([refund, ...others('2026-02')]))
  const whole = await openApp()
  await bring(whole, 'whole.csv', csv([charge, ...others('2026-01'), refund, ...others('2026-02')]))
  for (const own of [test, whole]) {
    const [slack] = (await tools(own)).filter(({ name }) => name === 'Slack')
    expect(slack).toMatchObject({ status: 'retired', endDate: null, endUnknown: false })
  }
  whole.close()
})

describe('what an import passes on', () => {
  it('is read once, however many files were imported before', async () => {
    await bring(test, 'nov.csv', csv(november))
    const prepare = vi.spyOn(Database.prototype, 'prepare')
    await bring(test, 'dec.csv', csv(december))
    const reads = prepare.mock.calls.filter(([sql]) => /FROM payment JOIN import/.test(sql))
    prepare.mockRestore()
    expect(reads).toHaveLength(1)
  })

  it('is what reading all payments again gives', async () => {
    await bring(test, 'nov.csv', csv(november))
    await bring(test, 'dec.csv', csv([...december, ['2026-11-04', 'Slack', 12], ['2026-12-16', 'Gong', -300]]))
    const db = new Database(join(test.folder, 'test.touchstack'), { readonly: true })
    const stored = readStoredPayments(db)
    db.close()
    const passedOn = [...stored.ledgers].reduce((all, [key, { asRead }]) => asRead.reduce((before, file) => withFile(before, key, file), all), noPayments) // prettier-ignore
    expect(paidOf(passedOn)).toEqual(paidOf(stored))
    expect(paidOf(stored).tools.map(({ tool }) => [tool.name, tool.custom['Charges']])).toEqual([['Gong', '0'], ['Slack', '2'], ['Taxi', '9']]) // prettier-ignore
  })
})
