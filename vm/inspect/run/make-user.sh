# Makes the ordinary user $user, and starts the manager of his units. A guest that nobody logs in to has no PAM module that would tell the
# manager its folder.
useradd --create-home --shell /bin/sh "$user"
mkdir -p /run/systemd/system/user@.service.d
printf '[Service]\nEnvironment=XDG_RUNTIME_DIR=/run/user/%%i\n' >/run/systemd/system/user@.service.d/confinement.conf
systemctl daemon-reload
systemctl start "user@$(id -u "$user").service"
mkdir -p "/run/user/$(id -u "$user")/systemd/user"
# The manager opens the files of the twins as the user.
chown "$user" "$dir/out"
