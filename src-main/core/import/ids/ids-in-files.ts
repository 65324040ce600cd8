/** Who is in files that are not imported yet: those that are chosen together with one may know its people by a column of it. */
import type { ImportOptions } from '../options.ts'
import { Irregular } from '../encode/cells.ts'
import { Duplicates } from '../encode/duplicates.ts'
import { inspectFile } from '../inspect/inspect-file.ts'
import { chooseKind, chooseMapping, planEvents } from '../inspect/inspect.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { type IdsIn, isKnown, type KnownIds, nobodyKnown } from './known-ids.ts'
import { readAll } from '../events/read-all.ts'
import { stampOf } from '../containers/source.ts'
import { usableParts } from '../usable-parts.ts'

/** Of each file: a preview waits for it, and of more people than are in so much nearly all columns are known. */
const lookedAt = 64 * 1024 * 1024
const kept = 8

export class IdsOfFiles {
  private readonly found = new Map<string, Promise<KnownIds>>()

  /** As a file is now, read as it is chosen to be; a file that cannot be read has nobody. */
  async of(files: readonly (ImportOptions & { path: string })[]): Promise<IdsIn> {
    const known = await Promise.all(files.map((file) => this.read(file)))
    return known.length === 0 ? nobodyKnown : among(known)
  }

  private async read({ path, ...options }: ImportOptions & { path: string }): Promise<KnownIds> {
    try {
      const key = JSON.stringify([path, stampOf(path), options])
      let ids = this.found.get(key)
      if (!ids) {
        this.found.set(key, (ids = readIds(path, options)))
        if (this.found.size > kept) this.found.delete(this.found.keys().next().value!)
      }
      return await ids
    } catch {
      // What is wrong with it is said where it is looked at itself.
      return nobodyKnown([])
    }
  }
}

const among =
  (known: readonly KnownIds[]): IdsIn =>
  (ids) => {
    const both = [...ids, ...ids.map((id) => id.toLowerCase())]
    const inAny = (who: keyof KnownIds): ReadonlySet<string> =>
      new Set(both.filter((id) => known.some((each) => isKnown(each[who], id))))
    return { users: inAny('users'), visitors: inAny('visitors') }
  }

async function readIds(path: string, options: ImportOptions): Promise<KnownIds> {
  const found = { users: new Set<string>(), visitors: new Set<string>() }
  for (const part of usableParts(await inspectFile(path, options), options).parts)
    if (chooseKind(part, options) === 'events') await addIds(part, options, found)
  return found
}

async function addIds(
  part: Inspection,
  options: ImportOptions,
  found: { users: Set<string>; visitors: Set<string> },
): Promise<void> {
  const plan = planEvents(part, chooseMapping(part, options), options)
  for (const fast of [true, false]) {
    let bytes = 0
    try {
      const reading = { fast, duplicates: new Duplicates([], true, 0), expectedRows: part.estimatedRows }
      await readAll(
        plan,
        reading,
        () => bytes > lookedAt,
        ({ entries, counts, aliases }) => {
          bytes = counts.bytes
          for (const id of entries.users) found.users.add(id)
          for (const id of entries.visitors) found.visitors.add(id)
          // Whoever was another before is known by that id too, such as the email beside a user id.
          for (const { previous } of aliases) found.users.add(previous)
        },
      )
      return
    } catch (error) {
      if (bytes > lookedAt) return
      if (!(error instanceof Irregular)) throw error
    }
  }
}
