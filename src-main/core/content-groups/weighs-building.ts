/** A spreadsheet of one's own that holds buying against building: two options, and what each comes to. */

const buying = /^(buy(ing)?|bought|purchase|vendor|saas|kauf(en)?|zukauf|achat|acheter|comprar?|compra|acquisto|kopen|inkoop)\b/i // prettier-ignore
const building = /^(build(ing)?|built|make|in[- ]?house|self[- ]?(build|built)|diy|eigenbau|bauen|selbst bauen|construire|développer|construir|desarrollar|costruire|sviluppare|bouwen|zelf bouwen)\b/i // prettier-ignore
/** Words at the head of a column or row, no sentence. */
const longest = 40
/** Such as Buy, Build and Today, with two words beside them. */
const mostOptions = 6
const amount = /^[^\d\p{L}]*\d[\d.,' ]*(%|[^\d\p{L}]*|\p{L}{1,3})$/u

const areOptions = (cells: readonly string[]): boolean => {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const has = (word: RegExp): boolean => filled.some((cell) => cell.length <= longest && word.test(cell))
  return filled.length <= mostOptions && has(buying) && has(building) && !filled.some((cell) => amount.test(cell))
}

const hasAmount = (cells: readonly string[]): boolean => cells.some((cell) => amount.test(cell.trim()))

/** `columns`: its headings, or its first row where none names columns. The options may stand across, anywhere, or below each other. */
export function weighsBuilding(columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const at = [columns, ...rows].findIndex(areOptions)
  const below = rows.slice(Math.max(0, at))
  // A row of amounts for each figure; a table of many is another.
  if (at >= 0) return below.length <= 60 && below.filter(hasAmount).length >= 2
  return rows.length <= mostOptions && areOptions(rows.map(([first]) => first ?? '')) && rows.filter(hasAmount).length >= 2 // prettier-ignore
}
