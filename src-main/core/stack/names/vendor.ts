/** Names of payees as card statements write them, and which of them are one vendor. */
import {
  companies,
  countryCodes,
  endingForms,
  generic,
  legalForms,
  places,
  placesOfTwo,
  productWords,
  severalProducts,
  shortened,
  statementWords,
  writtenForms,
} from './payee-words.ts'

/** Files of payments write the same few names again and again, and reading one costs a hundred times as much as finding it. */
const keys = new Map<string, string>()

/**
 * `PAYPAL *CANVA 4029357733` and `Canva Inc.` are one vendor, and so are `AHREFS PTE LTD SINGAPORE` and Ahrefs: processors,
 * numbers, legal forms and, where one of these shows that a company is named, its place left out.
 */
export function vendorKey(vendor: string): string {
  const known = keys.get(vendor)
  if (known !== undefined) return known
  const key = readKey(vendor)
  if (keys.size >= 100_000) keys.clear()
  keys.set(vendor, key)
  return key
}

/** Of a web address: `ZOOM.US`, `NOTION.SO`, `BOX.COM`. */
const webEnding = /(?<=\w)\.(com|io|net|org|ai|co|app|us|so|dev|me|tv|ly|eu|de|fr|nl|uk)\b/gi

function readKey(vendor: string): string {
  const name = withoutAccount(withoutPath(vendorName(vendor)))
  const words = withoutEnding(wordsOf(name.replace(webEnding, ' ')))
  const hasForm = words.some((word, at) => at > 0 && legalForms.has(word))
  const bare = words.filter((word, at) => at === 0 || !legalForms.has(word))
  const isCompany = hasForm || name.includes('*') || name.search(webEnding) >= 0
  const key = (isCompany ? withoutPlace(withoutPurpose(bare)) : withoutSubscription(bare)).join(' ')
  return key === '' ? vendor.trim().toLowerCase() : (companies[key] ?? key)
}

/** What a statement says of the charge and not of the payee: `ZAPIER.COM/CHARGE`, `MAILCHIMP *MISC`. */
const purposes = new Set(['charge', 'charges', 'subscription', 'subscriptions', 'subscr', 'misc', 'recurring'])

function withoutPurpose(words: readonly string[]): readonly string[] {
  const named = words.findLastIndex((word) => !purposes.has(word))
  return named < 0 ? words : words.slice(0, named + 1)
}

const subscriptions = new Set(['subscription', 'subscriptions', 'subscr', 'recurring', 'renewal'])
const rhythms = new Set(['monthly', 'quarterly', 'annual', 'yearly'])

/** `LOOM SUBSCRIPTION`, `FIGMA MONTHLY RENEWAL`: what is left must be a name, which `Online subscription` and `Monthly subscription` have none of. */
function withoutSubscription(words: readonly string[]): readonly string[] {
  const to = words.findLastIndex((word) => !subscriptions.has(word))
  if (to === words.length - 1) return words
  const left = words.slice(0, words.slice(0, to + 1).findLastIndex((word) => !rhythms.has(word)) + 1)
  return left.some((word) => !statementWords.has(word) && !rhythms.has(word)) ? left : words
}

/** `AIRTABLE.COM/BILL`: the page of a web address tells nothing, but of a vendor of several products. */
const withoutPath = (name: string): string =>
  name.replace(/^([\p{L}\p{N}-]+)((?:\.[a-z]{2,3})+)\/.*$/iu, (all, brand: string, ending: string) =>
    hasProducts(brand) ? all : `${brand}${ending}`,
  )

/** `GOOGLE *GSUITE_acme`, `GOOGLE*WORKSPACE ACME.COM`: whose account it is stands behind the product. */
const withoutAccount = (name: string): string =>
  name.replace(/^(google)\s*\*\s*(gsuite|workspace)(?:[_\s].*)?$/i, (_, brand: string, product: string) => {
    const word = product.toLowerCase()
    return `${brand} *${shortened[word] ?? word}`
  })

/** In lower case, marks left out; `S.L.` is one word, and so is `Unlimited Company`. */
export const wordsOf = (name: string): string[] =>
  withShortForms(
    name
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
      .split(/[^\p{L}\p{N}+&]+/u)
      // `Business+` is Business.
      .map((word) => word.replace(/\++$/, ''))
      .filter((word) => word !== ''),
  )

