import { readReply } from '@/content/reply-check';
import type { DecisionCase } from '@/db/decision-case';
import { findProposed, type Proposed } from '@/db/proposed';
import { COMPONENTS_FILED } from '@/domain/decision-input';
import type { StaffViewer } from '@/domain/viewer';
import { dateParts } from './defaults';

/**
 * What a member of staff wrote themselves and a second person sent back, or they took back, by the name of its field: it
 * stands in the form again. Null where there is nothing of theirs to go on from.
 */
export async function writtenBefore(
  viewer: StaffViewer,
  found: DecisionCase,
  proposedId: string,
): Promise<Record<string, string> | null> {
  const before = await findProposed(viewer, proposedId, readReply);
  if (!before || before.submissionId !== found.submission.id || before.firstId !== viewer.staffId)
    return null;
  if (before.answer !== 'sent_back' && before.answer !== 'withdrawn') return null;
  return { outcome: before.input.outcome, ...typedAs(before, found) };
}

/** An answer as it was typed, by the name of its field. The other way round from `readAnswer`. */
function typedAs(
  { input, reply }: Pick<Proposed, 'input' | 'reply'>,
  { debt }: DecisionCase,
): Record<string, string> {
  const pounds = (minor: number) => (minor / 100).toFixed(2);
  const age = 'tooOld' in input && input.tooOld ? { tooOld: input.tooOld } : {};
  switch (input.outcome) {
    case 'decline':
      return { reply, reason: input.reason, waysOn: input.waysOn.join(',') };
    case 'pause':
      return { reply, ...dateParts('untilOn', input.untilOn) };
    case 'reduce':
      return { reply, reduceBy: pounds(input.amountMinor) };
    case 'settle':
      return { reply, settleFor: pounds(input.amountMinor), ...dateParts('deadlineOn', input.deadlineOn) };
    case 'correct': {
      const should = COMPONENTS_FILED.flatMap((name) => {
        const minor = (debt?.components[name] ?? 0) + (input.amounts[name] ?? 0);
        return input.amounts[name] ? [[name, pounds(name === 'payment' ? -minor : minor)]] : [];
      });
      return { reply, ...age, ...Object.fromEntries(should), ...input.facts };
    }
    default:
      return { reply, ...age };
  }
}
