/* What a call says whose keys OpenSSL refuses to derive. Takes a configuration without ciphers. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "panveil/panveil.h"

int main(int argc, char** argv) {
  static const char text[] =
      "{\"panveil_keyring\":1,\"primary\":\"a\",\"keys\":[{\"id\":\"a\",\"key\":"
      "\"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\"}]}";
  char reason[PANVEIL_REASON_BYTES];
  panveil_keyring* keyring = NULL;
  panveil_options* options = panveil_options_new();
  panveil_scrubber* scrubber = NULL;
  panveil_status status;
  if (argc != 2 || setenv("OPENSSL_CONF", argv[1], 1) != 0) return 2;
  if ((panveil_features() & PANVEIL_FEATURE_TOKENS) == 0) return 77;
  if (panveil_keyring_from_text(text, strlen(text), &keyring, reason, sizeof reason) !=
          PANVEIL_OK ||
      panveil_options_set_keyring(options, keyring) != PANVEIL_OK) {
    return 2;
  }
  status = panveil_scrubber_new(options, &scrubber, reason, sizeof reason);
  printf("%s: %s\n", panveil_status_string(status), reason);
  panveil_scrubber_free(scrubber);
  panveil_keyring_free(keyring);
  panveil_options_free(options);
  return status == PANVEIL_FAILED && scrubber == NULL && reason[0] != '\0' ? 0 : 1;
}
