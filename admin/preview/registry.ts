import type { PreviewTemplateComponentProps } from "decap-cms-core";
import type { ComponentType } from "react";
import type { Collection } from "../../contribution/model/collections.ts";
import { BenefitPreview } from "./benefit-preview.tsx";
import { InstitutionPreview } from "./institution-preview.tsx";

export { PREVIEW_STYLE } from "./preview-style.ts";

/** The preview of a collection, as Decap registers it. */
export interface RegisteredPreview {
  readonly collection: Collection["name"];
  readonly component: ComponentType<PreviewTemplateComponentProps>;
}

/** The previews, one for each collection. */
export const PREVIEWS: readonly RegisteredPreview[] = [
  { collection: "benefits_javascript", component: BenefitPreview },
  { collection: "benefits_openfisca", component: BenefitPreview },
  { collection: "institutions", component: InstitutionPreview },
];
