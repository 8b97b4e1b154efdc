import { Amount } from '@/components/amount';
import { Button, ButtonLink } from '@/components/button';
import { Section } from '@/components/heading';
import { ListTable } from '@/components/list-table';
import { Lines, Ordered, Points } from '@/components/lists';
import { MoneyText } from '@/components/money-text';
import { Attention, Note } from '@/components/note';
import { Steps } from '@/components/steps';
import { Stones } from '@/components/stones';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';

export function PartSamples() {
  return (
    <>
      <Section title="Buttons and links" id="buttons">
        <div className="flex flex-wrap gap-4">
          <Button>Save and carry on</Button>
          <Button look="other">Save and come back later</Button>
          <ButtonLink href="#buttons">See what you owe</ButtonLink>
        </div>
        <p>
          A link <a href="#buttons">inside a sentence</a> stays bare.
        </p>
        <Way href="#buttons">A way that stands alone</Way>
      </Section>
      <Section title="Notes" id="notes">
        <Note title="You can stop here">What you wrote is saved. Come back when you are ready.</Note>
        <Note>A note without a title.</Note>
        <Attention title="We need one more thing">
          <p>Tell us which day you are paid. Then we can set the dates.</p>
        </Attention>
      </Section>
      <Section title="Lists" id="lists">
        <Points>
          <li>A short point.</li>
          <li>
            A second point that is longer, so that it runs over the end of the line and shows how it hangs.
          </li>
        </Points>
        <Ordered>
          <li>First do this.</li>
          <li>Then do that.</li>
        </Ordered>
        <Lines>
          <li>A point with room to breathe.</li>
          <li>Another one.</li>
        </Lines>
      </Section>
      <Section title="An amount" id="amount">
        <Amount minor={60_000} currency="GBP" asAt="2026-11-22" howHref="#amount" />
        <Amount minor={123_456_789} currency="GBP" asAt="2026-11-22" />
        <p>
          In a sentence it is <MoneyText minor={2_550} currency="GBP" /> or{' '}
          <MoneyText minor={2_500} currency="GBP" short />.
        </p>
      </Section>
      <Section title="Progress" id="progress">
        <Stones paidMinor={0} toComeMinor={60_000} currency="GBP" />
        <Stones paidMinor={18_000} toComeMinor={42_000} currency="GBP" doneBy="2027-05-28" />
        <Stones paidMinor={60_000} toComeMinor={0} currency="GBP" />
      </Section>
      <Section title="Steps" id="steps">
        <div>
          <Steps step={2} of={5} backHref="#steps" />
        </div>
      </Section>
      <Section title="Check your answers" id="summary">
        <SummaryList
          rows={[
            { label: 'Each payment', value: '£25.00', change: change('each payment') },
            { label: 'Pay day', value: 'The last working day of each month', change: change('pay day') },
            { label: 'All paid by', value: '30 April 2028' },
          ]}
        />
      </Section>
      <Section title="A table" id="table">
        <ListTable
          caption="Your payments"
          columns={[
            { key: 'day', label: 'Day' },
            { key: 'what', label: 'What' },
            { key: 'amount', label: 'Amount', figures: true },
          ]}
          rows={['28 November 2026', '28 December 2026', '28 January 2027'].map((day) => ({
            id: day,
            cells: { day, what: 'Payment', amount: <MoneyText minor={2_500} currency="GBP" /> },
          }))}
        />
      </Section>
    </>
  );
}

function change(about: string) {
  return { href: '#summary', words: 'Change', about };
}
