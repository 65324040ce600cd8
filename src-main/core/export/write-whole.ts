import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'

const bufferChars = 1 << 20

/**
 * Writes a file that is there whole or not at all: into `<path>.partial`, renamed at the end. Throws NOT_FOUND where the
 * file cannot be made, FAILED where it cannot be finished (a full disk), and whatever `fill` throws.
 */
export function writeWhole(path: string, fill: (write: (text: string) => void) => void): void {
  const partial = `${path}.partial`
  let file: number
  try {
    file = openSync(partial, 'w')
  } catch {
    throw new AppError('NOT_FOUND', `${path} cannot be written: check that its folder exists and may be written.`)
  }
  let isOpen = true
  let pending = ''
  const flush = (): void => {
    try {
      // Unlike writeSync, goes on until all of it is written.
      writeFileSync(file, pending)
    } catch (error) {
      throw new AppError('FAILED', `${path} could not be written to its end: ${(error as Error).message}.`)
    }
    pending = ''
  }
  try {
    fill((text) => {
      pending += text
      if (pending.length > bufferChars) flush()
    })
    flush()
    closeSync(file)
    isOpen = false
    renameSync(partial, path)
  } catch (error) {
    if (isOpen) closeSync(file)
    rmSync(partial, { force: true })
    throw error
  }
}
