{
  services.public-inbox = {
    enable = true;
    http.enable = true;
    http.port = 8080;
    inboxes.test = {
      address = [ "test@example.org" ];
      url = "http://example.org/test";
      description = "A list";
    };
  };
}
