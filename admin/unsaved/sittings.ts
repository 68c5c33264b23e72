/** A sitting: one form, opened once, in one window. Other windows know which ones are still open. */
export interface Sitting {
  readonly id: string;
  end(): void;
}

const PREFIX = "contribution.sitting.";
const ended = new Set<string>();

/** Begins a sitting; it ends with its window at the latest. */
export function beginSitting(): Sitting {
  const id = crypto.randomUUID();
  let release = () => {};
  const over = new Promise<void>((done) => {
    release = done;
  });
  // Absent where the page is not served securely: every copy is then taken for one of a closed window.
  navigator.locks?.request(PREFIX + id, () => over);
  return {
    id,
    end() {
      ended.add(id);
      release();
    },
  };
}

/** The identifiers of the sittings that are open in any window. */
export async function openSittings(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const ids = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set(ids.filter((id) => !ended.has(id)));
}
