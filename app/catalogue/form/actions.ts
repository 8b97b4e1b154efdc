'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/form/form-state';
import { readForm } from '../../read-form';
import { requireCatalogue } from '../guard';

const sample = z.object({
  reference: z.string().trim().min(4, 'Enter the reference from your letter'),
  code: z.string().trim().length(6, 'Enter the code of six figures'),
  payDay: z.iso.date('Enter a day that exists, like 28 11 2026'),
  often: z.enum(['weekly', 'monthly'], 'Choose how often you are paid'),
  ways: z.string(),
  story: z.string(),
});

/** Takes the sample form to nowhere: it keeps nothing and goes back to the catalogue. */
export async function sendSample(_state: FormState, data: FormData): Promise<FormState> {
  requireCatalogue();
  const read = readForm(sample, data, { secrets: ['code'], dates: ['payDay'] });
  if (!read.ok) return read.state;
  redirect('/catalogue');
}
