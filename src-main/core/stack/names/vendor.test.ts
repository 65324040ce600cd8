import { expect, it } from 'vitest'
import { likelyNotSoftwarePayee } from '../../../../shared/stack/not-software.ts'
import { vendorKey, vendorName } from './vendor.ts'

it.each([
  ['GOOGLE *ADS4829382', 'GOOGLE *ADS'],
  ['GOOGLE  *ADS', 'GOOGLE *ADS'],
  ['GOOGLE*ADS4829382', 'GOOGLE *ADS'],
  ['Google *Ads2919          Mountain View', 'Google *Ads'],
  ['GOOGLE *CLOUD_01AB2C', 'GOOGLE *CLOUD'],
  ['GOOGLE *Workspace_acme.com', 'GOOGLE *Workspace_acme.com'],
  ['GOOGLE *SERVICES4829382', 'GOOGLE'],
  ['MSFT *E0400ABCDE', 'MSFT'],
  ['FIGMA *PRO4829382', 'FIGMA'],
  ['MAILCHIMP  *MISC ATLANTA', 'MAILCHIMP'],
  ['AgileBits Inc. dba 1Password', 'AgileBits Inc. dba 1Password'],
  ['ADOBE 1AB2CDE', 'ADOBE'],
])('%s is paid to %s', (payee, name) => expect(vendorName(payee)).toBe(name))

it('tells products of one vendor apart, whatever reference a charge has', () => {
  const keys = ['GOOGLE *ADS4829382', 'GOOGLE  *ADS', 'GOOGLE *ADS 4829382', 'Google Ads', 'PAYPAL *GOOGLE ADS'].map(
    vendorKey,
  )
  expect(new Set(keys)).toEqual(new Set(['google ads']))
  expect(vendorKey('GOOGLE *CLOUD_01AB2C')).toBe('google cloud')
  expect(likelyNotSoftwarePayee(vendorName('GOOGLE *ADS4829382'))).not.toBeNull()
})
