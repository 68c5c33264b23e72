import type { ComponentType } from "react";
import type { DraftEntry } from "../form/findings.ts";
import type { EditorProps } from "./editor-props.ts";

/** The part of an Immutable map that controls read. */
export interface MapLike {
  get(key: string): unknown;
}

/** What Decap gives to a control; the names are Decap's. */
export interface DecapControlProps {
  readonly value: unknown;
  readonly field: MapLike;
  readonly collection: MapLike;
  readonly onChange: (value: unknown) => void;
  readonly forID: string;
  readonly getEntry: () => DraftEntry | undefined;
  readonly mediaPaths?: MapLike;
  readonly onOpenMediaLibrary?: (request: Record<string, unknown>) => void;
  readonly onRemoveInsertedMedia?: (controlId: string) => void;
  readonly onRemoveMediaControl?: (controlId: string) => void;
  readonly setActiveStyle?: () => void;
  readonly setInactiveStyle?: () => void;
}

/** An editor that may also use what Decap gives, as the logo does for the media library. */
export type TopEditor = ComponentType<EditorProps & { readonly decap: DecapControlProps }>;
