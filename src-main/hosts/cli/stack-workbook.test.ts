/** docs/stack-workbook.md, a stack worked out by hand, is what the command line prints, and leaves no figure out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type Report, reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { parseWorkbook, says, type WorkbookTable, writtenNumber } from '../../../shared/testing/workbook.ts'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const commands = parseWorkbook(readFileSync(join(root, 'docs/stack-workbook.md'), 'utf8'))
const asked = commands.filter(({ args }) => args[0] === 'report')
/** Every report on the inventory. */
const slugs = Object.keys(reports).filter(
  (slug) => slug.startsWith('stack-') || slug === 'renewals' || slug === 'cost-per-conversion',
) as ReportSlug[]

let cli: CommandLine
const here = (arg: string): string =>
  arg === 'w.touchstack' ? join(cli.folder, arg) : arg.startsWith('docs/') ? join(root, arg) : arg

beforeAll(async () => {
  cli = openCommandLine()
  for (const { args } of commands.filter(({ args }) => args[0] !== 'report')) {
    const { code, err } = await cli.touchstack(args.map(here))
    expect(code, err).toBe(0)
  }
})
afterAll(() => cli.close())

/** Table, row and field of every cell that is not so. */
function wrong(report: Report<ReportSlug>, { of, fields, rows, line }: WorkbookTable): string[] {
  const totals = report.totals as Record<string, unknown>
  const compare = (cell: string, value: unknown, where: string): string[] =>
    value === undefined
      ? [`line ${line}: the report has no ${where}`]
      : says(cell, value)
        ? []
        : [`line ${line}: ${where} is written ${cell}, the report has ${JSON.stringify(value)}`]
  if (of === 'totals') return rows.flatMap(([name = '', cell = '']) => compare(cell, totals[camel(name)], camel(name)))
  const found = (of === 'rows' ? report.rows : totals[of.list]) as Record<string, unknown>[]
  return [
    ...(found.length === rows.length
      ? []
      : [`line ${line}: ${rows.length} rows are written, there are ${found.length}`]),
    ...rows.flatMap((cells, index) =>
      cells.flatMap((cell, column) => {
        const field = fields[column]!
        return compare(cell, found[index]?.[field], `${field} of ${cells[0]}`)
      }),
    ),
  ]
}

const camel = (words: string): string => words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())

describe('the workbook', () => {
  it.each(asked.map((command) => [command.args.slice(1, -2).join(' '), command] as const))('%s', async (_, command) => {
    const { code, out, err } = await cli.touchstack([...command.args.map(here), '--format', 'json'])
    expect(code, err).toBe(0)
    expect(command.tables.length).toBeGreaterThan(0)
    expect(command.tables.flatMap((table) => wrong(JSON.parse(out) as Report<ReportSlug>, table))).toEqual([])
  })

  it.each(slugs)('gives every figure of %s, and where it is on screen', (slug) => {
    const of = asked.filter(({ args }) => args[1] === slug)
    const written = (kind: 'rows' | 'totals') =>
      new Set(
        of.flatMap(({ tables }) =>
          tables.flatMap((table) => {
            if (kind === 'rows') return table.of === 'rows' ? table.fields : []
            if (table.of === 'totals') return table.rows.map(([name = '']) => camel(name))
            return typeof table.of === 'object' ? [table.of.list] : []
          }),
        ),
      )
    const fieldsOf = (shape: z.ZodType): string[] => Object.keys((shape as z.ZodObject).shape)
    expect(fieldsOf(reports[slug].row).filter((field) => !written('rows').has(field))).toEqual([])
    expect(fieldsOf(reports[slug].totals).filter((field) => !written('totals').has(field))).toEqual([])
    expect(of.flatMap(({ screens }) => screens)).not.toEqual([])
  })

  it('reads what is written, exactly or to its decimals', () => {
    expect(writtenNumber('−1,234')?.value).toBe(-1234)
    expect(says('1,234', 1234.4)).toBe(false)
    expect(says('1,234.4', 1234.44)).toBe(true)
    expect(says('1,234.4', 1234.46)).toBe(false)
    expect(says('31.5 %', 0.3153)).toBe(true)
    expect(says('31.5 %', 0.3156)).toBe(false)
    expect(says('–', 0)).toBe(false)
    expect(says('chat; cohorts', ['chat'])).toBe(false)
    expect(says('Drift / –', { tool: 'Drift', amount: null })).toBe(true)
  })
})
