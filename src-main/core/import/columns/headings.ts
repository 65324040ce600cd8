/**
 * What lists of tools, contracts, prices and payments call their columns, in the languages of exports. Names that only one of
 * them has stand with it: amounts of an account, debits and credits in `spend/payments.ts`, debit or credit in
 * `spend/settle.ts`, connections in `tools.ts`. Case, accents, blanks, hyphens and underscores make no difference, nor does what
 * stands behind a name: `Coût annuel (EUR)`, `Montant HT`, `Reconduction tacite (oui/non)`. What it says of an amount is read by
 * `amount-heading.ts`.
 */

import { currencyInName, signInName } from './currency-in-name.ts'
import { headingKey, knownHeadingKey } from './heading-key.ts'

export { headingKey } from './heading-key.ts'

export const headingLanguages = ['en', 'fr', 'de', 'nl', 'es', 'it', 'pt'] as const
export type HeadingLanguage = (typeof headingLanguages)[number]

/** Best first. Words that two languages share stand once. */
// prettier-ignore
export const headings = {
  tool: {
    en: ['tool name', 'tool', 'app', 'app name', 'application', 'application name', 'software', 'software name', 'contract name', 'product name'],
    fr: ['outil', 'logiciel', 'nom du logiciel', "nom de l'outil", "nom de l'application"],
    de: ['werkzeug', 'anwendung', 'applikation', 'programm', 'toolname', 'softwarename'],
    nl: ['applicatie', 'pakket', 'softwarepakket', 'naam applicatie'],
    es: ['herramienta', 'aplicación', 'programa', 'nombre de la herramienta', 'nombre de la aplicación'],
    it: ['strumento', 'applicazione', 'applicativo', 'nome applicazione', 'nome strumento'],
    pt: ['ferramenta', 'aplicação', 'aplicativo', 'nome da ferramenta', 'nome do aplicativo', 'nome da aplicação'],
  },
  /** Of anything that is sold, or has a name: a tool only where the other columns say so. */
  product: {
    en: ['product', 'covers', 'product covered'], fr: ['produit', 'nom du produit'], de: ['produkt', 'produktname'], nl: ['productnaam'],
    es: ['producto'], it: ['prodotto'], pt: ['produto'],
  },
  vendor: {
    en: ['vendor', 'vendor name', 'supplier', 'supplier name'],
    fr: ['fournisseur', 'nom du fournisseur', 'prestataire'],
    de: ['anbieter', 'lieferant', 'kreditor'],
    nl: ['leverancier', 'crediteur', 'aanbieder'],
    es: ['proveedor', 'nombre del proveedor'],
    it: ['fornitore', 'nome fornitore'],
    pt: ['fornecedor', 'nome do fornecedor'],
  },
  publisher: {
    en: ['publisher'], fr: ['éditeur'], de: ['hersteller'], nl: ['uitgever', 'fabrikant'], es: ['editor', 'fabricante'],
    it: ['produttore', 'editore'], pt: ['editora'],
  },
  payee: {
    en: ['merchant', 'merchant name', 'payee', 'payee name'],
    fr: ['commerçant', 'bénéficiaire', 'marchand'],
    de: ['händler', 'empfänger', 'zahlungsempfänger', 'begünstigter'],
    nl: ['begunstigde', 'naam tegenpartij', 'naam relatie', 'winkel'],
    es: ['beneficiario', 'comercio', 'comerciante'],
    it: ['esercente'],
    pt: ['beneficiário', 'estabelecimento', 'lojista'],
  },
  category: {
    en: ['category', 'categories', 'category name', 'expense category', 'merchant category', 'sk_category_name'],
    fr: ['catégorie', 'catégorie de dépense'], de: ['kategorie', 'ausgabenkategorie'], nl: ['categorie'],
    es: ['categoría'], it: ['categoria di spesa'], pt: ['categoria', 'categoria de despesa'],
  },
  capabilities: {
    en: ['capability', 'features', 'used for', 'use', 'what for', 'what it does', 'what is it used for', 'what it is used for', 'what we use it for', 'what do we use it for', 'we use it for', 'use case', 'use cases', 'functions', 'functionality', 'purpose'],
    fr: ['fonctionnalités', 'utilisé pour', 'utilisation', 'pour quoi', 'usage'],
    de: ['funktionen', 'verwendung', 'verwendet für', 'zweck', 'wofür', 'wofür genutzt', 'wofür wir es nutzen', 'genutzt für', 'einsatzzweck'],
    nl: ['functionaliteit', 'functionaliteiten', 'gebruikt voor', 'waarvoor', 'toepassing', 'doel'],
    es: ['funcionalidades', 'funciones', 'usado para', 'para qué'],
    it: ['funzionalità', 'funzioni', 'usato per', 'a cosa serve'],
    pt: ['funções', 'usado em', 'para que serve'],
  },
  team: {
    en: ['teams', 'department', 'department name', 'business unit', 'owner team', 'owning team', 'team owner', 'responsible team'],
    fr: ['équipe', 'département', 'service', 'direction métier'],
    de: ['abteilung', 'fachbereich'],
    nl: ['afdeling'],
    es: ['equipo', 'departamento', 'área'],
    it: ['reparto', 'dipartimento', 'squadra'],
    pt: ['equipe', 'equipa', 'setor'],
  },
  /** Of payments beside a team. */
  costCentre: {
    en: ['cost center', 'cost centre'], fr: ['centre de coûts'], de: ['kostenstelle'], nl: ['kostenplaats'],
    es: ['centro de costes', 'centro de costos'], it: ['centro di costo'], pt: ['centro de custo', 'centro de custos'],
  },
  owner: {
    en: ['owner name', 'app owner', 'application owner', 'business owner', 'tool owner', 'contract owner'],
    fr: ['responsable', 'propriétaire', 'référent', 'porteur'],
    de: ['verantwortlich', 'verantwortliche', 'verantwortlicher', 'verantwortliche person', 'eigentümer', 'besitzer', 'ansprechpartner'],
    nl: ['eigenaar', 'verantwoordelijke'],
    es: ['propietario', 'persona responsable'],
    it: ['responsabile', 'referente', 'proprietario'],
    pt: ['responsável', 'proprietário'],
  },
  ownerEmail: {
    en: ['owner e-mail', 'contract manager email', 'app owner email'],
    fr: ['e-mail du responsable', 'email du responsable', 'e-mail responsable', 'email responsable'],
    de: ['e-mail verantwortlicher', 'e-mail des verantwortlichen'],
    nl: ['e-mail eigenaar', 'e-mailadres eigenaar'],
    es: ['email del responsable', 'correo del responsable'],
    it: ['email del responsabile', 'e-mail responsabile'],
    pt: ['email do responsável', 'e-mail do responsável'],
  },
  cardholder: {
    en: ['cardholder', 'cardholder name', 'employee'], fr: ['titulaire', 'payeur', 'collaborateur'],
    de: ['karteninhaber', 'mitarbeiter'], nl: ['kaarthouder', 'medewerker'], es: ['titular', 'empleado'],
    it: ['titolare', 'dipendente'], pt: ['portador', 'colaborador'],
  },
  status: {
    en: ['lifecycle status'], fr: ['statut'], de: ['zustand'], nl: [], es: ['estado'], it: ['stato'], pt: ['situação'],
  },
  annualCost: {
    en: ['annual cost', 'yearly cost', 'annual spend', 'cost annual', 'annual contract value', 'acv', 'annual amount', 'cost per year', 'annual value', 'yearly value', 'annual contract cost', 'annual contract spend', 'annual contract amount', 'annual subscription cost', 'annual licence cost', 'annual license cost', 'annual price', 'yearly price', 'yearly spend', 'yearly amount', 'annual fee', 'annual fees', 'yearly fee', 'annual charge', 'annual total', 'annual expense', 'annualized cost', 'annualised cost', 'annualized spend', 'annualised spend', 'annualized value', 'annualised value', 'contract value per year', 'contract value annual', 'contract value yearly', 'value per year', 'amount per year', 'spend per year', 'price per year', 'fee per year', 'cost per annum', 'cost pa', 'value per annum', 'yearly contract value', 'total annual cost', 'total annual spend'],
    fr: ['coût annuel', 'montant annuel', 'prix annuel', 'coût par an', 'budget annuel', 'valeur annuelle', 'valeur annuelle du contrat', 'dépense annuelle', 'redevance annuelle', 'montant par an', 'prix par an'],
    de: ['jahreskosten', 'jährliche kosten', 'kosten pro jahr', 'jahresbetrag', 'jahrespreis', 'jahreswert', 'jährlicher vertragswert', 'vertragswert pro jahr', 'betrag pro jahr', 'preis pro jahr', 'jahresgebühr', 'jährlicher betrag'],
    nl: ['jaarkosten', 'kosten per jaar', 'jaarbedrag', 'jaarlijkse kosten', 'jaarprijs', 'jaarwaarde', 'jaarlijkse waarde', 'contractwaarde per jaar', 'bedrag per jaar', 'prijs per jaar', 'jaarlijks bedrag'],
    es: ['coste anual', 'costo anual', 'importe anual', 'precio anual', 'valor anual del contrato', 'gasto anual', 'coste por año', 'costo por año', 'importe por año'],
    it: ['costo annuale', 'costo annuo', 'importo annuo', 'importo annuale', 'prezzo annuo', 'prezzo annuale', 'valore annuo', 'valore annuale', 'valore annuo del contratto', 'spesa annua', 'spesa annuale', 'canone annuo', 'canone annuale'],
    pt: ['custo anual', 'valor anual', 'preço anual', 'valor anual do contrato', 'despesa anual', 'custo por ano', 'valor por ano'],
  },
  monthlyCost: {
    en: ['monthly cost', 'monthly spend', 'cost monthly', 'cost per month', 'monthly value', 'monthly price', 'monthly amount', 'monthly fee', 'monthly fees', 'price per month', 'spend per month', 'amount per month', 'value per month'],
    fr: ['coût mensuel', 'montant mensuel', 'prix mensuel'],
    de: ['monatskosten', 'monatliche kosten', 'kosten pro monat', 'monatspreis'],
    nl: ['maandkosten', 'kosten per maand', 'maandbedrag', 'maandprijs'],
    es: ['coste mensual', 'costo mensual', 'importe mensual', 'precio mensual'],
    it: ['costo mensile', 'importo mensile', 'prezzo mensile'],
    pt: ['custo mensal', 'valor mensal', 'preço mensal'],
  },
  quarterlyCost: {
    en: ['quarterly cost'], fr: ['coût trimestriel'], de: ['quartalskosten'], nl: ['kwartaalkosten'],
    es: ['coste trimestral', 'costo trimestral'], it: ['costo trimestrale'], pt: ['custo trimestral'],
  },
  cost: {
    en: ['amount', 'spend', 'price', 'licence cost', 'license cost'],
    fr: ['coût', 'montant', 'prix', 'tarif'],
    de: ['kosten', 'betrag', 'preis', 'lizenzkosten'],
    nl: ['prijs', 'bedrag', 'licentiekosten'],
    es: ['coste', 'costo', 'importe', 'precio'],
    it: ['importo', 'prezzo'],
    pt: ['custo', 'valor', 'preço'],
  },
  currency: {
    en: ['currency', 'currency code', 'contract currency', 'transaction currency', 'payment currency'],
    fr: ['devise', 'monnaie'], de: ['währung'], nl: ['valuta', 'munt', 'muntsoort'], es: ['moneda', 'divisa'],
    it: ['codice valuta'], pt: ['moeda'],
  },
  billingPeriod: {
    en: ['billing cycle', 'billing frequency', 'payment frequency', 'payment term', 'cadence', 'billing cadence', 'billed', 'invoiced'],
    fr: ['périodicité', 'périodicité de facturation', 'fréquence de facturation', 'facturation'],
    de: ['abrechnungszeitraum', 'abrechnungsintervall', 'zahlungsintervall', 'zahlungsweise', 'zahlungsrhythmus'],
    nl: ['betaalperiode', 'facturatie', 'facturatieperiode', 'betaalfrequentie'],
    es: ['periodicidad', 'frecuencia de facturación', 'facturación'],
    it: ['periodicità', 'frequenza di fatturazione', 'fatturazione'],
    pt: ['periodicidade', 'frequência de cobrança', 'faturação', 'faturamento'],
  },
  seats: {
    en: ['licensed seats', 'seats', 'licenses', 'licences', 'seats purchased', 'seats bought', 'bought seats', 'seats paid', 'purchased seats', 'purchased licenses', 'purchased licences', 'licenses purchased', 'licences purchased', 'license count', 'licence count'],
    fr: ['sièges', 'sièges achetés', 'sièges souscrits', 'licences achetées', 'licences souscrites', 'nombre de licences', 'nombre de sièges', 'postes'],
    de: ['lizenzen', 'anzahl lizenzen', 'gekaufte lizenzen', 'plätze', 'lizenzanzahl'],
    nl: ['licenties', 'aantal licenties', 'gekochte licenties', 'aangekochte licenties'],
    es: ['licencias', 'licencias compradas', 'licencias contratadas', 'número de licencias', 'puestos'],
    it: ['licenze', 'licenze acquistate', 'numero di licenze', 'numero licenze', 'postazioni'],
    pt: ['licenças', 'licenças compradas', 'licenças contratadas', 'número de licenças'],
  },
  /** Who is let in, as sign-on writes it: the seats, where nothing says how many are paid for. */
  assigned: {
    en: ['assigned users', 'users assigned', 'assigned seats', 'assigned licenses', 'assigned licences', 'provisioned users', 'assigned', 'assignments'],
    fr: ['utilisateurs assignés', 'utilisateurs affectés', 'utilisateurs attribués', 'licences attribuées', 'licences affectées', 'comptes attribués'],
    de: ['zugewiesene benutzer', 'zugewiesene nutzer', 'zugewiesene lizenzen'],
    nl: ['toegewezen gebruikers', 'toegewezen licenties'],
    es: ['usuarios asignados', 'licencias asignadas'],
    it: ['utenti assegnati', 'licenze assegnate'],
    pt: ['usuários atribuídos', 'utilizadores atribuídos', 'licenças atribuídas'],
  },
  activeSeats: {
    en: ['active seats', 'active users', 'active licenses', 'active licences', 'used license count', 'seats used', 'used seats', 'users active', 'monthly active users', 'mau'],
    fr: ['utilisateurs actifs', 'sièges actifs', 'sièges utilisés', 'licences utilisées', 'licences actives', 'comptes actifs'],
    de: ['aktive nutzer', 'aktive benutzer', 'genutzte lizenzen', 'aktive lizenzen'],
    nl: ['actieve gebruikers', 'gebruikte licenties', 'actieve licenties'],
    es: ['usuarios activos', 'licencias usadas', 'licencias utilizadas', 'licencias activas'],
    it: ['utenti attivi', 'licenze utilizzate', 'licenze usate', 'licenze attive'],
    pt: ['usuários ativos', 'utilizadores ativos', 'licenças usadas', 'licenças utilizadas', 'licenças ativas'],
  },
  /** Those who use it, where the name goes on with over which days: `Active last 90 days`. */
  active: {
    en: ['active', 'active accounts'], fr: ['actifs', 'actives'], de: ['aktiv', 'aktive'], nl: ['actief', 'actieve'], es: ['activos'],
    it: ['attivi'], pt: ['ativos'],
  },
  users: {
    en: ['users'], fr: ['utilisateurs'], de: ['nutzer', 'benutzer'], nl: ['gebruikers'], es: ['usuarios'],
    it: ['utenti'], pt: ['usuários', 'utilizadores'],
  },
  start: {
    en: ['start', 'started', 'contract start', 'contract start date', 'contract begin', 'subscription start', 'subscription start date', 'term start', 'term start date', 'current term start'],
    fr: ['date de début', 'début du contrat', 'date de début du contrat', 'début de contrat'],
    de: ['vertragsbeginn', 'startdatum', 'beginn'],
    nl: ['ingangsdatum', 'begindatum', 'start contract'],
    es: ['fecha de inicio', 'inicio del contrato', 'fecha de inicio del contrato'],
    it: ['data di inizio', 'data inizio', 'inizio contratto', 'data inizio contratto'],
    pt: ['data de início', 'início do contrato', 'data de início do contrato'],
  },
  /** Of a tool, or of its contract: see `contractEndIn`. */
  end: {
    en: ['end', 'end date', 'ends', 'ends on'], fr: ['fin', 'date de fin'], de: ['ende', 'enddatum'], nl: ['einde', 'einddatum'], es: ['fecha de fin'],
    it: ['fine', 'data di fine', 'data fine'], pt: ['fim', 'data de fim', 'data de término'],
  },
  ended: {
    en: ['ended', 'stopped', 'cancelled on', 'retired on'], fr: ["date d'arrêt"], de: [], nl: [], es: ['fecha de baja'], it: [], pt: [],
  },
  contractEnd: {
    en: ['contract end', 'contract end date', 'contract ends', 'contract ends on', 'end of contract', 'contract until', 'contract expiry', 'contract expiry date', 'contract expires', 'contract expires on', 'contract expiration', 'contract expiration date', 'current term end', 'current term end date', 'term end', 'term end date', 'subscription end', 'subscription end date', 'subscription ends', 'license expiry', 'licence expiry', 'license expiration', 'expiry date', 'expiration date', 'expires', 'expires on'],
    fr: ['fin de contrat', 'fin du contrat', 'date de fin de contrat', 'date de fin du contrat', 'échéance du contrat', "date d'échéance du contrat"],
    de: ['vertragsende', 'vertragsablauf', 'vertrag bis', 'ende der laufzeit', 'laufzeitende', 'laufzeit bis'],
    nl: ['einde contract', 'contracteinde', 'contract einde', 'einddatum contract', 'contract einddatum', 'contract tot', 'einde looptijd', 'looptijd tot'],
    es: ['fin de contrato', 'fin del contrato', 'fecha de fin de contrato', 'vencimiento del contrato'],
    it: ['fine contratto', 'data fine contratto', 'scadenza contratto', 'scadenza del contratto'],
    pt: ['fim do contrato', 'data de fim do contrato', 'vencimento do contrato', 'término do contrato'],
  },
  renewal: {
    en: ['renewal', 'next renewal', 'next renewal date', 'renews on', 'contract renewal date', 'start/renewal date'],
    fr: ['date de renouvellement', 'renouvellement', 'prochain renouvellement', 'date de reconduction'],
    de: ['verlängerungsdatum', 'verlängerung am', 'nächste verlängerung', 'verlängert sich am'],
    nl: ['verlengdatum', 'verlengingsdatum', 'volgende verlenging'],
    es: ['fecha de renovación', 'renovación', 'próxima renovación'],
    it: ['data di rinnovo', 'data rinnovo', 'rinnovo', 'prossimo rinnovo'],
    pt: ['data de renovação', 'renovação', 'próxima renovação'],
  },
  notice: {
    en: ['notice', 'notice period', 'cancellation notice', 'cancellation notice period', 'notice period days'],
    fr: ['préavis', 'délai de préavis', 'préavis de résiliation'],
    de: ['kündigungsfrist'],
    nl: ['opzegtermijn'],
    es: ['preaviso', 'plazo de preaviso'],
    it: ['preavviso', 'periodo di preavviso', 'termine di preavviso'],
    pt: ['aviso prévio', 'pré-aviso', 'prazo de aviso'],
  },
  autoRenew: {
    en: ['auto renewal', 'autorenew', 'auto renews', 'automatic renewal', 'auto renewing', 'renews automatically', 'automatically renews', 'renews by itself', 'rolls over'],
    fr: ['reconduction tacite', 'tacite reconduction', 'renouvellement automatique'],
    de: ['automatische verlängerung', 'verlängert sich automatisch', 'autom. verlängerung'],
    nl: ['automatische verlenging', 'verlengt automatisch', 'stilzwijgende verlenging'],
    es: ['renovación automática', 'prórroga tácita'],
    it: ['rinnovo automatico', 'tacito rinnovo'],
    pt: ['renovação automática', 'renovação tácita', 'renova automaticamente'],
  },
  note: {
    en: ['notes', 'comment', 'comments', 'remark', 'remarks'], fr: ['commentaire', 'commentaires', 'remarque', 'remarques'],
    de: ['bemerkung', 'bemerkungen', 'notiz', 'notizen', 'anmerkung', 'kommentar'], nl: ['opmerking', 'opmerkingen'],
    es: ['comentario', 'comentarios', 'observaciones'], it: ['commento', 'commenti', 'osservazioni'],
    pt: ['comentário', 'comentários', 'observações'],
  },
  adopted: {
    en: ['adoption date', 'adopted', 'adopted on', 'date adopted', 'in use since', 'used since', 'first used', 'first use', 'first used on', 'go live', 'go live date', 'live since', 'customer since', 'original start date', 'original contract start', 'first contract start'],
    fr: ['en service depuis', 'date de mise en service', 'utilisé depuis'],
    de: ['in nutzung seit', 'eingeführt am', 'im einsatz seit'],
    nl: ['in gebruik sinds', 'in gebruik vanaf'],
    es: ['en uso desde'],
    it: ['in uso dal', 'in uso da'],
    pt: ['em uso desde'],
  },
  validFrom: {
    en: ['valid from', 'price from', 'effective from', 'effective date', 'effective', 'applies from', 'applicable from', 'from date', 'new price from'],
    fr: ['applicable depuis', 'applicable à partir du', 'applicable au', 'valable à partir du', 'à partir du', 'en vigueur depuis', "date d'effet", "date d'application"],
    de: ['gültig ab', 'gültig seit', 'ab', 'gilt ab'],
    nl: ['geldig vanaf', 'vanaf', 'geldig sinds'],
    es: ['válido desde', 'vigente desde', 'aplicable desde', 'desde'],
    it: ['valido dal', 'valido da', 'in vigore dal', 'applicabile dal'],
    pt: ['válido a partir de', 'vigente a partir de', 'aplicável desde', 'em vigor desde'],
  },
  /** Of a price of its own, beside the costs above. */
  price: {
    en: ['price', 'new price', 'annual price', 'yearly price', 'price per year', 'monthly price', 'price per month', 'quarterly price'],
    fr: ['nouveau prix', 'nouveau tarif'], de: ['neuer preis'], nl: ['nieuwe prijs'], es: ['nuevo precio'],
    it: ['nuovo prezzo'], pt: ['novo preço'],
  },
  /** Of what was booked or charged: no list of tools has one. */
  transactionDate: {
    en: ['transaction date', 'transaction time', 'transaction date & time', 'date & time', 'purchase date', 'charge date', 'posted date', 'post date', 'posting date', 'booking date', 'settlement date', 'settled date'],
    fr: ['date opération', "date d'opération", "date de l'opération", 'date de transaction', 'date de comptabilisation', 'date comptable'],
    de: ['buchungsdatum', 'buchungstag', 'transaktionsdatum'],
    nl: ['transactiedatum', 'boekingsdatum', 'boekdatum'],
    es: ['fecha de operación', 'fecha operación', 'fecha de transacción', 'fecha de la transacción', 'fecha contable'],
    it: ['data operazione', 'data transazione', 'data contabile', 'data di registrazione'],
    pt: ['data da transação', 'data do movimento', 'data de lançamento', 'data da operação'],
  },
  billDate: { en: ['bill date', 'date of bill'], fr: [], de: [], nl: [], es: [], it: [], pt: [] },
  paymentDate: {
    en: ['payment date', 'invoice date', 'date of payment', 'date paid', 'paid on'],
    fr: ['date de paiement', 'date de facture', 'date de la facture', 'date facture', 'payé le'],
    de: ['zahlungsdatum', 'rechnungsdatum', 'bezahlt am'],
    nl: ['betaaldatum', 'factuurdatum', 'betaald op'],
    es: ['fecha de pago', 'fecha de factura', 'fecha factura'],
    it: ['data di pagamento', 'data pagamento', 'data fattura'],
    pt: ['data de pagamento', 'data do pagamento', 'data da fatura'],
  },
  date: { en: ['date'], fr: [], de: ['datum'], nl: [], es: ['fecha'], it: [], pt: ['data'] },
  month: { en: ['month'], fr: ['mois'], de: ['monat'], nl: ['maand'], es: ['mes'], it: ['mese'], pt: ['mês'] },
  headcount: {
    en: ['headcount', 'head count', 'number of employees', 'employees', 'employee count', 'staff', 'fte', 'ftes'],
    fr: ['effectif', 'effectifs', "nombre d'employés", 'nombre de salariés', 'nombre de collaborateurs', 'employés', 'salariés'],
    de: ['mitarbeiter', 'mitarbeitende', 'mitarbeiterzahl', 'anzahl mitarbeiter', 'anzahl mitarbeitende', 'beschäftigte', 'anzahl beschäftigte'],
    nl: ['medewerkers', 'aantal medewerkers', 'werknemers', 'aantal werknemers', 'personeelsbestand', 'aantal fte'],
    es: ['empleados', 'número de empleados', 'plantilla'],
    it: ['dipendenti', 'numero dipendenti', 'numero di dipendenti', 'organico'],
    pt: ['funcionários', 'número de funcionários', 'colaboradores', 'número de colaboradores'],
  },
  amount: {
    en: ['amount', 'transaction amount', 'posted amount', 'billed amount', 'payment amount', 'total', 'total amount', 'spent', 'debit', 'amount paid', 'net amount'],
    fr: ['montant', 'montant débité', 'montant payé', 'montant réglé', 'débit', 'montant ht'],
    de: ['betrag', 'umsatz', 'zahlbetrag', 'bezahlter betrag'],
    nl: ['debet', 'bedrag', 'transactiebedrag', 'betaald bedrag'],
    es: ['importe', 'monto', 'cargo', 'importe pagado'],
    it: ['importo', 'addebito', 'importo pagato'],
    pt: ['valor', 'montante', 'valor pago', 'débito'],
  },
  originalAmount: {
    en: ['original amount', 'orig amount', 'amount in original currency', 'foreign amount', 'foreign currency amount', 'local amount', 'merchant amount'],
    fr: ["montant d'origine", 'montant original', 'montant en devise'],
    de: ['originalbetrag', 'fremdwährungsbetrag'],
    nl: ['oorspronkelijk bedrag'],
    es: ['importe original', 'monto original'],
    it: ['importo originale', 'importo in valuta'],
    pt: ['valor original', 'montante original'],
  },
  originalCurrency: {
    en: ['original currency', 'orig currency', 'foreign currency', 'local currency', 'merchant currency'],
    fr: ["devise d'origine", 'devise originale'],
    de: ['originalwährung', 'fremdwährung'],
    nl: ['oorspronkelijke valuta'],
    es: ['moneda original', 'divisa original'],
    it: ['valuta originale'],
    pt: ['moeda original'],
  },
  /** Remarks, which are all that many statements say of the payee. */
  remark: {
    en: ['description'], fr: ['libellé'], de: ['verwendungszweck', 'beschreibung'], nl: ['naam / omschrijving', 'omschrijving'],
    es: ['concepto', 'descripción'], it: ['descrizione', 'causale'], pt: ['descrição'],
  },
  /** Of whoever a row is about, payee or not. */
  contact: { en: ['contact', 'contact name', 'name'], fr: ['nom'], de: [], nl: ['relatie', 'naam'], es: ['nombre'], it: ['nome'], pt: [] },
} as const satisfies Record<string, Record<HeadingLanguage, readonly string[]>>

