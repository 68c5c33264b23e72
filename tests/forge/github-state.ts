/** A repository of somebody's. */
export interface OtherRepository {
  /** The one that it was made from; undefined for one that is no fork. */
  readonly parent?: string;
  archived?: boolean;
  private?: boolean;
  /** How many questions about it are still answered as if it held nothing. */
  late?: number;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  /** Repository (`owner/name`) and branch to merge. */
  readonly repository: string;
  readonly branch: string;
  /** What it is merged into; `main` by default. */
  base?: string;
  /** The head is kept when the branch goes. */
  sha: string;
  /** What it shows while it is behind its branch. */
  behind?: string;
  state: "open" | "closed";
  merged: boolean;
  labels: string[];
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly user: { readonly login: string };
  readonly created_at: string;
}

/** What the tests say of a forge beside its repository. */
export interface GitHubState {
  readonly pulls: PullRequest[];
  /** The repositories beside the one that is published, by their full name. */
  readonly forks: Map<string, OtherRepository>;
  /** Former names of repositories, each with the one that took its place. */
  readonly moved: Map<string, string>;
  /** How many questions about a new fork are answered as if it held nothing yet. */
  forksLate: number;
  /** What else is said of the repository that is published. */
  readonly facts: {
    archived?: boolean;
    private?: boolean;
    allow_forking?: boolean;
    pull_request_creation_policy?: string;
  };
  /** The threads of notes, and what is written in them. */
  readonly issues: { number: number; title: string; body: string; html_url: string }[];
  readonly comments: StoredComment[];
  /** Has merges refused, as branch protection does. */
  protectedBranch: boolean;
  /** The ways of merging that the repository allows. */
  methods: readonly string[];
  /** What a ruleset says to whoever writes a branch; undefined where there is none. */
  ruleset: string | undefined;
  /** How often a pull request is read, or merged, before it shows what its branch holds. */
  lag: number;
  /** How often one is read, or merged, before GitHub knows whether it can be merged. */
  checking: number;
  /** What the repository was called before it was renamed, or given to another account. */
  formerName: string | undefined;
  /** The branch that is published, and what it was called before it was renamed. */
  main: string;
  formerMain: string | undefined;
}
