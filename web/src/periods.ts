/** Periods in the shortest form that says them. */

export function period(start: string, end: string): string {
  if (!start || !end) return start || end;
  const [from, to] = [start.slice(0, 7), end.slice(0, 7)];
  const whole = start.endsWith("-01") && isMonthEnd(end);
  if (!whole) return start === end ? start : `${start}/${end}`;
  if (from.endsWith("-01") && to.endsWith("-12")) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first}/${last}`;
  }
  return from === to ? from : `${from}/${to}`;
}

function isMonthEnd(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
