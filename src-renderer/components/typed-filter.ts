import { decodedPath } from '../../shared/text/decoded-path.ts'
import { withoutAccents } from '../../shared/text/without-accents.ts'

/** As it is shown, without capitals, accents and what ids of zones are joined by: `são paulo` is in `America/Sao_Paulo`. */
const folded = (text: string): string =>
  withoutAccents(decodedPath(text))
    .replace(/[\s_/]/g, '')
    .toLowerCase()

/** What is typed stands in the text somewhere, however it is spelled. */
export const fitsTyped = (text: string, typed: string): boolean => folded(text).includes(folded(typed))
