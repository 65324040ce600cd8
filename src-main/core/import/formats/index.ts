/**
 * Every event format, most specific first. No file may be of two of the sources; what none of them recognises may still
 * be a table of one of the general kinds.
 */
import { quickbooksWarehouse } from './quickbooks.ts'
import { balancerLog, bucketLog } from './access-log-aws.ts'
import { combinedLog, jsonLog, w3cLog } from './access-log.ts'
import { amplitudeCsv, amplitudeJson } from './amplitude.ts'
import { calendlyEvents } from './calendly.ts'
import { chargebeeCreditNotes, chargebeeInvoices, chargebeeSubscriptions } from './chargebee.ts'
import type { EventFormat } from './format.ts'
import { ga4Csv, ga4Fivetran, ga4Flattened, ga4Json } from './ga4.ts'
import { ga4DataApi, ga4Report, ga4ReportTable, universalReport } from './ga4-reports.ts'
import { genericEvents } from './generic-events.ts'
import { gravityForms } from './gravity-forms.ts'
import { heapEvent, heapEvents, heapMigrations, heapPageviews, heapSessions, heapUsers } from './heap.ts'
import { hubspotContacts, hubspotDeals, hubspotForms, hubspotHistory } from './hubspot.ts'
import { matomoCsv, matomoGdpr, matomoJson, matomoTotals } from './matomo.ts'
import { mixpanelCsv, mixpanelJson, mixpanelProfiles } from './mixpanel.ts'
import { tableOfDates } from './table-of-dates.ts'
import { paddleAdjustments, paddleTransactions } from './paddle.ts'
import { pathTable } from './path-table.ts'
import { peopleIds } from './people.ts'
import { pipedriveDeals } from './pipedrive.ts'
import { piwikPro } from './piwik-pro.ts'
import { plausibleEvents, plausibleSessions, plausibleTotals } from './plausible.ts'
import { posthogCsv, posthogJson } from './posthog.ts'
import { rudderstackJson, rudderstackStaging, rudderstackTables } from './rudderstack.ts'
import { segmentProfilesSync, segmentTables } from './segment-csv.ts'
import { segmentJson, segmentProfileEvents, segmentProfileTraits } from './segment-json.ts'
import { shopifyApiOrders, shopifyCheckouts, shopifyJson, shopifyOrders, shopifyVisits } from './shopify.ts'
import { snowplowCsv, snowplowDerived, snowplowPageViews, snowplowTsv } from './snowplow.ts'
import {
  stripeBalance,
  stripeCharges,
  stripeCustomers,
  stripeInvoiceItems,
  stripeJson,
  stripePayments,
  stripePayouts,
  stripeSubscriptions,
} from './stripe.ts'
import { tinybird } from './tinybird.ts'
import { typeformResponses } from './typeform.ts'
import { umamiEvents, umamiTotals } from './umami.ts'
import { wpforms } from './wpforms.ts'
import { universalAnalytics } from './universal-analytics.ts'

export const sourceFormats: readonly EventFormat[] = [
  plausibleEvents,
  plausibleSessions,
  snowplowTsv,
  snowplowCsv,
  snowplowPageViews,
  snowplowDerived,
  matomoCsv,
  matomoJson,
  matomoGdpr,
  universalAnalytics,
  ga4Json,
  ga4Csv,
  ga4Flattened,
  ga4Fivetran,
  amplitudeJson,
  amplitudeCsv,
  mixpanelJson,
  mixpanelCsv,
  mixpanelProfiles,
  posthogJson,
  posthogCsv,
  hubspotContacts,
  hubspotForms,
  hubspotHistory,
  hubspotDeals,
  pipedriveDeals,
  shopifyOrders,
  shopifyApiOrders,
  shopifyJson,
  shopifyVisits,
  shopifyCheckouts,
  quickbooksWarehouse,
  stripePayments,
  stripeBalance,
  stripePayouts,
  stripeCharges,
  stripeJson,
  stripeSubscriptions,
  stripeInvoiceItems,
  stripeCustomers,
  chargebeeInvoices,
  chargebeeCreditNotes,
  chargebeeSubscriptions,
  paddleTransactions,
  paddleAdjustments,
  ...segmentTables,
  segmentProfilesSync,
  segmentJson,
  segmentProfileEvents,
  segmentProfileTraits,
  ...rudderstackTables,
  rudderstackJson,
  rudderstackStaging,
  umamiEvents,
  umamiTotals,
  tinybird,
  piwikPro,
  typeformResponses,
  gravityForms,
  wpforms,
  calendlyEvents,
  heapPageviews,
  heapEvents,
  heapEvent,
  heapUsers,
  heapMigrations,
  heapSessions,
  w3cLog,
  combinedLog,
  balancerLog,
  bucketLog,
  jsonLog,
  ga4Report,
  ga4ReportTable,
  universalReport,
  matomoTotals,
  ga4DataApi,
  plausibleTotals,
]

/** For tables of no known source, by the usual names of columns. */
export const generalFormats: readonly EventFormat[] = [pathTable, peopleIds, tableOfDates, genericEvents]

export const eventFormats: readonly EventFormat[] = [...sourceFormats, ...generalFormats]
