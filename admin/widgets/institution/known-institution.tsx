import { useForm } from "../../form/findings.ts";

/** Says that the catalogue has the institution already, and offers it. */
export function KnownInstitution({ slug, onChoose }: { slug: string; onChoose: (slug: string) => void }) {
  const name = useForm((form) => form.index?.institutions[slug]?.name) ?? slug;
  return (
    <div className="ct-known" role="status">
      <p>
        Cette institution existe déjà : <strong>{name}</strong> <code className="ct-slug">{slug}</code>
      </p>
      <button type="button" className="ct-button ct-button-main" onClick={() => onChoose(slug)}>
        Choisir « {name} »
      </button>
    </div>
  );
}
