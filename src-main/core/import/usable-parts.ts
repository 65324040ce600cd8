/**
 * What of an archive is imported together: members that are no export, a note to the reader for one, keep the others out
 * no more than one file of several does. So with the sheets of a workbook.
 */
import { AppError } from '../../../shared/errors.ts'
import { chooseLedger } from './spend/tools-of-payments.ts'
import { chooseToolMapping } from './tables/tool-rows.ts'
import { chooseKind, chooseMapping, planEvents } from './inspect/inspect.ts'
import { areAlike } from './inspect/alike-members.ts'
import type { InspectedFile } from './inspect/inspect-file.ts'
import type { Inspection } from './inspect/inspection.ts'
import type { ImportOptions } from './options.ts'
import { chooseStackMapping, stackTables } from './tables/stack-tables.ts'

/**
 * Without the members of which nothing can be read and those of another kind than the first, each named with the reason;
 * all of them where none can be read.
 */
export function usableParts(file: InspectedFile, options: ImportOptions): InspectedFile {
  if (file.parts.length === 1) return file
  let usable: Inspection | null = null
  const judged = file.parts.map((part) => {
    // Of thousands that are read alike one says it for all.
    if (usable !== null && areAlike(part, usable)) return { part, reason: null }
    const reason = whyNot(part, options)
    if (reason === null) usable = part
    return { part, reason }
  })
  const first = judged.find(({ reason }) => reason === null)?.part
  if (!first) return file
  const kind = chooseKind(first, options)
  const parts: Inspection[] = []
  const skipped = [...file.skipped]
  for (const { part, reason } of judged) {
    const own = chooseKind(part, options)
    if (reason === null && own === kind) parts.push(part)
    else skipped.push({ member: memberName(file, part), reason: reason ?? `it holds ${own}; import it by itself.` })
  }
  return { ...file, parts, skipped }
}

const memberName = ({ packing }: InspectedFile, { member }: Inspection): string =>
  packing === 'xlsx' ? `Sheet "${member ?? ''}"` : (member ?? '')

function whyNot(part: Inspection, options: ImportOptions): string | null {
  try {
    const kind = chooseKind(part, options)
    if (kind === 'events') planEvents(part, chooseMapping(part, options), options)
    else if (kind !== 'tools')
      chooseStackMapping(
        stackTables.find((each) => each.kind === kind)!,
        part,
        options,
      )
    else if (!chooseLedger(part, options)) chooseToolMapping(part, options)
    return null
  } catch (error) {
    if (error instanceof AppError && (error.code === 'BAD_FILE' || error.code === 'UNSUPPORTED'))
      // Beside others there is no column to choose for it.
      return error.message.replace(`${part.name}, `, '').replace(/ Map one of its columns .*$/s, '')
    throw error
  }
}
