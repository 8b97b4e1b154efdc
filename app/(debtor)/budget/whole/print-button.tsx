'use client';

import { useEffect, useState } from 'react';

/** Prints the page. It is there only where script runs; without it, the browser's own menu prints. */
export function PrintButton({ words }: { words: string }) {
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  if (!canPrint) return null;
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className="mt-4 inline-flex min-h-12 cursor-pointer items-center rounded-soft border border-edge bg-paper px-6 py-2 font-bold text-ink hover:bg-tint print:hidden"
    >
      {words}
    </button>
  );
}
