import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/components/button';
import type { FormState } from '@/components/form/form-state';
import { WordsField } from '@/components/form/words-field';
import { Note } from '@/components/note';
import { Way } from '@/components/way';
import type { AnswerRead, DecisionRead } from '@/db/answers';
import { type CannotAccept, goesBack } from '@/domain/counter-offer';
import { readOffer } from '@/domain/offer';
import { Payments } from '../../agree/check/plan-to-check';
import { writeChosen } from '../../agree/chosen';
import { sayFigures } from '../../options/plan-facts';
import { sayNo, sendItBack } from './actions';
import { Comparison } from './comparison';

type Countered = DecisionRead & { outcome: 'counter_offer' };

/** What was offered and what we offer, every payment, then yes, something else, or no. */
export async function CounterOffer({
  read,
  decision,
  begun,
}: {
  read: AnswerRead;
  decision: Countered;
  begun: FormState;
}) {
  const t = await getTranslations('answers');
  const { turn, can } = read;
  const { plan } = decision.details;
  const reason = can && !can.ok ? can.reason : null;
  return (
    <>
      <section className="space-y-4">
        <h2 className="text-22">{t('compare.title')}</h2>
        <Comparison yours={turn.plan} ours={plan} />
      </section>
      <section className="space-y-4">
        <h2 className="text-22">{t('payments')}</h2>
        <Payments agreed={plan} shownAtOnce={12} isUnderHeading />
      </section>
      {reason ? (
        <Cannot id={turn.id} decision={decision} reason={reason} />
      ) : (
        <Choose id={turn.id} decision={decision} />
      )}
      {(reason === null || goesBack(reason)) && (
        <No id={turn.id} name={decision.by} words={begun.values.words} />
      )}
    </>
  );
}

async function Choose({ id, decision }: { id: string; decision: Countered }) {
  const t = await getTranslations('answers.choose');
  const { plan, offer, acceptBy } = decision.details;
  const { day } = await sayFigures(plan.currency);
  const read = readOffer(offer);
  const { holdingId } = plan;
  return (
    <section className="space-y-4">
      <h2 className="text-22">{t('title')}</h2>
      <p>{t('until', { date: day(acceptBy) })}</p>
      <p>
        <ButtonLink href={`/answers/${id}/accept`}>{t('yes')}</ButtonLink>
      </p>
      <div className="flex flex-wrap gap-x-8">
        <Way href={`/options/${holdingId}/own?way=amount&every=${plan.frequency}`}>{t('amount')}</Way>
        {read && 'payDay' in read && (
          <Way href={`/agree/pay-day${writeChosen([{ holdingId, offer }])}`}>{t('payDay')}</Way>
        )}
      </div>
    </section>
  );
}

// words: answers.cannot.*
/** Why it cannot be accepted today, and the one press that sends it back where that helps. */
async function Cannot({ id, decision, reason }: { id: string; decision: Countered; reason: CannotAccept }) {
  const t = await getTranslations('answers.cannot');
  const { plan, acceptBy } = decision.details;
  const { day } = await sayFigures(plan.currency);
  const { by: name } = decision;
  return (
    <Note title={t('title')}>
      <p>{reason === 'too-late' ? t('too-late', { date: day(acceptBy) }) : t(reason)}</p>
      {goesBack(reason) && (
        <form action={sendItBack} className="space-y-4 print:hidden">
          <p>{t('back', { name })}</p>
          <input type="hidden" name="id" value={id} />
          <Button look="other">{t('press', { name })}</Button>
        </form>
      )}
    </Note>
  );
}

async function No({ id, name, words }: { id: string; name: string; words: string | undefined }) {
  const t = await getTranslations('answers.no');
  return (
    <section className="space-y-4 print:hidden">
      <h2 className="text-22">{t('title')}</h2>
      <p>{t('lead', { name })}</p>
      <form action={sayNo} noValidate className="space-y-4">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="requestId" value={randomUUID()} />
        <WordsField name="words" label={t('words')} hint={t('hint')} rows={3} value={words} />
        <Button look="other">{t('press')}</Button>
      </form>
    </section>
  );
}
