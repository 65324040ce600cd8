import type { Call } from '../../shared/api.ts'
import { toWireError } from '../../shared/errors.ts'
import { toast } from '../components/Toast.tsx'
import { downloadText } from '../export.ts'

interface Wanted {
  id: number
  version: number | null
  format: 'markdown' | 'json'
  /** Of the decision; names the file. */
  name: string
}

/** Saves the record or the JSON of a decision as a download. */
export async function saveDocument(call: Call, { id, version, format, name }: Wanted): Promise<void> {
  try {
    const { text } = await call('decisions.document', { id, version, format })
    const [ending, type] = format === 'markdown' ? ['md', 'text/markdown'] : ['json', 'application/json']
    downloadText(text, `${name}.${ending}`, `${type};charset=utf-8`)
  } catch (error) {
    toast({ text: toWireError(error).message })
  }
}
