/** What the command line says where events are marked as internal traffic and count, with the command that leaves their people out. */
import type { Call } from '../../../../shared/api.ts'
import { countedTraffic } from '../../../../shared/pages/traffic.ts'
import { configCommand } from '../config-command.ts'
import { printable } from '../format/terminal.ts'
import { type Note, note } from './note.ts'

export async function ownTraffic(call: Call, workspace: string): Promise<Note | null> {
  const { excludeTraffic } = await call('config.get', {})
  const counts = countedTraffic(await call('excludeTraffic.preview', { excludeTraffic }))
  if (counts === null) return null
  const types = [...excludeTraffic.types, ...counts.types]
  const command = configCommand({ excludeTraffic: { ...excludeTraffic, types } }, workspace)
  return note(printable(counts.said), { does: 'leave them out', command })
}
