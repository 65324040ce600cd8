/** The keys of a dimension per row of the journeys, as fast as a table: what a scan asks of every touch. */
import type { Classification } from '../content-groups/classify.ts'
import { type Dimension, direct, keysOf } from './dimensions.ts'
import type { JourneyModel } from './model.ts'

export interface RowKeys {
  names: readonly string[]
  /** Code of a row's key; where `sets` is there, number of its set of codes. */
  codeOf: (row: number) => number
  /** A page with several topics has several keys. */
  sets: readonly Int32Array[] | null
}

export function rowKeys(dimension: Dimension, journeys: JourneyModel, classes: Classification): RowKeys {
  const keys = keysOf(dimension, journeys.pages, journeys.origins, classes)
  const { page, count } = journeys.actions
  const action = journeys.column('action')
  const names = keys.names
  const { sets, codeOf } = keys
  if (sets !== null) {
    const setOfAction = Int32Array.from({ length: count }, (_, id) => sets.of(page[id]!))
    return { names, sets: sets.codes, codeOf: (row) => setOfAction[action[row]!]! }
  }
  if (codeOf === null) throw new Error(`Rows have neither one key nor a set of keys by ${dimension}.`)
  if (dimension === 'group' || dimension === 'page' || dimension === 'host') {
    const codeOfAction = Int32Array.from({ length: count }, (_, id) => codeOf(page[id]!, 0))
    return { names, sets: null, codeOf: (row) => codeOfAction[action[row]!]! }
  }
  const origin = journeys.column('origin')
  return { names, sets: null, codeOf: (row) => codeOf(page[action[row]!]!, origin[row]!) }
}

/** Whether the interaction of a row came directly: neither a tag nor an external referrer says from where. */
export function directRows(journeys: JourneyModel, classes: Classification): (row: number) => boolean {
  const { names, codeOf } = rowKeys('source', journeys, classes)
  const code = names.indexOf(direct)
  return (row) => codeOf(row) === code
}
