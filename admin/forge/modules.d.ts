// What we use of Decap's backends for forges, which carry no types.

declare module "decap-cms-backend-github" {
  export interface GitHubUser {
    readonly login: string;
    readonly name: string | null;
    readonly email?: string | null;
  }

  export interface PullRequest {
    readonly number: number;
    readonly state: "open" | "closed";
    readonly merged_at: string | null;
    readonly updated_at: string;
    readonly user: { readonly login: string } | null;
    readonly labels: readonly { readonly name: string }[];
    readonly head: {
      readonly ref: string;
      readonly sha: string;
      readonly repo: { readonly full_name: string } | null;
    };
  }

  /** The thread of the notes of an entry. */
  export interface NoteIssue {
    readonly number: number;
    readonly body: string | null;
    readonly html_url: string;
  }

  export interface RequestOptions extends RequestInit {
    readonly params?: Readonly<Record<string, string | number>>;
  }

  export interface ApiConfig {
    readonly apiRoot: string;
    readonly token: string;
    readonly branch: string;
    readonly repo: string;
    readonly originRepo: string;
    readonly squashMerges: boolean;
    readonly cmsLabelPrefix: string;
    readonly useOpenAuthoring: boolean;
    readonly initialWorkflowStatus: string;
    getUser(): Promise<GitHubUser>;
  }

  export class API {
    constructor(config: ApiConfig);
    readonly repo: string;
    readonly repoURL: string;
    request(path: string, options?: RequestOptions): Promise<unknown>;
    requestAllPages(path: string, options?: RequestOptions): Promise<unknown[]>;
    findEntryIssue(collection: string, slug: string): Promise<NoteIssue | null>;
    createEntryIssue(collection: string, slug: string, title?: string): Promise<NoteIssue>;
    getIssueComments(issue: number): Promise<readonly { readonly body: string | null }[]>;
    parseCommentToNote(comment: object): object;
    getEntryNotes(collection: string, slug: string): Promise<object[]>;
  }

  export interface Credentials {
    readonly token: string;
  }

  export class GitHubBackend {
    constructor(config: unknown, options: unknown);
    api: API | null;
    token: string | null;
    repo?: string;
    readonly originRepo: string;
    readonly branch: string;
    readonly apiRoot: string;
    readonly cmsLabelPrefix: string;
    readonly squashMerges: boolean;
    readonly openAuthoringEnabled: boolean;
    useOpenAuthoring?: boolean;
    currentUser(credentials: Credentials): Promise<GitHubUser>;
    restoreUser(user: Credentials): Promise<unknown>;
    authenticate(credentials: Credentials): Promise<unknown>;
    authenticateWithFork(options: {
      readonly userData: Credentials;
      getPermissionToFork(): Promise<boolean> | boolean;
    }): Promise<unknown>;
    logout(): unknown;
    getToken(): Promise<string | null>;
    markOwnNotes(notes: readonly object[]): Promise<unknown[]>;
    getNotes(collection: string, slug: string): Promise<unknown[]>;
    addNote(collection: string, slug: string, note: unknown, title?: string): Promise<unknown>;
    updateNote(collection: string, slug: string, id: string, updates: unknown): Promise<unknown>;
    deleteNote(collection: string, slug: string, id: string): Promise<void>;
  }
}

declare module "decap-cms-backend-gitlab" {
  /** What the stock backend asks of a client, for its notes. */
  export interface API {
    readonly repoURL: string;
    request(asked: string | object): Promise<Response>;
    requestJSON(asked: string | object): Promise<unknown>;
  }

  export class GitLabBackend {
    constructor(config: unknown, options: unknown);
    api: API | null;
    notesApi?: unknown;
    token: string | null;
    refreshToken?: string | undefined;
    readonly repo: string;
    readonly branch: string;
    readonly apiRoot: string;
    readonly cmsLabelPrefix: string;
    /** Throws when the login cannot be renewed. */
    getRefreshedAccessToken(): Promise<string>;
    logout(): Promise<void>;
    getToken(): Promise<string | null>;
    getNotes(collection: string, slug: string): Promise<unknown[]>;
    addNote(collection: string, slug: string, note: unknown, title?: string): Promise<unknown>;
    updateNote(collection: string, slug: string, id: string, updates: unknown): Promise<unknown>;
    deleteNote(collection: string, slug: string, id: string): Promise<void>;
  }
}

declare module "decap-cms-backend-gitlab/dist/esm/notesApi.js" {
  import type { API } from "decap-cms-backend-gitlab";
  export class GitLabNotesAPI {
    constructor(api: API);
  }
}

declare module "decap-cms-lib-auth" {
  export interface AuthConfig {
    readonly base_url: string;
    readonly auth_endpoint?: string;
    readonly auth_token_endpoint?: string;
    readonly auth_token_endpoint_content_type?: string;
    readonly app_id?: string;
    readonly site_id?: string;
  }
  export interface Authorized {
    readonly token: string;
    readonly refresh_token?: string;
  }
  type Answer = (error: unknown, data?: Authorized) => void;
  export class NetlifyAuthenticator {
    constructor(config: AuthConfig);
    authenticate(options: { readonly provider: string; readonly scope: string }, answer: Answer): void;
  }
  export class PkceAuthenticator {
    constructor(config: AuthConfig);
    authenticate(options: { readonly scope: string }, answer: Answer): Promise<void>;
    completeAuth(answer: Answer): Promise<void>;
  }
}
