import { afterAll, beforeAll, expect, test } from 'vitest'
import { reports, type ReportSlug } from '../../../shared/reports/index.ts'
import type { ReportDefinition } from '../../../shared/reports/report.ts'
import { normaliseFlags, parseFlag, reportFlags } from './report-flags.ts'
import { reportExamples } from './report-help.ts'
import { type CommandLine, openCommandLine } from './testing/command-line.ts'

let cli: CommandLine
beforeAll(() => {
  cli = openCommandLine()
})
afterAll(() => cli.close())

const all = Object.entries(reports) as [ReportSlug, ReportDefinition][]

test.each(all)(
  '%s --help says its question, its own flags with defaults, and no other report',
  async (slug, report) => {
    const { code, out } = await cli.touchstack(['report', slug, '--help'])
    expect(code).toBe(0)
    const lines = out.split('\n')
    expect(lines).toContain(report.question)
    for (const { flag, default: fallback } of reportFlags(report)) {
      const line = lines.find((each) => each.startsWith(`  ${flag} `))
      expect(line, flag).toBeDefined()
      if (fallback !== undefined) expect(line).toContain(`default ${JSON.stringify(fallback)}`)
    }
    for (const [other, { question }] of all) if (other !== slug) expect(lines).not.toContain(question)
    expect(out).toContain(`Example: touchstack report ${slug} -w `)
  },
)

test.each(all)('the example of %s is one that it takes', (slug, report) => {
  const flags = reportFlags(report)
  const words = [...reportExamples[slug].matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!)
  const args = normaliseFlags(words, flags).flatMap((word) => word.split('='))
  const params: Record<string, unknown> = {}
  for (let at = 0; at < args.length; at += 2) {
    const flag = flags.find((each) => each.flag === args[at])
    if (args[at] === '--format') expect(args[at + 1]).toBe('csv')
    else params[flag!.param] = parseFlag(flag!, args[at + 1]!)
  }
  expect(() => report.params.parse(params)).not.toThrow()
})

test('what is asked before the report is its help too', async () => {
  expect((await cli.touchstack(['report', '--help', 'volume'])).out).toContain('touchstack report volume -w')
})
