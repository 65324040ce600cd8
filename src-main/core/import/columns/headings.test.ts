/** The names of columns in every language: of one list each, and that no two concepts of one table share a name. */
import { describe, expect, it } from 'vitest'
import { statedBillingPeriod } from './amount-heading.ts'
import { columnsNamed, type HeadingLanguage, headingLanguages, headings } from './headings.ts'
import { paymentsTable } from '../spend/payments.ts'
import { toolPrices } from '../tables/stack-tables.ts'
import { looksLikeTools, mapToolHeader, noticeUnitIn, recogniseToolHeader } from '../tables/tools.ts'

const contractFields = ['name', 'vendor', 'category', 'team', 'owner', 'cost', 'currency', 'seats_licensed', 'seats_active', 'renewal_date', 'notice_days', 'auto_renew', 'start_date', 'note'] as const // prettier-ignore

/** One list of contracts each, its columns in the order of `contractFields`. */
const contracts: Record<HeadingLanguage, string[]> = {
  en: ['Product', 'Supplier', 'Category', 'Department', 'Owner', 'Annual cost (EUR)', 'Currency', 'Licences purchased', 'Active users', 'Renewal date', 'Notice period', 'Auto renewal', 'Contract start', 'Comments'],
  fr: ['Produit', 'Fournisseur', 'Catégorie', 'Équipe', 'Responsable', 'Coût annuel (EUR)', 'Devise', 'Licences achetées', 'Utilisateurs actifs', 'Date de renouvellement', 'Préavis', 'Reconduction tacite (oui/non)', 'Date de début', 'Commentaire'],
  de: ['Anwendung', 'Anbieter', 'Kategorie', 'Abteilung', 'Verantwortlich', 'Jahreskosten', 'Währung', 'Anzahl Lizenzen', 'Aktive Nutzer', 'Verlängerungsdatum', 'Kündigungsfrist', 'Automatische Verlängerung', 'Vertragsbeginn', 'Bemerkung'],
  nl: ['Applicatie', 'Leverancier', 'Categorie', 'Afdeling', 'Eigenaar', 'Jaarkosten', 'Valuta', 'Aantal licenties', 'Actieve gebruikers', 'Verlengdatum', 'Opzegtermijn', 'Automatische verlenging', 'Ingangsdatum', 'Opmerking'],
  es: ['Herramienta', 'Proveedor', 'Categoría', 'Departamento', 'Responsable', 'Coste anual', 'Moneda', 'Licencias contratadas', 'Usuarios activos', 'Fecha de renovación', 'Preaviso', 'Renovación automática', 'Fecha de inicio', 'Comentarios'],
  it: ['Applicazione', 'Fornitore', 'Categoria', 'Reparto', 'Responsabile', 'Costo annuo', 'Valuta', 'Licenze acquistate', 'Utenti attivi', 'Data di rinnovo', 'Preavviso', 'Rinnovo automatico', 'Data di inizio', 'Note'],
  pt: ['Ferramenta', 'Fornecedor', 'Categoria', 'Departamento', 'Responsável', 'Custo anual', 'Moeda', 'Licenças contratadas', 'Usuários ativos', 'Data de renovação', 'Aviso prévio', 'Renovação automática', 'Data de início', 'Observações'],
} // prettier-ignore

const payments: Record<HeadingLanguage, [date: string, payee: string, amount: string]> = {
  en: ['Payment date', 'Merchant', 'Amount'],
  fr: ['Date de paiement', 'Fournisseur', 'Montant débité (EUR)'],
  de: ['Buchungsdatum', 'Empfänger', 'Betrag (€)'],
  nl: ['Betaaldatum', 'Leverancier', 'Bedrag'],
  es: ['Fecha de pago', 'Proveedor', 'Importe EUR'],
  it: ['Data operazione', 'Esercente', 'Importo'],
  pt: ['Data do pagamento', 'Fornecedor', 'Valor pago'],
}

