/** `tools edit`: fields of a tool as they are typed, by the rules of the form on screen. */
import type { Call } from '../../../shared/api.ts'
import { inventoryFields } from '../../../shared/import.ts'
import { isEndedInUse } from '../../../shared/notes/reopened.ts'
import type { InventoryTool } from '../../../shared/stack/stack.ts'
import {
  changedFields,
  fromTool,
  type ToolDraft,
  toTool,
  withPriceOn,
  withStatus,
} from '../../../shared/stack/tool-draft.ts'
import { adoptionReasons, billingPeriods, toolStatuses } from '../../core/stack/tool.ts'
import { oneOf, usage } from './args.ts'
import { printable } from './format/terminal.ts'

type Field = (typeof inventoryFields)[number]

/** Begins the name of a field of one's own. */
const ownFields = 'custom.'

/** What was asked of a tool; `changes` is null where it is so already. */
function editOf(tool: InventoryTool, set: readonly string[], day: string) {
  const draft = set.map(readSet).reduce((before, [field, value]) => withField(before, field, value, day), fromTool(tool)) // prettier-ignore
  const typed = toTool(draft)
  if (!typed.ok) {
    const [key, problem] = Object.entries(typed.problems)[0]!
    throw usage(`${key === 'prices' ? 'cost' : fieldOf(key)}: ${problem}`)
  }
  const { seatsLicensed } = typed.tool
  // The same number is news where it is only known of seats that were given out, and a team that payments name otherwise.
  const areSaid = tool.seatsAssigned && seatsLicensed !== null && set.some((each) => readSet(each)[0] === 'seats_licensed') // prettier-ignore
  const isTeamSaid = tool.teamByPayments && typed.tool.team !== '' && set.some((each) => readSet(each)[0] === 'team') // prettier-ignore
  const found = changedFields(tool, typed.tool)
  const changes = areSaid || isTeamSaid ? { ...found, ...(areSaid && { seatsLicensed }), ...(isTeamSaid && { team: typed.tool.team }) } : found // prettier-ignore
  return { id: tool.id, tool: typed.tool, changes, changed: Object.keys(changes ?? {}).map(fieldOf) }
}

const back = '`touchstack tools undo` takes'

/** One change. Throws USAGE before anything is changed. `day`: what a tool costs is the price of that day. */
export async function editTools(call: Call, tools: readonly InventoryTool[], set: readonly string[], day: string) {
  if (tools.length > 1 && set.some((each) => readSet(each)[0] === 'name'))
    throw usage('A name is given to one tool: tools edit takes one where it is set.')
  const edits = tools.map((tool) => editOf(tool, set, day))
  const open = edits.flatMap(({ id, changes }) => (changes === null ? [] : [{ id, changes }]))
  if (open.length > 0) await call('tools.editAll', { edits: open })
  const lines = edits.flatMap(({ tool, changes, changed }) => [
    changes === null ? `${printable(tool.name)} is so already.` : `Changed ${changed.join(', ')} of ${printable(tool.name)}${edits.length === 1 ? `; ${back} it back` : ''}.`, // prettier-ignore
    ...(changes !== null && isEndedInUse(tool, day) ? [`It ended on ${tool.endDate}, whatever its status.`] : []),
  ])
  const undo =
    open.length === 0 || edits.length === 1 ? [] : [`${back} ${open.length === 1 ? 'it' : 'all of it'} back.`]
  const json = edits.map(({ id, tool: { name }, changed }) => ({ id, name, changed }))
  return {
    json: json.length === 1 ? json[0]! : { tools: json },
    said: [...lines, ...undo].map((line) => `${line}\n`).join(''),
  }
}

function readSet(text: string): [field: string, value: string] {
  const at = text.indexOf('=')
  if (at < 1) throw usage(`--set is a field and its value, such as "owner=Ann", not "${text}".`)
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

const isField = (field: string): field is Field => (inventoryFields as readonly string[]).includes(field)

function withField(draft: ToolDraft, field: string, value: string, day: string): ToolDraft {
  if (field.startsWith(ownFields)) return withOwn(draft, field.slice(ownFields.length), value)
  if (!isField(field))
    throw usage(`A tool has no field "${field}"; there are ${inventoryFields.join(', ')}, and ${ownFields}NAME for one of your own.`) // prettier-ignore
  const oneOfThese = <T extends string>(choices: readonly T[]): T => oneOf(`--set ${field}`, value, choices)!
  if (field === 'status') return withStatus(draft, oneOfThese(toolStatuses), day)
  if (field === 'cost') return withPriceOn(draft, day, { cost: value })
  if (field === 'currency') return withPriceOn(draft, day, { currency: value })
  if (field === 'billing_period') return withPriceOn(draft, day, { billingPeriod: oneOfThese(billingPeriods) })
  if (field === 'auto_renew') return { ...draft, autoRenew: oneOfThese(['yes', 'no', '']) }
  if (field === 'reason') return { ...draft, reason: oneOfThese([...adoptionReasons, '']) }
  return { ...draft, [keyOf(field)]: value }
}

/** An empty one is gone. */
const withOwn = (draft: ToolDraft, name: string, value: string): ToolDraft => {
  const others = draft.custom.filter((own) => own.name !== name)
  return { ...draft, custom: value === '' ? others : [...others, { name, value }] }
}

/** `seats_licensed` is `seatsLicensed`. */
const keyOf = (field: string): string => field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const fieldOf = (key: string): string => key === 'prices' ? 'price_history' : key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) // prettier-ignore
