import { expect, it } from 'vitest'
import { likelyNotSoftware, likelyNotSoftwarePayee } from './not-software.ts'

it.each([
  ['Travel', 'travel'],
  ['Airlines', 'travel'],
  ['Meals & Entertainment', 'meals'],
  ['Expenses:Meals', 'meals'],
  ['Rent or Lease', 'rent'],
  ['Payroll Expenses', 'payroll'],
  ['Taxes & Licences', null],
  ['Taxes paid', 'taxes'],
  ['Rente', 'bank charges'],
  ['Training', 'training and events'],
  ['Taxi', 'travel'],
  ['Reisekosten', 'travel'],
  ['Gehälter', 'payroll'],
  ['Huur kantoor', 'rent'],
  ['Accountantskosten', 'accountants and lawyers'],
  ['Audit & accountancy', 'accountants and lawyers'],
  ['Accounting', null],
  ['Audit software', null],
  ['Salaires', 'payroll'],
  ['MCC 5812', 'meals'],
  ['3058 – DELTA', 'travel'],
  ['5734 Computer Software Stores', null],
  ['Travel software', null],
  ['Dues & Subscriptions', null],
  ['Software', null],
  ['IT', null],
  // Subscriptions of tools for it are booked there too.
  ['Advertising', null],
  ['Paid media', 'media spend'],
  ['7311 Advertising services', 'media spend'],
  // The word begins another one, or stands inside it.
  ['Current accounts', null],
  ['', null],
])('%s is of %s', (category, what) => expect(likelyNotSoftware(category)).toBe(what))

it.each([
  ['WEWORK', 'rent'],
  ['WeWork London 44', 'rent'],
  ['AMAZON.CO.UK*2K8PL', 'goods from a shop'],
  ['AMZN MKTP US*RT4', 'goods from a shop'],
  ['UBER *TRIP HELP.UBER.COM', 'travel'],
  ['TRAINLINE.COM', 'travel'],
  ['British Airways', 'travel'],
  ['HILTON NEW YORK', 'travel'],
  ['Black Cab 7741', 'travel'],
  ['Taxis', 'travel'],
  ['DELIVEROO', 'meals'],
  ['AMEX MEMBERSHIP FEE', 'bank charges'],
  ['GOOGLE *ADS9790005680', 'media spend'],
  ['Google Ads', 'media spend'],
  ['FACEBK', 'media spend'],
  ['Facebook Ads', 'media spend'],
  ['META ADS IRELAND', 'media spend'],
  ['LinkedIn Ads', 'media spend'],
  ['MSFT *ADVERTISING DUBLIN', 'media spend'],
  ['TWITTER ONLINE ADS', 'media spend'],
  ['Amazon Ads', 'media spend'],
])('the payee %s is likely no software: %s', (name, what) => expect(likelyNotSoftwarePayee(name)).toBe(what))

it.each([
  'AWS EMEA', 'Amazon Web Services', 'AMAZON WEB SERVICES EMEA', 'Amazon AWS', 'Amazon Business Prime', 'Google Adsense Reports', 'LinkedIn Sales Navigator', 'Metabase', 'Adstream', 'Supermetrics for Google Ads', 'Amazon', 'Amazon Digital', 'AMZN Digital*2K4', 'Uber for Business', 'Hotel Software GmbH',
  'Hotjar', 'Taximeter.io', 'Expensify', 'Boltic', 'Bolt.new', 'Delta', 'Target', 'Shell', 'Workable', 'TravelPerk', 'Navan', 'Spotify', 'Ibisworld', 'Gettyimages', 'Avisio', 'Dhlabs', 'Sixth Tone', 'Esso2', 'Spaces',
  'Linear', 'Slack', 'GitHub', 'Google Cloud', 'Microsoft Azure', 'Miro', 'Zoom', 'Notion', 'Canva', 'DocuSign', 'Loom', 'Figma', 'Adobe', 'Mural', 'Zapier', 'Xero', 'Dext', 'Calendly', 'Gong', 'Okta', 'BambooHR', 'Staplesbot',
])('the payee %s is not taken for one', (name) => expect(likelyNotSoftwarePayee(name)).toBeNull()) // prettier-ignore
