// Loaded before a program: cuts it at its CUT-th step from when CUT is set, a step being a git command or an operation
// that changes files. HOW says what happens there: `before` and `after` kill the program, `fails` the step alone.
import { createRequire, syncBuiltinESMExports } from "node:module";

const require = createRequire(import.meta.url);
const CHANGES = ["copyFile", "link", "mkdir", "open", "rename", "rm", "utimes", "writeFile"];
let steps = 0;

/** Whether the step that begins is the one to cut. */
function isCut() {
  if (!process.env.CUT) return false;
  steps += 1;
  process.env.STEPS = String(steps);
  return steps === Number(process.env.CUT);
}

/** Ends the program as a cut of the power would. */
function die() {
  process.kill(process.pid, "SIGKILL");
}

const files = require("node:fs/promises");
for (const name of CHANGES) {
  const original = files[name];
  files[name] = async (...args) => {
    const isHere = isCut();
    if (isHere && process.env.HOW === "before") die();
    if (isHere && process.env.HOW === "fails")
      throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
    const result = await original(...args);
    if (isHere) die();
    return result;
  };
}

const processes = require("node:child_process");
const { spawn } = processes;
processes.spawn = (...args) => {
  const isHere = isCut();
  if (isHere && process.env.HOW === "before") die();
  const child = spawn(...args);
  if (isHere && process.env.HOW === "fails") child.kill("SIGKILL");
  // The command has all it needs, and goes on alone.
  if (isHere && process.env.HOW === "after") child.stdin.once("finish", die);
  return child;
};
syncBuiltinESMExports();
