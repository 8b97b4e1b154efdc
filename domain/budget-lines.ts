/** The parts of a budget; the last two are a business's cash flow. */
export type BudgetSection = 'income' | 'spending' | 'priority_arrears' | 'savings' | 'money_in' | 'money_out';

/** A line that a budget form has. Its words live with the content; its keys are kept with each budget. */
export type BudgetFormLine = {
  readonly section: BudgetSection;
  readonly group: string;
  readonly line: string;
  /** A benefit paid for disability, or a cost that it is for. */
  readonly forDisability: boolean;
};

const FOR_DISABILITY: readonly string[] = ['disability_benefits', 'disability_costs', 'paid_care'];

/** Groups in the order of the Standard Financial Statement, with the lines asked for in each. */
const FORM: readonly (readonly [BudgetSection, string, readonly string[]])[] = [
  ['income', 'wages', ['own_wages', 'partner_wages', 'self_employment']],
  ['income', 'benefits', ['universal_credit', 'child_benefit', 'carer_benefits', 'other_benefits']],
  ['income', 'disability', ['disability_benefits']],
  ['income', 'pensions', ['state_pension', 'private_pension']],
  ['income', 'other', ['child_maintenance', 'boarders', 'other_income']],
  [
    'spending',
    'home_and_contents',
    ['rent', 'mortgage', 'council_tax', 'ground_rent', 'tv_licence', 'furnishing'],
  ],
  ['spending', 'utilities', ['electricity', 'gas', 'other_fuel']],
  ['spending', 'water', ['water_supply', 'sewerage']],
  [
    'spending',
    'care_and_health',
    ['childcare', 'prescriptions', 'paid_care', 'disability_costs', 'child_maintenance'],
  ],
  [
    'spending',
    'transport_and_travel',
    ['public_transport', 'car_running', 'car_insurance', 'car_finance', 'parking'],
  ],
  ['spending', 'school', ['school_meals', 'school_clothes', 'trips']],
  ['spending', 'pensions_and_insurances', ['pension', 'life_insurance', 'home_insurance']],
  ['spending', 'professional', ['union', 'professional_fees']],
  ['spending', 'other_essential', ['essential_other']],
  [
    'spending',
    'communications_and_leisure',
    ['phone_and_internet', 'television', 'hobbies', 'gifts', 'pets'],
  ],
  ['spending', 'food_and_housekeeping', ['groceries', 'cleaning', 'meals_at_work', 'pet_food', 'laundry']],
  ['spending', 'personal', ['clothes', 'hairdressing', 'toiletries']],
  [
    'priority_arrears',
    'priority_arrears',
    [
      'rent_arrears',
      'mortgage_arrears',
      'council_tax_arrears',
      'energy_arrears',
      'water_arrears',
      'court_fines',
    ],
  ],
  ['savings', 'savings', ['savings_held']],
  ['money_in', 'money_in', ['sales', 'other_money_in']],
  ['money_out', 'money_out', ['wages', 'tax', 'stock', 'rent', 'other_money_out']],
];

/** Every line of both forms, in the order they are asked. */
export const LINES: readonly BudgetFormLine[] = FORM.flatMap(([section, group, lines]) =>
  lines.map((line) => ({ section, group, line, forDisability: FOR_DISABILITY.includes(line) })),
);
