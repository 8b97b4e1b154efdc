import { Fold } from '@/components/fold';

/** Why something is asked, one press away. `about` names the question to a screen reader. */
export function Why({ words, about, children }: { words: string; about: string; children: string }) {
  return (
    <Fold words={words} about={about}>
      <p className="pb-2">{children}</p>
    </Fold>
  );
}
