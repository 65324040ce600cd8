/** What the rail lists: the questions this build can answer, in plain words, and the data behind them. */
import {
  BookOpen,
  Boxes,
  Calculator,
  CalendarClock,
  CalendarRange,
  CalendarSearch,
  ChartGantt,
  ChartLine,
  ChartNoAxesColumn,
  Coins,
  Crosshair,
  FileDown,
  Fingerprint,
  Flag,
  FolderTree,
  Grid3x3,
  HandCoins,
  Hourglass,
  LayoutTemplate,
  type LucideIcon,
  Repeat,
  Route,
  Scale,
  Settings,
  Signpost,
  Users,
  Waypoints,
} from 'lucide-react'

export interface RailEntry {
  path: string
  label: string
  icon: LucideIcon
  /** Other words people may type to find it. */
  words?: string
  /** More paths under which it is the current one. */
  also?: string[]
  count?: (status: { imports: number; rules: number; tools: number; goals: string[] }) => number
}

export const rail: { title: string; entries: RailEntry[] }[] = [
  {
    title: 'Content',
    entries: [
      {
        path: '/content-attribution',
        label: 'What brings people who convert?',
        icon: Crosshair,
        also: ['/model-comparison'],
      },
      {
        path: '/goal-to-goal',
        label: 'Who goes on to another goal?',
        icon: Signpost,
        words: 'goal to goal next against funnel trial purchase upgrade',
      },
      {
        path: '/template-comparison',
        label: 'Page templates',
        icon: LayoutTemplate,
        words: 'which template converts best better worst compare conversion rate test significance',
        also: ['/template-ranking', '/template-pairs'],
      },
      {
        path: '/before-after',
        label: 'Before and after a date',
        icon: CalendarRange,
        words: 'since change relaunch redesign quarter against last month rate mix difference',
      },
      {
        path: '/traffic',
        label: 'Who reads what?',
        icon: BookOpen,
        words: 'traffic readers people visits views week by week how many conversions audience',
      },
      {
        path: '/landing-trend',
        label: 'Rate over time',
        icon: ChartLine,
        words: 'trend month week rise fall conversion rate',
      },
      {
        path: '/paths',
        label: 'Paths',
        icon: Route,
        words: 'journey flow sankey next page steps',
        also: ['/transitions', '/entry-exit'],
      },
      {
        path: '/pages-before-conversion',
        label: 'Pages before conversion',
        icon: ChartNoAxesColumn,
        words: 'touches interactions number',
      },
      {
        path: '/time-to-convert',
        label: 'Time to convert',
        icon: Hourglass,
        words: 'days how long lag delay',
        also: ['/journey-length'],
      },
      {
        path: '/return-visits',
        label: 'Return visits',
        icon: Repeat,
        words: 'returning visitors new second visit come back again loyalty frequency recency',
      },
      {
        path: '/content-return',
        label: 'What does content return?',
        icon: HandCoins,
        words: 'cost costs roi return value revenue',
      },
      { path: '/people', label: 'People', icon: Users, words: 'persons users visitors customers journey' },
      { path: '/volume', label: 'Unusual days', icon: CalendarSearch, words: 'anomaly traffic volume spike' },
    ],
  },
  {
    title: 'Stack',
    entries: [
      {
        path: '/stack-cost',
        label: 'What does it cost?',
        icon: Coins,
        also: ['/stack-cost-change', '/stack-payments', '/stack-spend', '/stack-spend-change', '/stack-budget'],
      },
      {
        path: '/stack-overlap',
        label: 'Where does it overlap?',
        icon: Grid3x3,
        also: ['/stack-capabilities', '/stack-consolidation', '/stack-removal'],
      },
      {
        path: '/stack-evolution',
        label: 'How did it change?',
        icon: ChartGantt,
        also: ['/stack-lifelines', '/stack-diff'],
      },
      { path: '/cost-per-conversion', label: 'Cost per conversion', icon: Calculator },
      { path: '/renewals', label: 'Renewals', icon: CalendarClock },
      { path: '/stack-graph', label: 'What holds it together?', icon: Waypoints },
      {
        path: '/inventory',
        label: 'Inventory',
        icon: Boxes,
        also: ['/stack-completeness', '/stack-duplicates'],
        count: (status) => status.tools,
      },
    ],
  },
  {
    title: 'Decisions',
    entries: [{ path: '/build-vs-buy', label: 'Build or buy?', icon: Scale, also: ['/decision', '/decision-record'] }],
  },
  {
    title: 'Data',
    entries: [
      {
        path: '/imports',
        label: 'Imports',
        icon: FileDown,
        also: ['/import', '/import-health'],
        count: (status) => status.imports,
      },
      {
        path: '/content-groups',
        label: 'Content groups',
        icon: FolderTree,
        also: ['/template-proposals'],
        count: (status) => status.rules,
      },
      { path: '/goals', label: 'Goals', icon: Flag, count: (status) => status.goals.length },
      { path: '/identity', label: 'Identity', icon: Fingerprint },
      {
        path: '/settings',
        label: 'Settings',
        icon: Settings,
        words:
          'page views interactions events count time zone timezone currency money exchange rates sessions visits configuration',
      },
    ],
  },
]
