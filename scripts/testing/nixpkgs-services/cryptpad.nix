{
  services.cryptpad = {
    enable = true;
    settings = {
      httpUnsafeOrigin = "https://cryptpad.example.org";
      httpSafeOrigin = "https://safe.example.org";
    };
  };
}
