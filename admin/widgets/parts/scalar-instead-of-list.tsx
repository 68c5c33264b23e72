import { UnexpectedValue } from "./unexpected-value.tsx";

/** The items of a list, none for an absent value; undefined when the value is something else than a list. */
export function asList(value: unknown): readonly unknown[] | undefined {
  if (value === null || value === undefined || value === "") return [];
  return Array.isArray(value) ? value : undefined;
}

/** Something else than a list where a list is expected: shown, and mended by making it the first item. */
export function ScalarInsteadOfList({
  value,
  onChange,
  expected,
  toItem = (scalar) => scalar,
}: {
  value: unknown;
  onChange: (value: unknown) => void;
  expected: string;
  /** The first item made of the value; undefined when it can mean nothing. */
  toItem?: (value: unknown) => unknown;
}) {
  const item = toItem(value);
  return (
    <UnexpectedValue
      value={value}
      expected={expected}
      onClear={() => onChange(undefined)}
      keep={
        item === undefined
          ? undefined
          : { label: "En faire le premier élément de la liste", onKeep: () => onChange([item]) }
      }
    />
  );
}
