/** Words of payees as card statements write them, by what they tell of who was paid. Lists only; read by `vendor.ts` and `names.ts`. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Legal forms, dots left out. The first word of a name is never one. */
export const legalForms = set(`
  inc incorporated llc ltd limited gmbh corp corporation co company bv sas ag plc pty pte sl slu sa srl spa oy ab aps kg kgaa
  ug eg se uc ulc nv lda sarl doo ou llp lp kk sro zrt kft uab sia as dac clg pvt sasu sca snc eurl sprl bvba ltda asa oyj nyrt spzoo
  pllc pbc gbr ohg vof aktiengesellschaft aktiebolag osakeyhtio anpartsselskab aktieselskab`)

/** Forms of several words, as names and as banks write them, longest first, and the one that is in `legalForms`. */
export const writtenForms: readonly [words: readonly string[], form: string][] = (
  [
    ['gesellschaft mit beschrankter haftung', 'gmbh'],
    ['besloten vennootschap met beperkte aansprakelijkheid', 'bv'],
    ['societe a responsabilite limitee', 'sarl'],
    ['societe par actions simplifiee', 'sas'],
    ['sociedad de responsabilidad limitada', 'sl'],
    ['gmbh & co kg', 'gmbh'],
    ['gmbh & co ohg', 'gmbh'],
    ['ag & co kg', 'ag'],
    ['se & co kg', 'se'],
    ['gmbh co kg', 'gmbh'],
    ['public limited company', 'plc'],
    ['private limited company', 'ltd'],
    ['designated activity company', 'dac'],
    ['limited liability company', 'llc'],
    ['limited liability partnership', 'llp'],
    ['societa per azioni', 'spa'],
    ['sp z oo', 'spzoo'],
    ['sp z o o', 'spzoo'],
    ['s a r l', 'sarl'],
    ['s p a', 'spa'],
    ['unlimited company', 'uc'],
    ['unlimited co', 'uc'],
    ['private limited', 'ltd'],
    ['proprietary limited', 'pty'],
    ['naamloze vennootschap', 'nv'],
    ['besloten vennootschap', 'bv'],
    ['societe anonyme', 'sa'],
    ['sociedad limitada', 'sl'],
    ['sociedad anonima', 'sa'],
    ['sa rl', 'sarl'],
    ['b v', 'bv'],
    ['n v', 'nv'],
    ['a s', 'as'],
    ['s l', 'sl'],
    ['s a', 'sa'],
  ] as const
).map(([words, form]) => [words.split(' '), form])

/** Forms that are no word of a name: what a statement writes after one is a place. */
export const endingForms = set('inc incorporated llc ltd limited gmbh corp bv plc sarl srl oy uab sro kft')

/** Codes of countries at the end of a name, those that are words left out. */
export const countryCodes = set(`
  nl de fr es ie ch pl se dk fi pt lu cz uk us eu
  aus aut bel bgr can che cyp cze deu dnk esp est fin fra gbr grc hkg hun irl isr ita jpn ltu lux lva mlt nld nor nzl pol prt
  rou sgp svk svn swe usa ire`)

/** Where companies that bill by card sit: the end of a payee, after its legal form. */
export const places = set(`
  amsterdam atlanta austin barcelona belfast bellevue bengaluru bangalore berlin boston bristol brussels bruxelles cambridge
  chicago cologne copenhagen cork cupertino dallas denver dresden dublin durham edinburgh emeryville frankfurt geneva hamburg
  helsinki houston kirkland kobenhavn koln lehi leipzig limassol lisbon lisboa london luxembourg lyon madrid malmo manchester
  melbourne miami milan milano minneapolis montreal mumbai munchen munich nicosia oakland orlando oslo ottawa oxford paris
  philadelphia phoenix pittsburgh portland prague praha provo raleigh redmond reykjavik riga rome scottsdale seattle singapore
  sliema stockholm stuttgart sunnyvale sydney tallinn tokyo toronto utrecht valletta vancouver vienna vilnius warsaw waterloo
  wien wilmington zurich
  america australia austria belgium canada cyprus deutschland denmark emea estonia europe finland france germany global iceland
  india ireland israel italy japan latvia lithuania luxemburg malta nederland netherlands norway poland portugal spain sweden
  switzerland uk usa`)
export const placesOfTwo = set(`
  las_vegas los_angeles menlo_park mountain_view new_york palo_alto redwood_city salt_city san_diego san_francisco san_jose
  san_mateo st_julians st_louis surry_hills tel_aviv united_states united_kingdom lake_city`)

/** What is left of a name without its place must be one: not `Air` of Air France, `Hotel` of Hotel Berlin. */
export const generic = set(`
  air airline airlines apotheke bank banco bar bistro cafe casa city club college deutsche group hostel hotel house inn media
  motel museum national office post press print radio railway restaurant royal school shop stadt store studio taxi theatre
  tours trattoria university verlag`)

/** Numbers, plans and what a bank adds: `FIGMA MONTHLY RENEWAL`, `NOTION LABS`, `MAILCHIMP *MISC`. */
export const statementWords = set(`
  us usa uk eu labs technologies technology systems communications holdings international services bill billing payment payments invoice
  recurring renewal pro team teams business online web www help misc charge charges subscr subscription unlimited sub subs monthly annual
  yearly software app ai co com de eu io net org saas licence license plan purchase order http https`)

