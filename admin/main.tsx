import CMS from "decap-cms-app";
import type { PreviewTemplateComponentProps } from "decap-cms-core";
import en from "decap-cms-locales/dist/esm/en/index.js";
import fr from "decap-cms-locales/dist/esm/fr/index.js";
import type { ComponentType, JSX } from "react";
import { COLLECTIONS } from "../contribution/model/collections.ts";
import { askServer } from "./connection/ask-server.ts";
import { watchNetwork } from "./connection/connection.ts";
import { silenceFailuresAlreadyShown } from "./decap/failures-already-shown.ts";
import { turnOffLocalBackup } from "./decap/local-backup.ts";
import { loadMediaOnOpening } from "./decap/media-library.ts";
import { installSlug } from "./decap/new-slug.ts";
import { namePreviewFrame } from "./decap/preview-frame.ts";
import { saveWithShortcut } from "./decap/save-shortcut.ts";
import { rememberFormBeingSaved } from "./form/being-saved.ts";
import { contributionFormat, formatName } from "./form/format.ts";
import { SOURCE_KEY } from "./form/shape.ts";
import { FRENCH_OVERLAY } from "./locale/french-overlay.ts";
import { overlaid } from "./locale/overlaid.ts";
import { PREVIEW_STYLE, PREVIEWS } from "./preview/registry.ts";
import { SERVED_BY } from "./protocol/served-by.ts";
import { confirmWithSummary } from "./review/confirm-with-summary.ts";
import { readImagesWith } from "./review/images-view.tsx";
import { publishedVersion } from "./review/published-version.ts";
import { readImage } from "./review/read-image.ts";
import { readPublishedWith } from "./review/use-review.ts";
import { showSync } from "./sync/sync-banner.tsx";
import { keepUnsavedWork } from "./unsaved/keep-unsaved.ts";
import { WIDGETS } from "./widgets/registry.ts";

// Decap falls back on English for any phrase that a new version adds.
CMS.registerLocale("en", en);
CMS.registerLocale("fr", overlaid(fr, FRENCH_OVERLAY));

CMS.registerBackend(SERVED_BY.name, SERVED_BY.backend);
for (const { kind } of COLLECTIONS)
  CMS.registerCustomFormat(formatName(kind), "yml", contributionFormat(kind));

for (const { name, control, preview } of WIDGETS) CMS.registerWidget(name, control, preview);
for (const { collection, component } of PREVIEWS)
  CMS.registerPreviewTemplate(collection, ifReadable(component));
CMS.registerPreviewStyle(PREVIEW_STYLE, { raw: true });

// On a telephone the form alone comes first; the eye button shows the preview below it.
const PANE = "cms.right-pane";
if (window.innerWidth < 800 && localStorage.getItem(PANE) === null) localStorage.setItem(PANE, "none");

CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => rememberFormBeingSaved(entry.get("data")),
});

silenceFailuresAlreadyShown();
installSlug();
loadMediaOnOpening();
turnOffLocalBackup();
keepUnsavedWork();
watchNetwork(askServer);
saveWithShortcut();
namePreviewFrame();
readPublishedWith(publishedVersion);
readImagesWith(readImage);
confirmWithSummary();
showSync();

// Reads config.yml, beside the page.
CMS.init();

/** The preview, or a sentence while the file is edited as text. */
function ifReadable(
  Preview: ComponentType<PreviewTemplateComponentProps>,
): ComponentType<PreviewTemplateComponentProps> {
  return function PreviewIfReadable(props): JSX.Element {
    const unreadable = typeof props.entry.getIn(["data", SOURCE_KEY]) === "string";
    return unreadable ? <p>L’aperçu reviendra avec le formulaire.</p> : <Preview {...props} />;
  };
}
