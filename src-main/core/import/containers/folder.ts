/** A folder stands for the files in it, and in the folders in it. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import type { FileToImport } from '../import-files.ts'

/** The file itself; for a folder its files by name, hidden ones left out. Throws BAD_FILE where there are none. */
export function filesOf(file: FileToImport): FileToImport[] {
  if (!statSync(file.path, { throwIfNoEntry: false })?.isDirectory()) return [file]
  const paths = filesIn(file.path).sort()
  if (paths.length === 0) throw new AppError('BAD_FILE', `${file.path} is a folder without files.`)
  return paths.map((path) => ({ ...file, path }))
}

/** Links to files are followed, links to folders are not: they may lead round in a circle. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return filesIn(path)
    return entry.isFile() || (entry.isSymbolicLink() && isFile(path)) ? [path] : []
  })
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
