import type { PreviewTemplateComponentProps } from "decap-cms-core";
import { amountText } from "../../contribution/eligibility/answers/amount-text.ts";
import { conditionRows, rowSentence } from "../../contribution/eligibility/sentences/condition-rows.ts";
import { profileSentence } from "../../contribution/eligibility/sentences/profile-sentence.ts";
import { CoverageFigure } from "../coverage/coverage-figure.tsx";
import { useForm, useWatchedEntry } from "../form/findings.ts";
import type { PlainRecord } from "../form/plain-value.ts";
import { unbreakable } from "../locale/typography.ts";
import { EligibilityParagraph } from "../widgets/criteria/eligibility-paragraph.tsx";
import { useSentenceContext } from "../widgets/criteria/sentence-context.ts";
import { FindingsList } from "./findings-list.tsx";
import { Links, ShownTexts } from "./held-texts.tsx";
import { LimitedHtml } from "./limited-html.tsx";
import { Logo } from "./logo.tsx";
import { PreviewTabs } from "./preview-tabs.tsx";

/** Texts that are drawn in the heading, in the amount or just under them. */
const PLACED = ["label", "description", "legend", "participation"];

/** A benefit as a young person would see it, then what is wrong with its file. */
export function BenefitPreview({ entry, getAsset }: PreviewTemplateComponentProps) {
  useWatchedEntry(entry);
  const { kind, data, index } = useForm((form) => form);
  const slug = textOf(data.institution);
  const institution = index && Object.hasOwn(index.institutions, slug) ? index.institutions[slug] : undefined;
  const name = institution?.name ?? slug;
  return (
    <PreviewTabs entry={entry}>
      <article className="cp-benefit">
        <header>
          <Logo path={textOf(data.imgSrc) || institution?.imgSrc} name={name} getAsset={getAsset} />
          <div>
            <p className="cp-institution">{name || "Institution à choisir"}</p>
            <h1>{titleOf(data)}</h1>
          </div>
        </header>
        <Amount data={data} />
        {textOf(data.description) && <LimitedHtml html={textOf(data.description)} />}
        <ShownTexts kind={kind} data={data} placed={PLACED} />
        <Links kind={kind} data={data} />
      </article>
      <CheckedConditions data={data} />
      <FindingsList />
    </PreviewTabs>
  );
}

/** The name with its article, as a sentence has it, first letter in upper case. */
export function titleOf(data: PlainRecord): string {
  const prefix = textOf(data.prefix);
  const label = textOf(data.label) || "nom de l’aide";
  const title = prefix === "" ? label : prefix.endsWith("’") ? prefix + label : `${prefix} ${label}`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function Amount({ data }: { data: PlainRecord }) {
  const text = amountText(data);
  if (text) return <p className="cp-amount">{text}</p>;
  if (data.type === "float") return <p className="cp-missing">Montant à indiquer</p>;
  return data.type ? <p className="cp-amount cp-right">Vous y avez droit</p> : null;
}

/** Who sees the benefit: what the simulator checks from the answers given. */
function CheckedConditions({ data }: { data: PlainRecord }) {
  const kind = useForm((form) => form.kind);
  const context = useSentenceContext();
  if (kind !== "benefit-simple") return null;
  const general = listOf(data.conditions_generales);
  const profiles = listOf(data.profils);
  return (
    <section className="cp-checked">
      <h2>Qui verra cette aide</h2>
      <EligibilityParagraph className="cp-summary" />
      {general.length > 0 && <p className="cp-lead">La personne doit&nbsp;:</p>}
      <Texts items={conditionRows(general).map((row) => rowSentence(general, row, context))} />
      {profiles.length > 0 && (
        <p className="cp-lead">
          {general.length > 0 ? "Et elle doit" : "La personne doit"}
          {profiles.length > 1 && ", au choix"}&nbsp;:
        </p>
      )}
      <Texts items={profiles.map((profile) => profileSentence(profile, context))} />
      <CoverageFigure />
    </section>
  );
}

function Texts({ items }: { items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same text may stand twice
        <li key={index}>{unbreakable(text)}</li>
      ))}
    </ul>
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
