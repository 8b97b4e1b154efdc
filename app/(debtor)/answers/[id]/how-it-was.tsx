import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/button';
import { HOW_IT_WAS } from '@/db/feedback';
import { sayHow } from './actions';

// words: answers.how.*
/** How this answer was, in one press; asked once, and never needed. */
export async function HowItWas({ id }: { id: string }) {
  const t = await getTranslations('answers.how');
  return (
    <form action={sayHow} aria-labelledby="how" className="mt-12 space-y-4 print:hidden">
      <h2 id="how" className="text-22">
        {t('title')}
      </h2>
      <p>{t('lead')}</p>
      <input type="hidden" name="id" value={id} />
      <div className="flex flex-wrap gap-4">
        {HOW_IT_WAS.map((how) => (
          <Button key={how} look="other" name="how" value={how}>
            {t(how)}
          </Button>
        ))}
      </div>
    </form>
  );
}
