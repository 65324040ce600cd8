/** One Decision JSON from a file: all of it or nothing, and a sentence that says what is wrong where. */
import { readFileSync, statSync } from 'node:fs'
import { describeIssues } from '../../../shared/config.ts'
import { type Decision, decision as decisionSchema } from '../../../shared/decision.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportKind } from '../../../shared/import.ts'
import { assumedSentence } from './assumed.ts'
import { stampOf } from '../import/containers/source.ts'

/** A larger file is another kind of file. */
const maxBytes = 4 * 1024 * 1024

export interface DecisionFile {
  decision: Decision
  /** Keys of the document, in its order. */
  keys: string[]
  /** Which figures it does not say, and what counts for them. */
  notes: string[]
  bytes: number
  /** Changes when the file does. */
  stamp: string
}

/** Throws NOT_FOUND, BAD_FILE. */
export function readDecisionFile(path: string): DecisionFile {
  const bytes = sizeOf(path)
  const stamp = stampOf(path)
  if (bytes > maxBytes) throw new AppError('BAD_FILE', `${path} is too large for a decision.`)
  const text = new TextDecoder('utf-8').decode(readFileSync(path))
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new AppError('BAD_FILE', `${path}${lineOf(text, error)} is not JSON: ${(error as Error).message}.`)
  }
  const parsed = decisionSchema.safeParse(document)
  if (!parsed.success) throw new AppError('BAD_FILE', `${path} was not imported: ${describeIssues(parsed.error)}.`)
  const assumed = assumedSentence(document, parsed.data)
  return { decision: parsed.data, keys: Object.keys(document as object), notes: assumed === null ? [] : [assumed], bytes, stamp } // prettier-ignore
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path)
    if (found.isDirectory()) throw new AppError('BAD_FILE', `${path} is a folder, not a file.`)
    return found.size
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('NOT_FOUND', `There is no file ${path}.`, { cause: error })
  }
}

/** V8 says at which character; people look for lines. */
function lineOf(text: string, error: unknown): string {
  const at = /position (\d+)/.exec((error as Error).message)?.[1]
  return at === undefined ? '' : `, line ${text.slice(0, Number(at)).split('\n').length},`
}

/** By the stated kind; without one, by what a file that is one JSON object holds. */
export function holdsDecision({ path, kind }: { path: string; kind?: ImportKind | undefined }): boolean {
  if (kind !== undefined) return kind === 'decision'
  try {
    // Reading a pipe or a device would wait for ever.
    const stats = statSync(path)
    if (!stats.isFile() || stats.size > maxBytes) return false
    const text = readFileSync(path, 'utf8').trimStart()
    if (!text.startsWith('{')) return false
    const document = JSON.parse(text) as Record<string, unknown>
    return ['name', 'build', 'buy', 'criteria'].every((key) => Object.hasOwn(document, key))
  } catch {
    return false
  }
}
