import type { EntryName } from "../../contribution/desk/entry.ts";

/** The label of the issues in which the notes of entries lie, as Decap names it. */
export const NOTES_LABEL = "decap-cms-notes";

/** What such an issue is called, and begins with; whoever looks for it looks for the name in it. */
export function threadOf(name: EntryName) {
  return {
    title: `Notes: ${addressOf(name)}`,
    body: `This issue tracks notes for entry: \`${addressOf(name)}\`\n\n---\n*This issue was created automatically by Decap CMS for note management.*`,
    labels: [NOTES_LABEL, `collection:${name.collection}`],
  };
}

/** What an issue of these notes holds, to be searched for. */
export function addressOf({ collection, slug }: EntryName): string {
  return `${collection}/${slug}`;
}

/** Whether an issue is that of an entry, and not of another one whose name only begins like it. */
export function isThreadOf(name: EntryName, body: string | null): boolean {
  return body?.includes(`\`${addressOf(name)}\``) ?? false;
}
