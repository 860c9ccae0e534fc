/* What bench.mjs measures, without the binding: prints the nanoseconds a call of panveil_scrub()
 * takes for the lines of a file, as the best of some rounds. */
#define _POSIX_C_SOURCE 200809L
#include <panveil/panveil.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { kLines = 64, kLineBytes = 1024, kRounds = 40, kCalls = 2000 };

static double Now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

int main(int argc, char** argv) {
  static char lines[kLines][kLineBytes];
  size_t sizes[kLines];
  FILE* file = argc == 2 ? fopen(argv[1], "r") : NULL;
  panveil_scrubber* scrubber = NULL;
  panveil_scratch* scratch = panveil_scratch_new();
  if (file == NULL || scratch == NULL ||
      panveil_scrubber_new(NULL, &scrubber, NULL, 0) != PANVEIL_OK) {
    fputs("native_bench FILE\n", stderr);
    return 1;
  }
  for (int i = 0; i < kLines; ++i) {
    if (fgets(lines[i], kLineBytes, file) == NULL) return 1;
    sizes[i] = strcspn(lines[i], "\n");
  }
  fclose(file);
  double best = 1e18;
  for (int round = 0; round < kRounds; ++round) {
    const double start = Now();
    for (int i = 0; i < kCalls; ++i) {
      panveil_text out;
      const int line = i % kLines;
      if (panveil_scrub(scrubber, scratch, lines[line], sizes[line], PANVEIL_TEXT, &out) != 0)
        return 1;
    }
    const double each = (Now() - start) / kCalls;
    if (each < best) best = each;
  }
  printf("%.1f\n", best);
  panveil_scrubber_free(scrubber);
  panveil_scratch_free(scratch);
  return 0;
}
