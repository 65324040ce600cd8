/** When two entries of an inventory may be one tool: by name, by web address, by vendor. Pure. */
import { nameKey } from '../graph.ts'
import {
  abbreviations,
  billedBy,
  countryCodes,
  editionWords,
  instanceWords,
  legalForms,
  ordinaryWords,
  productWords,
  regions,
  severalProducts,
  shortened,
  statementWords,
  trades,
} from './payee-words.ts'
import type { Tool } from '../tool.ts'
import { vendorName, withShortForms, withoutEnding, withoutPlace, wordsOf as payeeWords } from './vendor.ts'

/** Words that spend tools and people add to a name: `Mailchimp, Inc.`, `Intercom (annual)`. */
const noise = new Set(
  'inc llc ltd limited gmbh corp corporation co sa sas ag bv plc pty io com app software subscription license licence annual monthly plan the'.split(
    ' ',
  ),
)

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Letters and digits of the words that tell names apart: `HubSpot, Inc.` and `hubspot.com` are one. */
export function looseName(name: string): string {
  const words = abbreviated(withShortForms(wordsOf(name)))
  const telling = words.filter((word, at) => !noise.has(word) && (at === 0 || !(legalForms.has(word) || regions.has(word)))) // prettier-ignore
  return (telling.length > 0 ? telling : words).join('')
}

/** Of what is only proposed: `AWS EMEA SARL` and `SAP Ireland Ltd` are brands of three letters. */
const shortestBrand = 3

/** With the short names of products that are written out. */
function abbreviated(words: readonly string[]): string[] {
  const at = words.findIndex((_, start) => abbreviationAt(words, start) !== undefined)
  const found = at < 0 ? undefined : abbreviationAt(words, at)
  return found ? abbreviated([...words.slice(0, at), found[0], ...words.slice(at + found[1].length)]) : [...words]
}

const abbreviationAt = (words: readonly string[], start: number) =>
  abbreviations.find(([, long]) => long.every((word, at) => words[start + at] === word))

/** One letter more, less, other or swapped with its neighbour, in names long enough for that to be a slip. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  // Digits are versions: GA3 and GA4 are two tools.
  if (/\d/.test(left + right)) return false
  return (
    Math.max(left.length, right.length) <= 1 ||
    (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
  )
}

const domainColumn = /^(?:tool |vendor |app )?(?:url|website|web ?site|domain|homepage|home page|link)$/i
const domain = /^(?:https?:\/\/)?(?:www\.)?([a-z\d-]+(?:\.[a-z\d-]+)+)(?:[/:?#].*)?$/i

export const isDomainColumn = (column: string): boolean => domainColumn.test(column.replace(/_/g, ' ').trim())

/** Web address of a tool, from a custom field that holds one or from a name that is one; null = none. */
export function domainOf(tool: Tool): string | null {
  const fields = Object.entries(tool.custom).filter(([column]) => isDomainColumn(column))
  for (const text of [...fields.map(([, value]) => value), tool.name]) {
    const found = domain.exec(text.trim())?.[1]
    if (found !== undefined && !/^[\d.]+$/.test(found)) return found.toLowerCase()
  }
  return null
}

/** Under which name a company trades: `Degree, Inc. dba Lattice`. */
const tradeName = /^.*\S\s+(?:dba|d\/b\/a|t\/a|trading as|doing business as)\s+(?=\S)/i

/** Words of a name that tell who is meant, without its place; numbers, legal forms and noise left out. */
function tellingWords(written: string, isBankWord: (word: string) => boolean): string[] {
  const name = written.replace(tradeName, '')
  const [, processed = ''] = /^(?:[a-z]{2,8}\s*\*\s*)(.*)$/i.exec(vendorName(name)) ?? []
  const isProcessed = processed !== '' && vendorName(name) !== name.trim() && !/\*/.test(vendorName(name))
  const words = abbreviated(
    payeeWords(isProcessed ? processed : vendorName(name).replace(/(?<!\ba(?=\/s\b))\/.*$/i, '')),
  )
  const named = withoutEnding(words).filter((word, at) => at === 0 || !(legalForms.has(word) || countryCodes.has(word) || regions.has(word))) // prettier-ignore
  const own = [...new Set(withoutPlace(named, shortestBrand))]
  const telling = own.filter((word, at) => (at === 0 || !/\d/.test(word)) && !isBankWord(word) && word.length > 1)
  return [...new Set(telling.map((word) => shortened[word] ?? word))]
}

const wordsInPayee = (name: string): string[] => tellingWords(name, (word) => statementWords.has(word))

