/** The command line, as its users run it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What it prints; throws where it fails. */
export const touchstack = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'out/main/cli.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    // A table of everybody.
    maxBuffer: 2 ** 28,
  })
