import { Ordered } from '@/components/lists';
import { saySteps } from './say-steps';
import type { Step } from './steps-of';

/** The steps of a sum, in words, one under the other. */
export async function Steps({ steps, currency }: { steps: readonly Step[]; currency: string }) {
  return (
    <Ordered>
      {(await saySteps(steps, currency)).map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </Ordered>
  );
}
