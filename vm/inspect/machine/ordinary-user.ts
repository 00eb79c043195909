/** The user who is made on guests of ours, to have a manager that is not the system's. */
export const ordinaryUser = 'confinement';
