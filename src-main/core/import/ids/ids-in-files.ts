/** Who is in files that are not imported yet, and what their events say beside: those that are chosen together with one may know its people by a column of it. */
import { basename } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import type { LookProgress } from '../../../../shared/import.ts'
import type { ImportOptions } from '../options.ts'
import { Irregular } from '../encode/cells.ts'
import { Recent, type Waiting } from '../recent.ts'
import { Duplicates } from '../encode/duplicates.ts'
import { groupsOf, planOfPart } from '../inspect/alike-members.ts'
import type { InspectedFile } from '../inspect/inspect-file.ts'
import type { Inspect } from '../inspect/looked-at.ts'
import { chooseKind, chooseMapping, planEvents } from '../inspect/inspect.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { type IdsIn, inEitherCase, isKnown, type KnownIds, nobodyKnown } from './known-ids.ts'
import type { FoundProperty, PropertiesIn } from './id-property.ts'
import { PropertiesOfEvents } from './properties-of-events.ts'
import { propertyPlace } from './property-place.ts'
import { EventReader } from '../events/read-all.ts'
import { pieceFor, stampOf } from '../containers/source.ts'
import { usableParts } from '../usable-parts.ts'

/** Of each file: a preview waits for it, and of more people than are in so much nearly all columns are known. */
const lookedAt = 64 * 1024 * 1024
const kept = 8

/** What of files that are chosen together with one says who its people are. */
export interface Beside {
  idsIn: IdsIn
  propertiesIn: PropertiesIn
  /** Names of those of which only the first part was looked through. */
  cut: readonly string[]
}

const nothingBeside: Beside = { idsIn: nobodyKnown, propertiesIn: () => [], cut: [] }

interface Found extends KnownIds {
  file: string
  /** Of the parts that are read alike. */
  said: { format: string; columns: readonly string[]; properties: PropertiesOfEvents }[]
  isCut: boolean
}

export class IdsOfFiles {
  private readonly found = new Recent<Found, LookProgress>(kept)
  private readonly inspect: Inspect

  constructor(inspect: Inspect) {
    this.inspect = inspect
  }

  /** As a file is now, read as it is chosen to be; a file that cannot be read has nobody. Throws CANCELLED. */
  async of(
    files: readonly (ImportOptions & { path: string })[],
    { signal, onProgress }: Waiting<LookProgress> = {},
  ): Promise<Beside> {
    // They are read at once; told of is the first of them that is not done.
    const isDone = files.map(() => false)
    const read = async (file: ImportOptions & { path: string }, at: number): Promise<Found | null> => {
      const tell = (progress: LookProgress): void => {
        if (isDone.indexOf(false) === at) onProgress?.(progress)
      }
      const found = await this.read(file, { signal, onProgress: tell })
      isDone[at] = true
      return found
    }
    const found = (await Promise.all(files.map(read))).filter((each) => each !== null)
    if (found.length === 0) return nothingBeside
    return {
      idsIn: among(found),
      propertiesIn: (ids) => found.flatMap((each) => propertiesAmong(each, ids)),
      cut: found.flatMap(({ file, isCut }) => (isCut ? [file] : [])),
    }
  }

  private async read(
    { path, ...options }: ImportOptions & { path: string },
    waiting: Waiting<LookProgress>,
  ): Promise<Found | null> {
    try {
      const key = JSON.stringify([path, stampOf(path), ofIds(options)])
      return await this.found.of(
        key,
        async (all) => readIds(await this.inspect(path, options, all), options, all),
        waiting,
      )
    } catch (error) {
      if (error instanceof AppError && error.code === 'CANCELLED') throw error
      // What is wrong with it is said where it is looked at itself.
      return null
    }
  }
}

const propertiesAmong = ({ file, said }: Found, ids: ReadonlySet<string>): FoundProperty[] =>
  said.flatMap(({ format, columns, properties }) =>
    properties.among(ids).map((each): FoundProperty => ({
      ...each,
      importId: null,
      file,
      format,
      place: propertyPlace(format, each.property, columns),
    })),
  )

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

/** Collected while a file is read. */
type Collected = Found & { users: Set<string>; visitors: Set<string> }

async function readIds(file: InspectedFile, options: ImportOptions, all: Waiting<LookProgress>): Promise<Found> {
  const found: Collected = { file: basename(file.path), users: new Set(), visitors: new Set(), said: [], isCut: false }
  for (const parts of groupsOf(usableParts(file, options).parts))
    if (chooseKind(parts[0]!, options) === 'events') await addIds(parts, options, found, all)
  return found
}

async function addIds(
  parts: readonly Inspection[],
  options: ImportOptions,
  found: Collected,
  { signal, onProgress }: Waiting<LookProgress>,
): Promise<void> {
  const mapping = chooseMapping(parts[0]!, options)
  const plan = planEvents(parts[0]!, mapping, options)
  const expectedRows = parts.reduce((sum, { estimatedRows }) => sum + estimatedRows, 0)
  const bytesTotal = Math.min(
    lookedAt,
    parts.reduce((sum, part) => sum + part.bytes, 0),
  )
  const properties = new PropertiesOfEvents()
  found.said.push({ format: mapping.format.id, columns: parts[0]!.columns, properties })
  let before = 0
  let bytes = 0
  const isEnough = (): boolean => before + bytes > lookedAt
  const newReader = (): EventReader => {
    properties.restart()
    return new EventReader(
      plan,
      {
        duplicates: new Duplicates([], true, 0),
        expectedRows,
        isCancelled: () => isEnough() || signal?.aborted === true,
        onBatch: (batch) => {
          bytes = batch.counts.bytes
          onProgress?.({
            file: parts[0]!.path,
            stage: 'people',
            bytes: Math.min(before + bytes, bytesTotal),
            bytesTotal,
          })
          for (const id of batch.entries.users) found.users.add(id)
          for (const id of batch.entries.visitors) found.visitors.add(id)
          // Whoever was another before is known by that id too, such as the email beside a user id.
          for (const { previous } of batch.aliases) found.users.add(previous)
          properties.add(batch)
        },
      },
      true,
    )
  }
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
    if (!isEnough() || signal?.aborted) throw error
    found.isCut = true
  }
}
