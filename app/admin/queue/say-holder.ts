import { getTranslations } from 'next-intl/server';
import type { QueueRow } from '@/db/queue';
import type { StaffViewer } from '@/domain/viewer';

/** Who has something that waits, as the one who looks would say it. */
export async function sayHolder(viewer: StaffViewer, { assignee }: QueueRow): Promise<string> {
  const t = await getTranslations('staffQueue.holder');
  if (!assignee) return t('nobody');
  return assignee.id === viewer.staffId ? t('you') : t('someone', { name: assignee.name });
}
