import type { ChosenFile } from './session.ts'

/** Of files with the same columns of which the same was said, the first: a saved mapping is of all of them. */
export function onePerMapping<T extends Pick<ChosenFile, 'id' | 'columns' | 'choices'>>(files: readonly T[]): T[] {
  const first = new Map<string, T>()
  for (const file of files) {
    const key = file.columns === null ? String(file.id) : JSON.stringify([file.columns, file.choices])
    if (!first.has(key)) first.set(key, file)
  }
  return [...first.values()]
}
