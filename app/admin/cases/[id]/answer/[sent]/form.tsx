'use client';

import { useActionState, useEffect, useRef } from 'react';
import { AnswerLetter } from '@/components/answer-letter';
import { Button } from '@/components/button';
import { Checkboxes } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { answerSent } from './actions';
import { AnswerFields, type FieldSet, namesOf } from './fields';
import { Reads } from './reads';
import { type AnswerState, type CheckedWords, type PreviewWords, UNANSWERED } from './state';

/** One kind of answer: its name, what it does, and its fields. */
export type Answer = { outcome: string; label: string; lead: string; fields: FieldSet };

type AnswerFormProps = {
  /** What the form starts with, by the name of its field. */
  first: Readonly<Record<string, string>>;
  answers: readonly Answer[];
  checked: CheckedWords | null;
  /** Whose this is, where it is anyone's. */
  owner: { id: string; label: string; hint: string; press: string } | null;
  words: {
    problem: string;
    pick: string;
    carried: string;
    reply: { label: string; hint: string } | null;
    look: string;
    check: string;
    reads: { title: string; none: string };
    since: { title: string; again: string; link: string };
    preview: { title: string; change: string; note: string };
  };
  caseHref: string;
};

/** Writing an answer, seeing it as it will be seen, and sending it. All of it works without script. */
export function AnswerForm(props: AnswerFormProps) {
  const [state, send] = useActionState(answerSent, UNANSWERED);
  const isNew = state.values.outcome === undefined;
  const values = isNew ? { ...props.first } : state.values;
  const filled: AnswerState = { ...state, values, checked: isNew ? props.checked : state.checked };
  return (
    <form action={send} noValidate>
      <ErrorSummary state={state} title={props.words.problem} />
      {state.preview ? (
        <Preview preview={state.preview} values={values} words={props.words.preview} />
      ) : (
        <Writing {...props} state={filled} />
      )}
    </form>
  );
}

type Filled = AnswerFormProps & { state: AnswerState };

function Writing({ state, answers, owner, words, caseHref }: Filled) {
  const { values } = state;
  const picked = answers.find(({ outcome }) => outcome === values.outcome);
  if (!picked) return null;
  const isTaken = owner && (errorOf(state, 'takeOver') || values.takeOver);
  const shown = [
    ...namesOf(picked.fields, values.every),
    ...(words.reply ? ['reply'] : []),
    ...(isTaken ? ['takeOver'] : []),
  ];
  return (
    <div className="space-y-8">
      <Since since={state.since} words={words.since} caseHref={caseHref} />
      <Hidden values={values} but={shown} />
      {/* Enter in a field presses the first button there is, which must be the one that is meant. */}
      <button type="submit" name="step" value="look" tabIndex={-1} aria-hidden="true" className="sr-only">
        {words.look}
      </button>
      <Picks answers={answers} picked={picked} title={words.pick} />
      <div className="space-y-2">
        <p id="outcome">{picked.lead}</p>
        <p role="status" className="font-bold empty:hidden">
          {state.carried && words.carried}
        </p>
      </div>
      <AnswerFields fields={picked.fields} state={state} sign="£" />
      {isTaken && (
        <Checkboxes
          name="takeOver"
          label={owner.label}
          hint={owner.hint}
          choices={[{ value: 'yes', label: owner.press }]}
          value={values.takeOver}
          error={errorOf(state, 'takeOver')}
        />
      )}
      {words.reply && (
        <WordsField
          name="reply"
          label={words.reply.label}
          hint={words.reply.hint}
          rows={9}
          value={values.reply}
          error={errorOf(state, 'reply')}
        />
      )}
      {state.checked && words.reply && <Reads checked={state.checked} words={words.reads} />}
      <div className="flex flex-wrap gap-4">
        <Button name="step" value="look">
          {words.look}
        </Button>
        {words.reply && (
          <Button look="other" name="step" value="check">
            {words.check}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What has happened to the case since it was opened. */
function Since({
  since,
  words,
  caseHref,
}: {
  since: readonly string[];
  words: AnswerFormProps['words']['since'];
  caseHref: string;
}) {
  if (since.length === 0) return null;
  return (
    <div className="space-y-2 rounded-soft border border-amber-edge bg-amber p-5">
      <p className="font-bold">{words.title}</p>
      <ul className="list-disc space-y-1 pl-6">
        {since.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>
        {words.again}{' '}
        <a href={caseHref} target="_blank" rel="noopener">
          {words.link}
        </a>
      </p>
    </div>
  );
}

/** The answers there are. Each is a press of this form and no link, so that what was typed comes along. */
function Picks({ answers, picked, title }: { answers: readonly Answer[]; picked: Answer; title: string }) {
  return (
    <section aria-labelledby="pick" className="space-y-2 print:hidden">
      <h2 id="pick" className="text-22">
        {title}
      </h2>
      <ul className="flex flex-wrap gap-x-5">
        {answers.map((one) => (
          <li key={one.outcome}>
            <button
              type="submit"
              name="pick"
              value={one.outcome}
              aria-pressed={one === picked}
              className="min-h-11 cursor-pointer text-action underline underline-offset-4 aria-pressed:font-bold aria-pressed:text-ink aria-pressed:no-underline"
            >
              {one.label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was typed into fields that are not on the page just now. */
function Hidden({ values, but }: { values: Readonly<Record<string, string>>; but: readonly string[] }) {
  return Object.entries(values)
    .filter(([name, value]) => value !== '' && !but.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Preview({
  preview,
  values,
  words,
}: {
  preview: PreviewWords;
  values: Readonly<Record<string, string>>;
  words: AnswerFormProps['words']['preview'];
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { letter, lead, notes, press } = preview;
  return (
    <div className="space-y-6">
      <Hidden values={values} but={[]} />
      <div className="space-y-2">
        <h2 ref={title} tabIndex={-1} className="text-22">
          {words.title}
        </h2>
        <p>{lead}</p>
      </div>
      {letter && (
        <div className="rounded-soft border border-edge p-5 text-18 wide:p-8">
          <AnswerLetter words={letter} heading={3} />
        </div>
      )}
      {notes.length > 0 && (
        <div className="space-y-1 rounded-soft bg-tint p-5">
          <p className="font-bold">{words.note}</p>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-4">
        <Button name="step" value="send">
          {press}
        </Button>
        <Button look="other" name="step" value="change">
          {words.change}
        </Button>
      </div>
    </div>
  );
}
