import { Section, Title } from '@/components/heading';
import { Way } from '@/components/way';
import { FormSamples } from './form-samples';
import { requireCatalogue } from './guard';
import { PartSamples } from './part-samples';

/** Every component in every state, with made-up words and numbers. */
export default function Catalogue() {
  requireCatalogue();
  return (
    <>
      <Title>Catalogue</Title>
      <p>Every part of the portal, in every state. The numbers are made up.</p>
      <PartSamples />
      <FormSamples />
      <Section title="Whole pages" id="pages">
        <ul>
          <li>
            <Way href="/catalogue/form">A form that answers</Way>
          </li>
          <li>
            <Way href="/catalogue/broken">A page that breaks on the server</Way>
          </li>
          <li>
            <Way href="/catalogue/broken?where=browser">A page that breaks in the browser</Way>
          </li>
        </ul>
      </Section>
    </>
  );
}
