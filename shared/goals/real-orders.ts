/** Which events of an order are none that somebody made and paid, by the properties that shops and payment providers write. */
import { eventWords } from './goal-events.ts'
import { type Wanted, writeCondition } from './goal-condition.ts'
import { withoutAccents } from '../text/without-accents.ts'

export type OrderProperty = 'status' | 'cancelled' | 'test' | 'liveMode' | 'payment' | 'source'
export type NotReal = 'test' | 'cancelled' | 'unpaid' | 'refunded' | 'till'

/** As `plain` writes them, in the languages of exports. */
const namesOf: Record<OrderProperty, string[]> = {
  status: [
    ...['status', 'financial status', 'payment status', 'order status'],
    ...['auftragsstatus', 'bestellstatus', 'zahlungsstatus', 'statut', 'statut de la commande', 'statut du paiement'],
    ...['orderstatus', 'bestelstatus', 'betaalstatus', 'estado', 'estado del pedido', 'estado del pago'],
    ...['estado do pedido', 'estado da encomenda', 'status do pedido', 'status do pagamento'],
    ...['stato', 'stato ordine', "stato dell'ordine", 'stato pagamento', 'stato del pagamento'],
  ],
  cancelled: [
    ...['cancelled at', 'canceled at', 'storniert am', 'stornodatum', 'annule le', 'annulee le', 'geannuleerd op'],
    ...['cancelado el', 'cancelado em', 'annullato il'],
  ],
  test: ['test', 'is test'],
  liveMode: ['livemode'],
  payment: ['payment method', 'payment gateway', 'gateway'],
  source: ['source', 'source name'],
}

const names = new Map(
  (Object.entries(namesOf) as [OrderProperty, string[]][]).flatMap(([property, own]) =>
    own.map((name) => [name, property]),
  ),
)

const refundedAmount = /^((total )?refund(ed|s)?( amount| total)?|(total )?amount refunded|erstattet(er betrag)?|(ruck|rueck)?erstattung(sbetrag|en)?|montant rembourse|remboursements?|importe reembolsado|reembolsos?|valor (reembolsado|estornado)|importo rimborsato|rimborsi|terugbetaald( bedrag)?)$/ // prettier-ignore

/** What was given back of an order's amount. */
export const isRefundedAmount = (name: string): boolean => refundedAmount.test(plain(name))

const plain = (text: string): string =>
  withoutAccents(text)
    .trim()
    .toLowerCase()
    .replace(/^wc-/, '')
    .replaceAll(/[\s_-]+/g, ' ')

export const orderProperty = (name: string): OrderProperty | null => names.get(plain(name)) ?? null

/** Of words, or patterns of them, as `plain` writes them. */
const anyOf = (...words: string[]): RegExp => new RegExp(`^(${words.join('|')})$`)

const unpaid = anyOf(
  ...['void(ed)?', 'pending', 'pending payment', 'authorized', 'expired', 'unpaid', 'not paid', 'failed', 'declined', 'on hold', 'draft', 'checkout draft'],
  ...['past due', 'overdue', 'payment due', 'due', 'billed', 'posted', 'sent', 'invoiced', 'uncollectible', 'in dunning', 'incomplete( expired)?', 'requires (payment method|confirmation|action|capture)', 'awaiting payment'],
  ...['(uber|ueber)fallig', 'fallig', 'mahnung', 'abgelehnt', 'en retard', 'echue', 'vencid[oa]', 'achterstallig', 'em atraso'],
  ...['(zahlung )?ausstehend', 'autorisiert', 'abgelaufen', 'unbezahlt', 'nicht bezahlt', 'fehlgeschlagen', 'in wartestellung', 'entwurf'],
  ...['(en )?attente( de)?( paiement)?', 'autorisee?', 'expiree?', 'impayee?', 'echouee?', 'brouillon'],
  ...['wachtend( op betaling)?', 'in afwachting', 'in de wacht', 'verlopen', 'onbetaald', 'niet betaald', 'mislukt', 'concept'],
  ...['pendiente( de pago)?', 'en espera', 'autorizad[oa]', 'caducad[oa]', 'impagad[oa]', 'no pagad[oa]', 'fallid[oa]', 'borrador'],
  ...['in attesa( di pagamento)?', '(in )?sospeso', 'autorizzat[oa]', 'scadut[oa]', 'non pagat[oa]', 'fallit[oa]', 'bozza'],
  ...['(pagamento )?pendente', 'aguardando( pagamento)?', 'aguarda pagamento', 'em espera', 'expirad[oa]', 'nao pag[oa]', 'falhad[oa]', 'falhou', 'malsucedid[oa]', 'rascunho'],
) // prettier-ignore

