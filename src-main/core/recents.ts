/** The list of workspaces opened lately, a small JSON file in the data folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { RecentWorkspace } from '../../shared/api.ts'
import type { Effects } from './effects.ts'

const kept = 12
const list = z.array(z.object({ path: z.string(), openedAt: z.string() }))

const listFile = (dataDir: string): string => join(dataDir, 'recent.json')

function read(dataDir: string): z.output<typeof list> {
  try {
    return list.parse(JSON.parse(readFileSync(listFile(dataDir), 'utf8')))
  } catch {
    return [] // None yet, or a file somebody edited: the list is a convenience.
  }
}

export function recentWorkspaces({ dataDir, grantFile }: Effects): RecentWorkspace[] {
  return read(dataDir)
    .filter(({ path }) => existsSync(path))
    .map(({ path, openedAt }) => ({
      file: grantFile(path),
      name: basename(path).replace(/\.touchstack$/, ''),
      folder: dirname(path),
      openedAt,
      bytes: statSync(path).size,
    }))
}

export function rememberWorkspace({ dataDir, now, log }: Effects, path: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    const next = [{ path, openedAt: now().toISOString() }, ...read(dataDir).filter((entry) => entry.path !== path)]
    const partial = `${listFile(dataDir)}.partial`
    writeFileSync(partial, JSON.stringify(next.slice(0, kept), null, 2))
    renameSync(partial, listFile(dataDir))
  } catch (error) {
    log('warn', `The list of recent workspaces could not be saved: ${(error as Error).message}`)
  }
}
