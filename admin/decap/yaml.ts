import { CORE_SCHEMA, dump, load } from "js-yaml";

/** What Decap asks of its package `yaml`, by the reader that the entries' files already need: one is enough. */
export default {
  /** The data of the text of a `config.yml`; throws when it is not YAML. */
  parse(text: string): unknown {
    return load(text, { schema: CORE_SCHEMA });
  },
  /** The configuration as text, for who reports a page that failed. */
  stringify(data: unknown): string {
    return dump(data);
  },
};
