import { Checkboxes } from '@/components/form/choices';
import { errorOf, type FormState } from '@/components/form/form-state';

type OwnWordProps = { asksWord: boolean; state: FormState; words: { word: string; keep: string } };

/** The person's own word that they can keep to it, asked for where there is no budget. */
export function OwnWord({ asksWord, state, words }: OwnWordProps) {
  return (
    <>
      <input type="hidden" name="asksWord" value={asksWord ? 'yes' : 'no'} />
      {asksWord && (
        <Checkboxes
          name="keep"
          label={words.word}
          choices={[{ value: 'yes', label: words.keep }]}
          value={state.values.keep}
          error={errorOf(state, 'keep')}
        />
      )}
    </>
  );
}
