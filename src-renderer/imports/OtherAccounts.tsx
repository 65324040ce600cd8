import type { ImportPreview } from '../../shared/import.ts'
import { Checkbox } from '../components/Checkbox.tsx'
import { counted } from '../format.ts'
import { paidText } from './PaymentCategories.tsx'
import s from './imports.module.css'

interface OtherAccountsProps {
  accounts: ImportPreview['otherAccounts']
  /** The names of those that count all the same. */
  onCount: (names: string[]) => void
}

/** A ledger has each purchase on two accounts or more: which of those that look like no expenses are some all the same. */
export function OtherAccounts({ accounts, onCount }: OtherAccountsProps) {
  const said = accounts.filter(({ counts }) => counts).map(({ name }) => name)
  return (
    <section className={s['gap']} aria-labelledby="other-accounts-title">
      <h2 id="other-accounts-title">
        Accounts that do not count
        <small>
          {said.length === 0
            ? 'of the balance sheet or of income, where the same purchases stand again'
            : `${counted(said.length, 'account')} of these ${said.length === 1 ? 'counts' : 'count'} all the same`}
        </small>
      </h2>
      <ul className={s['categories']}>
        {accounts.map(({ name, entries, paid, counts }) => (
          <li key={name}>
            <Checkbox
              wrap
              selected={counts}
              onChange={(on) => onCount(on ? [...said, name] : said.filter((each) => each !== name))}
              aside={`${counted(entries, 'entry', 'entries')}, ${paidText([{ paid }])}`}
            >
              Count {name}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  )
}
