import type { ReactNode } from 'react';

/** The one title of a page. `above` is what stands over it: a way back, the step. */
export function Title({ children, above }: { children: ReactNode; above?: ReactNode }) {
  return (
    <div className="mb-6">
      {above}
      <h1 className="text-28 wide:text-36 staff:text-28">{children}</h1>
    </div>
  );
}

/** One thought of a page: its heading and what belongs to it, set well apart from the next. */
export function Section({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className="mt-12 space-y-4 staff:mt-8" aria-labelledby={id}>
      <h2 id={id} className="text-22">
        {title}
      </h2>
      {children}
    </section>
  );
}
