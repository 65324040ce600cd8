/**
 * Three decisions of the invented video company. Their course is one that growth teams have told: product tours that
 * were to take six weeks, took four months and were bought in the end; a recommender built on the warehouse there was;
 * and a match rate that money cannot build. Every figure is invented.
 */
import type { DecisionInput } from '../../shared/decision.ts'

const criteria = (scores: Record<string, [weight: number, build: number, buy: number]>): DecisionInput['criteria'] =>
  Object.entries(scores).map(([name, [weight, build, buy]]) => ({ name, weight, build, buy }))

const tourVendors = {
  appcues: {
    name: 'Appcues',
    tool: 'Appcues',
    seats: [10, 12, 16],
    pricePerSeatYear: [2_100, 2_400, 2_700],
    seatGrowth: [0, 0.1, 0.2],
    priceUplift: [0.03, 0.05, 0.1],
    implementation: [1_500, 2_500, 5_000],
    integration: [4_000, 6_000, 9_000],
    oversightHoursPerWeek: [0.5, 1, 2],
    exit: [2_000, 5_000, 10_000],
    sources: {
      seats: 'Product and growth teams, June 2018',
      pricePerSeatYear: 'Quote of 14 June 2018',
      integration: 'Ines Calder: two weeks to wire it to Segment',
    },
  },
} satisfies Record<string, DecisionInput['buy']>

const toursBefore: DecisionInput = {
  name: 'Product tours',
  question: 'We need product tours. Should we build them or buy them?',
  capabilities: ['onboarding tours', 'in-app messages', 'NPS surveys'],
  build: {
    name: 'Build tours',
    engineerMonths: [1, 1.5, 2],
    loadedMonthlyCost: [12_000, 14_000, 16_500],
    scopeContingency: 0,
    technicalContingency: 0,
    maintenanceRate: [0.05, 0.1, 0.15],
    runningPerYear: [600, 1_200, 2_400],
    oversightHoursPerWeek: [0, 0.5, 1],
    sources: {
      engineerMonths: 'Six weeks, said in the planning meeting',
      scopeContingency: 'Left out: “it is only tooltips”',
    },
  },
  buy: tourVendors.appcues,
  loadedHourlyRate: [75, 85, 95],
  criteria: criteria({
    'Time to value': [0.15, 0.6, 0.9],
    Fit: [0.2, 0.9, 0.6],
    'Total cost': [0.2, 0.9, 0.5],
    Oversight: [0.1, 0.6, 0.8],
    'Data control': [0.15, 0.9, 0.5],
    'Unique capability': [0.1, 0.6, 0.5],
    'Switching risk': [0.1, 0.7, 0.5],
  }),
  alternatives: [
    {
      name: 'No tours',
      kind: 'nothing',
      oversightHoursPerWeek: [3, 5, 8],
      note: 'Success shows every customer round.',
    },
  ],
  decided: {
    choice: 'Build tours',
    by: 'Sam Okafor, Ines Calder',
    on: '2018-02-05',
    because: 'Six weeks of one engineer cost less than the first year of a licence.',
  },
  revisitOn: '2018-06-04',
}

