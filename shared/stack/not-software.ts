/**
 * Which payments are likely for no software, by their category or by the name of the payee, so that a person can be asked.
 * Nothing is left out by it: names of categories are free text, and a person knows better.
 */

/** What the money was spent on, and the words that say so: English, German, Dutch and French, by their beginnings. */
const words: readonly [what: string, beginnings: readonly string[]][] = [
  ['travel', ['travel', 'airline', 'airfare', 'flight', 'hotel', 'lodging', 'accommodation', 'rail', 'trains', 'taxi', 'rideshare', 'ride share', 'car rental', 'mileage', 'parking', 'toll', 'reise', 'reis', 'flug', 'übernacht', 'vlieg', 'voyage', 'déplacement', 'hébergement', 'vervoer', 'ground transportation', 'transit']], // prettier-ignore
  ['meals', ['meal', 'restaurant', 'food', 'dining', 'catering', 'groceries', 'grocery', 'supermarket', 'coffee', 'cafe', 'café', 'fast food', 'bewirtung', 'verpflegung', 'lunch', 'maaltijd', 'horeca', 'repas', 'per diem']], // prettier-ignore
  ['fuel', ['fuel', 'gas station', 'petrol', 'kraftstoff', 'tanken', 'benzin', 'brandstof', 'carburant']],
  ['bank charges', ['bank fee', 'bank charge', 'interest', 'loan', 'atm', 'cash withdrawal', 'bankkosten', 'bankgebühr', 'zinsen', 'rente', 'frais bancaires']], // prettier-ignore
  ['bills of cards', ['credit card pay', 'credit card bill', 'card payment', 'card repayment', 'kreditkarte', 'creditcard', 'carte de crédit', 'carte bancaire']], // prettier-ignore
  ['rent', ['rent', 'lease', 'miete', 'huur', 'loyer', 'co-working', 'coworking', 'real estate']],
  ['payroll', ['payroll', 'salar', 'salair', 'wage', 'gehalt', 'gehält', 'lohn', 'löhne', 'loon', 'lonen', 'pension', 'employee benefit']], // prettier-ignore
  ['taxes', ['tax', 'vat', 'duties', 'steuer', 'belasting', 'btw', 'impôt', 'government fee']],
  ['insurance', ['insurance', 'versicherung', 'verzekering', 'assurance']],
  ['accountants and lawyers', ['audit', 'accountan', 'accounting fee', 'legal fee', 'legal service', 'lawyer', 'advoca', 'notar', 'juridisch', 'jaarrekening', 'rechtsanw', 'rechtsberat', 'wirtschaftsprüf', 'expert-comptable', 'expertise comptable', 'avocat']], // prettier-ignore
  ['post and freight', ['postage', 'shipping', 'freight', 'courier', 'porto', 'versand', 'verzend']],
  ['supplies', ['office supplies', 'stationery', 'furniture', 'bürobedarf', 'kantoorartikel', 'kantoorbenodigd', 'hardware', 'fournitures']], // prettier-ignore
  ['cleaning', ['cleaning', 'janitorial', 'reinigung', 'gebäudereinigung', 'schoonmaak', 'nettoyage']],
  [
    'temporary staff',
    [
      'temporary staff',
      'temp staff',
      'temporary labo',
      'staffing',
      'agency staff',
      'agency worker',
      'contract labo',
      'zeitarbeit',
      'leiharbeit',
      'uitzend',
      'intérim',
    ],
  ],
  ['utilities', ['utilities', 'electric', 'water', 'heating', 'strom', 'energie']],
  ['entertainment and gifts', ['entertainment', 'gift', 'donation', 'charity', 'geschenk', 'spende', 'cadeau', 'relatiegeschenk']], // prettier-ignore
  ['media spend', ['ad spend', 'media spend', 'paid media', 'media buying', 'mediabudget']],
  ['training and events', ['training', 'conference', 'event', 'education', 'weiterbildung', 'opleiding', 'formation']],
]

/** What may be software, whatever else the name says: `Travel software`, `Tax & accounting SaaS`. */
const software = /software|saas|subscription|licen[cs]e|cloud|hosting|computer|digital|online|abonnement|lizenz|internet|\bit\b|\bapps?\b|platform|data processing/i // prettier-ignore

/** Whether a category is of software; `Online Purchases` are of anything. */
export const isSoftware = (category: string): boolean => /software|saas|licen[cs]e|cloud|hosting/i.test(category)

/** Whether a category may be of software, be it among other things. */
export const maybeSoftware = (category: string): boolean => software.test(category)

/** Categories of shops and of goods, in which software is sold too: a computer, or what runs on it. */
const goods = /(?<!\p{L})(?:(?:general )?merchandise|electronics?|computers? (?:and|&) (?:hardware|accessories|peripherals)|computer (?:hardware|equipment)|(?:it|office) equipment|equipment|marketplaces?|department stores?|retail|shopping|online (?:shopping|purchases)|wholesale)(?!\p{L})/iu // prettier-ignore

