import { withoutCommands } from '../../../shared/command-hints.ts'
import s from '../reports.module.css'
import { type Way, Ways } from './Ways.tsx'

/** A sentence beside a finding, without what only the command line has, and where it leads on; null = there is none. */
export function Aside({ said, ways }: { said: string | null; ways: readonly Way[] }) {
  if (said === null) return null
  return (
    <span className={s['aside']}>
      {withoutCommands(said)} <Ways ways={ways} />
    </span>
  )
}
