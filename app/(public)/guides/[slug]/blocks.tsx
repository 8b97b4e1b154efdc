import { ContactList } from '@/components/contact-list';
import { Ordered, Points } from '@/components/lists';
import type { GuideBlock, Run } from '@/content/guides';

/** What a section of a guide is made of, in order. Blocks never move, so their place is their name. */
export function Blocks({ blocks }: { blocks: readonly GuideBlock[] }) {
  return blocks.map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
    <Block key={at} block={block} />
  ));
}

function Block({ block }: { block: GuideBlock }) {
  if (block.kind === 'help') return <ContactList contacts={block.contacts} />;
  if (block.kind === 'paragraph')
    return (
      <p>
        <Runs runs={block.runs} />
      </p>
    );
  const List = block.kind === 'steps' ? Ordered : Points;
  return (
    <List>
      {block.items.map((runs) => (
        <li key={runs.map((run) => run.words).join('')}>
          <Runs runs={runs} />
        </li>
      ))}
    </List>
  );
}

/** What a scam says stands on a ground of its own and in quotation marks, so that nobody takes it for ours. */
function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run) =>
    run.kind === 'quotation' ? (
      <q key={run.words} className="bg-tint">
        {run.words}
      </q>
    ) : (
      run.words
    ),
  );
}
