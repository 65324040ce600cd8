/**
 * One folder per source and quirk: a small file as the source writes it, and what an import must make of it. Adding a
 * folder adds a test. `expected.json` has `options` (as on the command line), then either `refused` (part of the
 * sentence) or the format, the account of rows, the events, payments or seats, and the rejects.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEvents } from '../testing/read-events.ts'
import { eventFormats } from './formats/index.ts'
import { chooseLedger } from './spend/tools-of-payments.ts'
import { countAccounts, readAsAccounts } from './tables/app-accounts.ts'
import { inspectFile } from './inspect/inspect-file.ts'
import type { ImportOptions } from './options.ts'
import { readWholeTable } from './tables/read-table.ts'
import { readPayments, type ReadPayments } from './spend/read-payments.ts'
import { settled } from './spend/settle.ts'

interface Expected {
  /** What is special about the case. */
  about: string
  options?: ImportOptions
  format: string
  refused?: string
  rows?: [read: number, imported: number, duplicate: number, rejected: number]
  events?: Record<string, unknown>[]
  /** Of an export of payments, in place of the account and the events. */
  payments?: Record<string, unknown>[]
  /** Of a list of the users of a tool: which tool, its seats, those in use, and who of the others is of no person. */
  seats?: string[][]
  rejects?: { line: number; reason: string }[]
}

const root = join(import.meta.dirname, 'cases')
const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const folder = join(root, name)
    const files = readdirSync(folder)
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected
    return {
      name,
      input: join(
        folder,
        files.find((file) => file.startsWith('input.'))!,
      ),
      expected,
    }
  })

async function paymentsIn(input: string): Promise<{ as: string; read: ReadPayments }> {
  const part = (await inspectFile(input)).parts[0]!
  const ledger = chooseLedger(part, {})!
  const { rows } = await readWholeTable(part)
  const format = settled(ledger, part.columns, rows)
  return { as: format.id, read: readPayments(format, { ...part, rows }, { workspaceCurrency: 'EUR', zone: 'UTC', paidBefore: new Set() }) } // prettier-ignore
}

async function seatsIn(input: string, options: ImportOptions) {
  const part = (await inspectFile(input)).parts[0]!
  const { rows } = await readWholeTable(part)
  const { rows: apps, lines, rejects } = countAccounts(part, readAsAccounts(part, options)!, rows, options)
  // Each row of the file is in the account once.
  expect(lines.flat().length + rejects.length).toBe(rows.length)
  return { apps: apps.map(({ cells }) => cells), rejects: rejects.map(({ line, reason }) => ({ line, reason })) }
}

describe('what every source writes', () => {
  it.each(cases)('$name: $expected.about', async ({ input, expected }) => {
    const { options = {}, format, refused, rows, events, payments, seats, rejects } = expected
    if (options.format === undefined && options.map === undefined)
      expect((await inspectFile(input)).parts[0]!.matches.map(({ id }) => id)).toEqual([format])
    if (refused !== undefined) return expect(readEvents(input, options)).rejects.toThrow(refused)
    if (payments !== undefined) {
      const { read, as } = await paymentsIn(input)
      expect(as).toBe(format)
      expect(read.payments).toMatchObject(payments)
      expect(read.payments).toHaveLength(payments.length)
      return expect(read.rejected.map(({ line, reason }) => ({ line, reason }))).toEqual(rejects ?? [])
    }
    if (seats !== undefined)
      return expect(await seatsIn(input, options)).toEqual({ apps: seats, rejects: rejects ?? [] })
    const read = await readEvents(input, options)
    expect(read.format).toBe(format)
    expect(read.events).toEqual(events)
    expect(read.rejects).toEqual(rejects ?? [])
    expect([read.rowsRead, read.rowsImported, read.rowsDuplicate, read.rowsRejected]).toEqual(rows)
  })

  it('has a case for every format', () => {
    const covered = new Set(cases.map(({ expected }) => expected.format))
    expect(eventFormats.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([])
  })
})
