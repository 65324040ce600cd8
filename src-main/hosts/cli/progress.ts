/** Progress of an import, or of a look at a file: one line of the terminal, rewritten. */
import { basename } from 'node:path'
import type { ImportProgress, LookProgress } from '../../../shared/import.ts'
import { bytes, count, duration } from './format/numbers.ts'
import { cut, printable } from './format/terminal.ts'
import type { Io } from './io.ts'

/** Milliseconds between two looks; faster nobody reads. */
const interval = 100

export interface ProgressLine {
  show: (progress: ImportProgress | LookProgress) => void
  clear: () => void
}

export function progressLine(
  terminal: Io['terminal'],
  now: () => number = () => performance.now(),
): ProgressLine | null {
  if (!terminal) return null
  let shownAt = -Infinity
  let stage = ''
  return {
    show(progress) {
      const time = now()
      if (time - shownAt < interval && stage === progress.stage) return
      shownAt = time
      stage = progress.stage
      // A line that wraps could not be rewritten.
      const columns = terminal.columns()
      terminal.write(`\r\u001b[K${cut(describeProgress(progress), columns > 1 ? columns - 1 : 79)}`)
    },
    clear: () => terminal.write('\r\u001b[K'),
  }
}

function describeProgress(progress: ImportProgress | LookProgress): string {
  if (!('index' in progress)) return lookingAt(printable(basename(progress.file)), progress)
  const { file, index, files, stage, rows, bytes: read, bytesTotal, rate, secondsLeft } = progress
  const name = `${printable(basename(file))}${files > 1 ? ` (${index} of ${files})` : ''}`
  if (stage === 'looking') return lookingAt(name, progress)
  if (stage === 'arranging') return `${name}: arranging journeys of ${count(rows)} rows`
  const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`
  return `${name}: ${count(rows)} rows, ${bytes(read)} of ${bytes(bytesTotal)}, ${count(Math.round(rate))} rows/s${left}`
}

const lookingAt = (name: string, { bytes: read, bytesTotal }: Pick<LookProgress, 'bytes' | 'bytesTotal'>): string =>
  `Looking at ${name}: ${bytes(read)} of ${bytes(bytesTotal)}`
