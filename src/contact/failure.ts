/** Why a delivery failed, as a short code. What servers say is left out: it may repeat what a person wrote. */

/** A failure that has its code already. */
export class DeliveryFailed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'DeliveryFailed';
    this.code = code;
  }
}

export const codeOfFailure = (error: unknown): string => {
  const { code, responseCode, command, cause, name } = error as Partial<
    Record<'code' | 'responseCode' | 'command' | 'cause' | 'name', unknown>
  >;
  const parts = [code ?? (cause as { code?: unknown } | undefined)?.code ?? name, responseCode, command];
  const known = parts.filter((part) => /^[\w .-]{1,40}$/.test(String(part ?? '')));
  return known.length === 0 ? 'unknown' : known.join(' ');
};