const toursAfter: DecisionInput = {
  ...toursBefore,
  build: {
    name: 'Finish our tours',
    engineerMonths: [3, 4, 9],
    loadedMonthlyCost: [12_000, 14_000, 16_500],
    maintenanceRate: [0.15, 0.2, 0.35],
    runningPerYear: [1_200, 2_400, 6_000],
    oversightHoursPerWeek: [2, 4, 8],
    sources: {
      engineerMonths: 'Four months spent so far; targeting, styling and reporting still to come',
      maintenanceRate: 'Every release broke a tour',
      oversightHoursPerWeek: 'Product has to ask engineering for each change',
    },
  },
  criteria: criteria({
    'Time to value': [0.15, 0.25, 0.9],
    Fit: [0.2, 0.6, 0.7],
    'Total cost': [0.2, 0.4, 0.7],
    Oversight: [0.1, 0.3, 0.8],
    'Data control': [0.15, 0.9, 0.5],
    'Unique capability': [0.1, 0.5, 0.6],
    'Switching risk': [0.1, 0.7, 0.5],
  }),
  alternatives: [
    {
      name: 'Pendo',
      kind: 'buy',
      seats: 1,
      pricePerSeatYear: [30_000, 36_000, 44_000],
      priceUplift: [0.03, 0.07, 0.1],
      implementation: [3_000, 5_000, 9_000],
      integration: [5_000, 8_000, 12_000],
      oversightHoursPerWeek: [1, 2, 3],
      exit: [3_000, 6_000, 12_000],
      utilities: { 'Time to value': 0.7, Fit: 0.8, 'Total cost': 0.5, Oversight: 0.7 },
    },
    {
      name: 'Messages of Intercom',
      kind: 'own',
      tool: 'Intercom',
      engineerMonths: [0.5, 1, 2],
      loadedMonthlyCost: [12_000, 14_000, 16_500],
      oversightHoursPerWeek: [1, 3, 5],
      utilities: {
        'Time to value': 0.8,
        Fit: 0.3,
        'Total cost': 0.8,
        Oversight: 0.5,
        'Data control': 0.5,
        'Unique capability': 0.1,
        'Switching risk': 0.6,
      },
      note: 'Messages, but no tour that waits for a click.',
    },
    {
      name: 'No tours',
      kind: 'nothing',
      oversightHoursPerWeek: [3, 5, 8],
      utilities: {
        'Time to value': 0,
        Fit: 0,
        'Total cost': 0.9,
        Oversight: 0.4,
        'Data control': 1,
        'Unique capability': 0,
        'Switching risk': 1,
      },
      note: 'Success shows every customer round.',
    },
  ],
  notes:
    'The build was stopped after four months. What it taught us: the last tenth, who sees which tour and whether it helped, ' +
    'is most of the work.',
  decided: {
    choice: 'Appcues',
    by: 'Sam Okafor, Theo Brandt',
    on: '2018-06-25',
    because: 'A tool that needs no weekly one-on-one, at a third of what finishing and keeping ours would cost.',
  },
  revisitOn: '2020-04-09',
}

const recommender: DecisionInput = {
  name: 'Content recommender',
  question: 'Which video should somebody see next?',
  capabilities: ['event collection', 'data warehouse', 'item similarity', 'A/B testing'],
  build: {
    name: 'Build on the warehouse',
    tool: 'Snowflake',
    engineerMonths: [3.5, 5, 8.5],
    loadedMonthlyCost: [13_000, 14_500, 17_000],
    maintenanceRate: [0.12, 0.2, 0.35],
    runningPerYear: [4_000, 6_000, 10_000],
    oversightHoursPerWeek: [1, 2, 4],
    sources: {
      engineerMonths: 'Wei Zhang: item-to-item similarity over 30 days of events, recomputed daily',
      runningPerYear: 'Warehouse credits of one nightly job',
    },
  },
  buy: {
    name: 'Buy a recommender',
    seats: 1,
    pricePerSeatYear: [52_000, 64_000, 78_000],
    seatGrowth: [0, 0.08, 0.2],
    priceUplift: [0.03, 0.07, 0.12],
    implementation: [8_000, 10_000, 15_000],
    integration: [12_000, 20_000, 30_000],
    oversightHoursPerWeek: [1, 2, 3],
    exit: [5_000, 8_000, 15_000],
    sources: { pricePerSeatYear: 'Two quotes, priced by monthly viewers', seatGrowth: 'Viewers, last four quarters' },
  },
  loadedHourlyRate: [50, 60, 75],
  // The weights come from the comparisons below.
  criteria: [
    { name: 'Time to value', build: 0.35, buy: 0.9 },
    { name: 'Fit', build: 0.9, buy: 0.55 },
    { name: 'Total cost', build: 0.7, buy: 0.5 },
    { name: 'Oversight', build: 0.45, buy: 0.65 },
    { name: 'Data control', build: 0.95, buy: 0.45 },
    { name: 'Unique capability', build: 0.8, buy: 0.4 },
    { name: 'Switching risk', build: 0.6, buy: 0.5 },
  ],
  ahp: [
    [1, 1 / 2, 1 / 2, 2, 1, 2, 2],
    [2, 1, 1, 3, 2, 2, 2],
    [2, 1, 1, 2, 1, 2, 2],
    [1 / 2, 1 / 3, 1 / 2, 1, 1 / 2, 1, 1],
    [1, 1 / 2, 1, 2, 1, 2, 2],
    [1 / 2, 1 / 2, 1 / 2, 1, 1 / 2, 1, 1],
    [1 / 2, 1 / 2, 1 / 2, 1, 1 / 2, 1, 1],
  ],
  alternatives: [
    {
      name: 'Picked by hand',
      kind: 'nothing',
      oversightHoursPerWeek: [4, 6, 10],
      utilities: {
        'Time to value': 1,
        Fit: 0.3,
        'Total cost': 0.6,
        Oversight: 0.1,
        'Data control': 1,
        'Unique capability': 0.2,
        'Switching risk': 1,
      },
    },
  ],
  notes: 'Test it against the hand-picked list, half and half, before anything is switched off.',
  decided: {
    choice: 'Build on the warehouse',
    by: 'Wei Zhang, Theo Brandt',
    on: '2019-07-01',
    because: 'The data and the warehouse are there; what is missing is one job a night.',
  },
  revisitOn: '2020-07-01',
}

