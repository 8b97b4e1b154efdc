import type { ReactNode } from 'react';

/** One answer to check. `change` is where to change it, named in full for those who hear links on their own. */
export type SummaryRow = {
  label: string;
  value: ReactNode;
  change?: { href: string; words: string; about: string };
};

/** Label, value, change: for anything a person should check before it is sent. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="divide-y divide-hairline border-y border-hairline">
      {rows.map((row) => (
        <div
          key={row.label}
          className="grid gap-x-6 gap-y-1 py-3 staff:py-2 wide:grid-cols-[min(12rem,35%)_1fr_auto] wide:items-baseline"
        >
          <dt className="font-bold">{row.label}</dt>
          <dd className="min-w-0">{row.value}</dd>
          {row.change && (
            <dd className="print:hidden">
              <a href={row.change.href} className="-my-2 inline-flex min-h-11 items-center">
                {row.change.words}
                <span className="sr-only"> {row.change.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
