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

function writtenIn(id: string): string | null {
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element.value : null;
}
