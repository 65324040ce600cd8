/** Places within JSON objects that one file of a run lacks and another has: a mistake in typing is in none of them. */
import type { FileToImport } from '../import-files.ts'
import { hasPlace, MissingPlace } from './inspect.ts'
import type { Inspect } from './looked-at.ts'

export class PlacesElsewhere {
  private readonly files: readonly FileToImport[]
  /** Whether any file has it. */
  private readonly known = new Map<string, boolean>()

  private readonly inspect: Inspect

  constructor(files: readonly FileToImport[], inspect: Inspect) {
    this.files = files
    this.inspect = inspect
  }

  /** What `work` makes of the file, where a place that it lacks is one that another file has. */
  async read<T>(file: FileToImport, work: (file: FileToImport) => Promise<T>): Promise<T> {
    try {
      return await work(this.withKnown(file))
    } catch (error) {
      if (!(error instanceof MissingPlace) || this.known.has(error.place)) throw error
      this.known.set(error.place, await this.isSomewhere(error.place))
      return this.read(file, work)
    }
  }

  private withKnown(file: FileToImport): FileToImport {
    const places = Object.values(file.map ?? {}).filter((place) => this.known.get(place))
    return places.length === 0 ? file : { ...file, placesElsewhere: [...(file.placesElsewhere ?? []), ...places] }
  }

  private async isSomewhere(place: string): Promise<boolean> {
    for (const file of this.files) {
      const inspected = await this.inspect(file.path, file).catch(() => null)
      if (inspected?.parts.some((part) => hasPlace(part, place))) return true
    }
    return false
  }
}
