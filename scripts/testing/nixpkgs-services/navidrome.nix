{
  services.navidrome.enable = true;
}
