/** Who a payee of a card statement is: pairs that are one tool and pairs that are not, with how many are found. */
import { describe, expect, it } from 'vitest'
import { makeTool } from '../testing/tools.ts'
import { identityOf, sameReasons } from './names/names.ts'
import type { Tool } from './tool.ts'
import { vendorKey } from './names/vendor.ts'

/** A tool of a list of contracts, and how a bank writes who is paid for it. */
const pairs: [tool: string, payee: string][] = [
  ['Adobe Creative Cloud', 'ADOBE *CREATIVE CLOUD DUBLIN'],
  ['Ahrefs', 'AHREFS PTE LTD SINGAPORE'],
  ['Buffer', 'BUFFER PUBLISH 888-1234567'],
  ['Calendly', 'CALENDLY LLC ATLANTA GA'],
  ['Canva', 'CANVA* I04512-3390871'],
  ['ChatGPT', 'OPENAI *CHATGPT SUBSCR'],
  ['Slack Business+', 'SLACK'],
  ['Zoom Workplace', 'ZOOM.US'],
  ['Figma', 'FIGMA MONTHLY RENEWAL'],
  ['Hootsuite', 'HOOTSUITE INC VANCOUVER'],
  ['Hotjar', 'HOTJAR LTD ST JULIANS MT'],
  ['Hotjar', 'HOTJAR LTD ST JULIANS MLT'],
  ['Slack NL', 'Slack Technologies LLC'],
  ['Supermetrics', 'SUPERMETRICS OY ESPOO FIN'],
  ['Hotjar', 'HOTJAR LIMITED BIRKIRKARA MLT'],
  ['HubSpot', 'HUBSPOT INC.'],
  ['HubSpot', 'HUBSPOT*MKTG HUB CAMBRIDGE'],
  ['HubSpot', 'HubSpot Ireland Ltd'],
  ['Klaviyo', 'KLAVIYO INC SOFTWARE LONDON'],
  ['LinkedIn Sales Navigator', 'LinkedIn Sales Nav 9048'],
  ['Mailchimp', 'INTUIT MAILCHIMP'],
  ['Mailchimp', 'MAILCHIMP *MISC ATLANTA'],
  ['Notion', 'NOTION LABS, INC.'],
  ['Semrush', 'SEMRUSH.COM BOSTON US'],
  ['SurveyMonkey', 'SURVEYMONKEY EUROPE UC'],
  ['Typeform', 'TYPEFORM S.L. BARCELONA'],
  ['Webflow', 'WEBFLOW.COM'],
  ['Zapier', 'ZAPIER.COM/CHARGE'],
  ['Zoom', 'ZOOM.US 888-799-9666'],
  // Beyond the files this was found with.
  ['Airtable', 'FORMAGRID AIRTABLE'],
  ['Asana', 'ASANA.COM'],
  ['Atlassian', 'ATLASSIAN AMSTERDAM'],
  ['Claude', 'ANTHROPIC CLAUDE.AI SUBSCRIPTION'],
  ['Dropbox', 'DROPBOX*5K2J9LQ3'],
  ['Facebook Ads', 'FACEBK *KQ7L2M9X2'],
  ['GitHub', 'GITHUB, INC. SAN FRANCISCO CA'],
  ['Google Ads', 'GOOGLE *ADS9790005680'],
  ['Grammarly', 'PAYPAL *GRAMMARLY 4029357733'],
  ['Intercom', 'INTERCOM R&D UNLIMITED DUBLIN'],
  ['Microsoft Advertising', 'MSFT *ADVERTISING DUBLIN'],
  ['Miro', 'MIRO.COM AMSTERDAM NL'],
  ['Pipedrive', 'PIPEDRIVE OU TALLINN'],
  ['Sprout Social', 'SPROUT SOCIAL, INC CHICAGO IL'],
  ['Trello', 'ATLASSIAN TRELLO'],
  ['Unbounce', 'SP * UNBOUNCE'],
  ['Vimeo', 'PADDLE.NET* VIMEO'],
  ['AWS', 'AWS EMEA SARL'],
  ['AWS', 'AWS EMEA aws.amazon.co LUX'],
  ['Amazon Web Services', 'AWS EMEA'],
  ['AWS', 'AMZN AWS'],
  ['Microsoft 365', 'M365 BUSINESS'],
  ['Personio', 'PERSONIO INTERNATIONAL GMBH'],
  ['Zoom', 'Zoom Communications UK'],
  ['Brevo', 'SENDINBLUE'],
  ['Miro', 'REALTIMEBOARD INC'],
  ['SendGrid', 'TWILIO SENDGRID'],
  ['Segment', 'TWILIO SEGMENT'],
  ['Welcome to the Jungle', 'WTTJ SAS'],
  ['Confluence', 'ATLASSIAN CONFLUENCE'],
]

