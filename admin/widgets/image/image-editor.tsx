import { useEffect, useId, useRef } from "react";
import type { DecapControlProps } from "../decap-props.ts";
import type { EditorProps } from "../editor-props.ts";
import { TextEditor } from "../text/text-editor.tsx";

/** The path of a logo, typed or chosen in Decap's media library, which also takes new images. */
export function ImageEditor(props: EditorProps & { readonly decap: DecapControlProps }) {
  const { value, onChange, decap } = props;
  const controlId = useId();
  const change = useRef(onChange);
  change.current = onChange;
  const chosen = decap.mediaPaths?.get(controlId);

  // Decap answers through its store, and wants to be told that the answer was taken.
  useEffect(() => {
    if (typeof chosen !== "string" || chosen === "") return;
    change.current(chosen);
    decap.onRemoveInsertedMedia?.(controlId);
  }, [chosen, controlId, decap.onRemoveInsertedMedia]);
  useEffect(() => () => decap.onRemoveMediaControl?.(controlId), [controlId, decap.onRemoveMediaControl]);

  return (
    <div className="ct-row ct-row-fill">
      <TextEditor {...props} />
      {decap.onOpenMediaLibrary && (
        <button
          type="button"
          className="ct-button"
          onClick={() =>
            decap.onOpenMediaLibrary?.({
              controlID: controlId,
              forImage: true,
              value: typeof value === "string" ? value : "",
              allowMultiple: false,
              field: decap.field,
            })
          }
        >
          Choisir une image…
        </button>
      )}
    </div>
  );
}
