/** The command line on the real core in a folder of its own, with everything it prints kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../../core/app.ts'
import { builtScript } from '../../../core/testing/built.ts'
import { testEffects } from '../../../core/testing/effects.ts'
import { locate } from '../../locations.ts'
import type { Io } from '../io.ts'
import { run } from '../run.ts'

export interface Printed {
  code: number
  out: string
  err: string
  /** What was written to the terminal's progress line. */
  progress: string
}

export interface CommandLine {
  folder: string
  /** Writes a file into the folder and returns its path. */
  file: (name: string, content: string) => string
  touchstack: (args: string[], stand?: Partial<Io>) => Promise<Printed>
  close: () => void
}

export function openCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-cli-'))
  const locations = locate(builtScript('cli').href)
  return {
    folder,
    file(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
    async touchstack(args, stand = {}) {
      const printed: Printed = { code: 0, out: '', err: '', progress: '' }
      const code = await run(args, {
        out: (text) => (printed.out += text),
        err: (line) => (printed.err += `${line}\n`),
        terminal: null,
        width: () => null,
        readStdin: () => Promise.resolve(''),
        locations,
        dataDir: join(folder, 'data'),
        openApp: (dataDir) => Promise.resolve(createApp(testEffects(dataDir))),
        stopSignal: () => new AbortController().signal,
        ...stand,
      })
      return { ...printed, code }
    },
    close: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