/** The same by the codes of merchants: computers, wholesale clubs, department and variety stores, electronics, books. */
const goodsCodes = ['5045', '5300', '5310', '5311', '5331', '5399', '5732', '5942']

/** Shops, makers and dealers that sell software beside goods, by their whole name but for what shops call themselves. */
const dealers = /^(?:amazon|apple|best buy|cdw|costco business|dell|ebay|hewlett packard|hp|insight direct|lenovo|micro center|newegg|samsung|b&h photo|bechtle|cancom|conrad|dustin|misco|scan computers)(?:\.com)?(?: (?:business|direct|inc|llc|ltd|gmbh|retail|store|us|usa|uk|de|technologies|video))*\.?$/i // prettier-ignore

/** What payments of such a category, or to a payee of such a name, may be for beside software; null = nothing says that they are. */
export function maybeNotSoftware(category: string, name: string): string | null {
  if (isSoftware(category)) return null
  const code = /^(?:mcc\W*)?(\d{4})\b/i.exec(category.trim())?.[1]
  if (goods.test(category) || (code !== undefined && goodsCodes.includes(code))) return `“${category.trim()}”`
  return dealers.test(name.trim()) ? 'goods too' : null
}

/** Of an entry of the books that is what a card was charged in a month, which another export has charge by charge. */
export const cardTotalReason = 'a total of a card: its charges are in another export'

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
  ['media spend', 7311, 7311],
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

/**
 * Payees that sell hardly any software, by the words their names begin with, as card statements write them. Only names that are
 * nobody else's: what is left out of the list costs a look, what is wrongly in it costs trust.
 */
const payees: readonly [what: string, names: readonly string[]][] = [
  ['rent', ['wework', 'regus', 'spaces works', 'industrious office', 'impact hub', 'mindspace', 'fora space', 'workspace group']],
  ['goods from a shop', ['amazon marketplace', 'amazon mktp', 'amazon mktplace', 'amzn mktp', 'amazon.co.uk', 'amazon.com', 'amazon.de', 'amazon.fr', 'amazon.nl', 'amazon.es', 'amazon.it', 'amazon retail', 'ikea', 'argos', 'currys', 'john lewis', 'mediamarkt', 'media markt', 'staples', 'viking direct', 'bol.com', 'coolblue', 'costco', 'walmart', 'target store', 'home depot']],
  ['travel', ['uber trip', 'uber *trip', 'uber bv', 'uber rides', 'lyft', 'bolt.eu', 'bolt services', 'freenow', 'free now', 'gett', 'addison lee', 'black cab', 'yellow cab', 'taxi', 'trainline', 'tfl travel', 'tfl.gov', 'transport for london', 'lner', 'avanti west coast', 'great western railway', 'gwr', 'eurostar', 'thalys', 'deutsche bahn', 'db vertrieb', 'ns reizigers', 'sncf', 'amtrak', 'national express', 'flixbus', 'blablacar', 'british airways', 'easyjet', 'ryanair', 'lufthansa', 'klm', 'air france', 'united airlines', 'delta air', 'american airlines', 'southwest airlines', 'southwes', 'jetblue', 'alaska air', 'emirates', 'wizz air', 'vueling', 'iberia', 'swiss international', 'sas scandinavian', 'norwegian air', 'qantas', 'turkish airlines', 'eurowings', 'airbnb', 'booking.com', 'hotels.com', 'expedia', 'hilton', 'marriott', 'hyatt', 'holiday inn', 'premier inn', 'travelodge', 'ibis', 'novotel', 'mercure', 'radisson', 'citizenm', 'motel one', 'hotel', 'hertz', 'avis', 'europcar', 'sixt', 'enterprise rent', 'ncp limited', 'ncp car', 'ringgo', 'paybyphone', 'justpark', 'heathrow', 'stansted express', 'gatwick express']],
  ['meals', ['deliveroo', 'uber eats', 'uber *eats', 'ubereats', 'just eat', 'doordash', 'grubhub', 'lieferando', 'thuisbezorgd', 'wolt', 'starbucks', 'costa coffee', 'pret a manger', 'greggs', 'mcdonalds', "mcdonald's", 'nando', 'pizza express', 'wagamama', 'leon restaurants', 'itsu', 'chipotle', 'dominos', "domino's", 'tesco', 'sainsbury', 'waitrose', 'marks & spencer', 'm&s simply', 'lidl', 'aldi', 'rewe', 'albert heijn', 'carrefour', 'whole foods', 'hellofresh']],
  ['fuel', ['shell oil', 'shell service', 'esso', 'texaco', 'chevron', 'exxon']],
  ['post and freight', ['royal mail', 'fedex', 'dhl', 'dpd', 'ups store', 'usps', 'parcelforce', 'postnl', 'deutsche post', 'evri']],
  ['taxes', ['hmrc', 'companies house', 'belastingdienst', 'finanzamt', 'irs usataxpymt']],
  ['insurance', ['hiscox', 'aviva', 'axa insurance', 'allianz', 'anthem blue cross', 'anthem bcbs', 'blue cross blue shield', 'bluecross blueshield', 'blue shield of california', 'aetna', 'cigna', 'unitedhealthcare', 'united healthcare', 'kaiser permanente', 'kaiser foundation health', 'humana', 'delta dental', 'metlife', 'guardian life', 'bupa', 'vitality health']],
  // What was charged to the card is in its own export.
  ['bills of cards', ['american express', 'amex epayment', 'barclaycard', 'capital one', 'chase card services', 'citi cards', 'brex inc', 'brex card', 'ramp business corporation']],
  ['accountants and lawyers', ['deloitte', 'kpmg', 'pwc', 'pricewaterhousecoopers', 'pricewaterhouse coopers', 'ernst & young', 'ernst and young', 'ernst young', 'ey llp', 'grant thornton', 'bdo', 'rsm us', 'rsm uk', 'baker tilly', 'mazars', 'forvis', 'moss adams', 'crowe llp', 'marcum llp', 'cohnreznick', 'plante moran']],
  ['telephone and internet access', ['verizon', 'at&t', 'att*bill', 'att bill', 't-mobile', 'tmobile', 'vodafone', 'comcast', 'xfinity', 'spectrum business', 'charter communications', 'cox communications', 'cox business', 'centurylink', 'us cellular', 'bell canada', 'rogers communications', 'telus', 'british telecom', 'bt group', 'ee limited', 'telefonica', 'virgin media', 'deutsche telekom', 'telekom deutschland', 'kpn', 'ziggo', 'swisscom', 'proximus', 'telenet', 'bouygues telecom', 'telstra', 'optus']],
  ['temporary staff', ['robert half', 'adecco', 'randstad', 'manpower', 'kelly services', 'aerotek', 'michael page', 'tempo-team']],
  ['bank charges', ['membership fee', 'amex membership', 'annual fee', 'late payment fee', 'interest charge', 'foreign transaction fee']],
] // prettier-ignore