const matchRate: DecisionInput = {
  name: 'Ad audiences that match',
  question: 'Half of the businesses in an audience found again on the ad networks: could we do that ourselves?',
  capabilities: ['ad audiences', 'account matching at 50 %'],
  build: {
    name: 'Match on our own',
    engineerMonths: [6, 9, 18],
    loadedMonthlyCost: [12_000, 14_000, 16_500],
    maintenanceRate: [0.15, 0.2, 0.35],
    runningPerYear: [10_000, 20_000, 40_000],
    oversightHoursPerWeek: [4, 6, 10],
    sources: { runningPerYear: 'Data that could be licensed; it would match a tenth' },
  },
  buy: {
    name: 'Clearbit X',
    tool: 'Clearbit X',
    seats: 1,
    pricePerSeatYear: [16_000, 18_000, 22_000],
    priceUplift: [0.03, 0.06, 0.12],
    integration: [1_500, 3_000, 5_000],
    oversightHoursPerWeek: [0.5, 1, 2],
    exit: [0, 1_000, 3_000],
    sources: { pricePerSeatYear: 'Quote of 20 July 2018' },
  },
  loadedHourlyRate: [75, 85, 95],
  criteria: criteria({
    'Time to value': [0.2, 0.1, 0.9],
    Fit: [0.3, 0.2, 0.8],
    'Total cost': [0.15, 0.2, 0.8],
    Oversight: [0.1, 0.2, 0.8],
    'Data control': [0.1, 0.8, 0.3],
    'Unique capability': [0.1, 0.1, 0.9],
    'Switching risk': [0.05, 0.8, 0.4],
  }),
  cannotBeRecreated: true,
  cannotBeRecreatedBecause:
    'A match rate of 50 % for businesses rests on a graph of people and companies that only its vendor has.',
  alternatives: [
    {
      name: 'Wider audiences',
      kind: 'own',
      tool: 'Facebook Ads',
      oversightHoursPerWeek: [1, 2, 4],
      runningPerYear: [12_000, 25_000, 50_000],
      note: 'Running cost is the money spent on people who are nobody’s customer.',
    },
  ],
  decided: { choice: 'Clearbit X', by: 'Theo Brandt', on: '2018-07-25', because: 'It cannot be had otherwise.' },
  revisitOn: '2020-01-15',
}

/** File name → decision, in the order to import: the two of the product tours are two versions of one. */
const decisions: Record<string, DecisionInput> = {
  'decision-match-rate.json': matchRate,
  'decision-product-tours-1.json': toursBefore,
  'decision-product-tours-2.json': toursAfter,
  'decision-recommender.json': recommender,
}

export const decisionFiles = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(decisions).map(([name, decision]) => [name, `${JSON.stringify(decision, null, 2)}\n`]),
  )
