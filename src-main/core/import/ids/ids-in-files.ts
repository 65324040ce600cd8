/** Who is in files that are not imported yet: those that are chosen together with one may know its people by a column of it. */
import type { ImportOptions } from '../options.ts'
import { Irregular } from '../encode/cells.ts'
import { Recent } from '../recent.ts'
import { Duplicates } from '../encode/duplicates.ts'
import { groupsOf, planOfPart } from '../inspect/alike-members.ts'
import type { InspectedFile } from '../inspect/inspect-file.ts'
import type { Inspect } from '../inspect/looked-at.ts'
import { chooseKind, chooseMapping, planEvents } from '../inspect/inspect.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { type IdsIn, inEitherCase, isKnown, type KnownIds, nobodyKnown } from './known-ids.ts'
import { EventReader } from '../events/read-all.ts'
import { pieceFor, stampOf } from '../containers/source.ts'
import { usableParts } from '../usable-parts.ts'

/** Of each file: a preview waits for it, and of more people than are in so much nearly all columns are known. */
const lookedAt = 64 * 1024 * 1024
const kept = 8

export class IdsOfFiles {
  private readonly found = new Recent<KnownIds>(kept)
  private readonly inspect: Inspect

  constructor(inspect: Inspect) {
    this.inspect = inspect
  }

  /** As a file is now, read as it is chosen to be; a file that cannot be read has nobody. */
  async of(files: readonly (ImportOptions & { path: string })[]): Promise<IdsIn> {
    const known = await Promise.all(files.map((file) => this.read(file)))
    return known.length === 0 ? nobodyKnown : among(known)
  }

  private async read({ path, ...options }: ImportOptions & { path: string }): Promise<KnownIds> {
    try {
      const key = JSON.stringify([path, stampOf(path), ofIds(options)])
      return await this.found.of(key, async () => readIds(await this.inspect(path, options), options))
    } catch {
      // What is wrong with it is said where it is looked at itself.
      return nobodyKnown([])
    }
  }
}

const among =
  (known: readonly KnownIds[]): IdsIn =>
  (ids) => {
    const both = inEitherCase(ids)
    const inAny = (who: keyof KnownIds): ReadonlySet<string> =>
      new Set(both.filter((id) => known.some((each) => isKnown(each[who], id))))
    return { users: inAny('users'), visitors: inAny('visitors') }
  }

/** Without what says nothing of who its people are: a choice of these is no reason to read it again. */
const ofIds = ({ zone: _zone, proposedZone: _proposed, zoneByOffsets: _byOffsets, dayOrder: _order, days: _days, currency: _currency, internalAddresses: _own, ...options }: ImportOptions): ImportOptions => options // prettier-ignore

async function readIds(file: InspectedFile, options: ImportOptions): Promise<KnownIds> {
  const found = { users: new Set<string>(), visitors: new Set<string>() }
  for (const parts of groupsOf(usableParts(file, options).parts))
    if (chooseKind(parts[0]!, options) === 'events') await addIds(parts, options, found)
  return found
}

async function addIds(
  parts: readonly Inspection[],
  options: ImportOptions,
  found: { users: Set<string>; visitors: Set<string> },
): Promise<void> {
  const plan = planEvents(parts[0]!, chooseMapping(parts[0]!, options), options)
  const expectedRows = parts.reduce((sum, { estimatedRows }) => sum + estimatedRows, 0)
  let before = 0
  let bytes = 0
  const isEnough = (): boolean => before + bytes > lookedAt
  const newReader = (): EventReader =>
    new EventReader(
      plan,
      {
        duplicates: new Duplicates([], true, 0),
        expectedRows,
        isCancelled: isEnough,
        onBatch: ({ entries, counts, aliases }) => {
          bytes = counts.bytes
          for (const id of entries.users) found.users.add(id)
          for (const id of entries.visitors) found.visitors.add(id)
          // Whoever was another before is known by that id too, such as the email beside a user id.
          for (const { previous } of aliases) found.users.add(previous)
        },
      },
      true,
    )
  let reader = newReader()
  try {
    for (const part of parts) {
      const own = planOfPart(plan, part)
      try {
        await reader.read(own, { fast: true, pieceBytes: pieceFor(part.bytes) })
      } catch (error) {
        if (!(error instanceof Irregular)) throw error
        // Who was in the files before it.
        reader.end()
        before += bytes
        bytes = 0
        reader = newReader()
        await reader.read(own, { fast: false })
      }
    }
    reader.end()
  } catch (error) {
    if (!isEnough()) throw error
  }
}
