/** What people call the line that adds a table up, in the languages whose headings are known. */
export const isTotalName = (name: string): boolean => totalNames.test(name)

const totalNames =
  /^(?:(?:grand|sub|overall|eind)[\s-]?)?(?:totals?|sums?|summe|zwischensumme|gesamt(?:summe|betrag|kosten)?|insgesamt|total g[eé]n[eé]ral|totale|totaux|totaal|sommes?|suma)(?: (?:annual |yearly )?(?:costs?|spend|amount|per year|a year))?(?:\s*\([^)]*\))?\s*(?::.*)?$/i