/**
 * What is left of a payee as a bank writes it: `ZOOM.US 888-799`, `NOTION LABS` and `SLACK T02ABC` are zoom, notion and
 * slack. "" where the name is no more than such words.
 */
export const payeeName = (name: string): string => wordsInPayee(name).join('')

/** Payees that payments for a tool may name: itself, its vendor, and who is known to bill for it. */
export function payeesOf({ name, vendor }: Pick<Tool, 'name' | 'vendor'>): Set<string> {
  const [brand = ''] = wordsInPayee(name)
  const owners = [billedBy[brand] ?? '', severalProducts.has(brand) ? brand : '']
  return new Set([payeeName(name), payeeName(vendor), ...owners].filter((payee) => payee !== ''))
}

export type SameReason =
  | 'same name'
  | 'similar name'
  | 'same payee'
  | 'same brand'
  | 'same domain'
  | 'the payee names it'
  | 'its vendor was paid what it costs'
  | 'its vendor was paid'
  | 'same brand, amount and day'
  | 'one name in the other, same amount'
  | 'one name in the other, same vendor'
  | 'same name but for a product word'
  | 'only product of that vendor'
  | 'product of that vendor'
  | 'same vendor, cost and dates'
  | 'same vendor and category'

/** What tells a tool from others, in the forms that are compared. */
export interface Identity {
  name: string
  loose: string
  /** As a bank statement would have it, without its place and what the bank adds. */
  payee: readonly string[]
  /** The same with the bank's words, which tell two payees of one vendor apart. */
  billed: readonly string[]
  /** Words of its vendor; empty where these are its name. */
  vendor: readonly string[]
  /** Has a legal form, as companies are written out. */
  isCompany: boolean
  /** Read from payments: its name is that of a payee. */
  isPaid: boolean
  domain: string | null
  /** null where one of them is not known. */
  vendorAndCategory: string | null
}

/** Whether vendors are one company as far as their names tell: `Adobe` and `Adobe Systems Software Ireland`. */
export function isOneVendor(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => tellingWords(name, () => false))
  const [few, many] = one!.length <= other!.length ? [one!, other!] : [other!, one!]
  return few.join('').length >= shortestBrand && few.every((word, at) => word === many[at])
}

/** Entries of one name, vendor and team are one tool: a contract that was renewed may be an entry of its own. */
export const contractKey = ({ name, vendor, team }: Pick<Tool, 'name' | 'vendor' | 'team'>): string =>
  JSON.stringify([name, vendor, team].map(nameKey))

/** Payments, and lists that give none, have the name for the vendor. */
function vendorWords({ name, vendor }: Tool): string[] {
  const words = wordsInPayee(vendor)
  return wordsInPayee(name).every((word) => words.includes(word)) ? [] : words
}

export const identityOf = (tool: Tool): Identity => ({
  name: nameKey(tool.name),
  loose: looseName(tool.name),
  payee: wordsInPayee(tool.name),
  vendor: vendorWords(tool),
  billed: tellingWords(tool.name, () => false),
  isCompany: payeeWords(tool.name).some((word, at) => at > 0 && legalForms.has(word)),
  isPaid: tool.custom['Read from'] !== undefined,
  domain: domainOf(tool),
  vendorAndCategory:
    tool.vendor === '' || tool.category === ''
      ? null
      : JSON.stringify([looseName(tool.vendor), nameKey(tool.category)]),
})

/**
 * What a payee and a tool, or two payees, have in common. The same words in any order are one payee; a name whose words all
 * are in the other, with no more beside them than parts of a product, who bills for it, or what is no trade, is one brand.
 */
function samePayee(a: Identity, b: Identity): 'same payee' | 'same brand' | null {
  const isMixed = a.isPaid !== b.isPaid
  if (!a.isPaid && !b.isPaid && !a.isCompany && !b.isCompany) return null
  const [one, other] = isMixed ? [a.payee, b.payee] : [a.billed, b.billed]
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  if (few.join('').length < 3) return null
  const left = many.filter((word) => !few.some((each) => isWord(each, word, few, many)))
  if (few.some((each) => !many.some((word) => isWord(each, word, few, many)))) return null
  if (left.length === 0) return few.length === many.length ? 'same payee' : null
  if (!a.isPaid && !b.isPaid) return null
  return isBrandOf(few, many, left) ? 'same brand' : null
}

