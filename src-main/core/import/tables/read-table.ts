/** A small table read whole: inventories, prices and milestones have a few thousand rows at most. */
import { AppError } from '../../../../shared/errors.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { namedError, readChunks } from '../containers/source.ts'
import { type Damage, decodeText } from '../text/decode.ts'
import { readTable, type Table } from '../text/layout.ts'

/** A larger file is of another kind. */
const maxBytes = 256 * 1024 * 1024

export async function readWholeTable(inspection: Inspection): Promise<Table & { damage: Damage }> {
  const { rows, broken, damage } = inspection
  if (rows !== null) return { rows, broken, damage }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of readChunks(inspection, () => undefined)) {
    parts.push(chunk)
    length += chunk.length
    if (length > maxBytes) throw new AppError('BAD_FILE', `${inspection.name} is too large for a list of tools.`)
  }
  const decoded = decodeText(Buffer.concat(parts), inspection.encoding)
  try {
    return { ...readTable(decoded.text, inspection), damage: decoded.damage }
  } catch (error) {
    throw namedError(inspection, error)
  }
}