/** Parts of a product or plans of it: a brand with such words may be the brand alone. */
export const productWords = set(`
  ads advertising analytics api basic cloud crm design email enterprise essentials forms growth hosting hub mail marketing
  business membership mktg organization plus premium pro professional publish sales seats standard starter suite support survey
  team teams ultimate users workplace workspace`)

/** What lists of apps add to the name of a brand that has one product: `Zoom Meetings`, `GitHub Enterprise`. */
export const editionWords = set('business cloud enterprise meetings suite workplace')

/** What sign-on adds to the name of an app: which of its instances, and how one is let in. */
export const instanceWords = set('production prod tenant instance sso saml oidc')

/** Trades that no software is of: `NOTION COFFEE ROASTERS` is not Notion. */
export const trades = set(`
  bakery backerei bar barber bistro books brewery burger bus cafe cafes catering cinema coffee dental druckerei electronic
  fitness flowers fitness garage gmbhh grill gym hair hotel hostel kitchen market motel music optik parken parking pharmacy
  photo pizza pizzeria print printing restaurant roasters salon school shop shoes spa sport sports store supermarkt taxi theater
  theatre ticket tickets tours travel trip wine yoga`)

/** Brands that are ordinary words as well: with another word beside them they are sold as something else, unless it is known. */
export const ordinaryWords = set(`
  amplitude asana base basecamp bolt box braze buffer canvas chorus clay close copper craft crayon dash drift drip dropbox
  figment flow frame front gong gorgias harvest heap hive hunter hopper insight kite linear loom maze mercury miro mixer monday
  motion notion nova outreach pendulum pilot pipe ramp segment shift slack smart spark square stripe sprout sumo toggle unbounce
  vibe wave zoom`)

/** Vendors of several products: their name alone says nothing of which. */
export const severalProducts = set(`
  adobe alphabet amazon apple atlassian cisco facebook freshworks google ibm intuit linkedin meta microsoft openai oracle
  salesforce sap twilio zoho`)

/** Vendors that sell far more than software: their name alone says little of what was bought. */
export const shops = set('amazon apple')

/** Product → who bills for it, where that is another name. */
export const billedBy: Readonly<Record<string, string>> = {
  '1password': 'agilebits',
  airtable: 'formagrid',
  aws: 'amazon',
  bitbucket: 'atlassian',
  chatgpt: 'openai',
  claude: 'anthropic',
  confluence: 'atlassian',
  cursor: 'anysphere',
  github: 'microsoft',
  jira: 'atlassian',
  loom: 'atlassian',
  lucidchart: 'lucid',
  mailchimp: 'intuit',
  marketo: 'adobe',
  quickbooks: 'intuit',
  segment: 'twilio',
  sendgrid: 'twilio',
  slack: 'salesforce',
  statuspage: 'atlassian',
  surveymonkey: 'momentive',
  tableau: 'salesforce',
  trello: 'atlassian',
  typekit: 'adobe',
  youtube: 'google',
}

/** Who pays out to those who sell by it too. */
const paysOut = set('amazon apple google paypal square stripe')

/** Names of software that is paid for, as far as these lists have them: a bank's receipts come from others. */
export const knownVendors: ReadonlySet<string> = new Set(
  [...severalProducts, ...ordinaryWords, ...Object.entries(billedBy).flat()].filter((name) => !paysOut.has(name)),
)

/** How statements shorten a name, or go on calling a company that has another by now. */
export const shortened: Readonly<Record<string, string>> = {
  amzn: 'amazon',
  facebk: 'facebook',
  fb: 'facebook',
  goog: 'google',
  gsuite: 'workspace',
  meta: 'facebook',
  mktg: 'marketing',
  msft: 'microsoft',
  realtimeboard: 'miro',
  sendinblue: 'brevo',
}

/** Companies that bill for one product, as `vendorKey` has their names, and how that is known. */
export const companies: Readonly<Record<string, string>> = {
  anysphere: 'cursor',
  'cursor ai powered': 'cursor',
  'cursor ai powered id': 'cursor',
  'cursor ai powered ide': 'cursor',
  formagrid: 'airtable',
  'formagrid airtable': 'airtable',
  'functional software': 'sentry',
  'intercom r&d': 'intercom',
  'intercom r&d unlimited': 'intercom',
  'mango technologies': 'clickup',
  'notion labs': 'notion',
  realtimeboard: 'miro',
  'sentry functional software': 'sentry',
  'slack technologies': 'slack',
  'zoom communications': 'zoom',
  'zoom video communications': 'zoom',
}

/** What a product is written out as, and how it is known: `AWS` and `Amazon Web Services`. */
export const abbreviations: readonly [short: string, words: readonly string[]][] = [
  ['aws', ['amazon', 'web', 'services']],
  ['aws', ['amazon', 'aws']],
  ['aws', ['amzn', 'aws']],
  ['gcp', ['google', 'cloud', 'platform']],
  ['m365', ['microsoft', '365']],
  ['m365', ['microsoft', 'office', '365']],
  ['m365', ['office', '365']],
  ['wttj', ['welcome', 'to', 'the', 'jungle']],
]

/** Parts of the world that a company's name ends with, as its branch there signs. */
export const regions = set('emea apac amer latam international intl worldwide')
