/** Configuration from outside, with what was imported and hangs on it. */
import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { withPaymentsAside } from '../stack/payments/paid-tools.ts'
import { readConfig, writeConfig } from '../workspace/config-store.ts'
import { inTransaction, type WriteDb } from '../workspace/db.ts'
import { readPaid } from './spend/stored-payments.ts'

/** Saves the keys of `patch`. With other rates, other payments left out or settled, or other VAT taken off, payments meet their contracts anew, as if it had been so before. */
export function setConfig(db: WriteDb, patch: Record<string, unknown>): WorkspaceConfig {
  return inTransaction(db, () => {
    const before = readConfig(db)
    const paid = ofPaymentsAlone.some((key) => key in patch) ? readPaid(db) : undefined
    const config = writeConfig(db, patch)
    if (!isDeepStrictEqual(ofPayments(config), ofPayments(before)))
      withPaymentsAside(db, readPaid(db, paid && { before: paid }), config, () => null, before)
    return config
  })
}

/** What payments come to hangs on these. */
const ofPaymentsAlone = ['excludePayeeCategories', 'excludePaymentCategories', 'vatIncluded', 'paymentPairs'] as const

const ofPayments = (config: WorkspaceConfig) => [config.currency, config.rates, ...ofPaymentsAlone.map((key) => config[key])] // prettier-ignore
