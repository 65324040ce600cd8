/** What is compared of the name of a column: case, accents, blanks, hyphens and underscores make no difference. */
import { withoutAccents } from '../../../../shared/text/without-accents.ts'

export const headingKey = (column: string): string =>
  withoutAccents(column.trim().replace(/^\uFEFF/, ''))
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[\s_-]+/g, '_')
