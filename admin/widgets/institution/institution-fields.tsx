import { useState } from "react";
import type { Finding } from "../../../contribution/diagnostics/diagnostic.ts";
import { schemaOf } from "../../../contribution/model/schema.ts";
import { setIn } from "../../../contribution/source/values/set-in.ts";
import type { PlainRecord } from "../../form/plain-value.ts";
import { afterPointer } from "../../timing/after-pointer.ts";
import { SchemaField } from "../schema-field/schema-field.tsx";

/** The main fields of an institution, those that its type asks for; the rest is edited in its own form later. */
export function InstitutionFields({
  data,
  findings,
  showAll,
  onChange,
}: {
  data: PlainRecord;
  findings: readonly Finding[];
  /** Whether messages show beside fields where the person has not been. */
  showAll: boolean;
  onChange: (data: PlainRecord) => void;
}) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const { properties = {} } = schemaOf("institution");
  return (
    <div className="ct-group">
      {keysFor(data).map((key) => {
        const node = properties[key];
        return (
          node && (
            // biome-ignore lint/a11y/noStaticElementInteractions: only notes that the person has left the field
            <div
              key={key}
              onBlur={() => afterPointer(() => setTouched((before) => new Set([...before, key])))}
            >
              <SchemaField
                kind="institution"
                path={[key]}
                node={node}
                value={data[key]}
                // A mapping stays one when a key of it changes.
                onChange={(next) => onChange(setIn(data, [key], next) as PlainRecord)}
                findings={showAll || touched.has(key) || data[key] !== undefined ? findings : []}
                required={isRequired(key, data)}
              >
                {key === "code_siren" && data.code_siren === undefined && <WhereIsSiren name={data.name} />}
              </SchemaField>
            </div>
          )
        );
      })}
    </div>
  );
}

const WITH_INSEE = ["region", "departement", "commune"];
const FUNDS = ["caf", "msa"];

function keysFor({ type }: PlainRecord): readonly string[] {
  return [
    "name",
    "type",
    ...(WITH_INSEE.includes(String(type)) ? ["code_insee"] : []),
    ...(FUNDS.includes(String(type)) ? ["departments"] : []),
    "code_siren",
  ];
}

function isRequired(key: string, { type }: PlainRecord): boolean {
  return key === "code_siren" ? type === "epci" : key !== "departments";
}

/** Official lists of places hold the numbers of towns and intercommunalities only. */
function WhereIsSiren({ name }: { name: unknown }) {
  const terms = encodeURIComponent(typeof name === "string" ? name : "");
  return (
    <p className="ct-note">
      La liste officielle ne donne pas ce numéro. Vous le trouverez dans l’
      <a
        href={`https://annuaire-entreprises.data.gouv.fr/rechercher?terme=${terms}`}
        target="_blank"
        rel="noopener noreferrer"
        title="Annuaire des entreprises (nouvelle fenêtre)"
      >
        annuaire des entreprises
      </a>
      , qui recense aussi les organismes publics ; sinon, laissez la case vide.
    </p>
  );
}
