import type { ReactNode } from 'react';

/** Something worth knowing, in a soft tint. The clear border shows where colours are forced or printed away. */
export function Note({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="space-y-2 rounded-soft border border-transparent bg-tint p-5 print:border-hairline">
      {title && <p className="font-bold">{title}</p>}
      <div className="space-y-2">{children}</div>
    </div>
  );
}

/** Something that needs the person's attention: amber, a sign and words, never colour alone, never red. */
export function Attention({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 rounded-soft border border-amber-edge bg-amber p-5">
      <span className="mt-0.5 shrink-0 text-amber-edge">
        <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6">
          <circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M12 6.5v7" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
          <circle cx="12" cy="17.2" r="1.6" fill="currentColor" />
        </svg>
      </span>
      <div className="min-w-0 space-y-2">
        <p className="font-bold">{title}</p>
        {children}
      </div>
    </div>
  );
}
