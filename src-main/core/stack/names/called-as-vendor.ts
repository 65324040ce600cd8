/**
 * Tools that a list without costs calls as whom a contract names for its vendor: `HubSpot` of single sign-on, and Marketing Hub of
 * HubSpot in a register. They are one where the vendor has that product alone; else nothing shows which of them is meant. What sign-on
 * adds to a name (`Jira Cloud`, `Salesforce - Production`) makes no other tool of it where it is the only one of the name.
 */
import { alsoCalled } from './also-called.ts'
import { nameKey } from '../graph.ts'
import { areSeatsCounted, type GivenTool, originsOfNew, type Origins } from '../merge-import.ts'
import { type Identity, identityOf, isAppOf, payeeName } from './names.ts'
import { contractsByPayee, pairKey } from './paid-to-vendor.ts'
import { severalProducts } from './payee-words.ts'
import type { Tool } from '../tool.ts'
import { vendorKey } from './vendor.ts'

interface Entry {
  id: number
  tool: Tool
  origins?: Origins
}

type ProductReason = 'only product of that vendor' | 'product of that vendor'

/** Contracts of whom a name is the vendor, those of that very name left out. */
function productsOf<E extends { tool: Tool }>(contracts: readonly E[]): (name: string) => readonly E[] {
  const own = contractsByPayee(contracts)
  return (name) => own(name).filter(({ tool }) => nameKey(tool.name) !== nameKey(name))
}

/** A vendor that is known to sell several products may have one of them in the register alone. */
const isOfOne = (name: string, products: readonly { tool: Tool }[]): boolean =>
  !severalProducts.has(payeeName(name)) && new Set(products.map(({ tool }) => nameKey(tool.name))).size === 1

const isBare = ({ cost, prices, endDate, status }: Tool): boolean =>
  cost === null && prices.length === 0 && endDate === null && status !== 'retired'

/** Entries as they are in the inventory: of which it is said what they cost, and those that lists alone name and nothing is. */
export interface StatedOrNot<E extends Entry> {
  contracts: readonly E[]
  apps: readonly E[]
}

/** Of a file whose `rows` all are given: which of the `free` entries a row that has none of its name speaks of; null = none. */
export function meetingByVendor<E extends Entry>(
  rows: readonly GivenTool[],
  { contracts, apps }: StatedOrNot<E>,
): (row: GivenTool, free: readonly E[]) => E | null {
  const inFile = Map.groupBy(rows, ({ tool }) => nameKey(tool.name))
  const products = productsOf<{ tool: Tool }>([...contracts, ...rows.filter(({ tool }) => tool.cost !== null)])
  const byEdition = meetingByEdition(rows, [...contracts, ...apps.filter(isRegistered)], new Set(inFile.keys()))
  const contractOf = (app: Tool, free: readonly E[]): E | null => {
    const called = free.filter(({ tool }) => alsoCalled(tool).some((name) => vendorKey(name) === vendorKey(app.name)))
    if (called.length > 0) return onlyOne(called)
    const own = products(app.name)
    if (!isOfOne(app.name, own) || inFile.has(nameKey(own[0]!.tool.name))) return null
    const entries = free.filter((each) => own.includes(each) && isVendorOf(app, each.tool))
    const running = entries.filter(({ tool }) => tool.status === 'active')
    return onlyOne(running.length > 0 ? running : entries)
  }
  const appOf = (contract: Tool, free: readonly E[]): E | null =>
    onlyOne(
      free.filter((each) => {
        const own = products(each.tool.name)
        const isProduct = own.some(({ tool }) => nameKey(tool.name) === nameKey(contract.name))
        const isApp = apps.includes(each) && isBare(each.tool) && !inFile.has(nameKey(each.tool.name))
        return isApp && isProduct && isOfOne(each.tool.name, own) && isVendorOf(each.tool, contract)
      }),
    )
  /** As a row without a vendor speaks of the only entry of its name, one of before did: one of the two says what it costs. */
  const unvendored = (row: Tool, free: readonly E[]): E | null => {
    const named = free.filter(({ tool }) => nameKey(tool.name) === nameKey(row.name))
    const only = row.vendor === '' ? null : onlyOne(named)
    if (only === null || only.tool.vendor !== '') return null
    return isBare(row) || (apps.includes(only) && isBare(only.tool)) ? only : null
  }
  return ({ tool }, free) => {
    if (inFile.get(nameKey(tool.name))!.length > 1) return null
    const named = unvendored(tool, free)
    if (named !== null) return named
    if (isBare(tool)) return contractOf(tool, free) ?? byEdition.contractOf(tool, free)
    return tool.cost === null ? null : (appOf(tool, free) ?? byEdition.appOf(tool, free))
  }
}

