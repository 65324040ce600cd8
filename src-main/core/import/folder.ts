/** A folder stands for the files in it, and in the folders in it. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { FileToImport } from './import-files.ts'

/** The file itself; for a folder its files by name, hidden ones left out. Throws BAD_FILE where there are none. */
export function filesOf(file: FileToImport): FileToImport[] {
  if (!statSync(file.path, { throwIfNoEntry: false })?.isDirectory()) return [file]
  const paths = readdirSync(file.path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/\\]\./.test(path.slice(file.path.length)))
    .sort()
  if (paths.length === 0) throw new AppError('BAD_FILE', `${file.path} is a folder without files.`)
  return paths.map((path) => ({ ...file, path }))
}
