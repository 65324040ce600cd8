import { asAppError } from '../../../shared/errors.ts'
import { useEngine } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { useDocumentView } from '../../document/view.ts'
import { toast } from '../../components/Toast.tsx'
import { downloadText } from '../../export.ts'
import { counted, plural } from '../../format.ts'
import { navigate } from '../../route.ts'

interface SaveColleaguesProps {
  /** Of whom the list is: who reached it in the period. */
  goal: string | null
  /** The goal that a colleague reached; null = the colleague has pages. */
  reached?: string | null
  from: string | null
  to: string | null
  people: number
}

/** Saves a list that makes one person of whoever has no page, or never reached a goal, and a colleague who has. */
export function SaveColleagues({ goal, reached = null, from, to, people }: SaveColleaguesProps) {
  const { call } = useEngine()
  if (useDocumentView() !== null) return null
  const save = async (): Promise<void> => {
    try {
      const { text, records } = await call('export.colleaguesText', { goal, reached, from, to })
      if (records === 0) {
        toast({ text: 'Nobody of them has a colleague any more, so no list is saved.' })
        return
      }
      downloadText(text, 'colleagues.csv', 'text/csv')
      toast({
        text: `${counted(records, 'person', 'people')} saved with a colleague. Look through them and import the file: the two of a row are one person then.`,
        action: { label: 'Imports', onPress: () => navigate('/imports') },
      })
    } catch (error) {
      toast({ text: asAppError(error).message })
    }
  }
  return (
    <Button variant="link" onPress={() => void save()}>
      Save a list that joins {plural(people, 'the two', 'them')}
    </Button>
  )
}
