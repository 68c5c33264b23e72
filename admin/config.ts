import { dump } from "js-yaml";
import {
  COLLECTIONS,
  type Collection,
  EXTENSION,
  type Kind,
  MEDIA_FOLDER,
} from "../contribution/model/collections.ts";
import { schemaOf } from "../contribution/model/schema.ts";
import { type FormField, formFields } from "./form/fields.ts";
import { formatName } from "./form/format.ts";
import { SOURCE_KEY } from "./form/shape.ts";

/** What depends on where the admin is served. */
export interface ConfigurationOptions {
  /** Decap's `backend`: its name, and what that backend asks for. */
  readonly backend: { readonly name: string } & Readonly<Record<string, unknown>>;
  /** Folder of logos under the data root; by default the project's. */
  readonly mediaFolder?: string;
  /** What stands before the name of a logo in the files; by default the same folder. */
  readonly publicFolder?: string;
  /** Any other root key of Decap's configuration: `site_url`, `logo`, … */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A mapping of Decap's configuration. */
export type Configuration = Readonly<Record<string, unknown>>;

/** Decap's configuration: three collections whose fields come from the schemas alone. */
export function decapConfiguration({
  backend,
  mediaFolder = MEDIA_FOLDER,
  publicFolder = mediaFolder,
  more = {},
}: ConfigurationOptions): Configuration {
  return {
    backend,
    locale: "fr",
    publish_mode: "editorial_workflow",
    media_folder: mediaFolder,
    public_folder: publicFolder,
    slug: { encoding: "ascii", clean_accents: true },
    ...more,
    collections: COLLECTIONS.map(collectionConfiguration),
  };
}

/** The same as the text of a `config.yml`. */
export function configYaml(options: ConfigurationOptions): string {
  return `${HEADING}${dump(decapConfiguration(options), { lineWidth: -1, noRefs: true })}`;
}

const HEADING = `# Configuration of Decap CMS, written by the build (admin/config.ts). Do not edit it by hand:
# fields, titles, hints and lists of values come from schemas/*.schema.json.
# https://decapcms.org/docs/configuration-options/

`;

/** What is said of a collection in the admin, beside what its schema says. */
interface Presentation {
  readonly label: string;
  /** What the list holds, for who opens it. */
  readonly description: string;
  readonly identifier: string;
  readonly slug: string;
  readonly summary: string;
}

const BENEFIT = {
  identifier: "label",
  slug: "{{institution}}-{{label}}",
  summary: "{{label}} ({{institution}})",
} as const;

const PRESENTATIONS: Readonly<Record<Kind, Presentation>> = {
  "benefit-simple": {
    ...BENEFIT,
    label: "Aides",
    description: "Les aides dont les conditions se décrivent ici.",
  },
  "benefit-complex": {
    ...BENEFIT,
    label: "Aides complexes",
    description: "Les aides dont OpenFisca calcule les conditions : ici, seule leur présentation se modifie.",
  },
  institution: {
    label: "Institutions",
    description: "Les organismes qui proposent les aides.",
    identifier: "name",
    slug: "{{name}}",
    summary: "{{name}} ({{type}})",
  },
};

function collectionConfiguration({ name, kind, folder }: Collection): Configuration {
  const schema = schemaOf(kind);
  const { label, description, identifier, slug, summary } = PRESENTATIONS[kind];
  return {
    name,
    label,
    label_singular: schema.title,
    description,
    folder,
    extension: EXTENSION.slice(1),
    format: formatName(kind),
    create: true,
    // Decap deletes from the main branch without review; a benefit is withdrawn by hiding it (`private`).
    delete: false,
    slug,
    identifier_field: identifier,
    summary,
    // Ours is the list that sorts and filters (admin/lists).
    sortable_fields: [],
    fields: [SOURCE_FIELD, ...formFields(kind).map(fieldConfiguration)],
  };
}

/** Holds the text of a file that cannot be read, in place of the form. */
const SOURCE_FIELD: Configuration = {
  name: SOURCE_KEY,
  label: "Texte du fichier",
  widget: "contribution-source",
  required: false,
};

/** A field required in a published file keeps a plain label; our controls let drafts be saved without it. */
function fieldConfiguration({ name, node, widget, required }: FormField): Configuration {
  return {
    name,
    label: node.title,
    widget: `contribution-${widget}`,
    required,
    ...(node.description && { hint: node.description }),
  };
}
