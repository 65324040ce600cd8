/** The last few of what takes long to work out, each by what it depends on. What failed is tried again. */
export class Recent<T> {
  private readonly kept = new Map<string, Promise<T>>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  of(key: string, work: () => Promise<T>): Promise<T> {
    const found = this.kept.get(key) ?? work()
    // Now the last one to be forgotten.
    this.kept.delete(key)
    this.kept.set(key, found)
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!)
    found.catch(() => {
      if (this.kept.get(key) === found) this.forget(key)
    })
    return found
  }

  /** Of one, or all. */
  forget(key?: string): void {
    if (key === undefined) this.kept.clear()
    else this.kept.delete(key)
  }
}
