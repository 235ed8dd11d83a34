/** The fields of the form: label, hint and what is wrong with it, all tied together for those who do not see them. */

import { type Html, html } from '../html.js';
import type { ContactFault, ContactSay } from './types.js';

/** What the form knows while it is written out. */
export interface FormState {
  readonly say: ContactSay;
  /** What the person typed so far. */
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly ContactFault[];
}

interface FieldOptions {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Attributes of the box itself. */
  readonly box: Html;
  /** Lines of a box for long texts; a single line when absent. */
  readonly rows?: number;
  /** Shown below the box. */
  readonly more?: Html | undefined;
}

export const faultOf = (state: FormState, name: string): ContactFault | undefined =>
  state.faults.find(({ field }) => field === name);

/** The faulty field that comes first gets the focus, also without script. */
const focusOf = (state: FormState, name: string): Html | false => state.faults[0]?.field === name && html` autofocus`;

/** What is wrong with a field, if anything, and the attributes that tie it to its box. */
export const faultText = (state: FormState, name: string): Html | undefined => {
  const fault = faultOf(state, name);
  return (
    fault &&
    html`<p class="fault" id="${name}-fault"><span class="unseen">${state.say('error')} </span>${state.say(fault.code, fault.values)}</p>`
  );
};

export const tiesOf = (state: FormState, name: string, hints: readonly string[] = []): Html => {
  const fault = faultOf(state, name);
  const ids = [...(fault ? [`${name}-fault`] : []), ...hints];
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`}${fault && html` aria-invalid="true"`}${focusOf(state, name)}`;
};

export const field = (state: FormState, name: string, options: FieldOptions): Html => {
  const { label, hint, optional, box, rows, more } = options;
  const { say, values } = state;
  const ties = tiesOf(state, name, hint === undefined ? [] : [`${name}-hint`]);
  const needed = optional ? undefined : html` required`;
  const value = values[name] ?? '';
  return html`<div class="${faultOf(state, name) ? 'field wrong' : 'field'}">
<label for="${name}">${label}${optional && html` <span class="optional">(${say('optional')})</span>`}</label>
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${faultText(state, name)}
${
  rows === undefined
    ? html`<input id="${name}" name="${name}" value="${value}"${needed} ${box}${ties}>`
    : // A line break right after the tag is not part of the text: without it the text's own first one would be lost.
      html`<textarea id="${name}" name="${name}" rows="${rows}"${needed} ${box}${ties}>
${value}</textarea>`
}
${more}</div>`;
};

interface TickOptions {
  readonly label: string;
  readonly checked: boolean;
  /** Ids of texts that belong to it. */
  readonly hints?: readonly string[];
  readonly needed?: boolean;
}

/** A box to tick; ticked, it sends "yes". */
export const tick = (state: FormState, name: string, { label, checked, hints, needed }: TickOptions): Html =>
  html`<div class="tick">
<input type="checkbox" id="${name}" name="${name}" value="yes"${checked && html` checked`}${needed && html` required`}${tiesOf(state, name, hints)}>
<label for="${name}">${label}</label>
</div>`;
