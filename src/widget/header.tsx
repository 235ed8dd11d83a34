/** The top of the page: what this is, the menu, and how far the questions are. */

import type { TurnSummary } from '../conversation/types.js';
import type { Language } from './activity.js';
import { CloseIcon, Mark } from './icons.js';
import { type Choice, Menu } from './menu.js';
import type { Words } from './words.js';

interface Props {
  readonly words: Words;
  readonly language: Language;
  readonly turn: TurnSummary | undefined;
  readonly choose: (choice: Choice) => void;
  /** Only where a launcher opened this page. */
  readonly close: (() => void) | undefined;
}

export function Header({ words, language, turn, choose, close }: Props) {
  return (
    <header class="top">
      <div class="bar">
        <Mark />
        <div class="name">
          <h1>{words.title}</h1>
          <p>{words.tagline}</p>
        </div>
        <Menu words={words} otherLanguage={language === 'en' ? 'fr' : 'en'} choose={choose} />
        {close && (
          <button type="button" class="bare" aria-label={words.close} onClick={close}>
            <CloseIcon />
          </button>
        )}
      </div>
      <Progress words={words} turn={turn} />
    </header>
  );
}

function Progress({ words, turn }: Pick<Props, 'words' | 'turn'>) {
  const progress = turn?.progress;
  if (!turn?.question || !progress || progress.atMost < 1) return null;
  const question = Math.min(progress.answered + 1, progress.atMost);
  return (
    <div class="progress">
      <label for="progress">{words.progress(question, progress.atMost)}</label>
      <progress id="progress" max={progress.atMost} value={progress.answered} />
    </div>
  );
}
