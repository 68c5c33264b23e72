/** What the tabs of a line separate; several times faster than `split` on lines that are read once. */
export function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (let end = line.indexOf("\t"); end >= 0; end = line.indexOf("\t", start)) {
    fields.push(line.slice(start, end));
    start = end + 1;
  }
  fields.push(line.slice(start));
  return fields;
}

/** What the spaces of a field separate; most lists of postal codes have one. */
export function listIn(field: string): string[] {
  if (field === "") return [];
  return field.includes(" ") ? field.split(" ") : [field];
}
