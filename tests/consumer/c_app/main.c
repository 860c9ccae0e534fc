#include <panveil/panveil.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  static const char text[] = "my card is 4111 1111 1111 1111 thanks";
  static const char clean[] = "my card is **** **** **** 1111 thanks";
  panveil_scrubber* scrubber = NULL;
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_text out;
  if (panveil_scrubber_new(NULL, &scrubber, NULL, 0) != PANVEIL_OK ||
      panveil_scrub(scrubber, scratch, text, strlen(text), PANVEIL_TEXT, &out) != PANVEIL_OK ||
      out.size != strlen(clean) || memcmp(out.data, clean, out.size) != 0) {
    return 1;
  }
  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
  printf("%s ok\n", panveil_version_string());
  return 0;
}
