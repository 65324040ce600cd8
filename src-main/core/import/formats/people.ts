/**
 * Lists of people that give two ids for each, an email and the id another tool knows them by: nothing anybody did, but
 * what makes one person of the two. Where payments speak of emails and page views of ids, only such a list joins them.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'
import { utcNamedLike } from '../columns/zone-in-name.ts'
import type { Columns } from './columns.ts'
import { byColumns, type EventRecord, type Events, mapColumns, type TableFormat } from './format.ts'

/** Exports that keep to ASCII write `data_criacao`. */
const spellings = (name: string): string[] => [...new Set([name, withoutAccents(name)])]

// prettier-ignore
const candidates = {
  time: [
    'created_at',
    'created',
    'create_date',
    'creation_date',
    'signed_up_at',
    'signup_date',
    'registered_at',
    'first_seen',
    'last_seen',
    'updated_at',
    // Portuguese, Spanish, French, German, Dutch.
    ...['data_criação', 'data_de_criação', 'criado_em', 'data_cadastro', 'data_de_cadastro', 'cadastrado_em', 'data_registro', 'data_de_registro', 'data_registo', 'data_de_registo', 'registado_em', 'registrado_em'],
    ...['fecha_creación', 'fecha_de_creación', 'creado_el', 'creado', 'fecha_registro', 'fecha_de_registro', 'registrado_el', 'fecha_alta', 'fecha_de_alta'],
    ...['date_création', 'date_de_création', 'créé_le', 'date_inscription', "date_d'inscription", 'date_d’inscription', 'inscrit_le'],
    ...['erstellt_am', 'erstellt', 'erstelldatum', 'erstellungsdatum', 'angelegt_am', 'registriert_am', 'registrierungsdatum', 'anmeldedatum'],
    ...['aangemaakt_op', 'aangemaakt', 'aanmaakdatum', 'geregistreerd_op', 'registratiedatum', 'inschrijfdatum'],
  ].flatMap(spellings),
  user: [
    'email',
    'e-mail',
    'email_address',
    'properties.email',
    'person.properties.email',
    ...['e-mail-adresse', 'emailadresse', 'e-mailadres', 'emailadres', 'adresse_e-mail', 'adresse_email', 'adresse_mail', 'courriel', 'correo', 'correo_electrónico', 'endereço_de_e-mail', 'endereço_de_email'],
  ].flatMap(spellings),
  previous: [
    'user_id',
    'userid',
    'distinct_id',
    'person_id',
    'contact_id',
    'customer_id',
    'external_id',
    ...['id_interno', 'id_cliente', 'id_do_cliente', 'cliente_id', 'código_cliente', 'código_do_cliente', 'id_usuário', 'id_do_usuário', 'usuário_id', 'id_utilizador', 'id_del_cliente', 'id_del_usuario', 'código_de_cliente'],
    ...['id_client', 'id_utilisateur', 'identifiant', 'identifiant_client', 'numéro_client', 'id_interne'],
    ...['kunden-id', 'kunden_id', 'kundenid', 'kundennummer', 'benutzer-id', 'benutzer_id', 'nutzer-id', 'nutzer_id', 'mitgliedsnummer', 'interne_id'],
    ...['klant-id', 'klant_id', 'klantid', 'klantnummer', 'gebruikers-id', 'gebruikers_id', 'gebruiker_id', 'intern_id'],
    'id',
  ].flatMap(spellings),
}

/** What a table of events has, whatever it says of people. A `name` beside an email is the person's. */
const ofEvents = ['event', 'event_name', 'event_type', 'action', 'interaction', 'url', 'page_url', 'path', 'page_path', 'page', 'amount', 'value', 'revenue', 'total', 'message_id', 'evento', 'ação', 'acción', 'événement', 'ereignis', 'gebeurtenis', 'aktion', 'actie', 'página', 'pagina', 'seite', 'valor', 'valor_total', 'preço', 'receita', 'importe', 'monto', 'precio', 'ingresos', 'montant', 'prix', 'betrag', 'umsatz', 'preis', 'bedrag', 'prijs', 'omzet'].flatMap(spellings) // prettier-ignore

export const hasEvents = (columns: Columns): boolean => columns.count(...ofEvents) > 0

export const listsPeople = (columns: Columns): boolean =>
  Object.keys(candidates).every((field) => field in idsOf(columns)) && !hasEvents(columns)

/** The email and the id of a list that says of nobody when they came; null where it is something else. */
export function undatedIds(columns: Columns): { user: string; previous: string } | null {
  const { time, user, previous } = idsOf(columns)
  return time === undefined && user !== undefined && previous !== undefined && !hasEvents(columns)
    ? { user, previous }
    : null
}

function idsOf(columns: Columns): ColumnMap {
  const time = utcNamedLike(columns.names, candidates.time)
  return { ...(time !== undefined && { time }), ...mapColumns(columns, candidates) }
}

export const peopleIds: TableFormat = {
  container: 'csv',
  id: 'people-ids',
  title: 'List of people by email and id',
  kind: 'events',
  times: 'local',
  events: 'alias',
  constantEvent: 'Alias',
  recognise: (columns) => {
    if (!listsPeople(columns)) return null
    const found = Object.values(idsOf(columns))
    const known = byColumns(columns, found)
    return known && { ...known, confidence: 0.6 }
  },
  map: idsOf,
  drops: () => true,
  refine: () => joined,
}

/** A row that is two ids of one person, and nothing where it has one alone. */
export const joined = (event: EventRecord): Events =>
  event.user && event.previous
    ? { ...event, kind: 'alias', event: 'Alias' }
    : 'it has not both, an email and an id, so it joins nobody'
