import { notFound } from 'next/navigation';
import { env } from '@/env';

/** The catalogue is for those who build and test the portal: anywhere else it is not there. */
export function requireCatalogue(): void {
  const { EVENKEEL_ENV } = env();
  if (EVENKEEL_ENV !== 'development' && EVENKEEL_ENV !== 'test') notFound();
}
