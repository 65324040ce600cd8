/** Some exports have hundreds of columns, and notes that matter stand beside them. */
const shown = 20

/** The first names; the rest is counted, as `--json` has all. */
export const shownNames = (names: readonly string[]): string[] =>
  names.length <= shown ? [...names] : [...names.slice(0, shown), `${names.length - shown} more (--json lists them)`]
