/** Batches of one encoder with their numbers turned back into text, for tests. */
import type { EventBatch, NewEntries } from '../import/encode/event-encoder.ts'
import { unpack } from '../import/encode/packed-text.ts'

export class BatchText {
  private readonly visitors: (string | null)[] = [null]
  private readonly users: (string | null)[] = [null]
  private readonly names: (NewEntries['names'][number] | null)[] = [null]
  private readonly pages: (NewEntries['pages'][number] | null)[] = [null]
  private readonly origins: (NewEntries['origins'][number] | null)[] = [null]
  private readonly actions: NewEntries['actions'] = [{ name: 0, page: 0 }]
  private readonly visitorOf = [0]
  private readonly userOf = [0]

  /** Takes in the entries that further batches refer to. */
  add({ visitors, users, names, pages, actors, actions, origins }: NewEntries): void {
    this.visitors.push(...visitors)
    this.users.push(...users)
    this.names.push(...names)
    this.pages.push(...pages)
    this.visitorOf.push(...actors.visitor)
    this.userOf.push(...actors.user)
    this.actions.push(...actions)
    this.origins.push(...origins)
  }

  events({ rows, time, actor, action, origin, keys, details }: EventBatch) {
    return Array.from({ length: rows }, (_, row) => {
      const { name, page } = this.actions[action[row]!]!
      const detail = details.row.indexOf(row)
      return {
        time: time[row],
        visitor: this.visitors[this.visitorOf[actor[row]!]!],
        user: this.users[this.userOf[actor[row]!]!],
        name: this.names[name],
        page: this.pages[page],
        origin: this.origins[origin[row]!],
        key: [keys[row * 2], keys[row * 2 + 1]],
        details: detail < 0 ? null : unpack(details.properties, detail),
        value: details.value[detail],
        session: details.session[detail],
      }
    })
  }
}