/** Not one tool, though they share a word or look alike. */
const others: [tool: string, payee: string][] = [
  ['Notion', 'NOTION COFFEE ROASTERS'],
  ['Canva', 'Canvas Café Hamburg'],
  ['Zoom', 'ZOOMINFO TECHNOLOGIES LLC'],
  ['Google Workspace', 'GOOGLE *ADS9790005680'],
  ['Google Ads', 'GOOGLE *CLOUD 3XK2'],
  ['Google', 'GOOGLE *YOUTUBE PREMIUM'],
  ['Adobe Creative Cloud', 'ADOBE *ACROBAT PRO'],
  ['Adobe', 'ADOBE *CREATIVE CLOUD DUBLIN'],
  ['Microsoft 365', 'MSFT *ADVERTISING DUBLIN'],
  ['Amazon Web Services', 'AMAZON.DE*MKTPLACE'],
  ['Front', 'FRONT ROW TICKETS'],
  ['Loom', 'LOOM WEAVERS SUPPLY'],
  ['Drift', 'DRIFT BAR BERLIN'],
  ['Linear', 'LINEAR LIGHTING GMBH'],
  ['Monday', 'MONDAY YOGA STUDIO'],
  ['Segment', 'SEGMENT PUBLISHING'],
  ['Slack', 'SLACKLINE SHOP'],
  ['Miro', 'CASA MIRO RESTAURANT'],
  ['Box', 'BOX HILL MOTORS'],
  ['Heap', 'CHEAP TICKETS'],
  ['Buffer', 'BUFFERED VPN'],
  ['HubSpot', 'HUB COWORKING BERLIN'],
  ['LinkedIn Sales Navigator', 'LINKEDIN ADS'],
  ['Semrush', 'RUSH COURIER'],
  ['Typeform', 'FORMAGRID AIRTABLE'],
  ['Asana', 'CASANA SUPERMARKT'],
  ['Intercom', 'INTERCONTINENTAL HOTEL'],
  ['Webflow', 'WEBFLEET TOMTOM'],
  ['Air France', 'AIR CANADA'],
  ['Calendly', 'CALENDAR CLUB'],
  ['Mailchimp', 'MAILGUN TECHNOLOGIES'],
  ['Salesforce', 'SALESLOFT INC ATLANTA'],
  ['Hotjar', 'HOTEL JARDIN'],
  ['Ahrefs', 'UBER *TRIP HELP.UBER.COM'],
  ['SendGrid', 'TWILIO INC'],
  ['Segment', 'TWILIO SENDGRID'],
  ['Jira', 'ATLASSIAN CONFLUENCE'],
  ['Jira', 'ATLASSIAN PTY LTD'],
  ['Zoom', 'VERIZON COMMUNICATIONS'],
  ['Brevo', 'BREVILLE APPLIANCES'],
  ['Miro', 'MIRROR PRINTING'],
]

const reasons = (tool: string, payee: string) =>
  sameReasons(
    identityOf(makeTool({ name: tool })),
    identityOf(makeTool({ name: payee, custom: { 'Read from': 'card' } })),
  )

describe('a tool and a payee', () => {
  it('are found to be one, or not: precision and recall', () => {
    const missed = pairs.filter(([tool, payee]) => reasons(tool, payee).length === 0)
    const wrong = others.filter(([tool, payee]) => reasons(tool, payee).length > 0)
    const found = pairs.length - missed.length
    process.stdout.write(`Payees: ${found} of ${pairs.length} pairs found (recall ${(found / pairs.length).toFixed(3)}), ${wrong.length} of ${others.length} others taken for one (precision ${(found / (found + wrong.length)).toFixed(3)}).\n`) // prettier-ignore
    // A statement of a vendor of several products that says none of them.
    const known = ['FACEBK *KQ7L2M9X2']
    expect({ missed: missed.map(([, payee]) => payee), wrong }).toEqual({ missed: known, wrong: [] })
  })

  it('say which of the two signs it is', () => {
    expect(reasons('Adobe Creative Cloud', 'ADOBE *CREATIVE CLOUD DUBLIN')).toEqual(['same payee'])
    expect(reasons('Creative Cloud Adobe', 'ADOBE *CREATIVE CLOUD DUBLIN')).toEqual(['same payee'])
    expect(reasons('HubSpot', 'HUBSPOT*MKTG HUB CAMBRIDGE')).toEqual(['same brand'])
    expect(reasons('Mailchimp', 'INTUIT MAILCHIMP')).toEqual(['same brand'])
  })
})

