# With the switch by which it is confined. Its database is elsewhere and uploads lie in a folder that every machine has, as the guest has
# neither a database nor what another of its units makes.
{ pkgs, ... }:
{
  services.akkoma = {
    enable = true;
    initDb.enable = false;
    config.":pleroma" = {
      ":instance" = {
        name = "An instance";
        email = "admin@example.org";
        description = "Of nobody";
        upload_dir = "/srv";
      };
      "Pleroma.Repo" = {
        adapter = (pkgs.formats.elixirConf { }).lib.mkRaw "Ecto.Adapters.Postgres";
        hostname = "database.example.org";
      };
      "Pleroma.Web.Endpoint".url.host = "social.example.org";
    };
  };
  systemd.services.akkoma.confinement.enable = true;
}