const prices: Record<HeadingLanguage, [tool: string, from: string, cost: string]> = {
  en: ['Application', 'Effective from', 'Annual price'],
  fr: ['Application', 'Applicable depuis', 'Prix annuel'],
  de: ['Anwendung', 'Gültig ab', 'Jahrespreis'],
  nl: ['Pakket', 'Geldig vanaf', 'Jaarprijs'],
  es: ['Herramienta', 'Vigente desde', 'Precio anual'],
  it: ['Strumento', 'In vigore dal', 'Prezzo annuo'],
  pt: ['Ferramenta', 'Válido a partir de', 'Preço anual'],
}

describe.each(headingLanguages)('headings in %s', (language) => {
  it('of contracts are fields', () => {
    const columns = contracts[language]
    const fields = Object.fromEntries(contractFields.map((field, at) => [field, columns[at]]))
    expect(mapToolHeader(columns)).toEqual(fields)
    // As exports that keep to ASCII and capitals write them.
    const plain = columns.map((name) => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase())
    expect(Object.keys(mapToolHeader(plain)).sort()).toEqual([...contractFields].sort())
    expect(recogniseToolHeader(columns)).not.toBeNull()
    expect(statedBillingPeriod(columns[5]!)).toBe('year')
  })

  it('of payments are a day, a payee and an amount, and no list of tools', () => {
    const columns = [...payments[language], 'Ref']
    const table = paymentsTable(columns)
    expect([table?.date[0], table?.vendor[0], table?.amount[0]]).toEqual(payments[language])
    expect(recogniseToolHeader(columns)).toBeNull()
    expect(looksLikeTools(columns)).toBe(false)
  })

  it('of prices are a tool, a day and a price', () => {
    expect(toolPrices.recognise(prices[language])).toMatchObject([{ matched: prices[language] }])
  })
})

describe('the table of headings', () => {
  // Looked for one after the other in the columns that are left, so that a name of two would be of the first.
  it('gives no name of a language to two fields of a list', () => {
    const together = ['vendor', 'category', 'team', 'owner', 'annualCost', 'seats', 'assigned', 'activeSeats', 'start', 'renewal', 'contractEnd', 'notice', 'autoRenew', 'note', 'billingPeriod'] as const // prettier-ignore
    for (const language of headingLanguages) {
      const names = together.flatMap((heading) =>
        columnsNamed(headings[heading][language], headings[heading][language]),
      )
      expect(names.length).toBe(new Set(names.map((name) => name.toLowerCase())).size)
    }
  })

  it('takes a name with what stands behind it, and not one with a number in it', () => {
    const named = (column: string, name: string) => columnsNamed([column], [name]).length > 0
    expect(['Coût annuel (EUR)', 'Cout annuel HT', 'coût_annuel', 'Coût annuel € TTC', 'COÛT ANNUEL [prévu]'].every((column) => named(column, 'coût annuel'))).toBe(true) // prettier-ignore
    expect(named('Cost (30d)', 'cost')).toBe(false)
    // The name as it stands goes before one with something behind it.
    expect(columnsNamed(['Montant (USD)', 'Montant'], ['montant'])).toEqual(['Montant'])
  })
})

describe('a product', () => {
  it.each([['Product', 'Price', 'Stock'], ['produit', 'prix', 'date'], ['Product', 'Owner']])('is a tool only where the list says so, and not with %s, %s', (...columns) =>
    expect([recogniseToolHeader(columns), looksLikeTools(columns)]).toEqual([null, false])) // prettier-ignore
  it('is one beside what only contracts have, or a price a year', () => {
    expect(mapToolHeader(['Vendor', 'Product', 'Annual cost'])).toMatchObject({ name: 'Product', vendor: 'Vendor' })
    expect(recogniseToolHeader(['Product', 'Owner', 'Renewal date'])).not.toBeNull()
    expect(recogniseToolHeader(['Produit', 'Coût annuel'])).not.toBeNull()
  })
})

it('a service is the team of a French list', () => {
  expect(mapToolHeader(['Logiciel', 'Service', 'Coût annuel'])).toMatchObject({ name: 'Logiciel', team: 'Service' })
})

it.each([['Préavis (mois)', 31], ['Notice period (months)', 31], ['Préavis (jours)', 1], ['notice_weeks', 7], ['Kündigungsfrist (Monate)', 31], ['Notice', undefined]])('"%s" counts in units of %s days', (column, days) => {
  expect(noticeUnitIn(column)?.days).toBe(days)
}) // prettier-ignore
