import type { FormState } from '@/components/form/form-state';

/** The form of a doubt as it comes back: to be asked, or to be checked once more before it is sent. */
export type DoubtState = FormState & { readonly step: 'ask' | 'check' };
