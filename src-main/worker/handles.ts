/**
 * Which files a page may name. It gets a handle for what a person chose, dropped, sent or opened lately; any other text
 * is nothing. The handle of a path is always the same, so a page can open tomorrow what it remembers from today, as soon
 * as that path has been granted again.
 */
import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'

export const handleOf = (path: string): string =>
  `file-${createHash('sha256').update(resolve(path)).digest('base64url').slice(0, 27)}`

export class Handles {
  private readonly paths = new Map<string, string>()

  grant(path: string): string {
    const handle = handleOf(path)
    this.paths.set(handle, resolve(path))
    return handle
  }

  /** Throws NOT_FOUND for what was never granted. */
  resolve(handle: string): string {
    const path = this.paths.get(handle)
    if (path === undefined) throw new AppError('NOT_FOUND', 'This file has not been chosen here; choose it again.')
    return path
  }

  /** The text with names in place of paths: where a file lies is no business of a page. */
  redact(text: string): string {
    // The longest first: one path may begin another.
    const paths = [...this.paths.values()].sort((a, b) => b.length - a.length)
    return paths.reduce((redacted, path) => redacted.replaceAll(path, basename(path)), text)
  }
}
