/** The page that frames this one: the launcher there and the chat here tell each other when to open, close and ask. */

/** From the chat to the launcher. */
export type ToHost = 'ready' | 'close';
/** From the launcher to the chat. `topic` is asked at once: somebody followed a link. */
export type FromHost =
  | { readonly ecopr: 'focus' }
  | { readonly ecopr: 'topic'; readonly topic: string; readonly label?: string };

export interface Host {
  /** True when a launcher frames this page. */
  readonly present: boolean;
  tell(what: ToHost): void;
  hear(listener: (message: FromHost) => void): void;
}

/** `site`: the origin of the framing page, as the launcher names it. Nothing is heard from any other. */
export function findHost(page: Window, site: string | null): Host {
  const present = page.parent !== page && site !== null && /^https?:\/\/[^/]+$/.test(site);
  return {
    present,
    tell(what) {
      if (present) page.parent.postMessage({ ecopr: what }, site);
    },
    hear(listener) {
      page.addEventListener('message', (event) => {
        if (!present || event.source !== page.parent || event.origin !== site) return;
        const message = event.data as Partial<Record<'ecopr' | 'topic' | 'label', unknown>> | null;
        if (message?.ecopr === 'focus') listener({ ecopr: 'focus' });
        if (message?.ecopr === 'topic' && typeof message.topic === 'string') {
          const label = typeof message.label === 'string' ? message.label.slice(0, 200) : undefined;
          listener({ ecopr: 'topic', topic: message.topic.slice(0, 1000), ...(label ? { label } : {}) });
        }
      });
    },
  };
}