/** A register may not know the cost of a contract; a list of who signs on says no more than that. */
const isRegistered = ({ tool, origins = {} }: Entry): boolean =>
  !isSignedOn({ tool, origins }) && (tool.seatsLicensed !== null || tool.renewalDate !== null)

const isSignedOn = ({ tool, origins = {} }: Pick<Entry, 'tool' | 'origins'>): boolean => areSeatsCounted(tool, origins)

/** The same by what sign-on adds to the names of apps, where one app and one contract have the name. */
function meetingByEdition<E extends Entry>(
  rows: readonly GivenTool[],
  contracts: readonly E[],
  inFile: ReadonlySet<string>,
): Record<'contractOf' | 'appOf', (tool: Tool, free: readonly E[]) => E | null> {
  const signedOn = new Set(rows.filter((row) => isSignedOn({ tool: row.tool, origins: originsOfNew(row) })).map(({ tool }) => tool)) // prettier-ignore
  const known = new Map<Tool, Identity>()
  const isApp = (a: Tool, b: Tool): boolean => {
    const [one, other] = [a, b].map((tool) => {
      const own = known.get(tool) ?? identityOf(tool)
      known.set(tool, own)
      return own
    })
    return one!.name !== other!.name && isAppOf(one!, other!)
  }
  const others = (tool: Tool): Tool[] => rows.filter((row) => isApp(row.tool, tool)).map((row) => row.tool)
  return {
    contractOf: (app, free) => {
      if (!signedOn.has(app)) return null
      const own = free.filter((each) => contracts.includes(each) && isApp(app, each.tool) && isVendorOf(app, each.tool))
      const running = own.filter(({ tool }) => tool.status === 'active')
      const found = onlyOne(running.length > 0 ? running : own)
      return found !== null && !inFile.has(nameKey(found.tool.name)) && others(found.tool).length === 1 ? found : null
    },
    appOf: (contract, free) => {
      const found = onlyOne(free.filter((each) => isApp(contract, each.tool)))
      if (found === null || !isSignedOn(found) || !isBare(found.tool) || !isVendorOf(found.tool, contract)) return null
      return !inFile.has(nameKey(found.tool.name)) && others(found.tool).length === 1 ? found : null
    },
  }
}

const onlyOne = <E>(all: readonly E[]): E | null => (all.length === 1 ? all[0]! : null)

/** What an app is called is who its contract is with, where a list says both. */
const isVendorOf = (app: Tool, contract: Tool): boolean =>
  app.vendor === '' || vendorKey(app.vendor) === vendorKey(contract.vendor)

/** The row as it speaks of a contract of another name: of what that states, it knows better who uses it alone. */
export function asPartOf(row: GivenTool, contract: Tool): GivenTool {
  const isSaid = (value: unknown): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0) // prettier-ignore
  const stated = Object.fromEntries(Object.entries(contract).filter(([, value]) => isSaid(value)))
  const { cost, prices, custom, seatsActive, seatsLicensed } = row.tool
  const isAssigned = row.seatsAssigned === true && seatsLicensed !== null
  const tool = { ...row.tool, ...stated, cost, prices, custom, ...(seatsActive !== null && { seatsActive }), ...(isAssigned && { seatsLicensed }) } // prettier-ignore
  return { ...row, tool, statesStatus: false }
}

/** Of entries side by side, by `pairKey`: one that is called as the vendor of the other, and of which nobody says what it costs. */
export function productPairs<E extends Entry>({ contracts, apps }: StatedOrNot<E>): Map<string, ProductReason> {
  const products = productsOf(contracts)
  return new Map(
    apps.flatMap((app) => {
      const own = products(app.tool.name).filter(({ tool }) => isVendorOf(app.tool, tool))
      const reason = isOfOne(app.tool.name, own) ? 'only product of that vendor' : 'product of that vendor'
      return own.map((each): [string, ProductReason] => [pairKey(app, each), reason])
    }),
  )
}
