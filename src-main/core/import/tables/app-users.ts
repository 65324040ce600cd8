/**
 * Lists of the users of one tool, as its own administration exports them. No column says which tool it is: the header does,
 * where it is that tool's own. Each is known by columns that no other export has together.
 */
import { headingKey } from '../columns/heading-key.ts'

/** What a row says of whether somebody has a seat. */
export interface SeatRule {
  columns: readonly string[]
  /** By the cells of these columns. */
  takes: (cells: readonly string[]) => boolean
  /** Which rows take none, as it stands in brackets. */
  none: string
}

export interface AppOfList {
  app: string
  /** Columns that say when somebody was last there, the latest of them counts; none = the list does not say. */
  lastUsed: readonly string[]
  seat?: SeatRule
}

export interface UserList {
  /** What the export is, in words. */
  title: string
  /** The columns it is known by. */
  matched: string[]
  apps: AppOfList[]
  person: string
  shown: string[]
  assigned?: string
  enabled?: string
  /** Where in the organisation an account is filed. */
  unit?: string
  /** Of which day the list is. */
  asOf?: string
  /** It says who takes a seat that is billed: those taken are paid for. */
  areBilled?: boolean
}

interface KnownList {
  title: string
  needs: readonly string[]
  read: (column: (name: string) => string | undefined, columns: readonly string[]) => Omit<UserList, 'title' | 'matched'> | null // prettier-ignore
}

const saysYes = (cell: string): boolean => /^(?:1|true|yes)$/i.test(cell.trim())

/** Licences that cost nothing, as Microsoft names them: `Power BI (free)`, `Microsoft Teams Exploratory`. */
const costsNothing = /\bfree\b|\btrial\b|\bexploratory\b|\bviral\b/i
const paidLicence = (cell: string): boolean =>
  cell.split('+').some((licence) => licence.trim() !== '' && !/^unlicensed$/i.test(licence.trim()) && !costsNothing.test(licence)) // prettier-ignore

