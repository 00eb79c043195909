/** Name of the report in a run's results folder. */
export const reportFile = 'report.html';
