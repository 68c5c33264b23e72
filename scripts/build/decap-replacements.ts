import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";
import type { ServedBy } from "./served-by.ts";

/** A module of Decap, or of one of its dependencies, that the admin never runs, and what stands in its place. */
export interface Emptied {
  /** What the import says, exactly; a path from decap-cms-core/dist/esm when it begins with `core:`. */
  readonly module: string;
  /** Source of the module that replaces it: as little as makes the importer's first lines run. */
  readonly source: string;
  readonly reason: string;
}

/** A module that one of our files replaces for the modules of decap-cms-core. */
export interface Swapped {
  /** Path from decap-cms-core/dist/esm, without extension; a package's name when it begins with `package:`. */
  readonly module: string;
  /** The only module for which it is replaced, when not for all. */
  readonly onlyFor?: string;
  /** Our file, from the root of the project; it may import the original by its full address. */
  readonly file: string;
  readonly reason: string;
}

const backend = (module: string, name: string, reason: string): Emptied => ({
  module,
  source: `export class ${name} {}`,
  reason,
});

// The name differs from the widget's own, so that a configuration that asks for it gets Decap's "unknown widget".
const widget = (name: string, reason: string): Emptied => ({
  module: `decap-cms-widget-${name}`,
  source: `export default { Widget: () => ({ name: "absent-${name}", controlComponent: () => null }) };`,
  reason,
});

/** Everything that `decap-cms-app` registers or imports and that this admin has no use for. */
export const EMPTIED: readonly Emptied[] = [
  backend("decap-cms-backend-azure", "AzureBackend", "files are behind our own server"),
  backend("decap-cms-backend-aws-cognito-github-proxy", "AwsCognitoGitHubProxyBackend", "same"),
  backend("decap-cms-backend-bitbucket", "BitbucketBackend", "same"),
  backend("decap-cms-backend-forgejo", "ForgejoBackend", "same"),
  backend("decap-cms-backend-git-gateway", "GitGatewayBackend", "same"),
  backend("decap-cms-backend-gitea", "GiteaBackend", "same; its workflow methods are empty anyway"),
  backend("decap-cms-backend-test", "TestBackend", "a demonstration that keeps nothing"),
  widget("markdown", "no Markdown in the data; brings slate and remark"),
  widget("richtext", "descriptions have a widget of our own; brings plate and slate"),
  widget("code", "no code in the data; brings CodeMirror"),
  widget("map", "places are codes, not points; brings OpenLayers"),
  widget("colorstring", "no colour in the data"),
  widget("datetime", "no date in the data"),
  widget("uuid", "ids are file names"),
  widget("relation", "the institution picker replaces it; it loads a whole collection for one list"),
  widget("select", "every field has a control of our own; brings react-select"),
  widget("list", "same; brings dnd-kit, to drag items"),
  widget("file", "same"),
  widget("image", "same"),
  {
    module: "decap-cms-editor-component-image",
    source: `export default { id: "image", label: "Image" };`,
    reason: "only for the Markdown widget",
  },
  {
    module: "decap-cms-locales",
    source: "export {};",
    reason: "every language of Decap; main.tsx imports French and English alone",
  },
  {
    module: "core:constants/configSchema",
    source: "export function validateConfig() {}",
    reason:
      "ajv compiles with `new Function`, which the page's policy forbids; the build checks the configuration",
  },
  {
    module: "core:formats/yaml",
    source: "export default { fromFile() { return {}; }, toFile() { return ''; } };",
    reason: "our files go through the format contribution-yaml",
  },
  {
    module: "core:formats/toml",
    source: "export default { fromFile() { return {}; }, toFile() { return ''; } };",
    reason: "no TOML in the data",
  },
  {
    module: "core:formats/frontmatter",
    source: `const none = { fromFile() { return {}; }, toFile() { return ""; } };
export const FrontmatterInfer = none;
export const frontmatterJSON = () => none;
export const frontmatterTOML = () => none;
export const frontmatterYAML = () => none;`,
    reason: "no front matter in the data",
  },
  {
    module: "core:components/UI/DragDrop",
    source: "const no = () => null; export { no as DragSource, no as DropTarget, no as HTML5DragDrop };",
    reason: "only for Decap's board, which ours replaces; brings react-dnd",
  },
  {
    module: "core:integrations/providers/algolia/implementation",
    source: "export default class {}",
    reason: "an outside search service",
  },
  {
    module: "core:integrations/providers/assetStore/implementation",
    source: "export default class {}",
    reason: "an outside file store",
  },
  {
    module: "core:lib/polyfill",
    source: "",
    reason: "Buffer and global exist for TOML and front matter only",
  },
  {
    module: "@jsquash/webp",
    source: "export const encode = undefined;",
    reason: "logos are not converted in the browser; brings WebAssembly, which the page's policy forbids",
  },
  {
    module: "react-markdown",
    source: "export default ({ children }) => children;",
    reason: "hints are plain sentences; their asterisks and underscores must stay as written",
  },
  { module: "remark-gfm", source: "export default undefined;", reason: "only for react-markdown" },
  {
    module: "lodash/fp",
    source: "const no = () => no; export { no as map, no as filter, no as flow, no as fromPairs };",
    reason:
      "for git-lfs and the links of paged answers, which our backend has none of; brings all of lodash again",
  },
  {
    module: "react-style-proptype",
    source: "export default () => null;",
    reason: "checks properties while developing; a list of every CSS property",
  },
  {
    module: "dom-serializer",
    source: "export default () => '';",
    reason: "htmlparser2 only parses here, it writes no document; brings two more tables of entities",
  },
  {
    module: "function-bind",
    source: "module.exports = Function.prototype.bind;",
    reason: "makes `bind` with `Function(…)` for browsers that lack it",
  },
];

