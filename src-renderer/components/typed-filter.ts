/** Without capitals, accents and what ids of zones are joined by: `são paulo` is in `America/Sao_Paulo`. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s_/]/gu, '')
    .toLowerCase()

/** What is typed stands in the text somewhere, however it is spelled. */
export const fitsTyped = (text: string, typed: string): boolean => folded(text).includes(folded(typed))
