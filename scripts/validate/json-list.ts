/** Writes a JSON list some items at a time, as `JSON.stringify` with two spaces would write the whole. */
export interface JsonList {
  more(items: readonly object[]): string;
  end(): string;
}

/** @param margin what stands before the list's closing bracket. */
export function jsonList(margin: string): JsonList {
  let isEmpty = true;
  return {
    more: (items) =>
      items
        .map((item) => {
          const opening = isEmpty ? "[" : ",";
          isEmpty = false;
          return `${opening}\n${JSON.stringify(item, null, 2).replace(/^/gm, `${margin}  `)}`;
        })
        .join(""),
    end: () => (isEmpty ? "[]" : `\n${margin}]`),
  };
}
