/** Who answers an admin's requests: our own server, or a forge; each admin carries one backend. */
export type ServedBy = "contribution" | "github" | "gitlab";
