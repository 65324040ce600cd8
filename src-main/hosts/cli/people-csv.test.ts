import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openCommandLine } from './testing/command-line.ts'

it('the csv of people has all of them, and as many as are asked for where it is said', async () => {
  const cli = openCommandLine()
  try {
    const workspace = join(cli.folder, 'w.touchstack')
    const file = join(cli.folder, 'e.csv')
    const rows = Array.from({ length: 1_203 }, (_, index) => `2026-08-01T10:00:00Z,v${index},,/a`)
    writeFileSync(file, ['timestamp,visitor_id,event,path', ...rows].join('\n') + '\n')
    await cli.touchstack(['import', file, '-w', workspace])
    await cli.touchstack(['config', 'set', '-', '-w', workspace], {
      readStdin: () => Promise.resolve('{"goals": [{"name": "Buy", "event": "Buy"}]}'),
    })
    const lines = async (...more: string[]) => {
      const { code, out, err } = await cli.touchstack(['report', 'people', '--lines', 'people', '--format', 'csv', '-w', workspace, ...more]) // prettier-ignore
      expect(code, err).toBe(0)
      return out.trimEnd().split(/\r?\n/).slice(1)
    }
    const all = await lines()
    expect(new Set(all).size).toBe(1_203)
    expect(all).toHaveLength(1_203)
    expect(await lines('--limit', '3')).toEqual(all.slice(0, 3))
    expect(await lines('--offset', '1200')).toEqual(all.slice(1_200))
  } finally {
    cli.close()
  }
})
