/**
 * The tools of an invented video company, from a handful in 2015 to a hundred on record in 2019. Names are public;
 * prices, contracts, dates and seats are invented. Some overlap is on purpose, and so are cells as people write them.
 */
import Papa from 'papaparse'
import { inventoryFields } from '../../shared/import.ts'

const owners: Record<string, string> = {
  Marketing: 'Mara Ellison',
  Growth: 'Theo Brandt',
  Sales: 'Priya Anand',
  Success: 'Jonas Weil',
  Support: 'Lucia Romero',
  Product: 'Sam Okafor',
  Engineering: 'Ines Calder',
  Data: 'Wei Zhang',
  Design: 'Nora Lind',
  Finance: 'Paul Ferrand',
  People: 'Dana Roth',
  IT: 'Omar Haddad',
}

// name | vendor, where it differs | category | capabilities | team (! = nobody owns it) | cost | currency | billing period | seats licensed/active
// | start | end, status or nothing | renewal | notice days | A = renews by itself | connected to | replaces | reason
const inventory = `
Google Analytics | Google | Web analytics | web analytics;acquisition reports | Marketing | 0 | USD | month | / | 2015-02-02 | | | | | Google Tag Manager | | new focus
Google Tag Manager | Google | Tag management | tag management | Marketing | 0 | USD | month | / | 2015-02-02 | | | | | Google Analytics | | new focus
G Suite | Google | Workplace | documents;e-mail;video calls | IT | 12 900 | USD | year | 130/118 | 2015-01-05 | | 2020-01-05 | 30 | A | | | new focus
Slack | | Workplace | chat;video calls | IT | 1,150.00 | USD | month | 125/117 | 2015-01-12 | | 2019-12-12 | 30 | A | PagerDuty;GitHub | | new focus
GitHub | | Engineering | source control;code review | Engineering | 10,500 | USD | year | 42/40 | 2015-01-12 | | 2020-01-12 | 30 | A | Slack | | new focus
Amazon Web Services | Amazon | Infrastructure | hosting;object storage;data warehouse | Engineering | 15,400 | USD | month | / | 2015-01-20 | | | | | | | new focus
Stripe | | Payments | card payments;subscription billing | Finance | 3,100 | USD | month | / | 2015-03-02 | | | | | Segment;Salesforce | | new focus
Mailchimp | Intuit | Email | newsletters;email automation | Marketing | 299 | USD | month | 5/2 | 2015-03-16 | 2017-09-01 | | | | | | new focus
Trello | Atlassian | Project management | project management | Product | 1,250 | USD | year | 20/9 | 2015-04-01 | 2017-02-01 | | | | Slack | | new focus
Dropbox Business | Dropbox | Workplace | file sharing;documents | IT! | 9,000 | USD | year | 60/31 | 2015-04-13 | | 2020-04-13 | 30 | A | | | new focus
Sketch | | Design | interface design | Design | 99 | USD | once | 8/3 | 2015-05-11 | | | | | | | new focus
Adobe Creative Cloud | Adobe | Design | image editing;video editing;interface design | Design | 1,190 | USD | month | 18/16 | 2015-05-11 | | 2019-11-11 | 30 | A | | | new focus
WordPress | Automattic | Content | content management;blog | Marketing | 540 | USD | year | 6/4 | 2015-06-01 | 2018-06-15 | | | | Google Analytics | | new focus
QuickBooks Online | Intuit | Finance | accounting | Finance | 180 | USD | month | 5/4 | 2015-06-15 | | | | A | Stripe;Expensify | | new focus
Zendesk | | Support | help desk;knowledge base | Support | 4 800,00 € | EUR | quarter | 25/19 | 2015-09-01 | | 2020-03-01 | 60 | A | Segment;Slack;Salesforce | | new focus
Typeform | | Surveys | surveys;forms | ! | 70.00 € | | month | 3/2 | 2015-10-05 | | | | A | Zapier | | new focus
Hootsuite | | Social | social publishing;social listening | Marketing | 1,548 | USD | year | 3/2 | 2015-11-02 | 2018-03-01 | | | | | | new focus
Wistia | | Video | video hosting;video analytics | Marketing | 3,960 | USD | year | 5/4 | 2015-11-16 | | 2019-11-16 | 30 | A | | | new focus
Google Ads | Google | Advertising | search ads;display ads | Growth | 0 | USD | month | / | 2016-01-11 | | | | | Segment;Google Analytics | | new focus
Facebook Ads | Facebook | Advertising | social ads;ad audiences | Growth | 0 | USD | month | / | 2016-02-01 | | | | | Segment | | new focus
Mixpanel | | Product analytics | product analytics;funnels;retention reports | Product | 999 | USD | month | 15/8 | 2016-03-01 | | 2019-09-30 | 30 | A | Segment | | new focus
Intercom | | Messaging | live chat;in-app messages;email automation;help desk | Growth | 4,800.00 | USD | month | 40/28 | 2016-03-14 | | 2019-10-14 | 30 | A | Segment;Slack;Salesforce | | new focus
New Relic | | Engineering | performance monitoring;error tracking | Engineering | 1,490 | USD | month | / | 2016-04-04 | 2018-10-01 | | | | PagerDuty | | new focus
PagerDuty | | Engineering | on-call | Engineering | 574 | USD | month | 14/13 | 2016-04-18 | | 2020-04-18 | 30 | A | Slack;Datadog | | new focus
Optimizely | | Experimentation | A/B testing;personalisation | Growth | 14,400 | USD | year | 8/3 | 2016-05-02 | | 2020-01-02 | 45 | A | | | new focus
Ahrefs | | SEO | keyword research;backlink analysis;rank tracking | Marketing | 399 | USD | month | 3/3 | 2016-06-06 | | | | A | | | new focus
1Password Business | 1Password | Security | password manager | IT | 897 | USD | month | 115/103 | 2016-06-20 | | 2020-06-20 | 30 | A | | | volume
Asana | | Project management | project management;documents | Marketing | 13,200 | USD | year | 70/55 | 2016-09-05 | | 2019-09-05 | 30 | A | Slack | Trello | volume
Gusto | | People | payroll;benefits | People | 720 | USD | month | 2/2 | 2016-09-12 | | | | A | QuickBooks Online | | volume
DocuSign | | Sales | e-signature | Sales | 5,760 | USD | year | 12/9 | 2016-10-03 | | 2019-10-03 | 30 | A | Salesforce | | new focus
Jira | Atlassian | Project management | project management;issue tracking | Engineering | 560 | USD | month | 60/52 | 2016-10-17 | | | | A | GitHub;Slack | | sophistication
Confluence | Atlassian | Workplace | documents;knowledge base | Engineering | 300 | USD | month | 60/34 | 2016-10-17 | | | | A | Jira | | sophistication
Buffer | | Social | social publishing | Marketing! | 99 | USD | month | 6/2 | 2016-11-07 | | | | A | | | volume
SendGrid | Twilio | Email | transactional email | Engineering | 1,080 | USD | quarter | / | 2016-11-14 | | | | A | | | volume
Pipedrive | | Sales | CRM;pipeline reports | Sales | 3,528 | USD | year | 12/7 | 2016-12-01 | 2017-11-01 | | | | Intercom | | new focus
Amplitude | | Product analytics | product analytics;funnels;retention reports;cohorts | Product | 22,800 | USD | year | 40/9 | 2017-01-16 | | 2019-11-01 | 45 | A | Segment | | sophistication
Segment | | Customer data | event collection;identity;data routing | Data | 118,000 | USD | year | 30/24 | 2017-02-01 | | 2019-11-15 | 60 | A | Google Analytics;Mixpanel;Amplitude;Intercom;Salesforce;Looker;Autopilot;Appcues;Facebook Ads;Google Ads | | volume
Fullstory | | Session replay | session replay;heatmaps;funnels | Product | 15,600 | USD | year | 20/14 | 2017-02-20 | | 2020-01-20 | 30 | A | Segment | | new focus
Hotjar | | Session replay | session replay;heatmaps;surveys | Growth! | 1,068.00 € | EUR | year | 5/1 | 2017-03-06 | | 2020-03-06 | 30 | A | Google Tag Manager | | new focus
Zapier | | Automation | workflow automation | Growth | 599 | USD | month | 10/6 | 2017-03-13 | | | | A | Salesforce;Typeform;Slack | | new focus
Invision | | Design | prototyping;design handoff | Design | 1,188 | USD | year | 10/3 | 2017-03-20 | 2018-11-01 | | | | | | new focus
Calendly | | Sales | meeting scheduling | Sales | 180 | USD | month | 15/11 | 2017-04-03 | | | | A | Salesforce | | new focus
Twitter Ads | Twitter | Advertising | social ads | Growth | 0 | USD | month | / | 2017-04-24 | | | | | Segment | | new focus
LinkedIn Ads | LinkedIn | Advertising | social ads;account-based ads | Growth | 0 | USD | month | / | 2017-05-08 | | | | | Segment | | new focus
Clearbit Enrichment | Clearbit | Data | lead enrichment;firmographics | Growth | 48,000 | USD | year | / | 2017-05-15 | | 2020-02-15 | 45 | A | Segment;Salesforce | | sophistication
Greenhouse | | People | recruiting | People | 12,000 | USD | year | 20/16 | 2017-06-05 | | 2020-06-05 | 60 | A | Slack | | volume
Unbounce | | Web | landing pages;A/B testing;forms | Marketing | 1,990 | USD | year | 5/2 | 2017-06-12 | | 2020-06-12 | 30 | A | Google Analytics | | new focus
Autopilot | | Email | email automation;customer journeys | Growth | 31,200 | USD | year | 20/8 | 2017-08-21 | | 2019-09-15 | 30 | A | Segment;Salesforce | Mailchimp | sophistication
CircleCI | | Engineering | continuous integration | Engineering | 1,350 | USD | month | / | 2017-09-04 | | | | A | GitHub | | volume
Sentry | | Engineering | error tracking | Engineering | 312 | USD | month | 40/22 | 2017-09-18 | | | | A | GitHub;Slack | | volume
Expensify | | Finance | expenses | Finance | 1,035 | USD | quarter | 60/44 | 2017-10-02 | | | | A | QuickBooks Online | | volume
Salesforce | | CRM | CRM;pipeline reports;dashboards | Sales | 148,800 | USD | year | 62/44 | 2017-10-16 | | 2020-02-01 | 60 | A | Segment;Outreach;DocuSign;Clearbit Enrichment;Zendesk | Pipedrive | sophistication
Okta | | Security | single sign-on;identity | IT | 10,350 | USD | year | 125/117 | 2017-11-06 | | 2019-11-06 | 60 | A | Slack;G Suite;Salesforce | | volume
Delighted | | Surveys | NPS surveys;surveys | Success | 224 | USD | month | 5/3 | 2017-11-13 | | | | A | | | new focus
ProfitWell | | Finance | subscription metrics;dashboards | Finance | 0 | USD | month | 6/4 | 2017-11-20 | | | | A | Stripe | | new focus
Postgres BI scripts | in-house | Business intelligence | dashboards | Data | N/A | | | / | 2017-12-01 | 2018-09-01 | | | | | | other
Zoom | | Workplace | video calls;webinars | IT | 1,800 | USD | month | 90/71 | 2018-01-08 | | 2020-01-08 | 30 | A | Slack;Gong | | volume
Google Optimize | Google | Experimentation | A/B testing | Marketing | free | | | / | 2018-01-15 | | | | | Google Analytics | | new focus
Drift | | Messaging | live chat;lead qualification;meeting scheduling | Growth | $5,333.33 | | month | 24/11 | 2018-02-05 | | 2019-09-22 | 60 | A | Segment;Salesforce;Slack | | new focus
Clearbit Reveal | Clearbit | Data | visitor identification;firmographics | Growth | 36,000 | USD | year | / | 2018-02-15 | | 2020-02-15 | 45 | A | Segment;Drift;Optimizely | | new focus
Promoter.io | Promoter | Surveys | NPS surveys | Growth | 6,000 | USD | year | 8/3 | 2018-02-26 | | 2020-02-26 | 30 | A | Segment | | new focus
Personas | Segment | Customer data | identity;audiences;profile API | Data | 24,000 | USD | year | / | 2018-03-01 | | 2019-11-15 | 60 | A | Segment;Facebook Ads;Autopilot | | sophistication
Sprout Social | | Social | social publishing;social listening | Marketing | £2,640 | GBP | year | 4/3 | 2018-03-05 | | 2020-03-05 | 30 | A | | Hootsuite | sophistication
Figma | | Design | interface design;prototyping;design handoff | Design | 540 | USD | month | 24/22 | 2018-03-19 | | 2020-03-19 | 30 | A | Slack | Invision | sophistication
Snowflake | | Data | data warehouse | Data | 5,200 | USD | month | / | 2018-04-02 | | 2020-04-02 | 60 | A | Looker;Fivetran | | volume
Fivetran | | Data | data pipelines | Data | 19,200 | USD | year | / | 2018-04-16 | | 2020-04-16 | 60 | A | Snowflake;Salesforce | | volume
Looker | | Business intelligence | dashboards;product analytics;data modelling | Data | 84,000 | USD | year | 70/48 | 2018-05-01 | | 2020-03-01 | 60 | A | Segment;Snowflake | Postgres BI scripts | sophistication
Lattice | | People | performance reviews;surveys | People | 10,560 | USD | year | 110/92 | 2018-05-14 | | 2020-05-14 | 60 | A | Slack | | volume
Contentful | | Content | content management | Marketing | 8,790.00 € | EUR | year | 12/8 | 2018-06-01 | | 2020-06-01 | 60 | A | | WordPress | sophistication
Outreach | | Sales | sales engagement;email automation | Sales | 96,000 | USD | year | 80/51 | 2018-06-18 | | 2019-12-01 | 90 | A | Segment;Salesforce;Gong | | volume
Appcues | | Onboarding | onboarding tours;in-app messages;NPS surveys | Product | 28,800 | USD | year | 12/8 | 2018-07-02 | | 2020-05-09 | 30 | A | Segment | | new focus
LaunchDarkly | | Engineering | feature flags;A/B testing | Engineering | 9,900 | USD | year | 40/33 | 2018-07-16 | | 2020-07-16 | 30 | A | Slack | | new focus
Clearbit X | Clearbit | Advertising | ad audiences;account-based ads | Growth | 18,000 | USD | year | / | 2018-08-01 | | 2020-02-15 | 45 | A | Segment;Facebook Ads | | new focus
Chorus | | Sales | call recording;coaching | Sales | 14,400 | USD | year | 20/6 | 2018-08-13 | 2019-05-01 | | | | Salesforce | | new focus
Datadog | | Engineering | performance monitoring;log management;dashboards | Engineering | 2,750 | USD | month | / | 2018-09-03 | | 2019-12-03 | 30 | A | PagerDuty;Slack | New Relic | volume
Loggly | SolarWinds | Engineering | log management | Engineering | 349 | USD | month | / | 2017-07-10 | 2018-12-31 | | | | | | volume
Influ2 | | Advertising | account-based ads;person-based ads | Growth | 27,000 | USD | year | 3/2 | 2018-09-17 | | 2020-04-01 | 30 | A | Segment;Salesforce | | new focus
ChartMogul | | Finance | subscription metrics | Finance | 2 388,00 € | EUR | year | 5/2 | 2018-09-24 | | 2019-09-24 | 30 | A | Stripe | | sophistication
Gainsight | | Success | customer success;health scores | Success | 34,500 | USD | year | 15/9 | 2018-10-01 | | 2019-10-01 | 90 | A | Salesforce;Zendesk | | new focus
Bizible | Marketo | Attribution | multi-touch attribution | Growth | 26,400 | USD | year | 8/4 | 2018-10-15 | | 2019-10-15 | 60 | A | Salesforce;Google Ads | | sophistication
Gong | | Sales | call recording;coaching;transcription | Sales | 38,400 | USD | year | 32/29 | 2018-11-05 | | 2019-11-05 | 60 | A | Salesforce;Zoom | Chorus | sophistication
Statuspage | Atlassian | Support | status page | Engineering | 299 | USD | month | 5/2 | 2018-11-12 | | | | A | PagerDuty | | volume
Notion | | Workplace | documents;project management;knowledge base | Product | 384 | USD | month | 48/37 | 2018-11-19 | | | | A | Slack | | other
Airtable | | Workplace | project management;databases | Marketing | 480 | USD | month | 24/17 | 2018-12-03 | | | | A | Zapier;Slack | | other
Brandfolder | | Content | asset management | Marketing | 9,600 | USD | year | 30/12 | 2018-12-10 | | 2019-12-10 | 60 | A | | | volume
On24 | | Events | webinars | Marketing | 16,800 | USD | year | 4/2 | 2018-12-17 | | 2019-12-17 | 60 | A | Salesforce | | new focus
NetSuite | Oracle | Finance | accounting;subscription billing;reporting | Finance | 3,750 | USD | month | 12/8 | 2019-01-07 | | 2020-01-07 | 90 | A | Salesforce | | volume
Brand and launch site | Studio Halde | Web | landing pages | Marketing | 45,000 | USD | once | / | 2019-01-14 | | | | | | | new focus
G2 Crowd | | Reviews | review management;intent data | Marketing | £9,400.00 | | year | 4/3 | 2019-01-21 | | 2020-01-21 | 60 | A | | | new focus
Partnerstack | | Referral | referral programme;partner payouts | Growth | 7,200 | USD | year | 4/3 | 2019-02-04 | | 2020-02-04 | 30 | A | Stripe | | new focus
Vidyard | | Video | video hosting;sales video | Sales | 8,400 | USD | year | 40/13 | 2019-02-11 | | 2020-02-11 | 30 | A | Salesforce;Outreach | | new focus
Miro | RealtimeBoard | Workplace | whiteboard | Design | 1 920,00 € | EUR | year | 25/18 | 2019-02-25 | | 2020-02-25 | 30 | A | Slack | | new focus
Chili Piper | | Sales | meeting scheduling;lead routing | Sales | 5,400 | USD | year | 15/15 | 2019-03-04 | | 2020-03-04 | 30 | A | Salesforce | | sophistication
Flag service pilot | in-house | Experimentation | A/B testing;feature flags | Product | 0 | USD | month | / | 2019-04-15 | trial | | | | | | other
UserTesting | | Research | usability tests;surveys | Product | 0 | USD | month | 3/3 | 2019-05-06 | trial | 2019-08-06 | 14 | | | | new focus
6sense | | Data | intent data;visitor identification;account-based ads | Growth | 4,500 | USD | month | / | 2019-05-20 | trial | 2019-08-20 | 30 | | Salesforce | | sophistication
Braze | | Email | email automation;in-app messages;push messages;customer journeys | Growth | 62,000 | USD | year | / | | candidate | | | | | Autopilot | sophistication
HubSpot | | Suite | CRM;email automation;live chat;landing pages;forms;social publishing;meeting scheduling | Growth | 74,400 | USD | year | 60/ | | candidate | | | | | | sophistication
Heap | | Product analytics | product analytics;funnels;session replay;event collection | Product | 30,000 | USD | year | / | | candidate | | | | | | sophistication
Iterable | | Email | email automation;customer journeys;push messages | Growth | $54,000.00 | | year | / | | candidate | | | | | Autopilot | volume`

