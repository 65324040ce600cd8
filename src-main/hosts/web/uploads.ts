/**
 * Files a browser sends, since a page cannot name a path: each in a folder of its own under its own name, readable by
 * this person only, gone at exit. A workspace is the exception: what is opened is changed, so it is kept in the data
 * folder.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../../shared/errors.ts'

export interface Uploads {
  /** Path of the stored file. An aborted `body` leaves nothing and throws CANCELLED; a full disk throws FAILED. */
  store(name: string, body: Readable): Promise<string>
  /** Removes all of them. */
  close(): void
}

export function openUploads(dataDir: string): Uploads {
  const parent = join(dataDir, 'uploads')
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  removeAbandoned(parent)
  const own = join(parent, `${process.pid}-${randomBytes(8).toString('hex')}`)
  mkdirSync(own, { mode: 0o700 })
  let count = 0
  return {
    async store(name, body) {
      const folder = join(own, String(++count))
      mkdirSync(folder, { mode: 0o700 })
      const path = join(folder, safeName(name))
      try {
        await write(path, body)
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOSPC' || code === 'EDQUOT')
          throw new AppError('FAILED', `The disk that holds ${dataDir} is full; ${safeName(name)} was not kept.`)
        if (body.errored) throw new AppError('CANCELLED', 'Cancelled.', { cause: error })
        throw new AppError('FAILED', `${safeName(name)} could not be stored: ${(error as Error).message}.`, {
          cause: error,
        })
      }
      return (await isWorkspace(path)) ? keep(path, dataDir) : path
    },
    close: () => rmSync(own, { recursive: true, force: true, maxRetries: 5 }),
  }
}

async function write(path: string, body: Readable): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    // The sender stays connected when the disk is full: it has to be told.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) await file.appendFile(chunk as Buffer)
  } finally {
    await file.close()
  }
}

/** Folders of hosts that were killed before they could tidy up. */
function removeAbandoned(parent: string): void {
  for (const folder of readdirSync(parent)) {
    const pid = Number(/^\d+/.exec(folder)?.[0] ?? 0)
    if (pid > 0 && !isRunning(pid)) rmSync(join(parent, folder), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A file name every system takes: no folder, no control or reserved character, at most 150 bytes before the extension. */
function safeName(name: string): string {
  const { name: stem, ext } = parse(
    name
      .replace(/^.*[/\\]/s, '')
      // eslint-disable-next-line no-control-regex -- a name is about to reach the file system
      .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '-')
      .replace(/[. ]+$/, ''),
  )
  const short = Buffer.from(stem)
    .subarray(0, 150)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short.split('.')[0] ?? '')
  return `${reserved || short === '' ? 'file-' : ''}${short}${ext.slice(0, 20)}`
}

/** A page or more of bytes under this name may be a damaged one, which is repaired beside where it is. */
const smallestWorkspace = 4096

async function isWorkspace(path: string): Promise<boolean> {
  if (!path.endsWith('.touchstack')) return false
  const file = await open(path)
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(16) })
    return buffer.toString('latin1') === 'SQLite format 3\0' || (await file.stat()).size >= smallestWorkspace
  } finally {
    await file.close()
  }
}

function keep(path: string, dataDir: string): string {
  const { name, ext } = parse(path)
  for (let number = 1; ; number++) {
    const kept = join(dataDir, `${name}${number === 1 ? '' : ` ${number}`}${ext}`)
    if (existsSync(kept)) continue
    renameSync(path, kept)
    return kept
  }
}
