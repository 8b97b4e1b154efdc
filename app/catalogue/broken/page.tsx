import { Button } from '@/components/button';
import { requireCatalogue } from '../guard';
import { BreakInBrowser } from './break-in-browser';

/** Breaks on purpose, to see what a person is given then: on the server, or in the browser with ?where=browser. */
export default async function Broken({ searchParams }: { searchParams: Promise<{ where?: string }> }) {
  requireCatalogue();
  if ((await searchParams).where === 'browser') return <BreakInBrowser />;
  return <Button>{breakNow()}</Button>;
}

function breakNow(): string {
  throw new Error('The catalogue broke on purpose; no canary of anything is in this sentence.');
}
