import { afterEach, expect, it } from 'vitest'
import { addFiles, resetSession, useImportSession } from './session.ts'
import { unnamedProblem } from '../../shared/import.ts'
import { needsChoice, type Readiness, showsColumns, stripGroups } from './strip-groups.ts'

afterEach(resetSession)

/** Of so many files each, what the engine said. */
function groups(said: readonly (Readiness | 'left out')[]) {
  resetSession()
  addFiles(
    { fileHandle: () => Promise.resolve('') },
    said.map((_, n) => new File(['x'], `${n}.jsonl`)),
  )
  const { files } = useImportSession.getState()
  const readiness = new Map(files.flatMap(({ id }, n) => (said[n] === 'left out' ? [] : [[id, said[n]!] as const])))
  const leftOut = new Set(files.filter((_, n) => said[n] === 'left out'))
  return stripGroups(files, readiness, (file) => leftOut.has(file)).map(({ state, title, says, files: each }) => [
    state,
    title,
    says,
    each.map(({ name }) => parseInt(name)),
  ])
}

const ready = (like: string, rows: number, exact = true): Readiness => ({ state: 'ready', rows, exact, format: `Format ${like}`, like }) // prettier-ignore

it('makes one of more than three files that are read alike, also with others in between', () => {
  expect(groups([ready('A', 100), ready('A', 200), ready('B', 5), ready('A', 300), ready('A', 1, false)])).toEqual([
    ['ready', '4 files, about 601 rows', 'Format A', [0, 1, 3, 4]],
    [null, '1 file, 5 rows', 'Format B', [2]],
  ])
  // Fewer stand as they were chosen.
  expect(groups([ready('A', 1), ready('B', 1), ready('A', 1), ready('A', 1)]).map(([state, , , at]) => [state, at])).toEqual([0, 1, 2, 3].map((at) => [null, [at]])) // prettier-ignore
})

it('keeps what cannot be used in sight, and puts together those that are not known yet or are there already', () => {
  const waiting: Readiness = { state: 'pending' }
  const said = [waiting, waiting, waiting, waiting, { state: 'refused', holds: null, asks: false } as const, 'left out', 'left out', 'left out', 'left out'] as const // prettier-ignore
  expect(groups(said)).toEqual([
    ['pending', '4 files', '', [0, 1, 2, 3]],
    [null, '1 file', '', [4]],
    ['left out', '4 files', 'here already, left out', [5, 6, 7, 8]],
  ])
})

it('leaves files where they are while they are looked at again', () => {
  const read = { rows: 10, exact: true, format: 'Amplitude export', like: 'a' }
  const again: Readiness = { state: 'pending', before: read }
  const before = groups([read, read, read, read].map((each) => ({ state: 'ready', ...each }) as const))
  expect(groups([again, again, { state: 'ready', ...read }, again])).toEqual(before)
})

it('needs a choice where columns are proposed or the order of dates is not known, and else cannot be used', () => {
  expect(needsChoice({ suggested: { time: 'Signed Up (ET)', user: 'Email' }, dayOrder: null, problems: [] })).toBe(true)
  expect(needsChoice({ suggested: { user: 'Web lead ID' }, dayOrder: null, problems: [] })).toBe(true)
  expect(needsChoice({ suggested: {}, dayOrder: 'ask', problems: [] })).toBe(true)
  expect(needsChoice({ suggested: {}, dayOrder: null, problems: [{ title: unnamedProblem }] })).toBe(true)
  expect(needsChoice({ suggested: { time: 'When' }, dayOrder: null, problems: [] })).toBe(false)
  expect(needsChoice({ suggested: {}, dayOrder: null, problems: [] })).toBe(false)
})

it('a file that one choice of several leaves unreadable keeps its columns in sight, to make the next', () => {
  const preview = { kind: 'events', suggested: {}, dayOrder: null, problems: [] } as const
  const untouched = { touched: [], choices: {} }
  expect(showsColumns(preview, untouched)).toBe(false)
  expect(showsColumns(preview, { touched: ['previous'], choices: { map: { previous: 'user_id' } } })).toBe(true)
  expect(showsColumns({ ...preview, dayOrder: 'ask' }, untouched)).toBe(true)
  expect(showsColumns({ ...preview, kind: 'tools' }, { touched: [], choices: { format: 'tool-inventory' } })).toBe(true)
})
