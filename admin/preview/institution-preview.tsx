import type { PreviewTemplateComponentProps } from "decap-cms-core";
import { labelOf, schemaOf } from "../../contribution/model/schema.ts";
import { placeName } from "../../contribution/territory/search.ts";
import { useForm, useWatchedEntry } from "../form/findings.ts";
import { FindingsList } from "./findings-list.tsx";
import { Links, ShownTexts } from "./held-texts.tsx";
import { Logo } from "./logo.tsx";
import { PreviewTabs } from "./preview-tabs.tsx";

/** An institution as benefits name it, then what is wrong with its file. */
export function InstitutionPreview({ entry, getAsset }: PreviewTemplateComponentProps) {
  useWatchedEntry(entry);
  const { data, slug, index, territory } = useForm((form) => form);
  const benefits = index?.benefits.filter(({ institution }) => institution === slug) ?? [];
  const departments = Array.isArray(data.departments) ? data.departments : [];
  const name = typeof data.name === "string" ? data.name : "Nom de l’institution";
  return (
    <PreviewTabs entry={entry}>
      <article className="cp-benefit">
        <header>
          <Logo
            path={typeof data.imgSrc === "string" ? data.imgSrc : undefined}
            name={name}
            getAsset={getAsset}
          />
          <div>
            {data.type !== undefined && (
              <p className="cp-institution">{labelOf(schemaOf("institution").properties?.type, data.type)}</p>
            )}
            <h1>{name}</h1>
          </div>
        </header>
        {departments.length > 0 && (
          <p>
            Départements :{" "}
            {departments
              .map((code) => (territory && placeName(territory, "department", String(code))) || String(code))
              .join(", ")}
          </p>
        )}
        <ShownTexts kind="institution" data={data} placed={[]} />
        <Links kind="institution" data={data} />
        <p>{countOf(benefits.length)}</p>
      </article>
      <FindingsList />
    </PreviewTabs>
  );
}

function countOf(count: number): string {
  if (count === 0) return "Aucune aide publiée ne cite cette institution.";
  return count === 1
    ? "Une aide publiée cite cette institution."
    : `${count} aides publiées citent cette institution.`;
}