/** Of a payment, that nothing came of it yet; of an order, only that it is not done. */
const open = anyOf('open', 'ready', 'offen', 'ouverte?', 'abiert[oa]', 'apert[oa]', 'abert[oa]')

/** A status that says nothing of the money where another one of the same order does. */
export const isOpen = (status: string): boolean => open.test(plain(status))

const cancelled = anyOf(
  ...['cancell?ed', 'storniert(e[rs]?)?', 'storno', 'annulliert(e[rs]?)?', 'annulee?', 'geannuleerd'],
  ...['cancelad[oa]', 'anulad[oa]', 'annullat[oa]', 'cancellat[oa]', 'stornat[oa]'],
)

const refunded = anyOf(
  ...['refunded', '(zu)?(ruck|rueck)?erstattet', 'remboursee?', 'terugbetaald'],
  ...['reembolsad[oa]', 'estornad[oa]', 'rimborsat[oa]'],
)

/** What a property with something in it says of its order; null where nothing is against it. */
export function notReal(property: OrderProperty, value: string): NotReal | null {
  const said = plain(value)
  switch (property) {
    case 'status':
      if (unpaid.test(said) || open.test(said)) return 'unpaid'
      return refunded.test(said) ? 'refunded' : cancelled.test(said) ? 'cancelled' : null
    case 'cancelled':
      return 'cancelled'
    case 'test':
      return /^(true|1|yes)$/.test(said) ? 'test' : null
    case 'liveMode':
      return /^(false|0|no)$/.test(said) ? 'test' : null
    case 'payment':
      return /\bbogus\b/.test(said) ? 'test' : null
    case 'source':
      return said === 'pos' ? 'till' : null
  }
}

const paid = anyOf(
  ...['paid', 'completed?', 'succeeded', 'processing', 'fulfilled', 'shipped', 'delivered', 'partially (paid|refunded)', 'partial refund'],
  ...['(teilweise )?bezahlt', 'teilweise (ruck|rueck)?erstattet', 'abgeschlossen', 'in bearbeitung', 'versendet', 'versandt', '(aus)?geliefert', 'auftrag', 'beauftragt', 'bestellt', 'gewonnen'],
  ...['payee?', 'terminee?', 'en cours', 'expediee?', 'livree?', 'commande(e|s)?', 'partiellement (payee?|remboursee?)', 'gagnee?'],
  ...['(gedeeltelijk )?betaald', 'gedeeltelijk terugbetaald', 'afgerond', 'voltooid', 'in behandeling', 'verzonden', 'geleverd', 'besteld', 'order'],
  ...['pagad[oa]', 'completad[oa]', 'procesando', 'enviad[oa]', 'entregad[oa]', 'pedido', 'ganad[oa]', 'parcialmente (pagad[oa]|reembolsad[oa])'],
  ...['pagat[oa]', 'completat[oa]', 'in lavorazione', 'spedit[oa]', 'consegnat[oa]', 'ordine', 'ordinat[oa]', 'vint[oa]', 'parzialmente (pagat[oa]|rimborsat[oa])'],
  ...['pag[oa]', 'concluid[oa]', 'processando', 'em processamento', 'entregue', 'encomenda', 'ganh[oa]', 'parcialmente pag[oa]'],
) // prettier-ignore

/** A status of money or of an order, not of something else that is called so. */
export const isPaid = (status: string): boolean => paid.test(plain(status))

export interface RealOrders {
  /** Of the event, that meet the conditions there are. */
  events: number
  /** How many of them are no real orders, each once. */
  notReal: number
  /** The same by what is against them; one order can be several. */
  kinds: { kind: NotReal; events: number }[]
  /** Conditions that leave them out, and how many each leaves out by itself. */
  conditions: { property: string; wanted: Wanted; events: number }[]
}

/** Of values that say it; those of a day are never the same, so that a filled property says it. */
export const leaveOut = (property: OrderProperty, values: string[]): Wanted =>
  property === 'cancelled'
    ? writeCondition({ test: 'is empty', values: [] })
    : writeCondition({ test: 'is not', values })

const words: Record<NotReal, string> = {
  test: 'tests',
  cancelled: 'cancelled',
  unpaid: 'not paid',
  refunded: 'refunded',
  till: 'sold at a till to nobody known',
}

const order = Object.keys(words) as NotReal[]

/** `events`: names of the goal's. `43 of 696 “order” are no real orders: tests (9), cancelled (10), not paid (16).` */
export function notRealSentence(names: readonly string[], { events, notReal: count, kinds }: RealOrders): string {
  const parts = kinds
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, events: each }) => `${words[kind]} (${each.toLocaleString('en-US')})`)
  const are = count === 1 ? 'is no real order' : 'are no real orders'
  return `${count.toLocaleString('en-US')} of ${events.toLocaleString('en-US')} ${eventWords(names)} ${are}: ${parts.join(', ')}.`
}
