/** Configuration from outside, with what was imported and hangs on it. */
import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { withPaymentsAside } from '../stack/paid-tools.ts'
import type { RatesOf } from '../stack/rates.ts'
import { readConfig, writeConfig } from '../workspace/config-store.ts'
import { inTransaction, type WriteDb } from '../workspace/db.ts'
import { readPaid } from './spend/stored-payments.ts'

/** Saves the keys of `patch`. With other rates payments meet their contracts anew, as if the rates had been there before. */
export function setConfig(db: WriteDb, patch: Record<string, unknown>): WorkspaceConfig {
  return inTransaction(db, () => {
    const before = readConfig(db)
    const config = writeConfig(db, patch)
    if (!isDeepStrictEqual(moneyOf(config), moneyOf(before)))
      withPaymentsAside(db, readPaid(db), config, () => null, before)
    return config
  })
}

const moneyOf = ({ currency, rates }: WorkspaceConfig): RatesOf => ({ currency, rates })
