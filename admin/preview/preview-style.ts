import { REVIEW_STYLE } from "../review/review-view.tsx";

/** The style of the previews, whose frame inherits none. */
export const PREVIEW_STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #f3f4f6; color: #1b1f24; font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; hyphens: auto; }
.cp-page { max-width: 44rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; }
.cp-benefit, .cp-checked, .cp-findings { background: #fff; border: 1px solid #d3d7de; border-radius: 8px; padding: 1.25rem; overflow-wrap: anywhere; }
.cp-benefit header { display: flex; gap: 1rem; align-items: center; }
.cp-logo { max-width: 6rem; max-height: 4rem; object-fit: contain; }
.cp-institution { margin: 0; color: #4c5561; font-size: .9rem; }
.cp-institution::first-letter { text-transform: uppercase; }
h1 { margin: .15rem 0 0; font-size: 1.4rem; line-height: 1.25; }
h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
h3 { margin: 1rem 0 .4rem; font-size: 1rem; }
p { margin: .75rem 0; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
li > div > p:first-child { margin-top: 0; }
a { color: #1a4f9c; }
a:focus-visible, button:focus-visible { outline: 3px solid #1a4f9c; outline-offset: 2px; }
.cp-amount { display: inline-block; margin: 1rem 0 .25rem; padding: .35rem .75rem; border-radius: 6px; background: #e4f2e7; color: #14532d; font-size: 1.2rem; font-weight: 700; }
.cp-right { font-size: 1rem; }
.cp-missing { color: #8a2b06; font-style: italic; }
.cp-lead { margin-bottom: .25rem; font-weight: 600; }
.cp-actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin-bottom: 0; }
.cp-button { padding: .55rem 1rem; border-radius: 6px; background: #1a4f9c; color: #fff; font-weight: 600; text-decoration: none; }
.cp-link { padding: .55rem 0; }
.cp-findings ul { list-style: none; padding: 0; display: grid; gap: .5rem; }
.cp-findings button { width: 100%; padding: .5rem .75rem; border: 1px solid #d3d7de; border-left-width: 5px; border-radius: 6px; background: #fff; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.cp-findings button:hover { background: #f3f4f6; }
.cp-place { display: block; font-weight: 600; }
li.cp-error button { border-left-color: #b42318; }
li.cp-warning button { border-left-color: #b25e09; }
li.cp-info button { border-left-color: #1a4f9c; }
h3.cp-error { color: #a51d12; }
h3.cp-warning { color: #874600; }
.ct-coverage { margin: 1rem 0 0; }
.ct-map { max-width: 24rem; }
.ct-map > svg { display: block; width: 100%; height: auto; margin-top: .5rem; }
.ct-map-legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; font-size: .875rem; }
.ct-map-credits { margin: .25rem 0 0; color: #4c5561; font-size: .8rem; }
.cp-problem { color: #a51d12; }
.cp-tabs { display: flex; flex-wrap: wrap; gap: .25rem; margin-bottom: 1rem; border-bottom: 1px solid #8a94a3; }
.cp-tabs button { min-height: 44px; padding: .5rem 1rem; border: 0; border-bottom: 4px solid transparent; background: none; color: inherit; font: inherit; cursor: pointer; }
.cp-tabs button[aria-selected="true"] { border-bottom-color: #1a4f9c; font-weight: 600; }
${REVIEW_STYLE}`;
