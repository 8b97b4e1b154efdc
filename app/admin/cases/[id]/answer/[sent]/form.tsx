'use client';

import { useActionState, useEffect, useRef } from 'react';
import { AnswerLetter } from '@/components/answer-letter';
import { Button } from '@/components/button';
import { Checkboxes } from '@/components/form/choices';
import { ErrorSummary } from '@/components/form/error-summary';
import { errorOf } from '@/components/form/form-state';
import { WordsField } from '@/components/form/text-field';
import { answerSent } from './actions';
import { AnswerFields, type FieldSet } from './fields';
import { Reads } from './reads';
import { type AnswerState, type CheckedWords, type PreviewWords, UNANSWERED } from './state';

type AnswerFormProps = {
  hidden: Readonly<Record<string, string>>;
  defaults: Readonly<Record<string, string>>;
  fields: FieldSet;
  checked: CheckedWords | null;
  /** Whose this is, where it is anyone's. */
  owner: { id: string; label: string; hint: string; press: string } | null;
  words: {
    problem: string;
    lead: string;
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
  const values = isNew ? { ...props.defaults, ...props.hidden } : state.values;
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

function Writing({
  state,
  fields,
  owner,
  words,
  hidden,
  caseHref,
}: AnswerFormProps & { state: AnswerState }) {
  const { values, since } = state;
  return (
    <div className="space-y-8">
      {since.length > 0 && (
        <div className="space-y-2 rounded-soft border border-amber-edge bg-amber p-5">
          <p className="font-bold">{words.since.title}</p>
          <ul className="list-disc space-y-1 pl-6">
            {since.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p>
            {words.since.again} <a href={caseHref}>{words.since.link}</a>
          </p>
        </div>
      )}
      {Object.keys(hidden).map((name) => (
        <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
      ))}
      {/* Enter in a field presses the first button there is, which must be the one that is meant. */}
      <button type="submit" name="step" value="look" tabIndex={-1} aria-hidden="true" className="sr-only">
        {words.look}
      </button>
      <p id="outcome">{words.lead}</p>
      <AnswerFields fields={fields} state={state} sign="£" />
      {owner && (errorOf(state, 'takeOver') || values.takeOver) && (
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
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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
