import { useTranslations } from 'next-intl';
import { HoursText } from '@/components/hours-text';
import { Lines } from '@/components/lists';
import { ServiceRow } from '@/components/service-row';
import { contact } from '@/content/registry';
import { parseHours } from '@/domain/hours';
import type { Resource } from '@/domain/resources';

/** Lines of one kind. Whom each is for comes from the directory; how to reach it, from the one registry. */
export function LineList({ title, lines }: { title?: string; lines: readonly Resource[] }) {
  const t = useTranslations('crisis');
  if (lines.length === 0) return null;
  return (
    <div className="space-y-2">
      {title && <h3 className="font-bold">{title}</h3>}
      <Lines>
        {lines.map((line) => {
          const { name, url, phone, text, hours } = contact(line.id);
          return (
            <li key={line.id}>
              <ServiceRow name={name} href={url} phone={phone} text={text}>
                <p>
                  {t('serves', { serves: line.serves })} <HoursText hours={parseHours(hours)} />
                </p>
              </ServiceRow>
            </li>
          );
        })}
      </Lines>
    </div>
  );
}
