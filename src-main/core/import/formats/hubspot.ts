/**
 * HubSpot. A contact says when it was first and last seen, where, and when it converted: two touches and its
 * conversions, with nothing in between, so credit that is shared among all touches is not to be had from it. Times have
 * no zone and are in the portal's.
 */
import { recordVisitor } from '../../record-ids.ts'
import { mayNameTags } from '../cells/page.ts'
import { pageEvent } from '../events/plan.ts'
import { Columns } from './columns.ts'
import {
  byColumns,
  type EventRecord,
  type Events,
  mapColumns,
  refusedTable,
  type Row,
  type TableFormat,
} from './format.ts'

/** A property by its label in the portal's language, its name in the API, and that name as Fivetran writes it. */
const names = (label: string, property: string): string[] => [label, property, `property_${property}`]

const frenchId = ["ID d'enregistrement", 'ID d’enregistrement']
const recordId = ['Record ID', 'Contact ID', 'Datensatz-ID', ...frenchId, 'ID de registro', 'ID do registro', 'hs_object_id', 'property_hs_object_id', 'vid', 'id'] // prettier-ignore
const email = [...names('Email', 'email'), 'E-Mail', 'E-Mail-Adresse', 'Correo', 'Correo electrónico']
const created = [
  ...names('Create Date', 'createdate'),
  'Erstellungsdatum',
  'Date de création',
  'Fecha de creación',
  'Data de criação',
]

/** As German portals have called it over the years. */
const originalSource = ['Ursprüngliche Quelle', 'Ursprüngliche Traffic-Quelle', 'Originalquelle']

const frenchSource = ["Source d'origine", 'Source d’origine']

const spanishSource = 'Fuente original de tráfico'
const portugueseSource = 'Fonte original do tráfego'

/** The date somebody reached a stage, in German: of `Kunde`, `Datum der Konversion zum Kunden`. */
const since = (...stages: string[]): string[] =>
  stages.flatMap((stage) => [`Datum der Konversion zum ${stage}`, `Datum der Konversion zur ${stage}`])

/** The same in Spanish. */
const desde = (...stages: string[]): string[] => stages.map((stage) => `Fecha en que se convirtió en ${stage}`)

const touches = {
  first: {
    time: [
      ...names('Time First Seen', 'hs_analytics_first_timestamp'),
      ...names('Time of First Session', 'hs_analytics_first_visit_timestamp'),
      'Hora de la primera visita',
    ],
    url: [...names('First Page Seen', 'hs_analytics_first_url'), 'Primera página vista'],
    referrer: [...names('First Referring Site', 'hs_analytics_first_referrer'), 'Primer sitio referente'],
    source: [...names('Original Source', 'hs_analytics_source'), 'Original Traffic Source', ...originalSource, ...frenchSource, spanishSource, portugueseSource], // prettier-ignore
  },
  last: {
    time: [
      ...names('Time Last Seen', 'hs_analytics_last_timestamp'),
      ...names('Time of Last Session', 'hs_analytics_last_visit_timestamp'),
      'Hora de la última visita',
    ],
    url: [...names('Last Page Seen', 'hs_analytics_last_url'), 'Última página vista'],
    referrer: [...names('Last Referring Site', 'hs_analytics_last_referrer'), 'Último sitio referente'],
    source: [
      ...names('Latest Source', 'hs_latest_source'),
      'Latest Traffic Source',
      'Letzte Quelle',
      'Fuente de tráfico más reciente',
    ],
  },
}

