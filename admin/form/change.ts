import { createContext } from "react";

/** Sets several keys of the form at once, which a control of one of them cannot do alone. */
export const FormChange = createContext<(changes: Readonly<Record<string, unknown>>) => void>(
  () => undefined,
);
