/** Lists of an organisation's own users, as Okta and other directories export them: a last sign-in is no visit. */
import { byColumns, refusedTable } from './format.ts'
import { hasEvents, listsPeople } from './people.ts'

const ofPeople = [
  ['first_name', 'given_name'],
  ['last_name', 'family_name', 'surname'],
  ['email_address', 'email', 'primary_email', 'user_principal_name', 'login', 'username', 'user_name'],
]
const ofAccounts = ['last_sign_in', 'last_sign_in_time', 'last_sign-in', 'last_login', 'last_login_time', 'last_signin', 'status', 'account_status', 'user_status', 'block_credential', 'sign-in_status'] // prettier-ignore
/** What is said of who works there. */
const ofStaff = ['department', 'org_unit_path', 'employee_id', 'employee_number', 'employee_type', 'employee_title', 'manager', 'manager_email', 'manager_id', 'cost_center', 'division', 'user_principal_name'] // prettier-ignore
/** What is said of who buys, or of the tool that the seat of a row is of. */
const ofOthers = ['company', 'company_name', 'account_name', 'lead_source', 'lead_status', 'lifecycle_stage', 'opportunity_stage', 'plan', 'app', 'application', 'application_name', 'app_name', 'tool', 'product', 'seats'] // prettier-ignore

/** Google writes `Status [READ ONLY]`. */
const withoutRemark = (name: string): string => name.replace(/\s*\[[^\]]*\]\s*$/, '')

export const ownUsers = refusedTable(
  'own-users',
  'a list of the people of an organisation, no visits',
  'a last sign-in or a status is nothing that somebody did on a site. What can be used: where they are the users of one tool, its seats, once the tool is named (--map "name==Zoom"); a table of tools with the seats or users of each; and, to leave your own people out of reports, their addresses in Settings.',
  (columns) => {
    const plain = columns.renamed(withoutRemark)
    const people = ofPeople.map((names) => plain.find(...names))
    const accounts = ofAccounts.filter((name) => plain.has(name))
    const isStaff = plain.count(...ofStaff) > 0
    const isList = accounts.length > 0 && (isStaff || (accounts.length > 1 && !listsPeople(columns)))
    if (people.includes(undefined) || !isList || hasEvents(plain) || plain.count(...ofOthers) > 0) return null
    const names = new Set([...people, ...accounts.map((name) => plain.find(name))])
    return byColumns(columns, columns.names.filter((name) => names.has(withoutRemark(name)))) // prettier-ignore
  },
)
