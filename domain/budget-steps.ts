import type { BudgetKind, BudgetLine } from '@/domain/budget';
import { type BudgetFormLine, type BudgetSection, LINES } from '@/domain/budget-lines';

/** The pages that a budget is filled in on. */
export type StepSlug =
  | 'home'
  | 'work'
  | 'benefits'
  | 'bills'
  | 'family'
  | 'everyday'
  | 'cover'
  | 'behind'
  | 'money-in'
  | 'money-out'
  | 'catch-up';

/** Lines asked for together under one heading: that of a group of the form. */
export type StepGroup = {
  readonly section: BudgetSection;
  readonly group: string;
  readonly lines: readonly BudgetFormLine[];
};

/** One page of the form. The one about the home has no lines: it asks who lives there. */
export type Step = { readonly slug: StepSlug; readonly groups: readonly StepGroup[] };

function groupOf(section: BudgetSection, group: string): StepGroup {
  return { section, group, lines: LINES.filter((line) => line.section === section && line.group === group) };
}

const spending = (group: string) => groupOf('spending', group);
const income = (group: string) => groupOf('income', group);

const careAndHealth = spending('care_and_health');
const care = { ...careAndHealth, lines: careAndHealth.lines.filter((line) => !line.forDisability) };

/** What a disability brings in and what it costs are asked for together, because they are kept together (decision 0022). */
const disability = { ...income('disability'), lines: LINES.filter((line) => line.forDisability) };

const HOUSEHOLD: readonly Step[] = [
  { slug: 'home', groups: [] },
  { slug: 'work', groups: [income('wages'), income('pensions'), income('other')] },
  { slug: 'benefits', groups: [income('benefits'), disability] },
  { slug: 'bills', groups: [spending('home_and_contents'), spending('utilities'), spending('water')] },
  { slug: 'family', groups: [care, spending('school'), spending('transport_and_travel')] },
  {
    slug: 'everyday',
    groups: [spending('food_and_housekeeping'), spending('personal'), spending('communications_and_leisure')],
  },
  {
    slug: 'cover',
    groups: [spending('pensions_and_insurances'), spending('professional'), spending('other_essential')],
  },
  {
    slug: 'behind',
    groups: [groupOf('priority_arrears', 'priority_arrears'), groupOf('savings', 'savings')],
  },
];

const CASH_FLOW: readonly Step[] = [
  { slug: 'money-in', groups: [groupOf('money_in', 'money_in')] },
  { slug: 'money-out', groups: [groupOf('money_out', 'money_out')] },
  { slug: 'catch-up', groups: [groupOf('priority_arrears', 'priority_arrears')] },
];

/** The pages of a form, in order. */
export function stepsOf(kind: BudgetKind): readonly Step[] {
  return kind === 'household' ? HOUSEHOLD : CASH_FLOW;
}

/** The page of that name, of either form. */
export function findStep(slug: string): Step | undefined {
  return [...HOUSEHOLD, ...CASH_FLOW].find((step) => step.slug === slug);
}

/** The page on which a line is asked for. */
export function stepWith(kind: BudgetKind, line: Pick<BudgetLine, 'section' | 'lineKey'>): Step | undefined {
  return stepsOf(kind).find(({ groups }) =>
    groups.some(({ lines }) =>
      lines.some((one) => one.section === line.section && one.line === line.lineKey),
    ),
  );
}

/** The name of a line's field: section and line, which no two lines share. */
export function fieldOf({
  section,
  line,
}: {
  readonly section: BudgetSection;
  readonly line: string;
}): string {
  return `${section}-${line}`;
}

const TELL_OF_HEALTH: readonly string[] = [
  'disability_benefits',
  'disability_costs',
  'paid_care',
  'prescriptions',
  'carer_benefits',
];

/** Whether an amount on a line tells of somebody's health, so that the code on a letter alone does not show it. */
export function tellsOfHealth(line: string): boolean {
  return TELL_OF_HEALTH.includes(line);
}
