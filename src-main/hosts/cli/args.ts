/** Reading arguments, with one sentence for what is wrong. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { AppError } from '../../../shared/errors.ts'
import { asOf } from '../../../shared/reports/report.ts'

export const usage = (message: string): AppError => new AppError('USAGE', message)

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * `command` is how the sentence names what the options are for; `hint` says more of an option it has not. Throws USAGE.
 */
export function parse<O extends Options>(
  command: string,
  args: string[],
  options: O,
  hint: (flag: string) => string = () => '',
) {
  const known = Object.keys(options)
  for (const arg of args) {
    if (arg === '--') break
    const flag = /^--?([A-Za-z][\w-]*)/.exec(arg)?.[1]
    if (flag === undefined) continue
    const isKnown = arg.startsWith('--')
      ? known.includes(flag)
      : Object.values(options).some(({ short }) => short === flag[0])
    if (!isKnown) throw usage(`${unknownFlag(command, arg.split('=')[0]!, known)}${hint(flag)}`)
  }
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node's own sentence is followed by advice that does not fit ours.
    throw usage((error as Error).message.split(/(?<=\.)\s|\n/)[0]!.replace(/\.?$/, '.'))
  }
}

function unknownFlag(command: string, flag: string, known: string[]): string {
  const offered = known.map((name) => `--${name}`).join(', ')
  return `${command} has no option ${flag}; ${offered ? `it takes ${offered}` : 'it takes none'}.`
}

export function oneOf<T extends string>(flag: string, value: string | undefined, choices: readonly T[]): T | undefined {
  if (value === undefined || (choices as readonly string[]).includes(value)) return value as T | undefined
  throw usage(`${flag} must be one of ${choices.join(', ')}, not "${value}".`)
}

/** A number or, where the flag allows it, `null`. */
export function numberOf(flag: string, value: string): number {
  const number = value.trim() === '' ? NaN : Number(value)
  if (!Number.isFinite(number)) throw usage(`${flag} must be a number, not "${value}".`)
  return number
}

/** A calendar day; null where none was given. */
export function dayOf(flag: string, value: string | undefined): string | null {
  const day = asOf.safeParse(value ?? null)
  if (!day.success) throw usage(`${flag}: ${day.error.issues[0]!.message}.`)
  return day.data
}

export function needWorkspace(command: string, workspace: string | undefined): string {
  if (workspace === undefined || workspace === '') throw usage(`${command} needs a workspace: -w FILE.`)
  return workspace
}
