/** What is compared of the name of a column: case, accents, blanks, hyphens and underscores make no difference. */
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import { remembered } from '../../../../shared/text/remembered.ts'

export const headingKey = (column: string): string =>
  withoutAccents(column.trim().replace(/^\uFEFF/, ''))
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[\s_-]+/g, '_')

/** The same, for names that are asked for again at every file, or of every payment. */
export const knownHeadingKey = remembered(headingKey)