/** What only an admin for a forge keeps: its backend, for the login; the others have no use for it. */
const OF_FORGES: Readonly<Record<"github" | "gitlab", Emptied>> = {
  github: backend("decap-cms-backend-github", "GitHubBackend", "only in an admin for GitHub"),
  gitlab: backend("decap-cms-backend-gitlab", "GitLabBackend", "only in an admin for GitLab"),
};

/** What the backend of a forge imports, and our subclass of it never runs; a path in that backend when it begins with `forge:`. */
const IN_FORGES: Readonly<Record<"github" | "gitlab", readonly Emptied[]>> = {
  github: [
    {
      module: "forge:AuthenticationPage",
      source: "export default () => null;",
      reason: "admin/forge/forge-login.tsx is in French, and also takes a token",
    },
    { module: "forge:GraphQLAPI", source: "export default class {}", reason: "only REST is spoken" },
  ],
  gitlab: [
    {
      module: "forge:AuthenticationPage",
      source: "export default () => null;",
      reason: "same as for GitHub",
    },
    { module: "forge:queries", source: "export {};", reason: "only REST is spoken" },
    { module: "apollo-client", source: "export class ApolloClient {}", reason: "same" },
    { module: "apollo-cache-inmemory", source: "export class InMemoryCache {}", reason: "same" },
    { module: "apollo-link-http", source: "export const createHttpLink = undefined;", reason: "same" },
    { module: "apollo-link-context", source: "export const setContext = undefined;", reason: "same" },
  ],
};

/** The modules that stand empty in an admin. */
function emptiedFor(servedBy: ServedBy): readonly Emptied[] {
  const { github, gitlab } = OF_FORGES;
  if (servedBy === "contribution") return [...EMPTIED, github, gitlab];
  return [...EMPTIED, servedBy === "github" ? gitlab : github, ...IN_FORGES[servedBy]];
}

