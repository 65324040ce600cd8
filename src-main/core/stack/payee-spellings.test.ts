/** Spellings of one payee meet in the key that entries, contracts and payments are compared by; those of two never do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vendorKey } from './names/vendor.ts'

/** As cards, banks and ledgers write them. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  airtable: ['Airtable', 'AIRTABLE.COM/BILL', 'Airtable, Inc.', 'airtable.com', 'FORMAGRID, INC.'],
  canva: ['Canva', 'CANVA* I03981', 'CANVA*I03981', 'Canva Pty Ltd'],
  cursor: ['Cursor', 'CURSOR, AI POWERED IDE', 'ANYSPHERE, INC.'],
  dropbox: ['Dropbox', 'DROPBOX*7F3K2', 'DROPBOX* 7F3K2', 'DROPBOX*5K2J9LQ3', 'Dropbox, Inc.'],
  figma: ['Figma', 'FIGMA MONTHLY RENEWAL', 'FIGMA, INC.'],
  'google ads': ['GOOGLE*ADS7741', 'GOOGLE *ADS9790005680', 'Google Ads'],
  'google cloud': ['GOOGLE *CLOUD_01AB2C', 'Google Cloud'],
  'google workspace': ['Google Workspace', 'GOOGLE *GSUITE_acme', 'GOOGLE*WORKSPACE ACME', 'GOOGLE *Workspace_acme.com', 'GOOGLE WORKSPACE'], // prettier-ignore
  loom: ['Loom', 'LOOM SUBSCRIPTION', 'LOOM.COM'],
  notion: ['Notion', 'NOTION LABS, INC.', 'NOTION.SO'],
  openai: ['OPENAI', 'OpenAI, LLC'],
  'openai chatgpt': ['OPENAI *CHATGPT SUBSCR', 'OpenAI ChatGPT'],
  sentry: ['Sentry', 'SENTRY* FUNCTIONAL SOFTWARE', 'Functional Software, Inc.', 'SENTRY.IO'],
  zapier: ['Zapier', 'ZAPIER.COM/CHARGE', 'Zapier, Inc.'],
  zoom: ['Zoom', 'ZOOM.US 888-799-9666', 'Zoom Video Communications', 'Zoom Video Communications, Inc.'],
  // Not one of those above, however alike.
  'air france': ['Air France SA'],
  'adobe creative cloud': ['ADOBE *CREATIVE CLOUD'],
  'adobe acrobat': ['ADOBE *ACROBAT'],
  'apple bill': ['APPLE.COM/BILL'],
  canvas: ['Canvas'],
  figment: ['Figment'],
  'functional training': ['FUNCTIONAL TRAINING GMBH'],
  'hubspot mktg hub': ['HUBSPOT*MKTG HUB'],
  'linkedin sales nav': ['LINKEDIN *SALES NAV'],
  loomis: ['LOOMIS AB'],
  'monthly subscription': ['Monthly subscription'],
  'the atlantic monthly': ['The Atlantic Monthly'],
  'online subscription': ['Online subscription'],
  sentryone: ['SentryOne'],
  'steam games': ['PAYPAL *STEAM GAMES'],
  'video communications': ['Video Communications'],
  'bank charge': ['Bank charge'],
  zoominfo: ['ZOOMINFO LLC'],
}

describe('spellings of a payee', () => {
  it.each(Object.entries(spellings))('of %s', (key, names) => {
    expect(names.map((name) => [name, vendorKey(name)])).toEqual(names.map((name) => [name, key]))
  })

  it('never meet those of another, with whatever reference behind an asterisk', () => {
    const names = Object.entries(spellings)
    const reference = fc.stringMatching(/^[A-Z]{0,2}\d[A-Z\d]{3,8}$/)
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        reference,
        ([a, [first]], [b, [other]], ref) => {
          const [one, two] = [first, other].map((name) => (name!.includes('*') ? vendorKey(name!) : vendorKey(`${name}*${ref}`))) // prettier-ignore
          return (one === two) === (a === b)
        },
      ),
    )
  })

  it('are themselves under their own key, so that what was decided of one holds', () => {
    for (const key of Object.keys(spellings)) expect(vendorKey(vendorKey(key))).toBe(vendorKey(key))
  })
})
