/**
 * Which categories of payments are likely no software, so that a person can be asked. Nothing is left out by it: names of
 * categories are free text, and a person knows better.
 */

/** What the money was spent on, and the words that say so: English, German, Dutch and French, by their beginnings. */
const words: readonly [what: string, beginnings: readonly string[]][] = [
  ['travel', ['travel', 'airline', 'airfare', 'flight', 'hotel', 'lodging', 'accommodation', 'rail', 'trains', 'taxi', 'rideshare', 'ride share', 'car rental', 'mileage', 'parking', 'toll', 'reise', 'reis', 'flug', 'übernacht', 'vlieg', 'voyage', 'déplacement', 'hébergement', 'vervoer', 'ground transportation', 'transit']], // prettier-ignore
  ['meals', ['meal', 'restaurant', 'food', 'dining', 'catering', 'groceries', 'grocery', 'supermarket', 'coffee', 'cafe', 'café', 'fast food', 'bewirtung', 'verpflegung', 'lunch', 'maaltijd', 'horeca', 'repas', 'per diem']], // prettier-ignore
  ['fuel', ['fuel', 'gas station', 'petrol', 'kraftstoff', 'tanken', 'benzin', 'brandstof', 'carburant']],
  ['bank charges', ['bank fee', 'bank charge', 'interest', 'loan', 'atm', 'cash withdrawal', 'bankkosten', 'bankgebühr', 'zinsen', 'rente', 'frais bancaires']], // prettier-ignore
  ['rent', ['rent', 'lease', 'miete', 'huur', 'loyer', 'co-working', 'coworking', 'real estate']],
  ['payroll', ['payroll', 'salar', 'salair', 'wage', 'gehalt', 'gehält', 'lohn', 'löhne', 'loon', 'lonen', 'pension', 'employee benefit']], // prettier-ignore
  ['taxes', ['tax', 'vat', 'duties', 'steuer', 'belasting', 'btw', 'impôt', 'government fee']],
  ['insurance', ['insurance', 'versicherung', 'verzekering', 'assurance']],
  ['post and freight', ['postage', 'shipping', 'freight', 'courier', 'porto', 'versand', 'verzend']],
  ['supplies', ['office supplies', 'stationery', 'furniture', 'bürobedarf', 'kantoorartikel', 'kantoorbenodigd', 'cleaning', 'hardware', 'fournitures']], // prettier-ignore
  ['utilities', ['utilities', 'electric', 'water', 'heating', 'strom', 'energie']],
  ['entertainment and gifts', ['entertainment', 'gift', 'donation', 'charity', 'geschenk', 'spende', 'cadeau', 'relatiegeschenk']], // prettier-ignore
  ['training and events', ['training', 'conference', 'event', 'education', 'weiterbildung', 'opleiding', 'formation']],
]

/** What may be software, whatever else the name says: `Travel software`, `Tax & accounting SaaS`. */
const software = /software|saas|subscription|licen[cs]e|cloud|hosting|computer|digital|online|abonnement|lizenz|internet|\bit\b|\bapps?\b|platform|data processing/i // prettier-ignore

/** Merchant category codes (ISO 18245) of shops that sell no software, first and last of each stretch. */
const codes: readonly [what: string, from: number, to: number][] = [
  ['travel', 3000, 3999],
  ['travel', 4011, 4131],
  ['post and freight', 4214, 4215],
  ['travel', 4411, 4784],
  ['utilities', 4900, 4900],
  ['meals', 5411, 5499],
  ['fuel', 5541, 5552],
  ['meals', 5811, 5814],
  ['bank charges', 6010, 6012],
  ['insurance', 6300, 6300],
  ['rent', 6513, 6513],
  ['travel', 7011, 7033],
  ['travel', 7512, 7523],
  ['taxes', 9211, 9311],
  ['post and freight', 9402, 9402],
]

/** What such a category is of, in a word or two; null where nothing says that it is no software. */
export function likelyNotSoftware(category: string): string | null {
  const code = /^(?:mcc\W*)?(\d{4})\b/i.exec(category.trim())?.[1]
  if (code !== undefined) {
    const found = codes.find(([, from, to]) => from <= Number(code) && Number(code) <= to)
    if (found) return found[0]
  }
  if (software.test(category)) return null
  const text = category.toLowerCase()
  const begins = (beginning: string): boolean => {
    const at = text.indexOf(beginning)
    return at === 0 || (at > 0 && !/\p{L}/u.test(text[at - 1]!))
  }
  return words.find(([, beginnings]) => beginnings.some(begins))?.[0] ?? null
}
