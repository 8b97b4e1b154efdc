'use client';

import { useEffect, useState } from 'react';
import { readAlong } from './actions';
import type { CheckedWords } from './state';

/** Long enough not to interrupt anyone who types, short enough to be there when they look up. */
const PAUSE_MS = 900;

/**
 * How the reply reads: its grade, and every hard word with its line, what to say instead and why. It reads along where
 * script runs, and on a press where it does not; it never changes a word.
 */
export function Reads({ checked, words }: { checked: CheckedWords; words: { title: string; none: string } }) {
  const [live, setLive] = useState<CheckedWords | null>(null);
  useEffect(() => setLive(checked), [checked]);
  useEffect(() => {
    const found = document.getElementById('reply');
    const box = found instanceof HTMLTextAreaElement ? found : null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const onInput = () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        asked += 1;
        const mine = asked;
        // A slow answer about words that have changed since is no answer; where none comes, the press is still there.
        const read = await readAlong(box?.value ?? '').catch(() => null);
        if (read && mine === asked) setLive(read);
      }, PAUSE_MS);
    };
    box?.addEventListener('input', onInput);
    // What was written before the page was awake is read too.
    if (box && box.value !== box.defaultValue) onInput();
    return () => {
      clearTimeout(timer);
      box?.removeEventListener('input', onInput);
    };
  }, []);
  const { grade, rows } = live ?? checked;
  return (
    <section aria-labelledby="reads" className="space-y-2 rounded-soft border border-hairline p-4">
      <h3 id="reads" className="font-bold">
        {words.title}
      </h3>
      <div aria-live="polite" className="space-y-2">
        {grade && <p>{grade}</p>}
        {rows.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ul className="divide-y divide-hairline">
            {rows.map((row) => (
              <li key={row.key} className="py-2">
                <p>
                  <strong>“{row.found}”</strong> · {row.where}
                </p>
                <p>{row.instead}</p>
                <p className="text-soft-ink">{row.why}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
