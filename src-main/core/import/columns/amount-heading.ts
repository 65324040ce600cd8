/**
 * What the name of a column of costs says of its amounts beside the name itself: `Prix (€/mois)`, `Cost (k€)`, `Price (per
 * seat/month)`, `Kosten (mtl.)`. What stands in brackets is known word by word: what is not may change the amount.
 */
import type { BillingPeriod } from '../../stack/tool.ts'
import { currencyInName } from './currency-in-name.ts'
import { headingKey } from './heading-key.ts'

export interface AmountHeading {
  /** null = it says none. */
  period: BillingPeriod | null
  /** How many of the amounts a period of that kind has, and of what: 52 of a weekly cost make a year, 1,000 of thousands one. */
  factor: number
  isPerSeat: boolean
  /** null = it says none, or by a sign that is of several. */
  currency: string | null
  /** What may change the amount and is not known; null = nothing. */
  unread: string | null
}

interface Rhythm {
  words: RegExp
  /** null = it says two things: every two months, or twice a month. */
  is: { period: BillingPeriod; factor: number } | null
}

const year = (factor: number): Rhythm['is'] => ({ period: 'year', factor })

/** Of names in lower case without accents, dots and blanks: those that are parts of others come last. */
const rhythms: readonly Rhythm[] = [
  {
    words: /bi_?month|bi_?week|bi_?annual|bi_?mensu|bi_?mensil|bi_?semanal|bi_?settiman|bi_?hebdo|twice|two_month/,
    is: null,
  },
  { words: /bi_?mest|zweimonat|tweemaand/, is: year(6) },
  { words: /semi_?month|halbmonat/, is: year(24) },
  { words: /fortnight|quinzaine|zweiwoch|tweewek/, is: year(26) },
  { words: /semi_?annual|semi_?year|half_?year|semest|halbj|halfj|half_jaar/, is: year(2) },
  { words: /bien+ial|zweij|tweej/, is: year(0.5) },
  { words: /week|(^|_)wk(_|$)|hebdo|semaine|woche?n?(_|$)|wochentlich|(^|_)wtl(_|$)|semanal|(^|_)semana|settiman/, is: year(52) }, // prettier-ignore
  { words: /quarter|(^|_)qtr|trimest|quartal|kwartaal|vierteljahr/, is: { period: 'quarter', factor: 1 } },
  {
    words:
      /annual|year|annuel|jaar|jahr|jahrlich|annum|(^|_)(an|anual|annuo|annua|annuale|ano|anno|yr|pa|jhrl)(_|$)|^acv$/,
    is: year(1),
  },
  {
    words: /month|mensuel|monat|maand|mensual|mensile|mensal|(^|_)(mois|mes|mese|mo|pm|mtl|mnd|mth|mens)(_|$)/,
    is: { period: 'month', factor: 1 },
  },
  {
    words: /one_?(off|time)|(^|_)once(_|$)|einmal|eenmal|una_tantum|(^|_)(unique|unico)(_|$)/,
    is: { period: 'once', factor: 1 },
  },
]

const seatWords = /^(user|seat|licen[cs]e|person|employee|head|member|agent|utilisateur|siege|poste|personne|salarie|nutzer|benutzer|lizenz|platz|arbeitsplatz|mitarbeiter|kopf|gebruiker|licentie|medewerker|usuario|licencia|puesto|persona|empleado|utente|licenza|postazione|dipendente|utilizador|licenca|colaborador)$/ // prettier-ignore
const perWords = /^(per|par|pro|je|por|a|al|each|every|chaque|jede[rn]?|elke|cada|ogni)$/

const thousands = /^(k|thousands?|tsd|tausend|teur|keur|kusd|kgbp|kchf|milliers?|miles|migliaia|milhares|duizend(en)?)$/
const cents = /^(cents?|pence|centimes?|centimos?|centavos?|centesimi)$/
const millions = /^(mio|mln|meur|musd|millions?|millionen|millones|milioni|milhoes|miljoen(en)?)$/

const words = (text: string): string[] => text.split(' ')
/** Words that leave an amount what it is: taxes, plans, currencies, yes and no, articles. */
const harmless = new Set([
  ...words('ht ttc tva vat tax taxes net gross netto brutto bruto neto excl incl exc inc exkl inkl ex excluding including hors toutes comprises mwst ust btw gst iva esclusa inclusa excluido incluido incluida excluida sin con senza sem com mas piu before after plus zzgl zuzuglich steuer steuern impuestos imposte impostos taxe'),
  ...words('prevu prevue prevus budget budgeted budgete estime estimee estimate estimated est estimation forecast planned plan actual actuals real reel reelle geplant ist soll geschatzt ca approx approximate begroot geschat werkelijk presupuestado estimado estimada previsto prevista stimato stimata effettivo orcado current list total totals'),
  ...words('oui non yes no ja nein nee si sim nao optional required known numeric number if facultatif optionnel'),
  ...words('licences licenses lizenzen licenties licencias licenze licencas only fees'),
  ...words('currency local devise valuta moneda moeda wahrung amount value'),
  ...words('the of in en de du des la le les im der die das and et und y e per par pro je por al billed paid charged'),
]) // prettier-ignore