/** Event → the dates it happened on. */
const conversions: [event: string, ...dates: string[]][] = [
  ['Contact Created', ...created],
  [
    'First Conversion',
    ...names('First Conversion Date', 'first_conversion_date'),
    'Datum der ersten Konversion',
    'Fecha de la primera conversión',
  ],
  [
    'Recent Conversion',
    ...names('Recent Conversion Date', 'recent_conversion_date'),
    'Fecha de la conversión más reciente',
  ],
  [
    'Became a Subscriber',
    ...names('Became a Subscriber Date', 'hs_lifecyclestage_subscriber_date'),
    ...since('Abonnent', 'Abonnenten'),
    ...desde('suscriptor'),
  ],
  ['Became a Lead', ...names('Became a Lead Date', 'hs_lifecyclestage_lead_date'), ...since('Lead'), ...desde('lead')],
  [
    'Became a Marketing Qualified Lead',
    ...names('Became a Marketing Qualified Lead Date', 'hs_lifecyclestage_marketingqualifiedlead_date'),
    ...since('Marketing Qualified Lead', 'Marketing-qualifizierten Lead'),
  ],
  [
    'Became a Sales Qualified Lead',
    ...names('Became a Sales Qualified Lead Date', 'hs_lifecyclestage_salesqualifiedlead_date'),
    ...since('Sales Qualified Lead', 'Sales-qualifizierten Lead'),
  ],
  [
    'Became an Opportunity',
    ...names('Became an Opportunity Date', 'hs_lifecyclestage_opportunity_date'),
    ...since('Opportunity'),
    ...desde('oportunidad'),
  ],
  [
    'Became a Customer',
    ...names('Became a Customer Date', 'hs_lifecyclestage_customer_date'),
    ...since('Kunde', 'Kunden'),
    ...desde('cliente'),
  ],
  ['Became an Evangelist', ...names('Became an Evangelist Date', 'hs_lifecyclestage_evangelist_date')],
]

const isExport = (columns: Columns): boolean =>
  (columns.has('Record ID') &&
    columns.count('First Page Seen', 'Original Source', 'Original Traffic Source', 'Lifecycle Stage') > 0) ||
  (columns.has('Datensatz-ID') && columns.count('Lifecycle-Phase', ...originalSource) > 0) ||
  (columns.count(...frenchId) > 0 && columns.count('Phase du cycle de vie', ...frenchSource) > 0) ||
  (columns.has('ID de registro') &&
    columns.count('Etapa del ciclo de vida', 'Primera página vista', spanishSource) > 0) ||
  // Portals in Portuguese leave the id in English.
  (columns.count('ID do registro', 'Record ID') > 0 && columns.count('Fase do ciclo de vida', portugueseSource) > 0)
const isApi = (columns: Columns): boolean =>
  columns.count('hs_analytics_first_url', 'hs_analytics_first_timestamp', 'property_hs_analytics_first_url') > 0 ||
  (columns.has('property_email') && columns.has('property_createdate'))

