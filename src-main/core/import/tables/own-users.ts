/** Lists of an organisation's own users, as Okta and other directories export them: a last sign-in is no visit. */
import { Columns } from '../formats/columns.ts'
import { hasEvents, listsPeople } from '../formats/people.ts'

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

/** The columns that say so; null where they do not. Which tool they are the users of, a person has to say. */
export function ownUsers(columns: readonly string[]): string[] | null {
  const own = new Columns([...columns])
  const plain = own.renamed(withoutRemark)
  const people = ofPeople.map((names) => plain.find(...names))
  const accounts = ofAccounts.filter((name) => plain.has(name))
  const isStaff = plain.count(...ofStaff) > 0
  const isList = accounts.length > 0 && (isStaff || (accounts.length > 1 && !listsPeople(own)))
  if (people.includes(undefined) || !isList || hasEvents(plain) || plain.count(...ofOthers) > 0) return null
  const names = new Set([...people, ...accounts.map((name) => plain.find(name))])
  return columns.filter((name) => names.has(withoutRemark(name)))
}
