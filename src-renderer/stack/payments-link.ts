/** From a cost to the payments that make it up. */
import { toHref } from '../route.ts'

interface Named {
  id: number
  name: string
}

/** By its name; by its number where several have that. */
export const toolInAddress = ({ id, name }: Named, all: readonly Named[]): string =>
  all.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()) ? String(id) : name

export const paymentsHref = (tool: string): string => `#${toHref('/stack-payments', { tool })}`

/** The tool that an address means: by its name, whatever its case, else by its number. */
export const toolOfAddress = <T extends Named>(asked: string | null, all: readonly T[]): T | null =>
  all.find(({ name }) => name.toLowerCase() === asked?.toLowerCase()) ??
  all.find(({ id }) => String(id) === asked) ??
  null
