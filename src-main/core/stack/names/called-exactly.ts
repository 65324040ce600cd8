/** Whether a payee is called as a tool is and by nothing more: legal forms, payment facilitators and what a statement adds are nothing. Pure. */
import { payeeName } from './names.ts'
import { billedBy, editionWords, severalProducts } from './payee-words.ts'
import { vendorKey, vendorName, wordsOf } from './vendor.ts'

const dba = /^.*\S\s+(?:dba|d\/b\/a|t\/a|trading as|doing business as)\s+(\S.*)$/i
/** `(was Retrace)` and `(Ireland branch)` say something of a name, and are none. */
const noName = /^(?:was|formerly|previously|ex|fka|old|new|now|annual|yearly|monthly|emea|uk|eu|us|ireland|germany|.*\b(?:branch|office|account|invoice)\b)/i // prettier-ignore

/** What a payee may be called: `AgileBits Inc (1Password)` as 1Password, `OPENAI *CHATGPT SUBSCR` as ChatGPT. */
function namesIn(payee: string): string[] {
  const [, trade] = dba.exec(payee) ?? []
  const [, outside = '', inside = ''] = /^([^(]*?)\s*\(([^()]+)\)\s*$/.exec(payee) ?? []
  return [
    payee,
    ...(trade === undefined ? [] : [trade]),
    ...(outside === '' ? [] : [outside]),
    ...(inside === '' || noName.test(inside.trim()) ? [] : [inside]),
    ...(productOf(payee) ?? []),
  ]
}

/** Of a vendor of which it is known that it bills for the product behind its asterisk. */
function productOf(payee: string): [string] | null {
  const [, vendor = '', product = ''] = /^([^*]+?)\s*\*\s*(\S.*)$/.exec(vendorName(payee)) ?? []
  const [word = ''] = wordsOf(product)
  return word !== '' && billedBy[word] === payeeName(vendor) ? [word] : null
}

/** What `Metabase Cloud` is called by whoever sells it. */
const withoutEdition = (name: string): string => {
  const words = wordsOf(name)
  const [brand = ''] = words
  const isEdition = words.length === 2 && editionWords.has(words[1]!) && !severalProducts.has(brand)
  return isEdition ? brand : name
}

export function isCalledExactly(payee: string, tool: string): boolean {
  const keys = new Set([tool, withoutEdition(tool)].map(vendorKey))
  return namesIn(payee).some((name) => keys.has(vendorKey(name)))
}

/** The one product that a company is known to bill for, which has several under no name; null = none, or several. */
export function billedForOf(payee: string): string | null {
  const vendor = payeeName(payee)
  const products = Object.entries(billedBy).flatMap(([product, by]) => (by === vendor ? [product] : []))
  return products.length === 1 && !severalProducts.has(vendor) && vendor !== '' ? products[0]! : null
}