/** Text that looks for its surroundings by evaluating code, and a form of it that does not. */
export const REWRITTEN: readonly { readonly file: RegExp; readonly find: RegExp; readonly put: string }[] = [
  // Only reached where neither `globalThis` nor `self` exist.
  {
    file: /[\\/]lodash(-es)?[\\/]_root\.js$/,
    find: /Function\((['"])return this\1\)\(\)/,
    put: "globalThis",
  },
  // Only reached in Node.
  { file: /[\\/]js-sha256[\\/]src[\\/]sha256\.js$/, find: /eval\("require\([^"]*"\)/g, put: "{}" },
];

/** What of Decap works otherwise here; each of our files says how. */
export const SWAPPED: readonly Swapped[] = [
  {
    module: "package:yaml",
    file: "admin/decap/yaml.ts",
    reason: "it only reads the configuration, which the reader of the entries' files does too",
  },
  {
    module: "components/Collection/Collection",
    file: "admin/decap/collection-page.tsx",
    reason: "a list of thousands of entries with search, filters, drafts and what is to correct",
  },
  {
    module: "components/App/NotFoundPage",
    file: "admin/decap/other-page.tsx",
    reason: "the page on which one tries the whole catalogue",
  },
  {
    module: "components/Workflow/WorkflowList",
    file: "admin/decap/workflow-list.tsx",
    reason: "a card says who wrote, what changes and what is wrong, and moves without dragging",
  },
  {
    module: "actions/entries",
    onlyFor: "components/Editor/Editor",
    file: "admin/decap/entry-actions.ts",
    reason: "opening one entry must not load its whole collection",
  },
  {
    module: "components/Editor/Editor",
    file: "admin/decap/editor-per-entry.tsx",
    reason: "a link from one entry to another must not leave the first one in the form",
  },
  {
    module: "components/Editor/EditorControlPane/EditorControlPane",
    file: "admin/decap/control-pane.tsx",
    reason: "a file that cannot be read is edited as text, never as an empty form",
  },
  {
    module: "components/Editor/EditorControlPane/Widget",
    file: "admin/decap/widget.ts",
    reason: "a draft may be incomplete or wrong: the form never blocks saving, the server decides",
  },
  {
    module: "reducers/editorialWorkflow",
    file: "admin/decap/editorial-workflow.ts",
    reason: "a publication that was refused is over, and can be tried again",
  },
  {
    module: "reducers/mediaLibrary",
    onlyFor: "components/MediaLibrary/MediaLibrary",
    file: "admin/decap/media-files.ts",
    reason: "logos are listed when the library opens, not when an entry does",
  },
  {
    module: "reducers/mediaLibrary",
    onlyFor: "actions/mediaLibrary",
    file: "admin/decap/draft-media-files.ts",
    reason: "an image added to a draft must not delete a published one",
  },
  {
    module: "actions/notifications",
    file: "admin/decap/notifications.ts",
    reason: "what a message shows is a French sentence, without the name of an error class",
  },
];

const CORE = "decap-cms-core/dist/esm";
const FROM_CORE = /[\\/]decap-cms-core[\\/]dist[\\/]esm[\\/]/;
const FROM_FORGE = /[\\/]decap-cms-backend-(github|gitlab)[\\/]dist[\\/]esm[\\/]/;
const SERVED_BY = /^\.\/protocol\/served-by\.ts$/;

/**
 * The esbuild plugin that applies the lists, and puts the backend of who serves the admin; it reports an entry that no
 * longer matches any import.
 */
export function decapReplacements(root: string, servedBy: ServedBy = "contribution"): Plugin {
  const emptied = emptiedFor(servedBy);
  return {
    name: "decap-replacements",
    setup(build) {
      const unused = new Set<Emptied | Swapped>([...emptied, ...SWAPPED]);
      const core = join(root, "node_modules", CORE);

      build.onResolve({ filter: /^[^.]/ }, (args) => {
        const entry = emptied.find(({ module }) => module === args.path);
        if (!entry) {
          const swapped = SWAPPED.find(({ module }) => module === `package:${args.path}`);
          if (!swapped || !FROM_CORE.test(args.importer)) return undefined;
          unused.delete(swapped);
          return { path: join(root, swapped.file) };
        }
        unused.delete(entry);
        return { path: entry.module, namespace: "emptied", sideEffects: entry.source === "" };
      });

      build.onResolve({ filter: SERVED_BY }, () =>
        servedBy === "contribution"
          ? undefined
          : { path: join(root, "admin/forge", servedBy, "served-by.ts") },
      );

      build.onResolve({ filter: /^\./ }, (args) => {
        if (FROM_FORGE.test(args.importer)) {
          const entry = emptied.find(({ module }) => module === args.path.replace("./", "forge:"));
          if (!entry) return undefined;
          unused.delete(entry);
          return { path: entry.module, namespace: "emptied" };
        }
        if (!FROM_CORE.test(args.importer)) return undefined;
        const moduleOf = (path: string) => path.slice(core.length + 1).replaceAll("\\", "/");
        const module = moduleOf(join(dirname(args.importer), args.path));
        const importer = moduleOf(args.importer).replace(/\.js$/, "");
        const swapped = SWAPPED.find(
          (entry) => entry.module === module && (entry.onlyFor ?? importer) === importer,
        );
        const entry = swapped ?? emptied.find((candidate) => candidate.module === `core:${module}`);
        if (!entry) return undefined;
        unused.delete(entry);
        return swapped ? { path: join(root, swapped.file) } : { path: entry.module, namespace: "emptied" };
      });

      for (const { file, find, put } of REWRITTEN) {
        build.onLoad({ filter: file }, async (args) => {
          const text = await readFile(args.path, "utf8");
          if (text.search(find) < 0)
            return { errors: [{ text: "decap-replacements.ts: nothing to rewrite here" }] };
          return { contents: text.replace(find, put), loader: "js" };
        });
      }

      build.onLoad({ filter: /.*/, namespace: "emptied" }, (args) => {
        const entry = emptied.find(({ module }) => module === args.path);
        return { contents: entry?.source ?? "", loader: "js" };
      });

      build.onEnd(() => ({
        errors: [...unused].map(({ module }) => ({
          text: `decap-replacements.ts: nothing imports ${module} any more`,
        })),
      }));
    },
  };
}
