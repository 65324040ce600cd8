import type { SavedMapping } from '../../../../shared/saved-mapping.ts'
import { needWorkspace, parse, usage } from '../args.ts'
import { keyWords } from '../../../../shared/text/key-words.ts'
import { printable } from '../format/terminal.ts'
import { choiceOptions, readChoices } from '../import-choices.ts'
import type { Command, Io } from '../io.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack mapping list -w WORKSPACE [--json]
touchstack mapping save NAME FILE -w WORKSPACE [options of import]
touchstack mapping rename NAME TO -w WORKSPACE
touchstack mapping delete NAME -w WORKSPACE

A saved mapping is what was said about a table: kind, format, columns, encoding, delimiter, header, zone, order of dates.
It is known by the columns of the file it was saved with, and proposed where a file with the same ones comes again;
\`touchstack import FILE --mapping NAME\` uses it. \`config get\` and \`config set\` have them under "mappings".
`

const options = { ...choiceOptions, json: { type: 'boolean' } } as const

/** How many words each action takes after it. */
const takes: Record<string, { words: number; usage: string }> = {
  list: { words: 0, usage: 'mapping list takes nothing else.' },
  save: { words: 2, usage: 'mapping save takes a name and a file.' },
  rename: { words: 2, usage: 'mapping rename takes the name there is and the new one.' },
  delete: { words: 1, usage: 'mapping delete takes a name.' },
}

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('mapping', args, options)
  const [action = '', first = '', second = ''] = positionals
  const known = Object.hasOwn(takes, action) ? takes[action] : undefined
  if (!known) throw usage('mapping does list, save, rename and delete.')
  if (positionals.length !== known.words + 1) throw usage(known.usage)
  const workspace = needWorkspace('mapping', values.workspace)
  const chosen = readChoices(values)
  if (action !== 'save' && Object.keys(chosen).length > 0) throw usage('Only mapping save takes options of import.')
  const json = (value: unknown): void => io.out(`${JSON.stringify(value, null, 2)}\n`)
  return withWorkspace(io, workspace, { create: action === 'save' }, async (call) => {
    if (action === 'list') {
      const { mappings } = await call('config.get', {})
      if (values.json) json({ mappings })
      else io.out(mappings.length === 0 ? 'No mapping was saved yet.\n' : mappings.map(describe).join(''))
      return 0
    }
    const changed =
      action === 'save'
        ? await call('mappings.save', { name: first, file: second, ...chosen })
        : action === 'rename'
          ? await call('mappings.rename', { name: first, to: second })
          : await call('mappings.delete', { name: first })
    if (values.json) json(changed)
    else io.out(action === 'delete' ? `Deleted: ${printable(changed.name)}\n` : describe(changed))
    return 0
  })
}

/** A list of dates, such as those that are an event each, is no list of a program. */
const inWords = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('; ') : String(value))

function describe({ name, columns, map, ...said }: SavedMapping): string {
  const choices = Object.entries(said).map(([key, value]) => `${keyWords(key)} ${printable(inWords(value))}`)
  const fields = Object.entries(map ?? {}).map(([field, column]) => `${field}=${printable(column)}`)
  return [
    printable(name),
    `    columns: ${columns.map(printable).join(', ')}`,
    ...(fields.length > 0 ? [`    ${fields.join(', ')}`] : []),
    ...(choices.length > 0 ? [`    ${choices.join(', ')}`] : []),
    '',
  ].join('\n')
}

export const command: Command = { help, run }
