'use client';

import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { BareWordsField, type BoxProps, type WordsFieldProps } from './text-field';

/** The person's own words, in a form that may come with some of them already. */
export function WordsField(props: WordsFieldProps) {
  return <BareWordsField {...props} Box={WordsBox} />;
}

/**
 * A box for words that keeps what was written in it before the page was awake. React, waking a page, puts a box that came
 * with words back to them; other fields it leaves as they are (decision 0099).
 */
function WordsBox({ id, ...rest }: BoxProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isWaking = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const [written] = useState(() => (isWaking && typeof document !== 'undefined' ? writtenIn(id) : null));
  useLayoutEffect(() => {
    if (box.current && written !== null && box.current.value !== written) box.current.value = written;
  }, [written]);
  return <textarea ref={box} id={id} {...rest} />;
}

const neverChanges = () => () => {};

/** What was found in a box when it was first looked at: where waking begins again, React has put the box back already. */
const found = new WeakMap<HTMLTextAreaElement, string>();

function writtenIn(id: string): string | null {
  const box = document.getElementById(id);
  if (!(box instanceof HTMLTextAreaElement)) return null;
  if (box.value !== box.defaultValue) found.set(box, box.value);
  return found.get(box) ?? box.value;
}
