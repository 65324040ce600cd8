/** What stands for every touch in a column of its own: the code of its key, and where a session begins. */
import type { Classification } from '../content-groups/classify.ts'
import type { ReadDb } from '../workspace/db.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { type Codes, type Dimension, direct, type Keys } from './dimensions.ts'
import type { JourneyModel } from './model.ts'
import { sessionBreaks } from './sessions.ts'

export interface TouchKeys {
  names: readonly string[]
  /** Per touch: code of its key; where `sets` is there, number of its set of codes. */
  codes: Codes
  /** A page with several topics has several keys. */
  sets: readonly Int32Array[] | null
}

/** `touches` are those of a scan under the same classes. */
export function touchKeys(
  dimension: Dimension,
  journeys: JourneyModel,
  classes: Classification,
  touches: Int32Array,
): TouchKeys {
  const keys = journeys.keys(dimension, classes)
  const codes = journeys.perTouch(touches, keys, () => makeCodes(keys, journeys, touches))
  return { names: keys.names, codes, sets: keys.sets?.codes ?? null }
}

const narrowest = (codes: number, length: number): Codes =>
  codes <= 2 ** 8 ? new Uint8Array(length) : codes <= 2 ** 16 ? new Uint16Array(length) : new Int32Array(length)

/** The code of a row; where keys have sets, the number of its set. */
function codeOfRow({ ofOrigin, ofActor, codeOf, sets }: Keys, journeys: JourneyModel): (row: number) => number {
  const action = journeys.column('action')
  const { page } = journeys.actions
  if (sets !== null) return (row) => sets.of(page[action[row]!]!)
  const origin = journeys.column('origin')
  if (ofOrigin === null) return (row) => codeOf!(page[action[row]!]!, origin[row]!)
  const actor = ofActor === null ? null : journeys.column('actor')
  return (row) => {
    const code = ofOrigin[origin[row]!]!
    if (code >= 0) return code
    return actor === null ? codeOf!(page[action[row]!]!, origin[row]!) : ofActor![actor[row]!]!
  }
}

/** The codes of a row; more than one only for topics. The same list is filled again for the next row. */
export function codesOfRow(keys: Keys, journeys: JourneyModel): (row: number) => ArrayLike<number> {
  const codeOf = codeOfRow(keys, journeys)
  const { sets } = keys
  if (sets !== null) return (row) => sets.codes[codeOf(row)]!
  const one = new Int32Array(1)
  return (row) => {
    one[0] = codeOf(row)
    return one
  }
}

function makeCodes(keys: Keys, journeys: JourneyModel, touches: Int32Array): Codes {
  const { names, sets, codeOf, ofOrigin } = keys
  const { page, count } = journeys.actions
  const action = journeys.column('action')
  const most = sets?.codes.length ?? names.length
  const codes = narrowest(most, touches.length)
  if (ofOrigin !== null) {
    const codeAt = codeOfRow(keys, journeys)
    for (let k = 0; k < codes.length; k++) codes[k] = codeAt(touches[k]!)
    return codes
  }
  const codeOfAction = narrowest(most, count)
  for (let id = 0; id < count; id++) codeOfAction[id] = sets === null ? codeOf!(page[id]!, 0) : sets.of(page[id]!)
  for (let k = 0; k < codes.length; k++) codes[k] = codeOfAction[action[touches[k]!]!]!
  return codes
}

/** Whether a touch came directly: neither a tag nor an external referrer says from where. */
export function directTouches(
  journeys: JourneyModel,
  classes: Classification,
  touches: Int32Array,
): (touch: number) => boolean {
  const { names, codes } = touchKeys('source', journeys, classes, touches)
  const code = names.indexOf(direct)
  return (touch) => codes[touch] === code
}

/** Per touch: 1 where a session has begun since the person's touch before. */
export function sessionStarts(
  { db, journeys }: { db: ReadDb; journeys: JourneyModel },
  touches: Int32Array,
  sessions: WorkspaceConfig['sessions'],
): Uint8Array {
  return journeys.perTouch(touches, JSON.stringify(sessions), () => {
    const offset = journeys.column('offset')
    const breaks = sessionBreaks({ db, journeys }, sessions)
    const starts = new Uint8Array(touches.length)
    let k = 0
    for (let person = 0; person < journeys.people; person++) {
      const first = offset[person]!
      const end = offset[person + 1]!
      let begun = 1
      for (let row = first; row < end; row++) {
        if (row > first && breaks(row)) begun = 1
        if (touches[k] !== row) continue
        starts[k++] = begun
        begun = 0
      }
    }
    return starts
  })
}
