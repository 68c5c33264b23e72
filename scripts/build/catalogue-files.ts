import type { Catalogue } from "../../contribution/catalogue/catalogue.ts";
import { catalogueChanges, changeLog } from "../../contribution/review/catalogue-changes.ts";
import { readTerritory } from "../read-territory.ts";
import { packageFiles } from "./package-files.ts";
import type { PackageSettings } from "./package-settings.ts";
import { catalogueTypes } from "./package-types.ts";

/** A file that the build writes: its path under the folder of the output, and its text. */
export interface BuiltFile {
  readonly name: string;
  readonly text: string;
}

/** What the build is asked for beside the catalogue. */
export interface CatalogueOptions {
  /** What the package says of itself. */
  readonly settings?: PackageSettings;
  /** A former catalogue, whose differences are logged. */
  readonly since?: Catalogue | undefined;
}

/** What the simulator reads: the catalogue, its TypeScript declaration, the package, and what changed if that is asked. */
export async function catalogueFiles(
  catalogue: Catalogue,
  { settings, since }: CatalogueOptions,
): Promise<BuiltFile[]> {
  const types = `${catalogueTypes()}\ndeclare const catalogue: Catalogue;\nexport default catalogue;\n`;
  const packaged = await packageFiles(catalogue, settings);
  return [
    { name: "catalogue.json", text: `${JSON.stringify(catalogue, null, 2)}\n` },
    { name: "catalogue.d.ts", text: types },
    ...packaged.map(({ name, text }) => ({ name: `package/${name}`, text })),
    ...(since ? changeFiles(since, catalogue) : []),
  ];
}

function changeFiles(since: Catalogue, catalogue: Catalogue): BuiltFile[] {
  const changes = catalogueChanges(since, catalogue, { territory: readTerritory() });
  return [
    { name: "changes.json", text: `${JSON.stringify(changes, null, 2)}\n` },
    { name: "changes.md", text: changeLog(changes) },
  ];
}
