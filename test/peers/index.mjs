/** The search libraries that ours is measured against; each stands in a module of its own. */

const modules = ['wink', 'minisearch', 'orama', 'lunr', 'flexsearch', 'nlp', 'fuse-best', 'fuse-default'];

/** Loads all that are installed; of the others it tells why not. */
export const loadPeers = async () => {
  const [peers, left] = [[], []];
  for (const name of modules) {
    try {
      peers.push(await import(`./${name}.mjs`));
    } catch (error) {
      left.push({ name, why: error.message.split('\n')[0] });
    }
  }
  return { peers, left };
};
