/**
 * Header look-up that ignores case, blanks, underscores and a byte-order mark inside the header, as exports do, and takes
 * `anonymousId` for `anonymous_id` where no column is headed so.
 */
export class Columns {
  readonly names: string[]
  private readonly byKey = new Map<string, string>()

  constructor(names: string[]) {
    this.names = names
    for (const name of names) {
      const key = columnKey(name)
      if (!this.byKey.has(key)) this.byKey.set(key, name)
    }
    for (const name of names) {
      const key = columnKey(wordsApart(name))
      if (!this.byKey.has(key)) this.byKey.set(key, name)
    }
  }

  /** The file's own spelling of the first of these that it has. */
  find(...names: string[]): string | undefined {
    for (const name of names) {
      const found = this.byKey.get(columnKey(name))
      if (found !== undefined) return found
    }
    return undefined
  }

  has(name: string): boolean {
    return this.find(name) !== undefined
  }

  renamed(rename: (name: string) => string): Columns {
    return new Columns(this.names.map(rename))
  }

  without(names: string[]): Columns {
    const left = new Set(names)
    return new Columns(this.names.filter((name) => !left.has(columnKey(name))))
  }

  /** How many of these the file has. */
  count(...names: string[]): number {
    return names.filter((name) => this.has(name)).length
  }
}

export function columnKey(name: string): string {
  return name
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_')
}

/** `anonymousId`, `userID`: `anonymous_Id`, `user_ID`. A capital at the start is a name (`HubSpot`), not a second word. */
const wordsApart = (name: string): string =>
  /^\s*[a-z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2') : name
