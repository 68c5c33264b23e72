import { useEffect, useState } from "react";

/** Items drawn at first, and then at each frame. */
const STEP = 30;

/** How many items of a long list to draw: a few at once, the rest a frame at a time, so that the page keeps answering. */
export function useGrowing(total: number): number {
  const [shown, setShown] = useState(STEP);
  useEffect(() => {
    if (shown >= total) return;
    const frame = requestAnimationFrame(() => setShown(shown + STEP));
    return () => cancelAnimationFrame(frame);
  }, [shown, total]);
  return Math.min(shown, total);
}
