/** Configuration from outside, with what was imported and hangs on it. */
import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { withPaymentsAside } from '../stack/payments/paid-tools.ts'
import type { LeavesOutPayments } from '../stack/payments/payments-left-out.ts'
import type { RatesOf } from '../stack/rates.ts'
import { readConfig, writeConfig } from '../workspace/config-store.ts'
import { inTransaction, type WriteDb } from '../workspace/db.ts'
import { readPaid } from './spend/stored-payments.ts'

/** Saves the keys of `patch`. With other rates, or other payments left out or other VAT taken off, payments meet their contracts anew, as if it had been so before. */
export function setConfig(db: WriteDb, patch: Record<string, unknown>): WorkspaceConfig {
  return inTransaction(db, () => {
    const before = readConfig(db)
    const paid = 'excludePayeeCategories' in patch || 'vatIncluded' in patch ? readPaid(db) : undefined
    const config = writeConfig(db, patch)
    if (!isDeepStrictEqual(ofPayments(config), ofPayments(before)))
      withPaymentsAside(db, readPaid(db, paid && { before: paid }), config, () => null, before)
    return config
  })
}

const ofPayments = ({ currency, rates, excludePayeeCategories, vatIncluded }: WorkspaceConfig): RatesOf & LeavesOutPayments & Pick<WorkspaceConfig, 'vatIncluded'> => ({ currency, rates, excludePayeeCategories, vatIncluded }) // prettier-ignore
