import Editor, { type EditorProps } from "decap-cms-core/dist/esm/components/Editor/Editor.js";
import { type JSX, useRef } from "react";
import { isJustCreated } from "../created-entry.ts";

/**
 * Takes the place of Decap's editor, which keeps the first entry on screen when the address changes for another
 * one: going from entry to entry starts afresh. A new entry that gets its address by being saved stays in place.
 */
// A default export, because the module that it stands for has one.
export default function EditorPerEntry(props: EditorProps): JSX.Element {
  const address = props.newRecord ? "" : `${props.match.params.name}/${props.match.params[0]}`;
  const last = useRef({ address, visit: 0 });
  if (last.current.address !== address) {
    const other = !isJustCreated(address);
    last.current = { address, visit: last.current.visit + (other ? 1 : 0) };
  }
  return <Editor key={last.current.visit} {...props} />;
}