function isBrandOf(few: readonly string[], many: readonly string[], left: readonly string[]): boolean {
  const [brand = ''] = few
  const owner = billedBy[brand]
  const strange = left.filter((word) => !productWords.has(word) && !statementWords.has(word) && word !== owner)
  const isShort = brand.length < 4 && !abbreviations.some(([short]) => short === brand)
  if (few.length === 1 && (isShort || severalProducts.has(brand))) return false
  if (few.length === 1 && brand !== many[0] && brand !== many.at(-1)) return false
  if (strange.length === 0) return true
  if (few.length === 1 && (ordinaryWords.has(brand) || brand !== many[0])) return false
  return strange.length < 3 && !strange.some((word) => trades.has(word))
}

/** `Atlassian Jira` and Jira: what one name has more is its vendor, as one of the two entries has it. */
function isNamedWithVendor(a: Identity, b: Identity): boolean {
  const [few, many] = a.payee.length <= b.payee.length ? [a, b] : [b, a]
  if (few.payee.join('').length < shortestBrand || !few.payee.every((word) => many.payee.includes(word))) return false
  const left = many.payee.filter((word) => !few.payee.includes(word))
  const isOther = few.vendor.length > 0 && many.vendor.length > 0 && few.vendor[0] !== many.vendor[0]
  return left.length > 0 && !isOther && [few, many].some(({ vendor }) => left.every((word) => vendor.includes(word)))
}

/**
 * What one name has more than the other, all of whose words it has: a `plan` or what bills for it, or `more`; null = neither is
 * in the other. Looker and `Google Cloud Looker` are one where something else says so; Google Cloud and Google Workspace are not.
 */
export function nameWithin(a: Identity, b: Identity): 'plan' | 'more' | null {
  const [few, many] = a.payee.length <= b.payee.length ? [a, b] : [b, a]
  const left = many.payee.filter((word) => !few.payee.includes(word))
  if (left.length === 0 || few.payee.join('').length < shortestBrand) return null
  if (!few.payee.every((word) => many.payee.includes(word)) || left.some((word) => trades.has(word))) return null
  const [brand = ''] = few.payee
  const isBrand = few.payee.length === 1 && severalProducts.has(brand)
  const isPlan = left.every((word) => productWords.has(word) || statementWords.has(word) || many.vendor.includes(word))
  return isPlan && !isBrand ? 'plan' : 'more'
}

/** `Zoom Meetings` and Zoom: one brand, and beside it words that name an edition alone. Of a vendor of several products they are products. */
export function isEditionOf(a: Identity, b: Identity): boolean {
  const [few, many] = a.billed.length <= b.billed.length ? [a.billed, b.billed] : [b.billed, a.billed]
  const left = many.slice(few.length)
  if (left.length === 0 || few.join('').length < shortestBrand || !few.every((word, at) => word === many[at])) return false // prettier-ignore
  return left.every((word) => editionWords.has(word)) && !(few.length === 1 && severalProducts.has(few[0]!))
}

/**
 * `Salesforce - Production`, `Jira Cloud` and `Office 365`, as sign-on has them, and Salesforce, Jira and Microsoft 365: one name but for an
 * edition, an instance or how it is written. Of a vendor of several products an edition may be a product.
 */
export function isAppOf(a: Identity, b: Identity): boolean {
  if (a.loose !== '' && a.loose === b.loose) return true
  const [few, many] = a.billed.length <= b.billed.length ? [a.billed, b.billed] : [b.billed, a.billed]
  const left = many.slice(few.length)
  if (left.length === 0 || few.join('').length < shortestBrand || !few.every((word, at) => word === many[at])) return false // prettier-ignore
  const isVendor = few.length === 1 && severalProducts.has(few[0]!)
  return left.every((word) => instanceWords.has(word) || (!isVendor && editionWords.has(word)))
}

/** Statements cut the last word: `LINKEDIN SALES NAV`. */
function isWord(a: string, b: string, few: readonly string[], many: readonly string[]): boolean {
  if (a === b) return true
  const isCut = (short: string, long: string, of: readonly string[]): boolean =>
    of.length > 1 && short === of.at(-1) && short.length > 2 && long.startsWith(short)
  return isCut(a, b, few) || isCut(b, a, many)
}

/** Why two entries may be one tool, surest first; empty = they are not. */
export function sameReasons(a: Identity, b: Identity): SameReason[] {
  const reasons: SameReason[] = []
  if (a.name === b.name) reasons.push('same name')
  else if (a.loose !== '' && (a.loose === b.loose || isSlip(a.loose, b.loose))) reasons.push('similar name')
  else {
    const reason = isNamedWithVendor(a, b) ? 'similar name' : samePayee(a, b)
    if (reason !== null) reasons.push(reason)
  }
  if (a.domain !== null && a.domain === b.domain) reasons.push('same domain')
  if (a.vendorAndCategory !== null && a.vendorAndCategory === b.vendorAndCategory)
    reasons.push('same vendor and category')
  return reasons
}
