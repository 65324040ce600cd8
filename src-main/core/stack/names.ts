/** When two entries of an inventory may be one tool: by name, by web address, by vendor. Pure. */
import { nameKey } from './graph.ts'
import type { Tool } from './tool.ts'

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
  const words = wordsOf(name)
  const telling = words.filter((word) => !noise.has(word))
  return (telling.length > 0 ? telling : words).join('')
}

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

/** Web address of a tool, from a custom field that holds one or from a name that is one; null = none. */
export function domainOf(tool: Tool): string | null {
  const fields = Object.entries(tool.custom).filter(([column]) => domainColumn.test(column.replace(/_/g, ' ').trim()))
  for (const text of [...fields.map(([, value]) => value), tool.name]) {
    const found = domain.exec(text.trim())?.[1]
    if (found !== undefined && !/^[\d.]+$/.test(found)) return found.toLowerCase()
  }
  return null
}

/** Words of a card statement that are no part of a vendor's name: `NOTION LABS`, `FIGMA MONTHLY`. */
const statementWords = new Set(
  'us usa uk eu labs technologies technology systems holdings international services bill billing payment payments invoice recurring renewal pro team teams business online web www help'.split(
    ' ',
  ),
)

/**
 * What is left of a payee as a bank writes it: `ZOOM.US 888-799`, `NOTION LABS` and `SLACK T02ABC` are zoom, notion and
 * slack. "" where the name is no more than such words.
 */
export function payeeName(name: string): string {
  const [, after = ''] = /^(?:[a-z]{2,8}\s*\*\s*)(.*)$/i.exec(name.trim()) ?? []
  return wordsOf(after === '' ? name : after)
    .filter((word) => !/\d/.test(word) && !noise.has(word) && !statementWords.has(word))
    .join('')
}

export type SameReason = 'same name' | 'similar name' | 'same payee' | 'same domain' | 'same vendor and category'

/** What tells a tool from others, in the forms that are compared. */
export interface Identity {
  name: string
  loose: string
  /** As a bank statement would have it, without what it adds. */
  payee: string
  /** Read from payments: its name is that of a payee. */
  isPaid: boolean
  domain: string | null
  /** null where one of them is not known. */
  vendorAndCategory: string | null
}

/** Entries of one name, vendor and team are one tool: a contract that was renewed may be an entry of its own. */
export const contractKey = ({ name, vendor, team }: Pick<Tool, 'name' | 'vendor' | 'team'>): string =>
  JSON.stringify([name, vendor, team].map(nameKey))

export const identityOf = (tool: Tool): Identity => ({
  name: nameKey(tool.name),
  loose: looseName(tool.name),
  payee: payeeName(tool.name),
  isPaid: tool.custom['Read from'] !== undefined,
  domain: domainOf(tool),
  vendorAndCategory:
    tool.vendor === '' || tool.category === ''
      ? null
      : JSON.stringify([looseName(tool.vendor), nameKey(tool.category)]),
})

/** Why two entries may be one tool, surest first; empty = they are not. */
export function sameReasons(a: Identity, b: Identity): SameReason[] {
  const reasons: SameReason[] = []
  if (a.name === b.name) reasons.push('same name')
  else if (a.loose !== '' && (a.loose === b.loose || isSlip(a.loose, b.loose))) reasons.push('similar name')
  else if (a.isPaid !== b.isPaid && a.payee.length > 2 && a.payee === b.payee) reasons.push('same payee')
  if (a.domain !== null && a.domain === b.domain) reasons.push('same domain')
  if (a.vendorAndCategory !== null && a.vendorAndCategory === b.vendorAndCategory)
    reasons.push('same vendor and category')
  return reasons
}
