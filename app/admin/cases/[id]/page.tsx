import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/auth';
import { Title } from '@/components/heading';
import { Way } from '@/components/way';
import { type CaseRead, readCase } from '@/db/cases';
import { may } from '@/domain/viewer';
import { BudgetPart } from './budget';
import { DebtsPart } from './debts';
import { HoldsPart } from './holds';
import { kindOf } from './kinds';
import { OfferPart } from './offer';
import { Others } from './others';
import { PlansPart } from './plans';
import { ReachPart } from './reach';
import { TimelinePart } from './timeline';
import { WaitsPart } from './waits';
import { WordsPart } from './words';

/** The name of a person is no title: it would stand in every history of the browser. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staffCase'))('title') };
}

/**
 * One case: the person's words first, how to reach them and what waits; then their debts and their budget; the offer
 * beside the policy; all that has happened. Not in this person's portfolio and not there are one answer.
 */
export default async function Case({ params, searchParams }: PageProps<'/admin/cases/[id]'>) {
  const staff = await requireStaff('case:read');
  const [{ id }, asked] = [await params, await searchParams];
  const { on, before, looks, said } = readAsked(asked);
  const read = await readCase(staff, id, { on, before, looks });
  if (!read) notFound();
  const shown = { read, staffId: staff.staffId };
  const { person, focus } = read;
  return (
    <div className="text-16">
      <CaseTitle read={read} />
      <Others shown={shown} />
      <div className="desk:grid desk:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] desk:grid-rows-[auto_1fr] desk:gap-x-12">
        <div>
          {person && <WordsPart shown={shown} />}
          {person && <ReachPart shown={shown} person={person} />}
          <WaitsPart
            {...{ shown, said }}
            mayDecide={may(staff, 'case:decide')}
            mayAssign={may(staff, 'queue:assign')}
          />
        </div>
        <div className="mt-8 desk:col-start-2 desk:row-span-2 desk:row-start-1 desk:mt-0">
          {person && (
            <>
              <DebtsPart shown={shown} />
              <HoldsPart shown={shown} />
              <PlansPart shown={shown} />
              <BudgetPart shown={shown} />
            </>
          )}
        </div>
        <div className="mt-8">
          {focus && <OfferPart shown={shown} one={focus} />}
          <TimelinePart shown={shown} isFirst={before === undefined} looks={looks} />
        </div>
      </div>
    </div>
  );
}

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks for; anything that is not what it should be is as if it had not been said. */
function readAsked({ on, before, looks, said }: Asked) {
  const number = typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : undefined;
  return { on: typeof on === 'string' ? on : undefined, before: number, looks: looks === 'yes', said };
}

async function CaseTitle({ read: { person, focus, debts } }: { read: CaseRead }) {
  const t = await getTranslations('staffCase');
  const words = await getTranslations('staffCase.sent');
  return (
    <Title
      above={
        <p className="-mt-4 mb-2 print:hidden">
          <Way href="/admin/queue">{t('back')}</Way>
        </p>
      }
    >
      {person ? person.name : words(`what.${kindOf(focus?.kind ?? '')}`)}
      {person && (
        <span className="mt-1 block text-16 font-normal text-soft-ink">
          {[
            t(`kind.${person.kind}`),
            ...(person.nation ? [t(`nation.${person.nation}`)] : []),
            ...debts.map(({ accountReference }) => accountReference),
          ].join('\u00a0· ')}
        </span>
      )}
    </Title>
  );
}
