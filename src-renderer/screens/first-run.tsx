import { Download, FileDown, FolderOpen, Play } from 'lucide-react'
import { useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Page } from '../components/Page.tsx'
import { ProgressBar } from '../components/ProgressBar.tsx'
import { keys } from '../components/TopBar.tsx'
import { bytes, date, percent } from '../format.ts'
import { tellingFolders } from '../recent-folders.ts'
import { navigate } from '../route.ts'
import { chooseImport, home, useWorkspaceActions } from '../workspaces.ts'
import s from './first-run.module.css'

/** What the sample answers at first: generated from a seed, so these are its figures, rounded. */
const sampleAnswer = [
  { group: 'City pages', share: 0.46 },
  { group: 'State pages', share: 0.24 },
  { group: 'Home page', share: 0.11 },
  { group: 'Articles', share: 0.1 },
]

export function FirstRun() {
  const { status } = useWorkspace()
  const recent = useQuery('workspace.recent', {})
  const { openSample, openFile, browse, sample } = useWorkspaceActions()
  const shown = (recent.data ?? []).slice(0, 8)
  const folders = tellingFolders(shown)
  const failure = sample.error
  const progress = sample.progress
  return (
    <Page>
      <div className={s['screen']}>
        <h1 className={s['title']}>See what brings people who convert, and what the stack costs</h1>
        <p className={s['sub']}>From files you can already export. No account, no connection.</p>
        {failure && (
          <div className={s['note']}>
            <ErrorNote title={failure.message} />
          </div>
        )}
        <div className={s['cards']}>
          <section className={cx(s['card'], s['first'])} aria-labelledby="first-sample">
            <div className={s['icon']}>
              <Play size={18} aria-hidden />
            </div>
            <h2 id="first-sample">Open the sample workspace</h2>
            <p>
              A legal-aid site with 59,000 events, and a video company with a hundred tools. Answers its first question
              at once:
            </p>
            <div className={s['mini']}>
              <div className={s['miniTitle']}>Which pages start a sign-up?</div>
              <SampleBars />
            </div>
            <div className={s['act']}>
              <Button
                variant="primary"
                large
                wide
                shortcut="Enter"
                // The first thing to do on this screen, so that Enter does it.
                autoFocus={!status}
                isDisabled={sample.running}
                onPress={() => void openSample()}
              >
                Open the sample
              </Button>
            </div>
          </section>
          <section className={s['card']} aria-labelledby="first-import">
            <div className={s['icon']}>
              <FileDown size={18} aria-hidden />
            </div>
            <h2 id="first-import">Import files</h2>
            <p>
              Event exports and tool lists. The format is recognised; you check the columns before anything is stored.
            </p>
            <ul className={s['kinds']}>
              <li>
                <b>Events</b>
                <span>Segment, GA4, Amplitude, Mixpanel, PostHog, Matomo and more, or any table of events</span>
              </li>
              <li>
                <b>Tools and spend</b>
                <span>an inventory, QuickBooks or card exports</span>
              </li>
              <li>
                <b>Files</b>
                <span>CSV, JSON, Excel; plain, gzip or zip; of any size</span>
              </li>
            </ul>
            <div className={s['act']}>
              <Button large wide shortcut={keys('Ctrl O')} onPress={() => void chooseImport()}>
                Choose files
              </Button>
            </div>
          </section>
          <section className={s['card']} aria-labelledby="first-open">
            <div className={s['icon']}>
              <FolderOpen size={18} aria-hidden />
            </div>
            <h2 id="first-open">Open a workspace</h2>
            <p>
              A workspace is one file that holds the imported rows and the rules. Close it, then copy it to share it.
            </p>
            {shown.length > 0 ? (
              <ul className={s['recents']} aria-label="Recent workspaces">
                {shown.map((one) => {
                  const isOpen = one.file === status?.file
                  return (
                    <li key={one.file}>
                      <button
                        type="button"
                        className={s['recent']}
                        title={`${one.name} in ${one.folder}`}
                        onClick={() => {
                          if (isOpen) navigate(home(status))
                          else void openFile(one.file)
                        }}
                      >
                        <b>{one.name}</b>
                        {folders.has(one.file) && <span>{folders.get(one.file)}</span>}
                        <span>
                          {isOpen
                            ? 'Open now'
                            : `Opened ${date(one.openedAt, Intl.DateTimeFormat().resolvedOptions().timeZone)}`}
                          , {bytes(one.bytes)}
                        </span>
                      </button>
                    </li>
                  )
                })}
              </ul>
            ) : (
              <div className={s['none']}>
                <b>None opened yet</b>
                <span>Recent workspaces will be listed here, with the date they were opened.</span>
              </div>
            )}
            <div className={s['act']}>
              <Button large wide shortcut={keys('Ctrl Shift O')} onPress={() => void browse()}>
                Browse
              </Button>
            </div>
          </section>
        </div>
        {sample.running ? (
          <div className={s['working']}>
            <ProgressBar
              label={
                progress
                  ? { looking: 'Reading', reading: 'Reading', arranging: 'Arranging journeys', saving: 'Saving' }[
                      progress.stage
                    ]
                  : 'Making the sample'
              }
              onCancel={sample.cancel}
              {...(progress && {
                rows: progress.rows,
                bytes: progress.bytes,
                bytesTotal: progress.bytesTotal,
                rate: progress.rate,
                secondsLeft: progress.secondsLeft,
              })}
            />
          </div>
        ) : (
          <div className={s['drop']}>
            <Download size={16} aria-hidden />
            <span>
              <b>Drop files anywhere in this window</b> to import them
            </span>
          </div>
        )}
      </div>
    </Page>
  )
}

function SampleBars() {
  const scale = 161 / 0.46
  return (
    <svg
      width="100%"
      height="132"
      viewBox="0 0 300 132"
      preserveAspectRatio="xMinYMid"
      fontSize="12"
      role="img"
      aria-label={sampleAnswer.map(({ group, share }) => `${group} ${percent(share, 0)}`).join(', ')}
    >
      {sampleAnswer.map(({ group, share }, index) => (
        <g key={group}>
          <text x="0" y={20 + index * 32} fill="var(--ink-3)">
            {group}
          </text>
          <rect x="84" y={9 + index * 32} width={share * scale} height="14" rx="1.5" fill="var(--c1)" />
          <text x={91 + share * scale} y={20 + index * 32} fill="var(--ink)" fontWeight="520">
            {percent(share, 0)}
          </text>
        </g>
      ))}
    </svg>
  )
}
