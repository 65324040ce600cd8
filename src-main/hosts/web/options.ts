/** The options of the web host, on the command line and in its own entry. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { AppError } from '../../../shared/errors.ts'

export const serveFlags = {
  workspace: { type: 'string', short: 'w' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const satisfies ParseArgsConfig['options']

export const serveOptions = `  -w WORKSPACE   open this one, made when it does not exist
  --port N       a port of your choice (any free one)
  --no-open      print the address, open no browser
`

/** Throws USAGE. */
export function parseServeArgs(args: string[]): { workspace: string | null; port: number; open: boolean } {
  let values
  try {
    values = parseArgs({ args, options: serveFlags }).values
  } catch (error) {
    throw new AppError('USAGE', (error as Error).message)
  }
  return {
    workspace: values.workspace ?? null,
    port: values.port === undefined ? 0 : parsePort(values.port),
    open: values['no-open'] !== true,
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (!(port <= 65_535)) throw new AppError('USAGE', `--port must be a whole number from 0 to 65535, not "${text}".`)
  return port
}
