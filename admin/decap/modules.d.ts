// What we use of Decap's packages that carry no types.

declare module "decap-cms-backend-proxy" {
  export interface ProxyRequest {
    readonly action: string;
    readonly params: Readonly<Record<string, unknown>>;
  }

  export interface DraftDiff {
    readonly id: string;
    readonly path: string;
    readonly newFile: boolean;
  }

  /** An unpublished entry, as the protocol's `unpublishedEntry` answers it. */
  export interface UnpublishedEntry {
    readonly collection: string;
    readonly slug: string;
    readonly status: string;
    readonly diffs: readonly DraftDiff[];
    readonly updatedAt?: string;
    readonly pullRequestAuthor?: string;
  }

  /** A published file, as `getEntry` and `entriesByFolder` answer it. */
  export interface LoadedEntry {
    /** Null when there is no such file. */
    readonly data: string | null;
    readonly file: { readonly path: string; readonly id: string | null };
  }

  export interface MediaFile {
    readonly id: string;
    readonly name: string;
    readonly path: string;
    readonly size?: number;
    readonly url: string;
    readonly displayURL: string;
    readonly file?: File;
  }

  export interface DataFile {
    readonly path: string;
    readonly slug: string;
    readonly raw: string;
    readonly newPath?: string;
  }

  export interface AssetProxy {
    readonly path: string;
    toBase64(): Promise<string>;
  }

  export interface BackendConfig {
    readonly backend: {
      readonly proxy_url: string;
      readonly branch?: string;
      readonly media_url?: string;
    };
    readonly media_folder: string;
  }

  export class ProxyBackend {
    constructor(config: BackendConfig, options?: unknown);
    readonly proxyUrl: string;
    readonly branch: string;
    readonly mediaFolder: string;
    readonly cmsLabelPrefix?: string;
    authComponent(): unknown;
    authenticate(credentials?: unknown): Promise<unknown>;
    restoreUser(user?: unknown): Promise<unknown>;
    logout(): unknown;
    getToken(): Promise<string | null>;
    request(payload: ProxyRequest): Promise<unknown>;
    entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]>;
    getEntry(path: string): Promise<LoadedEntry>;
    unpublishedEntries(): Promise<string[]>;
    unpublishedEntry(which: { id?: string; collection?: string; slug?: string }): Promise<UnpublishedEntry>;
    unpublishedEntryDataFile(collection: string, slug: string, path: string, id: string): Promise<string>;
    unpublishedEntryMediaFile(collection: string, slug: string, path: string, id: string): Promise<MediaFile>;
    deleteUnpublishedEntry(collection: string, slug: string): Promise<unknown>;
    persistEntry(
      entry: { readonly dataFiles: readonly DataFile[]; readonly assets: readonly AssetProxy[] },
      options: Readonly<Record<string, unknown>>,
    ): Promise<unknown>;
    updateUnpublishedEntryStatus(collection: string, slug: string, newStatus: string): Promise<unknown>;
    publishUnpublishedEntry(collection: string, slug: string): Promise<unknown>;
    getMedia(mediaFolder?: string): Promise<MediaFile[]>;
    getMediaFile(path: string): Promise<MediaFile>;
    persistMedia(asset: AssetProxy, options: { readonly commitMessage: string }): Promise<MediaFile>;
    deleteFiles(paths: readonly string[], commitMessage: string): Promise<unknown>;
    addNote(
      collection: string,
      slug: string,
      note: { readonly author: string; readonly content: string },
    ): Promise<unknown>;
    getDeployPreview(collection: string, slug: string): Promise<unknown>;
  }
}

declare module "decap-cms-core/dist/esm/actions/notifications.js" {
  export interface Notification {
    readonly message: string | { readonly key: string; readonly details?: unknown };
    readonly type: string;
    readonly dismissAfter?: number;
  }
  export function addNotification(notification: Notification): unknown;
}

declare module "decap-cms-core/dist/esm/components/App/NotFoundPage.js" {
  import type { ComponentType } from "react";

  const NotFoundPage: ComponentType;
  export default NotFoundPage;
}

declare module "decap-cms-core/dist/esm/components/Editor/EditorControlPane/Widget.js" {
  import { Component } from "react";
  export default class Widget extends Component<{ onValidate?(errors: readonly unknown[]): void }> {
    validate: () => void;
  }
}