export type Heading = keyof typeof headings

/** All names of these, best first; of one, those of the first language first. */
export const headingNames = (...wanted: Heading[]): string[] =>
  wanted.flatMap((heading) => headingLanguages.flatMap((language) => headings[heading][language]))

/** `(oui/non)`, `(days)`; one with a number in it says over which time, and so is part of the name. */
const aside = /\s*[([][^()[\]\d]*[)\]]\s*$/
/** `Auto-renews?`, `Owner:` */
const marks = /\s*[?!:*]+$/
const beforeTax =
  /[\s_]+(ht|ttc|hors taxes?|toutes taxes comprises|net|gross|netto|brutto|bruto|neto|(ex|in)[ck]l\.?\s*(vat|tax|gst|btw|mwst|ust|iva)|(sin|con|senza|sem|com|più) iva|iva (esclusa|inclusa|excluido|incluido))\.?$/i

/** The name alone, without a currency, words on taxes or an aside behind it. */
function bareName(column: string): string {
  let name = column.trim()
  for (;;) {
    const currency = currencyInName(name)?.rest.replace(/[\s([]+in$/i, '')
    const sign = signInName(name) === null ? undefined : name.replace(/[\s_\-.([]*[A-Za-z]{0,3}[$£][)\]\s]*$/u, '')
    const shorter = currency ?? sign ?? name.replace(marks, '').replace(aside, '').replace(beforeTax, '')
    if (shorter === name || shorter.trim() === '') return name
    name = shorter.trim()
  }
}

/** The file's own columns that are called so, best first: as they stand, or without what stands behind the name. */
export function columnsNamed(columns: readonly string[], names: readonly string[]): string[] {
  const exact = new Map<string, string>()
  const bare = new Map<string, string>()
  for (const column of columns.toReversed()) {
    exact.set(headingKey(column), column)
    bare.set(headingKey(bareName(column)), column)
  }
  return [...new Set(names.map(knownHeadingKey).flatMap((name) => exact.get(name) ?? bare.get(name) ?? []))]
}

export const isNamed = (column: string, names: readonly string[]): boolean => columnsNamed([column], names).length > 0