describe('two companies of one list', () => {
  const listed = (a: string, b: string) => sameReasons(identityOf(makeTool({ name: a })), identityOf(makeTool({ name: b }))) // prettier-ignore
  it('are one where only place and legal form tell them apart', () => {
    expect(listed('HubSpot', 'HubSpot Ireland Ltd')).toEqual(['same payee'])
    expect(listed('HubSpot Germany GmbH', 'HubSpot Ireland Ltd')).toEqual(['same payee'])
    expect(listed('HubSpot', 'HubSpot Sales')).toEqual([])
    expect(listed('Personio', 'Personio International SARL')).toEqual(['similar name'])
  })

  it('are one where the one has the short name of the other', () => {
    expect(listed('AWS', 'Amazon Web Services')).toEqual(['similar name'])
    expect(listed('AWS EMEA SARL', 'Amazon Web Services, Inc.')).toEqual(['similar name'])
    expect(listed('Office 365', 'Microsoft 365')).toEqual(['similar name'])
    expect(listed('Amazon', 'Amazon Web Services')).toEqual([])
    expect(listed('AWS', 'Amazon Web Shop')).toEqual([])
  })
})

describe('a name with the vendor before it', () => {
  const listed = (a: Partial<Tool> & { name: string }, b: Partial<Tool> & { name: string }) => sameReasons(identityOf(makeTool(a)), identityOf(makeTool(b))) // prettier-ignore
  it('is the name without it, where one of the entries says that vendor', () => {
    expect(listed({ name: 'Jira', vendor: 'Atlassian' }, { name: 'Atlassian Jira' })).toEqual(['similar name'])
    expect(listed({ name: 'Hotjar', vendor: 'Hotjar' }, { name: 'Contentsquare (Hotjar)', vendor: 'Contentsquare' })).toEqual(['similar name']) // prettier-ignore
    expect(listed({ name: 'Jira' }, { name: 'Atlassian Jira' })).toEqual([])
    expect(listed({ name: 'Jira', vendor: 'Atlassian' }, { name: 'Atlassian Confluence', vendor: 'Atlassian' })).toEqual([]) // prettier-ignore
    expect(listed({ name: 'Cloud', vendor: 'Adobe' }, { name: 'Salesforce Cloud', vendor: 'Salesforce' })).toEqual([])
    expect(listed({ name: 'Notion', vendor: 'Notion' }, { name: 'Notion Calendar', vendor: 'Notion Calendar' })).toEqual([]) // prettier-ignore
  })
})

describe('payments to one vendor', () => {
  it.each([
    ['HubSpot Ireland Ltd', 'HUBSPOT INC.'],
    ['AHREFS PTE LTD SINGAPORE', 'Ahrefs'],
    ['ADOBE *CREATIVE CLOUD DUBLIN', 'Adobe Creative Cloud'],
    ['TYPEFORM S.L. BARCELONA', 'Typeform'],
    ['FACEBK *BJXYXKSQQD', 'FACEBK *JYCZKUXQY6'],
    ['SEMRUSH.COM BOSTON US', 'semrush'],
    ['SURVEYMONKEY EUROPE UC', 'SurveyMonkey'],
    // As American Express writes them: the name in 24 characters, and the town behind it.
    ['SLACK T02AB3CD4         DUBLIN', 'Slack'],
    ['CANVA* 96763-6141111    SYDNEY', 'Canva'],
    ['MAILCHIMP *MISC         ATLANTA', 'Mailchimp'],
    ['ZAPIER.COM/CHARGE       SAN FRANCISCO', 'Zapier'],
    ['GITHUB, INC.            SAN FRANCISCO', 'GitHub'],
  ])('%s is %s', (a, b) => expect(vendorKey(a)).toBe(vendorKey(b)))
  it.each([
    ['Air France SA', 'Air Canada SA'],
    ['Hotel Berlin GmbH', 'Hotel Hamburg GmbH'],
    ['Radio Hamburg', 'Radio Berlin'],
    ['HUBSPOT*MKTG HUB CAMBRIDGE', 'HubSpot'],
    ['GOOGLE *ADS9790005680', 'GOOGLE *CLOUD 3XK2'],
  ])('%s is not %s', (a, b) => expect(vendorKey(a)).not.toBe(vendorKey(b)))
})
