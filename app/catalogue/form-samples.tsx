import { Checkboxes, Radios } from '@/components/form/choices';
import { DateField } from '@/components/form/date-field';
import { MoneyField, TextField } from '@/components/form/text-field';
import { WordsField } from '@/components/form/words-field';
import { Section } from '@/components/heading';

const DAY_WORDS = { day: 'Day', month: 'Month', year: 'Year' };
const OFTEN = [
  { value: 'weekly', label: 'Every week' },
  { value: 'four-weekly', label: 'Every four weeks', hint: 'Many benefits are paid this way.' },
  { value: 'monthly', label: 'Every month' },
];

export function FormSamples() {
  return (
    <>
      <Section title="Fields" id="fields">
        <div className="space-y-8">
          <TextField
            name="plain"
            label="Your reference"
            hint="It is at the top of your letter."
            width="medium"
          />
          <MoneyField name="money" label="What could you pay?" sign="£" value="25.50" />
          <DateField
            name="day"
            label="When is your next pay day?"
            hint="Like 28 11 2026"
            words={DAY_WORDS}
            values={{}}
          />
          <Radios name="often" label="How often are you paid?" choices={OFTEN} value="four-weekly" />
          <Checkboxes
            name="needs"
            label="Which would help?"
            hint="Choose any."
            choices={OFTEN}
            value="weekly,monthly"
          />
          <WordsField
            name="words"
            label="What happened?"
            hint="Only share what you want to."
            value="My hours were cut."
          />
        </div>
      </Section>
      <Section title="Fields to put right" id="put-right">
        <div className="space-y-8">
          <TextField
            name="wrong"
            label="Your reference"
            hint="It is at the top of your letter."
            error="Enter the reference from your letter"
            value="AB12"
            width="medium"
          />
          <DateField
            name="wrongDay"
            label="When is your next pay day?"
            error="Enter a day that exists, like 28 11 2026"
            words={DAY_WORDS}
            values={{ 'wrongDay-day': '31', 'wrongDay-month': '2', 'wrongDay-year': '2026' }}
          />
          <Radios
            name="wrongOften"
            label="How often are you paid?"
            error="Choose one of these"
            choices={OFTEN}
          />
          <MoneyField
            name="wrongMoney"
            label="What could you pay?"
            sign="£"
            error="Enter pounds, like 25 or 25.50"
          />
          <WordsField name="wrongWords" label="What happened?" error="Write a few words" />
        </div>
      </Section>
    </>
  );
}
