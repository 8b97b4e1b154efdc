import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/button';
import { Fold } from '@/components/fold';
import { type FormState, UNTOUCHED } from '@/components/form/form-state';
import { BareWordsField } from '@/components/form/text-field';
import { Section } from '@/components/heading';
import { Way } from '@/components/way';
import type { Told } from '@/db/sent';
import { formatDayOf } from './days';
import { tellUs } from './home/actions';
import { KeptNote } from './kept';

/**
 * Where a person says what happened, once, in their own words. Once said it is shown back, here and wherever something
 * is asked, with room to add to it. It needs no script of its own, so home stays as light as it is.
 */
export async function TellingBox({
  told,
  isEmpty = false,
  begun = UNTOUCHED,
}: {
  told: readonly Told[];
  isEmpty?: boolean;
  begun?: FormState;
}) {
  const t = await getTranslations('telling');
  if (told.length === 0)
    return (
      <Section title={t('title')} id="telling">
        <p>{t('body')}</p>
        <p>{t('first')}</p>
        <TellingForm isEmpty={isEmpty} begun={begun} />
      </Section>
    );
  return (
    <Section title={t('told.title')} id="telling">
      <p>{t('told.thanks')}</p>
      <ToldBack told={told} />
      <Fold words={t('add')} isOpen={isEmpty || begun !== UNTOUCHED}>
        <TellingForm isEmpty={isEmpty} begun={begun} />
      </Fold>
    </Section>
  );
}

/** What a person told us, in their own words, the newest first. */
export async function ToldBack({ told }: { told: readonly Told[] }) {
  const t = await getTranslations('telling.told');
  return (
    <div className="space-y-6">
      {
        await Promise.all(
          told.map(async ({ id, sentAt, words, why }) => {
            const date = await formatDayOf(sentAt);
            if (words === null)
              return (
                <div key={id}>
                  <p>{why === 'private' ? t('hidden', { date }) : t('erased', { date })}</p>
                  {why === 'private' && <Way href="/prove-contact">{t('prove')}</Way>}
                </div>
              );
            return (
              <div key={id} className="space-y-2">
                <p className="text-16 text-soft-ink">{t('on', { date })}</p>
                <blockquote className="border-l-4 border-hairline pl-4 whitespace-pre-line">
                  {words}
                </blockquote>
              </div>
            );
          }),
        )
      }
    </div>
  );
}

async function TellingForm({ isEmpty, begun }: { isEmpty: boolean; begun: FormState }) {
  const t = await getTranslations('telling');
  return (
    <form action={tellUs} noValidate className="space-y-4 print:hidden">
      {isEmpty && (
        <div role="alert" className="space-y-2 rounded-soft border-2 border-fix p-5">
          <p className="font-bold">{t('problem')}</p>
          <a href="#words" className="inline-flex min-h-11 items-center font-bold text-fix">
            {t('empty')}
          </a>
        </div>
      )}
      <KeptNote begun={begun} />
      <input type="hidden" name="requestId" value={randomUUID()} />
      <BareWordsField
        name="words"
        label={t('label')}
        hint={t('hint')}
        rows={4}
        value={begun.values.words}
        error={isEmpty ? t('empty') : undefined}
      />
      <Button look="other">{t('send')}</Button>
    </form>
  );
}