type Cell = string | undefined

function toRow(line: string): string[] {
  const [
    name,
    vendor,
    category,
    capabilities,
    team = '',
    cost,
    currency,
    period,
    seats = '',
    start,
    endOrStatus = '',
    renewal,
    notice,
    renews,
    connected,
    replaces,
    reason,
  ] = line.split('|').map((cell) => cell.trim())
  const [licensed, active] = seats.split('/')
  const ended = /^\d/.test(endOrStatus)
  const status = ended ? 'retired' : endOrStatus || 'active'
  const owner = owners[team] ?? ''
  const row: Record<(typeof inventoryFields)[number], Cell> = {
    name,
    vendor: vendor === '' ? name : vendor,
    category,
    capabilities,
    team: team.replace('!', ''),
    owner,
    owner_email: owner === '' ? '' : `${owner.toLowerCase().replace(' ', '.')}@reelroom.example`,
    status,
    cost,
    currency,
    billing_period: period,
    seats_licensed: licensed,
    seats_active: active,
    start_date: start,
    end_date: ended ? endOrStatus : '',
    renewal_date: renewal,
    notice_days: notice,
    auto_renew: renews === 'A' ? 'yes' : status === 'active' ? 'no' : '',
    connected_to: connected,
    replaces,
    reason,
    note: 'Price and contract are illustrative.',
    switching_cost: '',
  }
  return inventoryFields.map((field) => row[field] ?? '')
}

/** The inventory file, oldest tool first. */
export function toolsCsv(): string {
  const rows = inventory.trim().split('\n').map(toRow)
  return `${Papa.unparse([[...inventoryFields], ...rows], { newline: '\n' })}\n`
}
