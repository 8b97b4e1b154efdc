'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { Button } from '@/components/button';
import { type Choice, Radios } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf, type FormState } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { Title } from '@/components/heading';
import { SummaryList } from '@/components/summary-list';
import { sendDoubtAbout } from './actions';
import type { DoubtState } from './state';

type Words = Record<
  | 'problem'
  | 'title'
  | 'which'
  | 'more'
  | 'moreHint'
  | 'carryOn'
  | 'checkTitle'
  | 'doubt'
  | 'about'
  | 'words'
  | 'noWords'
  | 'hold'
  | 'send'
  | 'change',
  string
>;

type DoubtFormProps = {
  hidden: { holdingId: string; line: string; requestId: string };
  begun: FormState;
  about: string;
  choices: readonly Choice[];
  words: Words;
  children: ReactNode;
};

/** The step that comes in place of another begins with its title, for eyes, keys and screen readers alike. */
const takeFocus = (title: HTMLElement | null): void => title?.focus();

/** Asks what looks wrong, shows it once more to check, and sends it. Both steps are one address, with script or without. */
export function DoubtForm({ hidden, begun, about, choices, words, children }: DoubtFormProps) {
  const [state, send] = useActionState<DoubtState, FormData>(sendDoubtAbout, { ...begun, step: 'ask' });
  const { values, step } = state;
  const [first] = useState(state);
  // What came with the first page stays, so that the same press twice is known to be one.
  const kept = { ...hidden, requestId: values.requestId || hidden.requestId };
  return (
    <form action={send} noValidate>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {step === 'check' ? (
        <Check state={state} about={about} choices={choices} words={words} />
      ) : (
        <>
          <ErrorSummary state={state} title={words.problem} />
          <div ref={state === first ? null : takeFocus} tabIndex={-1}>
            <Title>{words.title}</Title>
          </div>
          {children}
          <div className="space-y-8">
            <Radios
              name="doubt"
              label={words.which}
              choices={choices}
              value={values.doubt}
              error={errorOf(state, 'doubt')}
            />
            <WordsField name="words" label={words.more} hint={words.moreHint} value={values.words} />
            <Button name="step" value="check">
              {words.carryOn}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function Check({
  state: { values },
  about,
  choices,
  words,
}: { state: DoubtState } & Pick<DoubtFormProps, 'about' | 'choices' | 'words'>) {
  const chosen = choices.find(({ value }) => value === values.doubt);
  return (
    <>
      <input type="hidden" name="doubt" value={values.doubt} />
      <input type="hidden" name="words" value={values.words} />
      <div ref={takeFocus} tabIndex={-1}>
        <Title>{words.checkTitle}</Title>
      </div>
      <SummaryList
        rows={[
          { label: words.doubt, value: chosen?.label },
          { label: words.about, value: about },
          {
            label: words.words,
            value: values.words ? <span className="whitespace-pre-line">{values.words}</span> : words.noWords,
          },
        ]}
      />
      <p className="my-8">{words.hold}</p>
      <div className="flex flex-wrap gap-4">
        <Button name="step" value="send">
          {words.send}
        </Button>
        <Button look="other" name="step" value="ask">
          {words.change}
        </Button>
      </div>
    </>
  );
}
