import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '@/components/button';
import { Section } from '@/components/heading';
import { SummaryList } from '@/components/summary-list';
import { Way } from '@/components/way';
import type { Budget } from '@/db/budgets';
import { type Step, stepsOf, tellsOfHealth } from '@/domain/budget-steps';
import { throwAway } from './actions';
import { CHECK, pageOf } from './places';
import { Totals } from './totals';

/** A budget being worked on: where to go on, what each page holds, and the totals so far. */
export function DraftView({ draft, showsHealth }: { draft: Budget; showsHealth: boolean }) {
  const t = useTranslations('budget');
  const steps = stepsOf(draft.kind);
  const shown = showsHealth
    ? draft
    : { ...draft, lines: draft.lines.filter((line) => !tellsOfHealth(line.lineKey)) };
  const next = steps.find((step) => isEmpty(step, shown));
  return (
    <>
      <p className="mb-6">{t('draft.lead')}</p>
      <ButtonLink href={next ? pageOf(next.slug) : CHECK}>{t('draft.carryOn')}</ButtonLink>
      <Section title={t('draft.parts')} id="parts">
        <SummaryList
          rows={steps.map((step) => ({
            label: t(`step.${step.slug}.title`),
            value:
              step.groups.length > 0
                ? t('draft.done', { count: amountsIn(step, shown) })
                : isEmpty(step, shown)
                  ? t('draft.notSaid')
                  : t('draft.said'),
            change: {
              href: pageOf(step.slug),
              words: t('draft.change'),
              about: t(`step.${step.slug}.title`),
            },
          }))}
        />
        <Way href={CHECK}>{t('draft.check')}</Way>
      </Section>
      <div className="mt-12">
        <Totals budget={draft} title={t('totals.title')} showsHealth={showsHealth} />
      </div>
      <form action={throwAway} className="mt-12 space-y-3">
        <input type="hidden" name="budgetId" value={draft.id} />
        <p>{t('draft.dropAbout')}</p>
        <Button look="other">{t('draft.drop')}</Button>
      </form>
    </>
  );
}

function amountsIn({ groups }: Step, { lines }: Budget): number {
  const asked = groups.flatMap((group) => group.lines);
  return lines.filter(({ section, lineKey }) =>
    asked.some((one) => one.section === section && one.line === lineKey),
  ).length;
}

function isEmpty(step: Step, draft: Budget): boolean {
  return step.groups.length > 0
    ? amountsIn(step, draft) === 0
    : Object.values(draft.household).every((said) => said === null);
}
