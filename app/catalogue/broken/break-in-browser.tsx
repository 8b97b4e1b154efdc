'use client';

import { useState } from 'react';

export function BreakInBrowser() {
  const [broken, setBroken] = useState(false);
  if (broken) throw new Error('The catalogue broke on purpose.');
  return (
    <button
      type="button"
      onClick={() => setBroken(true)}
      className="min-h-12 rounded-soft border border-edge px-6"
    >
      Break this page
    </button>
  );
}
