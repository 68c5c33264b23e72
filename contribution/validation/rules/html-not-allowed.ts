import type { RuleHit } from "../hit.ts";
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, isSafeAddress, parseHtml, type Tag } from "../html.ts";
import type { FileRule } from "../rule.ts";
import { type MarkedText, markedTexts } from "../texts.ts";
import { isWebAddress } from "../web-address.ts";

/** Only a few tags and attributes are shown; everything else breaks the page or harms its reader. */
export const htmlNotAllowed: FileRule = {
  code: "html-not-allowed",
  check: (data, { kind }) =>
    markedTexts(kind, data).flatMap((shown) => (shown.html ? hitsOf(shown) : plainHits(shown))),
};

// Where a browser would begin a tag or a comment, or hide what follows; "< 18" is a comparison.
const MARKUP = /<[a-z/!?][^<>]*>?/i;
const ENTITY = /&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);|&#(?:x[0-9a-f]|[0-9])|&[lg]t/gi;

/** Everything but a few fields is shown as it is written, tags, comments and codes included. */
function plainHits({ path, text, title }: MarkedText): RuleHit[] {
  const markup = MARKUP.exec(text)?.[0];
  if (markup !== undefined) return [{ path, variant: "plain", values: { found: cut(markup), title } }];
  // In an address, "&" separates; one written "&amp;" has its own message.
  const entity = isWebAddress(text) ? undefined : text.match(ENTITY)?.find(standsForAnother);
  return entity === undefined ? [] : [{ path, variant: "entity", values: { found: entity, title } }];
}

function standsForAnother(code: string): boolean {
  return parseHtml(code).text !== code;
}

function hitsOf({ path, text, title }: MarkedText): RuleHit[] {
  if (!text.includes("<")) return [];
  // Browsers and parsers do not agree on where these end, so that a script could hide behind one.
  const hidden = /<[!?]|<\/(?![a-z])/i.exec(text)?.[0];
  if (hidden !== undefined) return [{ path, variant: "hidden", values: { title, found: hidden } }];
  const { tags } = parseHtml(text);
  const found = tags.flatMap((tag) => tagHits(tag, title)).map((hit) => ({ path, ...hit }));
  const unfinished = /<[a-z/][^>]*$/i.exec(text)?.[0];
  if (unfinished !== undefined)
    found.push({ path, variant: "unfinished", values: { title, found: cut(unfinished) } });
  return found.length > 0
    ? found
    : unclosed(text, tags).map((name) => ({ path, variant: "unclosed", values: { title, found: name } }));
}

function tagHits(tag: Tag, title: string): Omit<RuleHit, "path">[] {
  const names: readonly string[] = ALLOWED_TAGS;
  if (!names.includes(tag.name)) {
    return [{ variant: "tag", values: { found: cut(tag.name), title, expected: ALLOWED_TAGS.join(", ") } }];
  }
  const allowed = ALLOWED_ATTRIBUTES[tag.name] ?? [];
  const attributes = Object.keys(tag.attributes)
    .filter((name) => !allowed.includes(name))
    .map((name) => ({ variant: "attribute", values: { found: cut(name), tag: tag.name, title } }));
  return tag.name === "a" ? [...attributes, ...addressHits(tag.attributes.href?.trim(), title)] : attributes;
}

function addressHits(address: string | undefined, title: string): Omit<RuleHit, "path">[] {
  if (address === undefined || address === "") return [{ variant: "no-address", values: { title } }];
  const opens = /^https?:/i.test(address) ? isWebAddress(address) : isSafeAddress(address);
  return opens ? [] : [{ variant: "address", values: { found: cut(address), title } }];
}

// Browsers close the others by themselves where they should.
const CLOSED = ["a", "abbr", "em", "strong", "sup", "ul"];

function unclosed(text: string, tags: readonly Tag[]): string[] {
  const closing = (text.match(/<\/[a-z]+(?=\s*>)/gi) ?? []).map((tag) => tag.slice(2).toLowerCase());
  return CLOSED.filter((name) => {
    const opened = tags.filter((tag) => tag.name === name).length;
    return opened !== closing.filter((closed) => closed === name).length;
  });
}

function cut(text: string): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, " ");
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}