const bracketed = /[([]([^()[\]]*)[)\]]/g
const keyOf = (text: string): string =>
  headingKey(text.toLowerCase())
    .replaceAll('.', '')
    .replace(/[^a-z\d_€$£]+/g, '_')

const rhythmIn = (text: string): Rhythm | undefined => {
  const key = keyOf(headingKey(text))
  return rhythms.find((each) => each.words.test(key))
}

export function amountHeading(column: string): AmountHeading {
  const inBrackets = [...column.matchAll(bracketed)].map(([, text = '']) => text)
  const name = rhythmIn(column.replace(bracketed, ' '))
  const read: AmountHeading = {
    period: name?.is?.period ?? null,
    factor: name?.is?.factor ?? 1,
    isPerSeat: false,
    currency: currencyInName(column)?.code ?? null,
    unread: name?.is === null ? column.trim() : null,
  }
  for (const text of inBrackets) readAside(read, text)
  return read
}

function readAside(read: AmountHeading, text: string): void {
  const rhythm = rhythmIn(text)
  if (rhythm !== undefined) {
    const { is } = rhythm
    const isOther = read.period !== null && (is?.period !== read.period || is.factor !== read.factor)
    if (is === null || isOther) read.unread = text
    else Object.assign(read, { period: is.period, factor: is.factor })
  }
  const isRatio = text.includes('/')
  const tokens = keyOf(text.replaceAll('/', ' / ').replace(/(€|\$|£)/g, ' $1 '))
    .split('_')
    .filter(Boolean)
  const scale = tokens.some((token) => millions.test(token)) ? 1e6 : tokens.some((token) => thousands.test(token)) ? 1e3 : tokens.some((token) => cents.test(token)) ? 0.01 : 1 // prettier-ignore
  if (tokens.some((token) => seatWords.test(token))) {
    if (isRatio || tokens.some((token) => perWords.test(token)) || /^[€$£]?(pupm|pppm)$/.test(text))
      read.isPerSeat = true
    else read.unread = text
  }
  read.factor *= scale
  read.currency ??= currencyIn(text)
  const isKnown = (token: string): boolean =>
    [seatWords, perWords, thousands, millions, cents].some((known) => known.test(token)) ||
    harmless.has(token) ||
    currencyIn(token.toUpperCase()) !== null ||
    /^[$£]$/.test(token)
  if (rhythm === undefined && !tokens.every(isKnown)) read.unread ??= text
}

/** Whether a word alone says how often, of a seat, or nothing that changes an amount. */
export const isWordOfAmounts = (word: string): boolean =>
  seatWords.test(word) || perWords.test(word) || harmless.has(word) || rhythmIn(word) !== undefined

/** A code or a sign of one currency alone among the words: `k€`, `TEUR`, `EUR/month`. */
function currencyIn(text: string): string | null {
  const found = text
    .split(/[^\p{L}€$£]+|(?<=[€])|(?=[€])/u)
    .map((word) => word.replace(/^(?:k|m)(?=(?:eur|usd|gbp|chf)$)|^t(?=eur$)/i, ''))
    .flatMap((word) => currencyInName(`x ${word}`)?.code ?? [])
  return found[0] ?? null
}

/** Whether a number in a column of that name is the amount that the name says, however often it is paid. */
export function isAmountAsIs(column: string): boolean {
  const { factor, isPerSeat, unread } = amountHeading(column)
  return unread === null && factor === 1 && !isPerSeat
}

/** As the name of a cost column says: `Monthly Cost`, `Coût annuel`. */
export const statedBillingPeriod = (column: string): BillingPeriod | null => amountHeading(column).period

/** What is read of it, as a sentence; null = a plain amount. */
export function amountSentence(column: string): string | null {
  const { factor, isPerSeat, unread, period } = amountHeading(column)
  if (unread !== null) return `“${column}” is taken as it stands: what “${unread}” means for its amounts is not known.`
  const times = factor === 1 ? '' : `each is taken ${factor.toLocaleString('en')} times${period === null ? '' : `, as the cost of a ${period}`}` // prettier-ignore
  const seats = isPerSeat ? 'each is the price of one seat, and is taken times the licensed seats of its row' : ''
  if (times === '' && seats === '') return null
  return `The amounts of “${column}”: ${[times, seats].filter(Boolean).join('; ')}.`
}