/** Legal forms that are written out in several words as the one that `legalForms` has. The first word of a name is never one. */
export function withShortForms(words: readonly string[]): string[] {
  const left = [...words]
  for (let at = 1; at < left.length; at++) {
    const found = writtenForms.find(([written]) => written.every((word, index) => left[at + index] === word))
    if (found) left.splice(at, found[0].length, found[1])
  }
  return left
}

/** Up to the legal form: what follows one is a place, known or not, unless it is called like a product. */
export function withoutEnding(words: readonly string[]): string[] {
  const at = words.findIndex((word, index) => index > 0 && endingForms.has(word))
  return at < 0 || words.slice(at + 1).some((word) => productWords.has(word)) ? [...words] : words.slice(0, at + 1)
}

/** Without a city, a country, a state's two letters at the end, as long as what is left can be a name: of so many letters, if it is one word. */
export function withoutPlace(words: readonly string[], shortest = 4): string[] {
  let left = [...words]
  for (;;) {
    const [before, last] = [left.at(-2) ?? '', left.at(-1) ?? '']
    const two = left.length > 2 && placesOfTwo.has(`${before}_${last}`)
    const one = places.has(last) || (left.length > 1 && left.length < words.length + 1 && isCode(last, before))
    const next = two ? left.slice(0, -2) : one ? left.slice(0, -1) : null
    if (next === null || !isName(next, shortest)) return left
    left = next
  }
}

/** `US` of `BOSTON US`, `MT` or `MLT` of `ST JULIANS MLT`: a code after a place. */
const isCode = (word: string, before: string): boolean =>
  (/^[a-z]{2}$/.test(word) || countryCodes.has(word)) &&
  (places.has(before) || [...placesOfTwo].some((place) => place.endsWith(`_${before}`)))

const isName = (words: readonly string[], shortest: number): boolean => {
  const [first = ''] = words
  return words.length > 1 || (first.length >= shortest && !generic.has(first))
}

const hasProducts = (brand: string): boolean => severalProducts.has(brand.toLowerCase())

/** `GOOGLE *ADS4829382`, `GOOGLE*CLOUD_01AB2C`: the product, and a reference of the charge after it. */
const productCharge = /^(\p{L}+)\s*\*\s*(\p{L}+)[-_]?(?=[\w-]*\d)[\w-]+/u

/** `AMZN MKTP US*ZLVSRMF`, `AMZN DIGITAL*JERH6XX`, `Amazon.com*2K4AB1` */
const shopOrder = /^((?:amzn|amazon)(?:[ .](?:mktp|mktplace|marketplace|digital|retail|com|co\.uk|de|fr|es|it|nl|ca))+(?: [a-z]{2})?)\s*\*\s*[a-z0-9]{3,}(?:\s.*)?$/i // prettier-ignore

/** A vendor as the statement names it, without the processor before it and the reference after it. */
export function vendorName(vendor: string): string {
  const bare = vendor
    .trim()
    // What follows an asterisk is no town, and tells the products of these apart.
    .replace(/^(\p{L}+)\s{2,}(?=\*)/u, (all, brand: string) => (hasProducts(brand) ? `${brand} ` : all))
    // American Express pads the name and puts the town behind it, at a column of its own.
    .replace(/^(.*?\p{L}.*?)\s{2,}\S.*$/u, '$1')
    // Each charge has a reference of its own.
    .replace(/^(facebk)\s*\*.*$/i, '$1')
    // So has each order, of letters alone as often as not.
    .replace(shopOrder, '$1')
    .replace(
      /^(paypal|pp|sq|tst|sp|fs|fsprg|stripe|py|paddle(?:\.net)?|2co(?:\.com)?|dri|lemsqzy|gumroad)\s*\*\s*/i,
      '',
    )
    .replace(productCharge, (all, brand: string, product: string) =>
      hasProducts(brand) && productWords.has(product.toLowerCase()) ? `${brand} *${product}` : all,
    )
    // A digit and letters alone are a name: `AgileBits Inc. dba 1Password`.
    .replace(/((?:\s+[#*]?|\*)(?!\d[a-z]{4,}(?![\w-]))[a-z]*\d[\w-]{3,}|\s+\d{3}[-. ]\d{3,4}[-. ]?\d*)+$/i, '')
    .replace(/\s*\*$/, '')
    .trim()
  return bare === '' ? vendor.trim() : bare
}
