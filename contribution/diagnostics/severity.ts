/** How serious a finding is: an error blocks publication, a warning asks to look again, an info is a note. */
export type Severity = "error" | "warning" | "info";
