import { conditionRows, rowSentence } from "../../../contribution/eligibility/sentences/condition-rows.ts";
import { profileSentence } from "../../../contribution/eligibility/sentences/profile-sentence.ts";
import type { SentenceContext } from "../../../contribution/eligibility/sentences/teller.ts";
import { labelOf, type SchemaNode } from "../../../contribution/model/schema.ts";
import { widgetOf } from "../../form/widget-name.ts";
import { unbreakable } from "../../locale/typography.ts";
import { useSentenceContext } from "../criteria/sentence-context.ts";

/** An example of what a field may hold, from the schema, shown on demand; nothing for what an example would not help. */
export function FieldExample({ node }: { node: SchemaNode }) {
  const lines = exampleLines(node, useSentenceContext());
  if (lines.length === 0) return null;
  return (
    <details className="ct-example">
      <summary>Voir un exemple</summary>
      <div className="ct-example-text">
        {lines.map((line) => (
          <p key={line}>{unbreakable(line)}</p>
        ))}
      </div>
    </details>
  );
}

// A box, a search, an address and a technical name are explained by their own control.
const WITHOUT = new Set(["boolean", "institution", "image", "url", "departments"]);

function exampleLines(node: SchemaNode, context: SentenceContext): readonly string[] {
  const [example] = node.examples ?? [];
  const widget = widgetOf(node);
  if (example === undefined || WITHOUT.has(widget) || node.pattern) return [];
  if (!Array.isArray(example)) return [node.enum ? labelOf(node, example) : String(example)];
  if (widget === "criteria") return conditionRows(example).map((row) => rowSentence(example, row, context));
  if (widget === "profiles") return example.map((profile) => profileSentence(profile, context));
  return example.map(String);
}
