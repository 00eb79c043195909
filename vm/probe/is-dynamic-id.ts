/** Whether a uid or gid is of the range from which systemd takes the users that it makes up for `DynamicUser=`. */
export const isDynamicId = (id: number): boolean => id >= 61_184 && id <= 65_519;
