import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/button';
import { Way } from '@/components/way';

/** One way on: what it costs and means, and where it leads. */
export type OptionCard = {
  readonly key: string;
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly credit?: string;
  readonly more?: ReactNode;
  /** Where each of its figures opens its sum. */
  readonly working?: string;
  /** Where it leads; some ways are only read. */
  readonly href?: string;
};

/** Ways on side by side where there is room, one under the other where not. None of them stands out. */
export function Cards({ cards, label }: { cards: readonly OptionCard[]; label: string }) {
  return (
    <ul
      aria-label={label}
      className="grid gap-4 wide:grid-cols-2 desk:mx-[calc(-1*max(0px,min(10rem,(100vw-40rem)/2)))] desk:grid-cols-3"
    >
      {cards.map((card) => (
        <Card key={card.key} card={card} />
      ))}
    </ul>
  );
}

function Card({ card: { title, facts, credit, more, working, href } }: { card: OptionCard }) {
  const t = useTranslations('options');
  return (
    <li className="flex min-w-0 flex-col gap-4 rounded-soft border border-edge p-5 break-inside-avoid">
      <h3 className="text-22">{title}</h3>
      <dl className="divide-y divide-hairline border-y border-hairline">
        {facts.map(({ label, value }) => (
          <div key={label} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
            <dt className="text-16 text-soft-ink">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {working && (
        <p className="text-16">
          <Way href={working}>
            {t('working')}
            <span className="sr-only">: {title}</span>
          </Way>
        </p>
      )}
      {credit && <p className="text-16 text-soft-ink">{credit}</p>}
      {more && <div className="text-16">{more}</div>}
      {href && (
        <p className="mt-auto">
          <ButtonLink href={href} look="other">
            {t('choose')}
            <span className="sr-only">: {title}</span>
          </ButtonLink>
        </p>
      )}
    </li>
  );
}