/** Where advertising is bought, by the house and the product: `GOOGLE *ADS9790005680`, `Meta Ads`. What is paid is for media. */
const media =
  /^(?:google|facebook|facebk|fb|meta|instagram|linkedin|microsoft|msft|bing|tiktok|twitter|x|reddit|pinterest|snap|snapchat|quora|amazon|amzn|apple search|youtube|spotify|yahoo|yandex)\W{0,3}(?:online |marketing |search )?(?:ads?|adwords|advertising)(?!\p{L})|^(?:facebk|meta platforms|linkedin marketing|taboola|outbrain|criteo|adroll|the trade desk)(?![\p{L}\p{N}])/iu // prettier-ignore

/** What sells software under such a name: clouds and products of the same house. */
const alsoSoftware = /\b(aws|web services|cloud|prime video|business prime|software|saas|subscription|subscr|app|apps|api|digital|online services|ads|advertising|hotelbeds|hoteltonight|for business|verizon connect)\b/i // prettier-ignore

/** Wherever they stand in a name: whoever is called so sells no software, and a provider of payroll takes taxes and wages along with its fee. */
const anywhere: readonly [what: string, words: RegExp][] = [
  ['payroll', /(?<!\p{L})(?:payroll tax(?:es)?|payroll funding|net pay|wages|salaries|lohnsteuer|loonheffing(?:en)?)(?!\p{L})/u],
  ['cleaning', /(?<!\p{L})(?:cleaning (?:services?|company|co|crew)|janitorial|geb[aä]udereinigung|schoonmaakbedrijf)(?!\p{L})/u],
  ['accountants and lawyers', /(?<!\p{L})(?:llp|attorneys?|solicitors?|barristers?|law (?:firm|offices?|group|partners|pllc|pc)|legal (?:counsel|services|advis[eo]rs)|cpas?|accountants|rechtsanw[aä]lte?|steuerberat(?:er|ung)|wirtschaftspr[uü]fer|advoca(?:at|ten)|avocats?|notaris)(?!\p{L})/u],
] // prettier-ignore

/** What such a payee sells, in a word or two; null where nothing says that it is no software. `name` as it is stored. */
export function likelyNotSoftwarePayee(name: string): string | null {
  const text = name.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (media.test(text)) return 'media spend'
  if (alsoSoftware.test(text)) return null
  // `TAXI` is one, `Taximeter` is not; `AMAZON.CO.UK*2K8PL` has its reference behind it.
  const begins = (beginning: string): boolean => text.startsWith(beginning) && !/[\p{L}\p{N}]/u.test(text[beginning.length] ?? '') // prettier-ignore
  const found = payees.find(([, names]) => names.some((each) => begins(each) || text === `${each}s`)) ?? anywhere.find(([, words]) => words.test(text)) // prettier-ignore
  return found?.[0] ?? null
}
