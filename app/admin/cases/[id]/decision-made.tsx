import { getTranslations } from 'next-intl/server';
import type { CaseDecision } from '@/db/cases-sent';
import { DECLINE_REASONS, OUTCOMES, WAYS_ON } from '@/domain/decision';
import { oneOf } from './kinds';
import { OwnWords } from './part';
import { type Shown, sayCase } from './say';

const ANSWERS = ['accepted', 'changed', 'declined', 'replied'] as const;
const FEEDBACK = ['helped', 'partly', 'did_not_help'] as const;

/** An answer as it was sent: what was decided, why, the ways on, the reply word for word, and what the person said to it. */
export async function DecisionMade({ shown, decision }: { shown: Shown; decision: CaseDecision }) {
  const t = await getTranslations('staffCase.timeline');
  const letter = await getTranslations('answerLetter');
  const say = await sayCase(shown);
  const [outcome, reason] = [oneOf(OUTCOMES, decision.outcome), oneOf(DECLINE_REASONS, decision.reason)];
  const ways = decision.waysOn.flatMap((kept) => oneOf(WAYS_ON, kept) ?? []);
  const [answer, feedback] = [oneOf(ANSWERS, decision.answer), oneOf(FEEDBACK, decision.feedback)];
  const [first, second] = [say.name(decision.staffId), say.name(decision.secondStaffId)];
  const { reply } = decision;
  return (
    <div className="space-y-2 pl-4">
      <p>
        <strong>{outcome ? t(`outcome.${outcome}`) : decision.outcome}</strong>.{' '}
        {first !== null && t('by', { name: first })} {second !== null && t('second', { name: second })}
      </p>
      {reason && <p>{t('reason', { reason: letter(`reason.${reason}`) })}</p>}
      {ways.length > 0 && (
        <p>{t('ways', { ways: ways.map((way) => letter(`way.${way}.title`)).join(', ') })}</p>
      )}
      {reply.kind === 'shown' && (
        <>
          <p className="text-soft-ink">{t('replyTitle')}</p>
          <OwnWords text={reply.text} />
        </>
      )}
      {reply.kind === 'private' && <p>{t('replyPrivate')}</p>}
      {reply.kind === 'erased' && <p>{t('replyErased')}</p>}
      {(answer || feedback) && (
        <p>
          {answer && t(`answer.${answer}`)} {feedback && t(`feedback.${feedback}`)}
        </p>
      )}
    </div>
  );
}
