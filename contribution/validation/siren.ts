/** Whether a text is nine digits, the last of which makes the Luhn sum a multiple of ten. Source: INSEE, Sirene. */
export function isSiren(text: string): boolean {
  return /^[0-9]{9}$/.test(text) && luhnSum(text) % 10 === 0;
}

/** Whether a number was made up while waiting for the real one: 99999999x, or nothing but zeros. */
export function isPlaceholderSiren(text: string): boolean {
  return /^(9{7}[0-9]{2}|0{9})$/.test(text);
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const value = index % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}
