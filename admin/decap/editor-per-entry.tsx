import Editor, { type EditorProps } from "decap-cms-core/dist/esm/components/Editor/Editor.js";
import { store } from "decap-cms-core/dist/esm/redux/index.js";
import { type JSX, useRef, useSyncExternalStore } from "react";
import { isJustCreated } from "../drafts/created-entry.ts";
import { NotOpened } from "./not-opened.tsx";

/**
 * Takes the place of Decap's editor, which keeps the first entry on screen when the address changes for another
 * one: going from entry to entry starts afresh. A new entry that gets its address by being saved stays in place. An
 * entry that cannot be read says so, where Decap would wait for ever.
 */
// A default export, because the module that it stands for has one.
export default function EditorPerEntry(props: EditorProps): JSX.Element {
  const { name, 0: slug = "" } = props.match.params;
  const address = props.newRecord ? "" : `${name}/${slug}`;
  const refusal = useSyncExternalStore(store.subscribe, () =>
    store.getState().editorialWorkflow.getIn(["entities", `${name}.${slug}`, "refusal"]),
  );
  const last = useRef({ address, visit: 0 });
  if (last.current.address !== address) {
    const other = !isJustCreated(address);
    last.current = { address, visit: last.current.visit + (other ? 1 : 0) };
  }
  if (address !== "" && typeof refusal === "string")
    return <NotOpened collection={name} slug={slug} refusal={refusal} />;
  return <Editor key={last.current.visit} {...props} />;
}
