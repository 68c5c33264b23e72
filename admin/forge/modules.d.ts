// What we use of Decap's backends for forges, which carry no types.

declare module "decap-cms-backend-github" {
  export interface GitHubUser {
    readonly login: string;
    readonly name: string | null;
    readonly email?: string | null;
  }

  export class GitHubBackend {
    constructor(config: unknown, options: unknown);
    token: string | null;
    readonly originRepo: string;
    readonly branch: string;
    readonly apiRoot: string;
    readonly cmsLabelPrefix: string;
    readonly squashMerges: boolean;
    readonly openAuthoringEnabled: boolean;
    logout(): unknown;
    getToken(): Promise<string | null>;
  }
}

declare module "decap-cms-backend-gitlab" {
  export class GitLabBackend {
    constructor(config: unknown, options: unknown);
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
