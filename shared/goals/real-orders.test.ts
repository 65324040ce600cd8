import { expect, it } from 'vitest'
import { isOpen, isPaid, isRefundedAmount, leaveOut, notReal, notRealSentence, orderProperty } from './real-orders.ts'

it('knows the properties of orders as shops and payment providers write them', () => {
  expect(['Financial Status', 'financial_status', 'Status', 'payment status'].map(orderProperty)).toEqual(Array(4).fill('status')) // prettier-ignore
  expect(['Cancelled at', 'canceled_at'].map(orderProperty)).toEqual(['cancelled', 'cancelled'])
  expect(['test', 'livemode', 'Payment Method', 'gateway', 'Source', 'source_name'].map(orderProperty)).toEqual([
    'test',
    'liveMode',
    'payment',
    'payment',
    'source',
    'source',
  ])
  expect(['utm_source', 'Fulfillment Status', 'constructor', ''].map(orderProperty)).toEqual(Array(4).fill(null))
})

it('knows what was refunded of an amount by its name', () => {
  const names = ['Refunded Amount', 'amount_refunded', 'Refund amount', 'Refunds', 'Erstatteter Betrag', 'Montant remboursé', 'Importe reembolsado', 'Importo rimborsato'] // prettier-ignore
  expect(names.filter((name) => !isRefundedAmount(name))).toEqual([])
  expect(['Refund reason', 'Refunded at', 'Amount', 'Refundable amount'].filter(isRefundedAmount)).toEqual([])
})

it('tells what is against an order', () => {
  const statuses = ['voided', 'pending', 'wc-on-hold', 'Refunded', 'wc-cancelled', 'paid', 'partially_refunded', 'Paid', 'else'] // prettier-ignore
  expect(statuses.map((status) => notReal('status', status))).toEqual(['unpaid', 'unpaid', 'unpaid', 'refunded', 'cancelled', null, null, null, null]) // prettier-ignore
  expect(statuses.filter(isPaid)).toEqual(['paid', 'partially_refunded', 'Paid'])
  expect(notReal('cancelled', '2026-09-01')).toBe('cancelled')
  expect(notReal('test', 'true')).toBe('test')
  expect(notReal('test', 'false')).toBeNull()
  expect(notReal('liveMode', 'false')).toBe('test')
  expect(notReal('liveMode', 'true')).toBeNull()
  expect(notReal('payment', 'bogus')).toBe('test')
  expect(notReal('payment', '["bogus"]')).toBe('test')
  expect(notReal('payment', 'Shopify Payments')).toBeNull()
  expect(notReal('source', 'pos')).toBe('till')
  expect(notReal('source', 'web')).toBeNull()
})

it('knows them in the languages of exports, accents and capitals aside', () => {
  const named = ['Auftragsstatus', 'Statut', 'Estado', 'Stato', 'Betaalstatus', 'Status do pedido', 'STORNIERT AM', 'Annulé le'] // prettier-ignore
  expect(named.map(orderProperty)).toEqual([...Array<string>(6).fill('status'), 'cancelled', 'cancelled'])
  const kindsOf = (...statuses: string[]) => [...new Set(statuses.map((status) => notReal('status', status)))]
  expect(kindsOf('Storniert', 'STORNO', 'annulliert', 'Annulé', 'annulée', 'Geannuleerd', 'cancelado', 'Annullato')).toEqual(['cancelled']) // prettier-ignore
  expect(kindsOf('Erstattet', 'rückerstattet', 'Remboursée', 'terugbetaald', 'reembolsado', 'Rimborsato')).toEqual(['refunded']) // prettier-ignore
  expect(kindsOf('Ausstehend', 'En attente', 'Échoué', 'in de wacht', 'Pendiente de pago', 'in attesa', 'Não pago', 'Entwurf')).toEqual(['unpaid']) // prettier-ignore
  const real = ['Auftrag', 'Bezahlt', 'teilweise erstattet', 'Terminée', 'betaald', 'Completado', 'Pagato', 'Concluído']
  expect(kindsOf(...real, 'Angebot', 'Anfrage')).toEqual([null])
  expect([...real, 'Angebot', 'Storniert', 'São Paulo'].filter(isPaid)).toEqual(real)
})

it('takes no state before the money has come for a payment, as billers write it', () => {
  const states = ['past_due', 'ready', 'billed', 'draft', 'open', 'uncollectible', 'void', 'payment_due', 'Überfällig', 'offen', 'requires_payment_method'] // prettier-ignore
  expect(states.filter((state) => notReal('status', state) !== 'unpaid' || isPaid(state))).toEqual([])
  expect(['open', 'Ready', 'past_due', 'draft'].filter(isOpen)).toEqual(['open', 'Ready'])
})

it('leaves out by values, and a day by whether there is one', () => {
  expect(leaveOut('status', ['voided', 'pending'])).toEqual({ not: ['voided', 'pending'] })
  expect(leaveOut('payment', ['bogus'])).toEqual({ not: 'bogus' })
  expect(leaveOut('cancelled', [])).toBeNull()
})

it('says it in a sentence', () => {
  const kinds = [
    { kind: 'unpaid' as const, events: 16 },
    { kind: 'test' as const, events: 9 },
  ]
  expect(notRealSentence(['order'], { events: 1696, notReal: 25, kinds, conditions: [] })).toBe(
    '25 of 1,696 “order” are no real orders: tests (9), not paid (16).',
  )
  expect(
    notRealSentence(['order'], { events: 9, notReal: 1, kinds: [{ kind: 'till', events: 1 }], conditions: [] }),
  ).toBe('1 of 9 “order” is no real order: sold at a till to nobody known (1).')
})
