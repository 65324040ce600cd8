/**
 * Capabilities to choose from, by category of the market: names of our own, so that tools are described in the same
 * words and overlap can be found. Whoever needs others writes others. The 49 categories are the field's common ones.
 */
import type { CapabilityCategory } from '../../../shared/stack/stack.ts'

const seed: Record<string, Record<string, string>> = {
  'Advertising & Promotion': {
    'Display & Programmatic Advertising':
      'display ads;programmatic buying;retargeting;ad serving;audience targeting;frequency capping;view-through reporting',
    'Mobile Marketing':
      'push notifications;SMS campaigns;in-app messages;deep links;app install ads;mobile attribution',
    'Native/Content Advertising': 'native ads;content syndication;sponsored content;publisher network',
    PR: 'media database;press outreach;media monitoring;newsroom;coverage reports',
    Print: 'direct mail;print automation;personalised print;postage tracking',
    'Search & Social Advertising':
      'search ads;social ads;bid management;keyword research;lookalike audiences;ad creative testing;conversion upload',
    'Video Advertising': 'video ads;connected TV;video ad serving;completion reports',
  },
  'Content & Experience': {
    'CMS & Web Experience Management':
      'web publishing;page templates;landing pages;multi-language sites;content workflow;headless content API;web forms',
    'Content Marketing': 'editorial calendar;content briefs;content workflow;content performance;blog hosting',
    'DAM, MRM & PIM':
      'asset library;asset rights;brand portal;product catalogue;marketing resource planning;review and approval',
    'Email Marketing':
      'email campaigns;email templates;list management;transactional email;deliverability;email testing',
    'Interactive Content': 'quizzes;calculators;surveys;polls;interactive video',
    'Marketing Automation & Campaign/Lead Management':
      'email campaigns;nurture flows;lead scoring;lead routing;landing pages;web forms;campaign planning;segmentation',
    'Mobile Apps': 'app building;app publishing;app store optimisation;crash reports;feature flags',
    'Optimization, Personalization & Testing':
      'A/B testing;multivariate testing;personalisation;recommendations;heatmaps;session replay;feature flags;on-site surveys',
    SEO: 'keyword research;rank tracking;site audit;backlink analysis;search console data;content optimisation',
    'Video Marketing': 'video hosting;video analytics;video editing;webcast;personal video',
  },
  'Social & Relationships': {
    ABM: 'account targeting;account scoring;intent data;visitor identification;account ads;account reports',
    'Advocacy, Loyalty & Referrals':
      'referral programme;loyalty programme;customer advocacy;rewards;affiliate tracking',
    'Call Analytics & Management': 'call tracking;call recording;call transcription;call routing;dialler',
    'Community & Reviews': 'community forum;review collection;review monitoring;user groups',
    CRM: 'contact records;deal pipeline;sales activities;sales forecast;account hierarchy;quotes;lead routing',
    'Customer Experience, Service & Success':
      'ticketing;help centre;health scores;NPS surveys;customer onboarding;success plans;support reports',
    'Events, Meetings & Webinars':
      'event registration;webinars;meeting scheduling;video meetings;event check-in;attendee follow-up',
    Influencers: 'influencer search;influencer outreach;influencer payments;campaign tracking',
    'Live Chat & Chatbots':
      'live chat;chatbots;lead capture;conversation routing;meeting scheduling;knowledge suggestions',
    'Social Media Marketing & Monitoring':
      'social publishing;social listening;social inbox;social reports;employee advocacy',
  },
  'Commerce & Sales': {
    'Affiliate Marketing & Management': 'affiliate tracking;partner payments;affiliate recruitment;fraud checks',
    'Channel, Partner & Local Marketing':
      'partner portal;deal registration;co-marketing funds;local listings;store locator',
    'eCommerce Marketing': 'product feeds;cart recovery;product recommendations;on-site search;price tests',
    'eCommerce Platforms & Carts':
      'storefront;checkout;payments;order management;subscriptions billing;tax calculation',
    'Retail, Proximity & IoT Marketing': 'beacons;in-store analytics;digital signage;location targeting',
    'Sales Automation, Enablement & Intelligence':
      'sales sequences;email tracking;sales content;conversation intelligence;contact data;proposals;e-signature;dialler',
  },
  Data: {
    'Audience/Marketing Data & Enhancement':
      'contact enrichment;company enrichment;visitor identification;intent data;data cleansing;email verification',
    'Business/Customer Intelligence & Data Science':
      'data warehouse;data modelling;predictive scoring;notebooks;customer segmentation;churn prediction',
    'Customer Data Platform':
      'event collection;identity resolution;audience sync;data routing;tracking plan;profile API;segmentation',
    'Dashboards & Data Visualization':
      'dashboards;ad hoc reports;scheduled reports;embedded charts;alerts;data exploration',
    DMP: 'third-party audiences;audience modelling;audience sync;cookie matching',
    'Governance, Compliance & Privacy':
      'consent management;cookie scanning;data subject requests;data inventory;access reviews;tracking plan',
    'iPaaS, Cloud/Data Integration & Tag Management':
      'tag management;workflow automation;data pipelines;reverse ETL;API connectors;webhooks',
    'Marketing Analytics, Performance & Attribution':
      'multi-touch attribution;campaign reports;marketing mix modelling;spend tracking;ROI reports;forecasting',
    'Mobile & Web Analytics':
      'web analytics;product analytics;funnels;retention reports;event collection;session replay;heatmaps;cohorts',
  },
  Management: {
    'Agile & Lean Management': 'sprint planning;kanban boards;backlog;retrospectives;capacity planning',
    'Budgeting & Finance': 'budget planning;spend tracking;invoicing;expense cards;forecasting',
    Collaboration: 'team chat;video meetings;shared documents;whiteboards;file sharing',
    'Product Management': 'roadmaps;feedback collection;feature prioritisation;release notes;user research',
    'Projects & Workflow': 'task management;project timelines;resource planning;approvals;templates;time tracking',
    'Talent Management': 'recruiting;skills training;performance reviews;freelancer sourcing',
    'Vendor Analysis & Management':
      'software inventory;contract records;renewal reminders;licence usage;vendor reviews;procurement workflow',
  },
}

export const capabilityCategories: readonly CapabilityCategory[] = Object.entries(seed).flatMap(([group, categories]) =>
  Object.entries(categories).map(([category, capabilities]) => ({
    group,
    category,
    capabilities: capabilities.split(';'),
  })),
)
