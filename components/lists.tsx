import type { ReactNode } from 'react';

/** A few short points, each a line or two. */
export function Points({ children }: { children: ReactNode }) {
  return <ul className="list-disc space-y-2 pl-6 marker:text-action">{children}</ul>;
}

/** Things to do in order. */
export function Ordered({ children }: { children: ReactNode }) {
  return <ol className="list-decimal space-y-4 pl-8 marker:font-bold marker:text-action">{children}</ol>;
}

/** Points that each deserve a breath: hairlines between them instead of bullets. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-hairline border-y border-hairline *:py-3">{children}</ul>;
}
