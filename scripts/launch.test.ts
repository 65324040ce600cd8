import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { buildIfStale } from './build.mjs'

it.each(['scripts/launch.mjs', 'out/main/web.js'])(
  '%s says which options it has, and starts nothing',
  (program) => {
    buildIfStale()
    for (const flag of ['--help', '-h']) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, flag], { encoding: 'utf8', timeout: 20_000 }) // prettier-ignore
      expect([status, stderr]).toEqual([0, ''])
      for (const option of ['-w WORKSPACE', '--port N', '--no-open']) expect(stdout).toContain(`  ${option} `)
    }
  },
  120_000,
)
