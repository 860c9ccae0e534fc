/* Code points of a str that comes in chunks: of what is still held, which bytes go on a character.
 * Nothing of the text itself is kept. */
#include <stdlib.h>
#include <string.h>

#include "py_binding.h"

static int goes_on(char byte) { return ((unsigned char)byte & 0xc0) == 0x80; }

uint64_t count_points(const char* data, uint64_t size) {
  uint64_t count = 0;
  for (uint64_t i = 0; i < size; ++i) count += !goes_on(data[i]);
  return count;
}

static int is_ascii(const char* data, size_t size) {
  unsigned char any = 0;
  for (size_t i = 0; i < size; ++i) any |= (unsigned char)data[i];
  return any < 0x80;
}

static int reserve(Points* points, size_t words) {
  if (words <= points->capacity) return 0;
  size_t capacity = points->capacity * 2;
  if (capacity < words) capacity = words;
  uint64_t* bits = realloc(points->bits, capacity * sizeof *bits);
  if (bits == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  memset(bits + points->capacity, 0, (capacity - points->capacity) * sizeof *bits);
  points->bits = bits;
  points->capacity = capacity;
  return 0;
}

int points_add(Points* points, const char* data, size_t size) {
  if (!points->on && is_ascii(data, size)) {
    points->seen += size;
    return 0;
  }
  if (!points->on) {
    points->on = 1;
    points->first = points->before = points->seen / 64 * 64;
  }
  const uint64_t from = points->seen - points->first;
  if (reserve(points, (size_t)((from + size) / 64 + 1)) < 0) return -1;
  for (size_t i = 0; i < size; ++i) {
    const uint64_t at = from + i;
    points->bits[at / 64] |= (uint64_t)goes_on(data[i]) << at % 64;
  }
  points->seen += size;
  return 0;
}

/* Bytes below `at`, which counts from points->first, that go on a character, in its word. */
static uint64_t going_on_in_word(const Points* points, uint64_t at) {
  const uint64_t below = (UINT64_C(1) << at % 64) - 1;
  return (uint64_t)__builtin_popcountll(points->bits[at / 64] & below);
}

uint64_t points_between(const Points* points, uint64_t from, uint64_t to) {
  if (!points->on || to <= points->first) return to - from;
  if (from < points->first) { /* ASCII, before the first character that is not */
    return points->first - from + points_between(points, points->first, to);
  }
  const uint64_t begin = from - points->first;
  const uint64_t end = to - points->first;
  uint64_t going_on = going_on_in_word(points, end);
  for (uint64_t word = begin / 64; word < end / 64; ++word) {
    going_on += (uint64_t)__builtin_popcountll(points->bits[word]);
  }
  return end - begin - (going_on - going_on_in_word(points, begin));
}

uint64_t points_at(const Points* points, uint64_t offset) {
  if (offset <= points->first) return points->before - (points->first - offset);
  return points->before + points_between(points, points->first, offset);
}

void points_forget(Points* points, uint64_t offset) {
  if (!points->on || offset <= points->first) return;
  const uint64_t words = (offset - points->first) / 64;
  const uint64_t used = (points->seen - points->first) / 64 + 1;
  if (words < 64 || words * 2 < used || words >= used) return; /* moving must be worth it */
  points->before = points_at(points, points->first + words * 64);
  points->first += words * 64;
  memmove(points->bits, points->bits + words, (size_t)(used - words) * sizeof *points->bits);
  memset(points->bits + (used - words), 0, (size_t)words * sizeof *points->bits);
}

void points_clear(Points* points) {
  free(points->bits);
  memset(points, 0, sizeof *points);
}
