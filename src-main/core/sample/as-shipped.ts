/** Whether the sample workspace is still as it was written, and where a changed one is kept. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadDb } from '../workspace/db.ts'

/** All that a person can change; events change with imports alone, and what is derived is left out. */
const tables = ['config', 'import', 'tool', 'tool_price', 'milestone', 'decision', 'decision_version']

function fingerprint(db: ReadDb): string {
  const hash = createHash('sha256')
  for (const table of tables) hash.update(JSON.stringify(db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()))
  return hash.digest('hex')
}

const markFile = (dataDir: string): string => join(dataDir, 'sample.json')

/** To be called when the sample has just been written. */
export function markAsShipped(dataDir: string, db: ReadDb): void {
  writeFileSync(markFile(dataDir), JSON.stringify({ fingerprint: fingerprint(db) }))
}

export function isAsShipped(dataDir: string, db: ReadDb): boolean {
  try {
    return (JSON.parse(readFileSync(markFile(dataDir), 'utf8')) as { fingerprint: unknown }).fingerprint === fingerprint(db) // prettier-ignore
  } catch {
    return false // Of an earlier version, or half written: a fresh one is safe.
  }
}

/** Moves a closed workspace, with the files SQLite may have left beside it; null = deletes it. */
export function moveWorkspace(from: string, to: string | null): void {
  for (const end of ['', '-wal', '-shm'])
    if (to === null) rmSync(`${from}${end}`, { force: true })
    else if (existsSync(`${from}${end}`)) renameSync(`${from}${end}`, `${to}${end}`)
}
