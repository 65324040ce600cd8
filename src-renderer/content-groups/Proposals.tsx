import { Check } from 'lucide-react'
import { useState } from 'react'
import type { ReportRow } from '../../shared/reports/index.ts'
import { Button } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { Popover } from '../components/Popover.tsx'
import { count, counted, inSentence, listed, percent } from '../format.ts'
import s from './content-groups.module.css'
import type { DraftRule } from './draft.ts'
import { acrossLanguages, ruleNumber } from './rule-number.ts'

export type Proposal = ReportRow<'template-proposals'>

interface ProposalsProps {
  proposals: readonly Proposal[]
  /** Hosts whose pages are proposed apart; empty where there is one site. */
  hosts: readonly string[]
  rules: readonly DraftRule[]
  /** Views no rule of the draft matches. */
  otherViews: number
  onAdd: (proposals: readonly Proposal[]) => void
  /** The rule of that number has a proposal's languages together. */
  onSplit: (proposal: Proposal, number: number) => void
}

const atFirst = 4
const mostHosts = 5
const roleWords = { flow: 'steps to convert (flow), never credited', ignore: 'ignored' }

/** With the host where it is of one alone: `docs.example.com/api/*`. */
const templateName = ({ hosts, template }: Proposal): string => `${listed(hosts)}${template}`

/** Templates found in the paths: those no rule has yet with what they would bring, then those that are rules already. */
export function Proposals({ proposals, hosts, rules, otherViews, onAdd, onSplit }: ProposalsProps) {
  const [all, setAll] = useState(false)
  if (proposals.length === 0)
    return otherViews > 0 ? (
      <p className={s['note']}>
        No page template is proposed: that takes a folder with two pages or more, such as /blog/one and /blog/two. Press
        + beside a path below and write a rule such as /learn/**.
      </p>
    ) : null
  const ruleOf = (proposal: Proposal): number => ruleNumber(rules, proposal)
  const open = proposals.filter((proposal) => ruleOf(proposal) === 0)
  const known = proposals.filter((proposal) => ruleOf(proposal) > 0)
  const fresh = open.filter((proposal) => proposal.unmatchedPaths > 0)
  const ordered = [...open, ...known]
  // Pages are in one group: of two ways to cut them, all at once takes the one that is proposed first.
  const addable = fresh.filter(({ otherWay }) => !otherWay)
  const shown = all ? ordered : ordered.slice(0, Math.max(atFirst, open.length))
  return (
    <section aria-labelledby="proposals-title">
      <div className={s['titleRow']}>
        <h2 id="proposals-title">
          Proposed page templates<small>from the paths</small>
        </h2>
        {addable.length > 1 && (
          <Button variant="link" onPress={() => onAdd(addable)}>
            Add all {count(addable.length)}
          </Button>
        )}
      </div>
      {hosts.length > 0 && (
        <p className={s['note']}>
          There are pages of {counted(hosts.length, 'host')}: {listed(hosts.slice(0, mostHosts))}
          {hosts.length > mostHosts && ` and ${counted(hosts.length - mostHosts, 'other')}`}. Each is proposed apart.
        </p>
      )}
      <ul className={s['proposals']}>
        {shown.map((proposal) => {
          const named = templateName(proposal)
          const number = ruleOf(proposal)
          const together = acrossLanguages(rules, proposal)
          const isNew = proposal.unmatchedPaths > 0
          const share = isNew ? proposal.unmatchedViews / Math.max(1, otherViews) : 0
          return (
            <li key={named}>
              <div className={s['proposal']}>
                <TemplateText template={named} />
                {number > 0 ? (
                  <Chip tone="c1" icon={Check}>
                    rule {number}
                  </Chip>
                ) : (
                  <Button variant="link" aria-label={`Add rule for ${named}`} onPress={() => onAdd([proposal])}>
                    Add rule
                  </Button>
                )}
              </div>
              <div className={s['note']}>
                {proposal.role === 'ignore' ? 'for trying out: ' : proposal.role === 'flow' ? 'signed in: ' : ''}
                {counted(proposal.paths, 'path')}, {counted(proposal.views, 'view')}
                {number > 0
                  ? ''
                  : isNew
                    ? `, ${percent(Math.min(1, share), 0)} of what is unmatched`
                    : `, now in ${nowWords(proposal.now.map((now) => now.group))}`}
                {'  '}
                <Why proposal={proposal} onAdd={number === 0 ? onAdd : null} />
                {together > 0 && (
                  <>
                    {'  '}
                    <Button variant="link" onPress={() => onSplit(proposal, together)}>
                      Split into {count(proposal.languages.length)} languages
                    </Button>
                  </>
                )}
              </div>
              {number === 0 && isNew && (
                <div className={s['share']} aria-hidden="true">
                  <span style={{ width: `${Math.min(1, share) * 100}%` }} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {ordered.length > shown.length || all ? (
        <Button variant="link" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${count(ordered.length - shown.length)} that are rules already`}
        </Button>
      ) : null}
    </section>
  )
}

/** `/l/{state}/{city}` with the variables in colour. */
function TemplateText({ template }: { template: string }) {
  return (
    <code className={s['template']}>
      {template.split(/(\{[^}]*\})/).map((part, index) =>
        part.startsWith('{') ? (
          <span key={index} className={s['variable']}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </code>
  )
}

function Why({ proposal, onAdd }: { proposal: Proposal; onAdd: ProposalsProps['onAdd'] | null }) {
  const { languages } = proposal
  return (
    <Popover
      label={`Why ${templateName(proposal)}`}
      width={340}
      panel={(close) => (
        <div className={s['why']}>
          <p>{proposal.why}</p>
          <p>
            As {proposal.hosts.length > 1 ? `${count(proposal.hosts.length)} rules` : 'a rule'}:{' '}
            <code>{proposal.match}</code>
            {proposal.hosts.length > 0 && ` on ${listed(proposal.hosts)}`}, group {proposal.group}
            {proposal.role === 'content' ? '' : `, ${roleWords[proposal.role]}`}.
          </p>
          {languages.length > 0 && onAdd && (
            <p>
              Or one group for each language, such as “{languages.at(-1)?.group}”.{' '}
              <Button
                variant="link"
                onPress={() => {
                  onAdd(languages.map((language) => ({ ...proposal, ...language })))
                  close()
                }}
              >
                Add {count(languages.length)} rules
              </Button>
            </p>
          )}
          <ul>
            {proposal.examples.map((example) => (
              <li key={example}>
                <code>{example}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    >
      <Button variant="link" aria-label={`Why ${templateName(proposal)}?`}>
        Why?
      </Button>
    </Popover>
  )
}

/** At most two groups by name: `Articles`, `Articles and 247 more groups`. */
const nowWords = (groups: readonly string[]): string =>
  groups.length <= 2
    ? listed(groups.map(inSentence))
    : `${inSentence(groups[0]!)} and ${count(groups.length - 1)} more groups`
