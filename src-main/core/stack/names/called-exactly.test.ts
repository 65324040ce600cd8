import { expect, it } from 'vitest'
import { billedForOf, isCalledExactly } from './called-exactly.ts'

it.each([
  ['AgileBits Inc (1Password)', '1Password'],
  ['OPENAI *CHATGPT SUBSCR', 'ChatGPT'],
  ['ANTHROPIC* CLAUDE TEAM', 'Claude'],
  ['SENTRY (FUNCTIONAL SW)', 'Sentry'],
  ['RealtimeBoard Inc dba Miro', 'Miro'],
  ['Atlassian Pty Ltd', 'Atlassian'],
  ['Figma, Inc.', 'Figma'],
  ['HubSpot Ireland Ltd', 'HubSpot'],
  ['Zoom Communications, Inc.', 'Zoom'],
  ['PAYPAL *CANVA 4029357733', 'Canva'],
  ['PADDLE.NET* SETAPP', 'Setapp'],
  ['SQ *TYPEFORM', 'Typeform'],
  ['GOOGLE *WORKSPACE ACME.COM', 'Google Workspace'],
  ['Metabase, Inc.', 'Metabase Cloud'],
])('%s is %s', (payee, tool) => expect(isCalledExactly(payee, tool)).toBe(true))

it.each([
  ['MIRO TEAM', 'Miro Business'],
  ['Beamline (was Retrace)', 'Retrace'],
  ['ATLASSIAN* JIRA', 'Confluence'],
  ['OPENAI *CHATGPT SUBSCR', 'OpenAI API'],
  ['Google Ireland Limited', 'Google Cloud'],
  ['NOTION COFFEE ROASTERS', 'Notion'],
  ['LINKEDIN ADS', 'LinkedIn Sales Navigator'],
])('%s may be another than %s', (payee, tool) => expect(isCalledExactly(payee, tool)).toBe(false))

it('knows the one product of a company', () => {
  expect(billedForOf('LUCID SOFTWARE INC')).toBe('lucidchart')
  expect(billedForOf('Atlassian Pty Ltd')).toBeNull()
  expect(billedForOf('Salesforce UK Ltd')).toBeNull()
})
