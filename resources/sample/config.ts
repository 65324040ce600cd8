/** The workspace configuration that goes with the sample files. */
import type { WorkspaceConfig } from '../../shared/config.ts'

const bankruptcy = 'bankruptcy'

export const sampleConfig: Omit<
  WorkspaceConfig,
  | 'document'
  | 'fiscalYearStart'
  | 'heads'
  | 'mappings'
  | 'excludePeople'
  | 'excludeTraffic'
  | 'excludeUserAgents'
  | 'excludePayees'
  | 'excludePaymentCategories'
  | 'excludePayeeCategories'
  | 'vatIncluded'
  | 'ownHosts'
  | 'paymentPairs'
  | 'pages'
  | 'tags'
  | 'toolsApart'
  | 'noIds'
  | 'userIds'
> = {
  currency: 'USD',
  timeZone: 'UTC',
  identity: 'next-user',
  interactions: { events: ['Page Viewed'] },
  sessions: { gapMinutes: 30, useSourceIds: false },
  contentGroups: [
    { group: 'Admin', match: '/admin/**', topics: [], role: 'ignore' },
    { group: 'Sign-up', match: '/signup/**', topics: [], role: 'flow' },
    { group: 'City pages', match: '/l/*/*', topics: [bankruptcy, 'local help'], role: 'content' },
    { group: 'State pages', match: '/l/*', topics: [bankruptcy, 'local help'], role: 'content' },
    { group: 'Articles', match: '/learn/*student-loan*', topics: ['student loans'], role: 'content' },
    { group: 'Articles', match: '/learn/*{debt,loan}*', topics: ['debt collection'], role: 'content' },
    { group: 'Articles', match: '/learn/*{eviction,tenant,rent,deposit}*', topics: ['housing'], role: 'content' },
    { group: 'Articles', match: '/learn/**', topics: [bankruptcy], role: 'content' },
    { group: 'Court directory', match: '/courts/**', topics: ['courts'], role: 'content' },
    { group: 'About and press', match: '/{about,press}/**', topics: [], role: 'content' },
    { group: 'Webinars', match: '/webinars/*', topics: [], role: 'content' },
    { group: 'Home page', match: '/', topics: [], role: 'content' },
  ],
  goals: [
    {
      name: 'Signup',
      event: 'Signup Completed',
      path: null,
      where: {},
      after: null,
      count: 'once',
      value: { property: 'revenue' },
    },
    {
      name: 'Consultation booked',
      event: null,
      path: '/signup/consultation/booked',
      where: {},
      after: null,
      count: 'once',
      value: null,
    },
  ],
  contentCosts: [
    { group: 'City pages', amount: 14_400, currency: null, hours: 320, hourlyRate: 45, pages: null },
    { group: 'State pages', amount: 6_000, currency: null, hours: 150, hourlyRate: 45, pages: null },
    { group: 'Articles', amount: 10_800, currency: null, hours: 430, hourlyRate: 45, pages: null },
    { group: 'Court directory', amount: 0, currency: null, hours: 60, hourlyRate: 45, pages: null },
    { group: 'Webinars', amount: 1_500, currency: null, hours: 24, hourlyRate: 45, pages: null },
  ],
  tiers: [20_000, 50_000, 80_000],
  rates: { EUR: 1.12, GBP: 1.27 },
  toolChannels: [{ tool: 'Google Ads', by: 'source', keys: ['google'] }],
}
