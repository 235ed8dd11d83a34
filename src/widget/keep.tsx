/** The ways to keep a sheet. Only printing is here at once; the rest comes when a sheet is there. */

import { useEffect, useState } from 'preact/hooks';
import type { Language } from './activity.js';
import type { Block } from './markdown.js';
import type { Words } from './words.js';

export interface KeepProps {
  readonly blocks: readonly Block[];
  readonly language: Language;
  readonly words: Words;
  readonly at: Date;
  readonly print: () => void;
}

type KeepIt = typeof import('./keep-it.js').KeepIt;

let arrived: KeepIt | undefined;

export function Keep(props: KeepProps) {
  const [Whole, setWhole] = useState<KeepIt | undefined>(() => arrived);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./keep-it.js').then(
      ({ KeepIt }) => {
        arrived = KeepIt;
        setWhole(() => KeepIt);
      },
      () => setFailed(true),
    );
  }, []);
  if (Whole) return <Whole {...props} />;
  return (
    <div class="tools">
      <button type="button" onClick={props.print}>
        {props.words.print}
      </button>
      {failed && (
        // Browsers do not load the same part a second time, and a newer version has another one. The conversation comes back.
        <button type="button" onClick={() => location.reload()}>
          {props.words.moreKeep}
        </button>
      )}
    </div>
  );
}
