const ZERO = "0".charCodeAt(0);

/**
 * The SIREN that INSEE gave to most communes when it numbered them: 21, the department, the commune's number, and a
 * Luhn key. Renumbered and new communes have another one.
 */
export function sirenFromCode(code: string): string {
  const overseas = code.startsWith("97");
  const department = overseas ? code.slice(0, 3) : `${code[0]}${isCorsican(code) ? "0" : code[1]}0`;
  const digits = `21${department}${code.slice(2)}`;
  return digits + luhnKey(digits);
}

function isCorsican(code: string): boolean {
  return code.startsWith("2A") || code.startsWith("2B");
}

function luhnKey(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const doubled = (digits.charCodeAt(index) - ZERO) * (1 + (index % 2));
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}
