import type { ReactNode } from 'react';

/** One part of a case: denser than a page for people who owe, with the same heading and the same rhythm. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-8 space-y-3 first:mt-0">
      <h2 id={id} className="text-22">
        {title}
      </h2>
      {children}
    </section>
  );
}

export type Fact = { readonly label: string; readonly value: ReactNode; readonly isStrong?: boolean };

/** Label and value, one under the other, figures at the far edge. */
export function Facts({ rows, isFigures = false }: { rows: readonly Fact[]; isFigures?: boolean }) {
  return (
    <dl className="divide-y divide-hairline border-y border-hairline">
      {rows.map(({ label, value, isStrong }) => (
        <div
          key={label}
          className={`flex flex-wrap justify-between gap-x-6 py-1.5 ${isStrong ? 'font-bold' : ''}`}
        >
          <dt className={isStrong ? '' : 'text-soft-ink'}>{label}</dt>
          <dd className={`min-w-0 ${isFigures ? 'text-right tabular-nums' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Something that is there when it is asked for, and out of the way until then. It needs no script. */
export function Fold({
  words,
  about,
  children,
}: {
  words: ReactNode;
  /** What tells this one from others with the same words, for those who hear them. */
  about?: string;
  children: ReactNode;
}) {
  return (
    <details className="print:block">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-action underline underline-offset-4">
        {words}
        {about && <span className="sr-only">&nbsp;{about}</span>}
      </summary>
      <div className="space-y-2 pt-2 pb-2">{children}</div>
    </details>
  );
}

/** What a person wrote, in the reading face and at its size, their own lines kept. */
export function OwnWords({ text }: { text: string }) {
  return (
    <blockquote className="max-w-measure border-l-4 border-action pl-4 text-18 whitespace-pre-line">
      {text}
    </blockquote>
  );
}
