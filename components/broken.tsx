'use client';

import type broken from '@/content/en/broken.json';
import { Title } from './heading';

/** What stands in place of a page that broke in the browser. Its words are given to it: no other words travel there. */
export function Broken({ words, again }: { words: typeof broken; again: () => void }) {
  return (
    <>
      <Title>{words.title}</Title>
      <p>{words.body}</p>
      <p className="mt-6">
        <button
          type="button"
          onClick={again}
          className="inline-flex min-h-12 cursor-pointer items-center rounded-soft bg-action px-6 font-bold text-on-action hover:bg-action-deep"
        >
          {words.again}
        </button>
      </p>
    </>
  );
}