declare module "decap-cms-core/dist/esm/components/Editor/EditorControlPane/EditorControlPane.js" {
  import type { Map as ImmutableMap, List } from "immutable";
  import type { ReactNode, Ref } from "react";
  export interface ControlPaneProps {
    readonly collection: ImmutableMap<string, unknown>;
    readonly entry: ImmutableMap<string, unknown>;
    readonly fields: List<ImmutableMap<string, unknown>>;
    onChange(field: ImmutableMap<string, unknown>, value: unknown): void;
    readonly ref?: Ref<ControlPaneHandle>;
  }
  /** What Decap's editor asks of the pane. */
  export interface ControlPaneHandle {
    switchToDefaultLocale(): Promise<void>;
    validate(): void;
    focus(path: string): void;
  }
  /** A class, of which only the handle is used. */
  export default function ControlPane(props: ControlPaneProps): ReactNode;
}

declare module "decap-cms-core/dist/esm/components/Editor/Editor.js" {
  import type { ReactNode } from "react";
  /** What the router gives: the collection's name, and the slug as `0` unless the entry is new. */
  export interface EditorProps {
    readonly newRecord?: boolean;
    readonly match: { readonly params: { readonly name: string; readonly 0?: string } };
  }
  export default function Editor(props: EditorProps): ReactNode;
}

declare module "decap-cms-core/dist/esm/actions/entries.js" {
  export {};
}

declare module "decap-cms-core/dist/esm/actions/editorialWorkflow.js" {
  export const UNPUBLISHED_ENTRY_STATUS_CHANGE_SUCCESS: string;
  export const UNPUBLISHED_ENTRY_PUBLISH_FAILURE: string;
  export function loadUnpublishedEntries(collections: unknown): unknown;
  export function loadUnpublishedEntry(collection: unknown, slug: string): unknown;
}

declare module "decap-cms-core/dist/esm/backend.js" {
  import type { ProxyBackend } from "decap-cms-backend-proxy";
  import type { Map as ImmutableMap } from "immutable";
  export function currentBackend(config: unknown): { readonly implementation: ProxyBackend };
  export class Backend {
    generateUniqueSlug(
      collection: ImmutableMap<string, unknown>,
      data: ImmutableMap<string, unknown>,
      ...rest: unknown[]
    ): Promise<string>;
    entryExist(
      collection: ImmutableMap<string, unknown>,
      path: string,
      slug: string,
      workflow: boolean,
    ): Promise<unknown>;
  }
}

declare module "decap-cms-core/dist/esm/redux/index.js" {
  import type { Map as ImmutableMap } from "immutable";
  /** The form on screen. */
  export interface EntryDraft {
    /** Another one for each entry that is opened. */
    get(name: "key"): string;
    get(name: "hasChanged"): boolean;
    get(name: "entry"): EntryOfDraft | undefined;
  }
  /** An entry that is being edited; empty between two. */
  interface EntryOfDraft {
    get(name: "data"): ImmutableMap<string, unknown> | undefined;
    get(name: "collection" | "slug"): string | undefined;
    get(name: "isPersisting"): boolean | undefined;
  }
  export const store: {
    getState(): {
      readonly mediaLibrary?: { get(key: "isVisible"): boolean | undefined };
      readonly entryDraft: EntryDraft;
      readonly config: unknown;
      readonly editorialWorkflow: ImmutableMap<string, unknown>;
      readonly collections: ImmutableMap<string, ImmutableMap<string, unknown>>;
    };
    dispatch(action: unknown): unknown;
    subscribe(listener: () => void): () => void;
  };
}

declare module "decap-cms-core/dist/esm/actions/mediaLibrary.js" {
  export function loadMedia(): unknown;
}

declare module "decap-cms-core/dist/esm/reducers/editorialWorkflow.js" {
  import type { Map as ImmutableMap } from "immutable";
  export type WorkflowState = ImmutableMap<string, unknown>;
  export interface WorkflowAction {
    readonly type: string;
    readonly payload: { readonly collection: string; readonly slug: string; readonly refusal?: string };
  }
  export default function reduce(state: WorkflowState | undefined, action: WorkflowAction): WorkflowState;
}

declare module "decap-cms-core/dist/esm/reducers/mediaLibrary.js" {
  export function selectMediaFiles(state: unknown, field: unknown): readonly unknown[];
}

declare module "decap-cms-locales/dist/esm/fr/index.js" {
  const phrases: Record<string, unknown>;
  export default phrases;
}

declare module "decap-cms-locales/dist/esm/en/index.js" {
  const phrases: Record<string, unknown>;
  export default phrases;
}
