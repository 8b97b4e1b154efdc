'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from './form-state';

/**
 * What to put right, at the top, each line leading to its field. With script it takes the focus whenever the form
 * comes back; without, the page starts at its top and the alert is read.
 */
export function ErrorSummary({ state, title }: { state: FormState; title: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.errors.length > 0) box.current?.focus();
  }, [state]);
  if (state.errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="mb-8 space-y-2 rounded-soft border-2 border-fix p-5">
      <h2 className="text-22">{title}</h2>
      <ul className="space-y-1">
        {state.errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`} className="inline-flex min-h-11 items-center font-bold text-fix">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
