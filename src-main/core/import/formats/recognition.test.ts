/**
 * Every file of the reference data is what its description says, by one rule and no more. The data stands beside a
 * checkout of the team's; elsewhere this says that it is missing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { inspectFile } from '../inspect/inspect-file.ts'
import { snowplowTsv } from './snowplow.ts'

const data = fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
const isHere = existsSync(data)
if (!isHere) process.stdout.write('Reference data is not beside this checkout: recognition of it is skipped.\n')

/** What each is, by one rule and no other; what is neither an export of events nor of tools is `none`. */
const expected: Record<string, string> = {
  'amplitude-fivetran/amplitude_event_data.csv': 'amplitude-csv',
  'dbt-labs-segment/integration_tests/seeds/example_segment_pages.csv': 'segment-pages',
  'dbt-labs-segment/seeds/referrer_mapping.csv': 'none',
  'ga4-fivetran/event_data.csv': 'ga4-fivetran',
  // People, accounts and purchases without a time: nothing to put in order.
  'grouparoo-demo/accounts.csv': 'none',
  'grouparoo-demo/payments.csv': 'none',
  'grouparoo-demo/purchases.csv': 'none',
  'grouparoo-demo/users.csv': 'none',
  'header-fixtures/amex_card.header.csv': 'amex-card',
  'header-fixtures/chase_card.header.csv': 'chase-card',
  'header-fixtures/expensify_company_card.header.csv': 'expensify-card',
  'header-fixtures/ga4_bigquery_csv.header.csv': 'ga4-bigquery-csv',
  'header-fixtures/ga4_explore_preamble.txt': 'ga4-report',
  'header-fixtures/ga4_ui_report_preamble.txt': 'ga4-report',
  'header-fixtures/ga_ua_gms_sessions.header.csv': 'universal-analytics',
  'header-fixtures/generic_corporate_card.header.csv': 'corporate-card',
  'header-fixtures/hubspot_all_contacts_2023_attribution_subset.header.csv': 'hubspot-contacts',
  'header-fixtures/jeeves_activity.header.csv': 'jeeves-card',
  'header-fixtures/matomo_live_visits.header.csv': 'matomo-visits-csv',
  'header-fixtures/plausible_events_v2.header.csv': 'plausible-events',
  'header-fixtures/plausible_sessions_v2.header.csv': 'plausible-sessions',
  'header-fixtures/posthog_events_api.header.csv': 'posthog-csv',
  'header-fixtures/qbo_bank_feed.header.csv': 'quickbooks-bank-feed',
  'header-fixtures/saas_tool_tracker.header.csv': 'tool-inventory',
  'header-fixtures/segment_pages.header.csv': 'segment-pages',
  'header-fixtures/shopify_orders_79.header.csv': 'shopify-orders',
  'header-fixtures/snowplow_atomic.header.csv': 'snowplow-csv',
  // A list of names, one a line; see below.
  'header-fixtures/snowplow_enriched_tsv_131_fields.txt': 'none',
  'header-fixtures/stripe_balance_history.header.csv': 'stripe-balance',
  'header-fixtures/stripe_payments.header.csv': 'stripe-payments',
  'header-fixtures/stripe_payments_with_metadata.header.csv': 'stripe-payments',
  'header-fixtures/stripe_payouts.header.csv': 'stripe-payouts',
  'hubspot-fivetran/contact_data.csv': 'hubspot-contacts',
  'hubspot-fivetran/contact_form_submission_data.csv': 'hubspot-form-submissions',
  'hubspot-fivetran/contact_property_history_data.csv': 'hubspot-property-history',
  'hubspot-fivetran/deal_data.csv': 'hubspot-deals',
  'mixpanel-fivetran/event.csv': 'mixpanel-csv',
  // Tables that speak of vendors and accounts by number: refused with the way out.
  'quickbooks-fivetran/bill_data.csv': 'quickbooks-warehouse',
  'quickbooks-fivetran/bill_line_data.csv': 'quickbooks-warehouse',
  'quickbooks-fivetran/purchase_data.csv': 'quickbooks-warehouse',
  'quickbooks-fivetran/purchase_line_data.csv': 'quickbooks-warehouse',
  'quickbooks-fivetran/vendor_data.csv': 'quickbooks-warehouse',
  'retentioneering-ecom/ecom.csv.gz': 'generic-events',
  'segment-warehouse/pages.csv': 'segment-pages',
  'shopify-fivetran/shopify_abandoned_checkout_data.csv': 'shopify-abandoned-checkouts',
  'shopify-fivetran/shopify_gql_customer_visit_data.csv': 'shopify-customer-visits',
  'shopify-fivetran/shopify_order_data.csv': 'shopify-api-orders',
  'snowplow-fractribution/snowplow_fractribution_channel_attribution_expected.csv': 'none',
  'snowplow-fractribution/snowplow_fractribution_conversions_by_customer_id_expected.csv': 'none',
  'snowplow-fractribution/snowplow_fractribution_events.csv': 'snowplow-csv',
  'snowplow-fractribution/snowplow_fractribution_paths_to_conversion_expected.csv': 'none',
  'snowplow-fractribution/snowplow_fractribution_sessions_by_customer_id_expected.csv': 'none',
  'snowplow-web/integration_tests/data/expected/default/snowplow_web_sessions_expected.csv': 'snowplow-sessions-users',
  'snowplow-web/integration_tests/data/expected/snowplow_web_page_views_expected.csv': 'snowplow-page-views',
  'snowplow-web/integration_tests/data/expected/snowplow_web_users_expected.csv': 'snowplow-sessions-users',
  'snowplow-web/integration_tests/data/source/snowplow_web_events.csv': 'snowplow-csv',
  'stripe-fivetran/balance_transaction_data.csv': 'stripe-balance',
  'stripe-fivetran/charge_data.csv': 'stripe-charges',
  'stripe-fivetran/customer_data.csv': 'stripe-customers',
  'stripe-fivetran/invoice_data.csv': 'stripe-invoice-items',
  'stripe-fivetran/subscription_data.csv': 'stripe-subscriptions',
}

/** Queries of dbt-ga4 on tables it made itself, and files that are about text rather than about what it says. */
const ofNoExport = /^(velir-dbt-ga4|messy-csv)\//

const files = isHere
  ? readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/README|LICENSE|note\.txt/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1))
      .sort()
  : []

describe.runIf(isHere)('recognition of the reference data', () => {
  it('has an answer for every file', () => {
    const asked = files.filter((file) => !ofNoExport.test(file))
    expect(asked).toEqual(Object.keys(expected).sort())
  })

  it.each(Object.entries(expected))('%s is %s', async (file, format) => {
    const { parts } = await inspectFile(join(data, file))
    expect(parts.map(({ matches }) => matches.map(({ id }) => id))).toEqual([format === 'none' ? [] : [format]])
  })

  it.each(files.filter((file) => file.startsWith('velir-dbt-ga4/')))('%s is of no source', async (file) => {
    const { parts } = await inspectFile(join(data, file))
    expect(parts[0]!.matches).toEqual([])
  })

  it("names Snowplow's 131 fields in their order", () => {
    const names = readFileSync(join(data, 'header-fixtures/snowplow_enriched_tsv_131_fields.txt'), 'utf8')
      .trim()
      .split('\n')
    const cells = names.map((name) =>
      name === 'event_id'
        ? '9e983d4a-e07c-4858-8e97-bdb7feb31241'
        : name === 'collector_tstamp'
          ? '2026-03-01 10:00:00'
          : '',
    )
    expect(snowplowTsv.lines!.columns([cells.join('\t')])).toEqual(names)
  })
})