const knownLists: readonly KnownList[] = [
  {
    title: 'users of Google Workspace',
    needs: ['Email Address [Required]', 'Status [READ ONLY]', 'Last Sign In [READ ONLY]'],
    read: (column) => ({
      apps: [{ app: 'Google Workspace', lastUsed: [column('Last Sign In [READ ONLY]')!] }],
      person: column('Email Address [Required]')!,
      shown: given(column('First Name [Required]'), column('Last Name [Required]')),
      enabled: column('Status [READ ONLY]')!,
      // Each account is billed, suspended ones too.
      areBilled: true,
      ...some('unit', column('Org Unit Path [Required]')),
    }),
  },
  {
    title: 'members of Slack',
    needs: ['username', 'email', 'status', 'billing-active', 'has-2fa', 'has-sso'],
    read: (column) => {
      const billing = column('billing-active')!
      const seat = { columns: [billing], takes: ([cell = '']: readonly string[]) => saysYes(cell), none: `“${billing}” is not 1: bots, guests of one channel, who is deactivated` } // prettier-ignore
      return {
        apps: [{ app: 'Slack', lastUsed: [], seat }],
        person: column('email')!,
        shown: given(column('fullname')),
        enabled: column('status')!,
      }
    },
  },
  {
    title: 'activity report of GitHub Copilot',
    needs: ['Report Time', 'Login', 'Last Activity At', 'Last Surface Used'],
    read: (column) => ({
      apps: [{ app: 'GitHub Copilot', lastUsed: [column('Last Activity At')!] }],
      person: column('Login')!,
      shown: [],
      asOf: column('Report Time')!,
    }),
  },
  {
    title: 'people of an enterprise on GitHub',
    needs: ['GitHub com login', 'License type'],
    read: (column) => {
      const license = column('License type')!
      const seat = { columns: [license], takes: ([cell = '']: readonly string[]) => /^enterprise\b(?!.*visual studio)/i.test(cell.trim()), none: `“${license}” is none of GitHub’s own, as with a subscription of Visual Studio` } // prettier-ignore
      return {
        apps: [{ app: 'GitHub', lastUsed: [], seat }],
        person: column('GitHub com login')!,
        shown: given(column('GitHub com name')),
      }
    },
  },
  {
    title: 'active users report of Microsoft 365',
    needs: [
      'Report Refresh Date',
      'User Principal Name',
      'Is Deleted',
      'Exchange Last Activity Date',
      'Assigned Products',
    ],
    read: (column, columns) => {
      const [deleted, products] = [column('Is Deleted')!, column('Assigned Products')!]
      const seat = { columns: [deleted, products], takes: ([gone = '', own = '']: readonly string[]) => !saysYes(gone) && paidLicence(own), none: `“${products}” has no licence that is paid for, or “${deleted}”` } // prettier-ignore
      return {
        apps: [{ app: 'Microsoft 365', lastUsed: columns.filter((name) => /\blast activity date$/i.test(name)), seat }],
        person: column('User Principal Name')!,
        shown: given(column('Display Name')),
        asOf: column('Report Refresh Date')!,
      }
    },
  },
  {
    title: 'users of the Microsoft 365 admin center',
    needs: ['User principal name', 'Block credential', 'Licenses'],
    read: (column) => {
      const [licences, deleted] = [column('Licenses')!, column('Soft deletion time stamp')]
      const seat = { columns: [licences, ...given(deleted)], takes: ([own = '', gone = '']: readonly string[]) => paidLicence(own) && gone.trim() === '', none: `“${licences}” has none that is paid for${deleted === undefined ? '' : ', or the account is deleted'}` } // prettier-ignore
      return {
        apps: [{ app: 'Microsoft 365', lastUsed: [], seat }],
        person: column('User principal name')!,
        shown: given(column('Display name')),
        enabled: column('Block credential')!,
        ...some('assigned', column('When created')),
      }
    },
  },
  {
    title: 'users of Zoom',
    needs: ['Email', 'Last Login(UTC)', 'Last Client Version', 'User Type'],
    read: (column) => {
      const type = column('User Type')!
      const seat = { columns: [type], takes: ([cell = '']: readonly string[]) => !/^(?:basic|unassigned)?$/i.test(cell.trim()), none: `“${type}” is Basic, which costs nothing` } // prettier-ignore
      return {
        apps: [{ app: 'Zoom', lastUsed: [column('Last Login(UTC)')!], seat }],
        person: column('Email')!,
        shown: given(column('First Name'), column('Last Name')),
        ...some('assigned', column('Creation Date')),
        ...some('enabled', column('User Status')),
      }
    },
  },
  {
    title: 'users of an Atlassian organisation',
    needs: ['User id', 'User name', 'email', 'User status'],
    read: (column, columns) => {
      const status = column('User status')!
      // `Jira - acme` says who has access, `Last seen in Jira - acme` when they were there; a product of several sites is one.
      const sites = columns.flatMap((access) => {
        const seen = column(`Last seen in ${access}`)
        const [, app] = /^(\S.*?) - \S/.exec(access) ?? []
        return seen === undefined || app === undefined ? [] : [{ app, access, seen }]
      })
      if (sites.length === 0) return null
      const apps = [...Map.groupBy(sites, ({ app }) => app)].map(([app, own]): AppOfList => ({
        app,
        lastUsed: own.map(({ seen }) => seen),
        seat: {
          columns: [status, ...own.map(({ access }) => access)],
          takes: ([state = '', ...access]) => /^active$/i.test(state.trim()) && access.some((cell) => /\b(?:user|admin)\b/i.test(cell)), // prettier-ignore
          none: `“${status}” is not active, or “${own[0]!.access}” says no user`,
        },
      })) // prettier-ignore
      return {
        apps,
        person: column('email')!,
        shown: given(column('User name')),
        ...some('assigned', column('Added to org')),
      }
    },
  },
]

const given = (...columns: (string | undefined)[]): string[] => columns.filter((column) => column !== undefined)

const some = <Key extends string>(key: Key, column: string | undefined): Partial<Record<Key, string>> =>
  column === undefined ? {} : ({ [key]: column } as Partial<Record<Key, string>>)

/** null where the columns are no tool's own list of its users. */
export function knownUserList(columns: readonly string[]): UserList | null {
  const byKey = new Map(columns.toReversed().map((column) => [headingKey(column), column]))
  const column = (name: string): string | undefined => byKey.get(headingKey(name))
  for (const { title, needs, read } of knownLists) {
    const matched = given(...needs.map(column))
    const list = matched.length < needs.length ? null : read(column, columns)
    if (list) return { title, matched, ...list, ...(list.apps.every(({ seat }) => seat) && { areBilled: true }) }
  }
  return null
}
