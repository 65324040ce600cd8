import { joinedConversionsSentence, type UserCapitals } from '../../shared/notes/apart-spellings.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { counted } from '../format.ts'
import { saveConfig } from '../save-config.ts'
import s from './user-ids.module.css'

/** The same beside figures that it may change: while nobody has decided, and where ids differ in capitals. */
export function UndecidedUserCapitals() {
  const { status } = useWorkspace()
  const open = status?.userIds.ignoreCase === null && status.hasUsers
  const { data } = useQuery('userIds.capitals', {}, { enabled: open })
  return open && data ? <UserCapitalsNote capitals={data} /> : null
}

/** Says that user ids differ in capitals only, until somebody decides, and how it can be decided otherwise. */
export function UserCapitalsNote({ capitals }: { capitals: UserCapitals }) {
  const { ids, apart: separate, people, examples } = capitals
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const userIds = status?.userIds ?? { ignoreCase: null }
  const ignored = userIds.ignoreCase
  const choose = async (ignoreCase: boolean): Promise<void> => {
    const said = ignoreCase ? 'Capitals of user ids do not count now.' : 'User ids in other capitals are others now.'
    await saveConfig(set, { userIds: { ignoreCase } }, { userIds }, said)
  }
  if (people === 0) return null
  const joined = joinedConversionsSentence(capitals)
  const apart = (
    <Button isDisabled={set.running} onPress={() => void choose(false)}>
      {ignored === null ? 'Keep apart' : 'Count apart again'}
    </Button>
  )
  const together = (
    <Button
      variant={ignored === null ? 'primary' : 'outline'}
      isPending={set.running}
      onPress={() => void choose(true)}
    >
      Count as {counted(people, 'person', 'people')}
    </Button>
  )
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone={ignored === null ? 'warn' : 'info'}
        title={
          ignored === true
            ? `${counted(ids, 'user id')} differ in capitals only and count as ${counted(people, 'person', 'people')}.`
            : `${counted(ids, 'user id')} differ in capitals only and count as ${counted(separate, 'person', 'people')}.`
        }
        actions={
          <>
            {ignored !== false && apart}
            {ignored !== true && together}
          </>
        }
      >
        {set.error ? `${set.error.message} ` : ''}
        {examples[0]!.slice(0, 3).join(', ')}
        {people > 1 && ' and others'}. Mail servers take such addresses for one.
        {joined !== null && ` ${joined}`}
      </ErrorNote>
    </div>
  )
}
