/** The flags of a report, read off the schema of its params: `lookbackDays` → `--lookback-days 30`. */
import { z } from 'zod'
import { kebab } from '../../../shared/text/key-words.ts'
import type { ReportDefinition } from '../../../shared/reports/report.ts'
import { numberOf, usage } from './args.ts'

type Kind = 'string' | 'number' | 'boolean' | 'null' | 'array'

export interface Flag {
  /** As the report calls it. */
  param: string
  flag: string
  kinds: ReadonlySet<Kind>
  /** What items of a list are. */
  items: ReadonlySet<Kind>
  choices: string[]
  default: unknown
}

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema | boolean
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  default?: unknown
}

export function reportFlags({ params }: ReportDefinition): Flag[] {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as Schema
  return Object.entries(properties).map(([param, schema]) => ({
    param,
    flag: `--${kebab(param)}`,
    kinds: kindsOf(schema),
    items: itemKindsOf(schema),
    choices: alternatives(schema).flatMap(({ enum: choices = [] }) => choices.map(String)),
    default: schema.default,
  }))
}

const alternatives = (schema: Schema): Schema[] => (schema.anyOf ? schema.anyOf.flatMap(alternatives) : [schema])

function kindsOf(schema: Schema): Set<Kind> {
  const types = alternatives(schema).flatMap(({ type = 'string' }) => type)
  return new Set(types.map((type) => (type === 'integer' ? 'number' : (type as Kind))))
}

function itemKindsOf(schema: Schema): Set<Kind> {
  const items = alternatives(schema).flatMap((each) => [
    ...(each.prefixItems ?? []),
    ...(typeof each.items === 'object' ? [each.items] : []),
  ])
  return new Set(items.flatMap((item) => [...kindsOf(item)]))
}

/** The params that `textOf` has a text for. The engine would say the same, after opening the workspace and in the words of the contract. Throws USAGE. */
export function readParams(
  of: string,
  { params }: ReportDefinition,
  flags: readonly Flag[],
  textOf: (flag: Flag) => unknown,
): Record<string, unknown> {
  const given: Record<string, unknown> = Object.fromEntries(
    flags.flatMap((flag) => {
      const text = textOf(flag)
      return typeof text === 'string' ? [[flag.param, parseFlag(flag, text)]] : []
    }),
  )
  const parsed = params.safeParse(given)
  if (parsed.success) return given
  const { path, message } = parsed.error.issues[0]!
  const flag = flags.find(({ param }) => param === path[0])
  throw usage(`${flag ? flag.flag : of}: ${message.replace(/\.?$/, '.')}`)
}

/** Throws USAGE. */
export function parseFlag({ flag, param, kinds, items, choices }: Flag, text: string): unknown {
  if (choices.includes(text)) return text
  if (kinds.has('null') && text === 'null') return null
  if (kinds.has('array')) {
    // Names of tools may have commas (`Datadog, Inc.=bills`): one ends after what is said of it.
    const ends = param === 'basisOf' ? /(?<==[^,=]*),/ : ','
    const parts = text === '' ? [] : text.split(ends).map((part) => part.trim())
    return parts.map((part) => (items.has('number') && !items.has('string') ? numberOf(flag, part) : part))
  }
  // A word among the choices, or a number.
  if (kinds.has('number') && (!kinds.has('string') || choices.length > 0)) return numberOf(flag, text)
  if (kinds.has('boolean')) {
    if (text === 'true' || text === 'false') return text === 'true'
    throw usage(`${flag} must be true or false, not "${text}".`)
  }
  if (choices.length > 0) throw usage(`${flag} must be one of ${choices.join(', ')}, not "${text}".`)
  return text
}

/**
 * Brings arguments into the form `--flag=value`: a switch may stand alone, be refused (`--no-flag`) or have a value, and
 * a value may begin with a minus where it is a number or one of the choices.
 */
export function normaliseFlags(args: readonly string[], flags: readonly Flag[]): string[] {
  const byFlag = new Map(flags.map((flag) => [flag.flag, flag]))
  const normal: string[] = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!
    const next = args[index + 1]
    const flag = byFlag.get(arg)
    if (arg === '--') return [...normal, ...args.slice(index)]
    if (flag?.kinds.has('boolean')) {
      const given = next === 'true' || next === 'false'
      if (given) index++
      normal.push(`${arg}=${given ? next : 'true'}`)
    } else if (arg.startsWith('--no-') && byFlag.get(`--${arg.slice(5)}`)?.kinds.has('boolean')) {
      normal.push(`--${arg.slice(5)}=false`)
    } else if (flag && next !== undefined && /^-/.test(next) && (/^-[\d.]/.test(next) || flag.choices.includes(next))) {
      normal.push(`${arg}=${next}`)
      index++
    } else normal.push(arg)
  }
  return normal
}

export function describeFlag({ flag, kinds, items, choices, default: fallback }: Flag): string {
  const what =
    choices.length > 0
      ? [...choices, ...(kinds.has('number') ? ['N'] : [])].join('|')
      : kinds.has('array')
        ? `${items.has('number') ? 'N' : 'TEXT'},…`
        : kinds.has('number')
          ? 'N'
          : kinds.has('boolean')
            ? '[true|false]'
            : 'TEXT'
  const note = fallback === undefined ? '' : `   default ${JSON.stringify(fallback)}`
  return `  ${flag} ${what}${note}`
}