export const hubspotContacts: TableFormat = {
  container: 'csv',
  id: 'hubspot-contacts',
  title: 'HubSpot contacts',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: null,
  recognise: (columns) => {
    if (isExport(columns))
      return byColumns(
        columns,
        [columns.find(...recordId)!],
        columns.count('First Page Seen', 'Original Source', 'Original Traffic Source', 'Lifecycle Stage') > 0
          ? ['First Page Seen', 'Time First Seen', 'Lifecycle Stage', 'Email']
          : ['Lifecycle-Phase', 'Phase du cycle de vie', 'Etapa del ciclo de vida', spanishSource, portugueseSource, ...created, ...email].filter((name) => columns.has(name)), // prettier-ignore
      )
    if (!isApi(columns)) return null
    return byColumns(columns, [columns.find(...email) ?? recordId.find((name) => columns.has(name)) ?? ''], [])
  },
  map: (columns) =>
    mapColumns(columns, {
      time: [...touches.first.time, ...created],
      user: [...email, ...recordId],
      url: touches.first.url,
      referrer: touches.first.referrer,
    }),
  drops: (column) =>
    /^(_fivetran|Record ID$|Datensatz-ID$|ID d['’]enregistrement$|ID de registro$|ID do registro$|Phone|Telefon|Téléphone|Numéro de téléphone|Número de teléfono|Número de telefone|.*click id$)/i.test(
      column,
    ),
  // A date somebody chose for the time, beside those that are known: what happened then is called as its column.
  setting: ({ time = '' }, columns) => (isKnownDate(new Columns(columns), time) ? '' : time),
  refine: (_, chosenDate) => (mapped, row) => readContact(mapped, row, chosenDate),
}

const isKnownDate = (columns: Columns, column: string): boolean =>
  [touches.first.time, touches.last.time, ...conversions].some((known) => columns.find(...known) === column)

function readContact(mapped: EventRecord, row: Row, chosenDate: string): Events {
  const id = row.get(...recordId)
  const user = mapped.user || row.get(...email) || id
  const base = { user, visitor: recordVisitor('hubspot', id) }
  const events: EventRecord[] = []
  const touch = (which: 'first' | 'last'): EventRecord | null => {
    const { time, url, referrer, source } = touches[which]
    const at = row.get(...time)
    const page = row.get(...url)
    if (at === '' || page === '') return null
    const site = row.get(...referrer)
    // HubSpot's own name of a channel is all there is where neither the address nor the referrer says more.
    const channel = row.get(...source)
    const isBlind = site === '' && !mayNameTags(page) && !/direct|offline/i.test(channel)
    return {
      ...base,
      time: at,
      event: pageEvent,
      url: page,
      referrer: site,
      source: isBlind ? channel : '',
      messageId: id && `hubspot ${id} seen ${at}`,
    }
  }
  const first = touch('first')
  const last = touch('last')
  if (first) events.push(first)
  if (last && !(first && first.time === last.time)) events.push(last)
  const seen = new Set<string>()
  for (const [event, ...dates] of conversions) {
    const at = row.get(...dates)
    if (at === '' || (event === 'Recent Conversion' && seen.has(`First Conversion ${at}`))) continue
    seen.add(`${event} ${at}`)
    events.push({
      ...base,
      time: at,
      event,
      value: event === 'Became a Customer' ? row.get(...names('Total Revenue', 'total_revenue')) : '',
      messageId: id && `hubspot ${id} ${event} ${at}`,
    })
  }
  const chosen = chosenDate === '' ? '' : row.get(chosenDate)
  if (chosen !== '')
    events.push({ ...base, time: chosen, event: chosenDate, messageId: id && `hubspot ${id} ${chosenDate} ${chosen}` })
  return events.length > 0 ? events : 'it has no date of a touch or a conversion'
}

/** Submissions of forms, from a warehouse. */
export const hubspotForms: TableFormat = {
  container: 'csv',
  id: 'hubspot-form-submissions',
  title: 'HubSpot form submissions',
  kind: 'events',
  times: 'local',
  events: 'event',
  constantEvent: 'Form Submitted',
  recognise: (columns) =>
    byColumns(columns, ['contact_id', 'form_id', 'timestamp', 'conversion_id'], ['page_url', 'title']),
  map: (columns) =>
    mapColumns(columns, { time: ['timestamp'], user: ['contact_id'], url: ['page_url'], messageId: ['conversion_id'] }),
  drops: (column) => /^_fivetran|^portal_id$/.test(column),
}

export const hubspotHistory = refusedTable(
  'hubspot-property-history',
  "HubSpot's history of contact properties",
  'it says which property changed when, not what people saw or did. Export the contacts instead.',
  (columns) => byColumns(columns, ['contact_id', 'name', 'value', 'timestamp', 'source']),
)

export const hubspotDeals = refusedTable(
  'hubspot-deals',
  'a list of HubSpot deals',
  'its rows name no contact, so a deal cannot be joined to what anybody saw. Export the contacts, which have their revenue.',
  (columns) =>
    columns.count('deal_id', 'Deal Name', 'dealname', 'property_dealname') > 0 &&
    columns.count('property_dealname', 'Deal Stage', 'deal_pipeline_stage_id', 'dealstage') > 0
      ? byColumns(columns, [], ['deal_id', 'property_dealname', 'Deal Stage'])
      : null,
)
