import { AppError } from '../../../shared/errors.ts'

/** What no rule foresaw while a file was read: a sentence that names it, since it may be one of many. Others unchanged. */
export function fileError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new AppError('FAILED', `${path} could not be read, by a fault of this program (${message.replace(/\.$/, '')}). Nothing of it was imported.`, { cause: error }) // prettier-ignore
}
