#include "case_checks.h"

#include <stdio.h>
#include <string.h>

void fail(runner* self, const char* what) {
  printf("%s: %s\n", self->name, what);
  ++self->failed;
}

int32_t number_of(const char* const* names, const char* name) {
  int32_t i;
  for (i = 0; names[i] != NULL; ++i) {
    if (strcmp(names[i], name) == 0) return i;
  }
  return -1;
}

int32_t kind_of(const json* one) {
  static const char* const kKinds[] = {"text",      "json",   "form",   "html", "xml",
                                       "multipart", "base64", "frames", "auto", NULL};
  return number_of(kKinds, json_get(one, "kind") == NULL ? "text" : json_text(one, "kind"));
}

static const char* const kActions[] = {"token", "mask", "redact", NULL};

static panveil_status set_lists(panveil_options* out, const json* options) {
  static const char* const kMeanings[] = {"nothing", "pan",    "code", "expiry",
                                          "track",   "holder", NULL};
  const json* lists[5];
  const json* item;
  panveil_status bad = PANVEIL_OK;
  static const char* const kNames[] = {"allow_rules", "patterns", "field_names", "include_paths",
                                       "exclude_paths"};
  size_t i;
  for (i = 0; i < 5; ++i) {
    lists[i] = json_get(options, kNames[i]);
    for (item = lists[i] == NULL ? NULL : lists[i]->first; item != NULL; item = item->next) {
      const json* name = json_get(item, "name");
      const json* iin = json_get(item, "iin");
      const json* last = json_get(item, "last_four");
      const json* pattern = json_get(item, "pattern");
      if (i == 0) {
        bad |= panveil_options_add_allow_rule(out, iin->text, iin->size, last->text, last->size);
      } else if (i == 1) {
        bad |=
            panveil_options_add_pattern(out, name->text, name->size, pattern->text, pattern->size,
                                        number_of(kActions, json_text(item, "action")));
      } else if (i == 2) {
        bad |= panveil_options_add_field_name(out, name->text, name->size,
                                              number_of(kMeanings, json_text(item, "meaning")));
      } else if (i == 3) {
        bad |= panveil_options_add_include_path(out, item->text, item->size);
      } else {
        bad |= panveil_options_add_exclude_path(out, item->text, item->size);
      }
    }
  }
  return bad;
}

static panveil_status set_values(const runner* self, panveil_options* out, const json* options) {
  static const char* const kSensitivities[] = {"balanced", "precise", "paranoid", NULL};
  static const char* const kFormats[] = {"letters", "digits", NULL};
  const json* item;
  panveil_status bad = PANVEIL_OK;
  for (item = options->first; item != NULL; item = item->next) {
    const size_t number = (size_t)item->number;
    if (strcmp(item->key, "sensitivity") == 0) {
      bad |= panveil_options_set_sensitivity(out, number_of(kSensitivities, item->text));
    } else if (strcmp(item->key, "action") == 0) {
      bad |= panveil_options_set_action(out, number_of(kActions, item->text));
    } else if (strcmp(item->key, "token_format") == 0) {
      bad |= panveil_options_set_token_format(out, number_of(kFormats, item->text));
    } else if (strcmp(item->key, "keyring") == 0) {
      bad |= panveil_options_set_keyring(out, self->keyring);
    } else if (strcmp(item->key, "scope") == 0) {
      bad |= panveil_options_set_scope(out, item->text, item->size);
    } else if (strcmp(item->key, "scrub_holder_names") == 0) {
      bad |= panveil_options_set_scrub_holder_names(out, (int32_t)number);
    } else if (strcmp(item->key, "max_findings") == 0) {
      bad |= panveil_options_set_max_findings(out, number);
    } else if (strcmp(item->key, "max_depth") == 0) {
      bad |= panveil_options_set_max_depth(out, number);
    } else if (strcmp(item->key, "max_input_bytes") == 0) {
      bad |= panveil_options_set_max_input_bytes(out, number);
    } else if (item->type != JSON_LIST) {
      bad |= PANVEIL_BAD_ARGUMENT; /* an option that is not known here */
    }
  }
  return bad;
}

panveil_scrubber* make_scrubber(runner* self, const json* options) {
  panveil_options* out = panveil_options_new();
  panveil_scrubber* scrubber = NULL;
  char reason[PANVEIL_REASON_BYTES];
  panveil_status status = PANVEIL_OUT_OF_MEMORY;
  reason[0] = '\0';
  if (out != NULL) status = set_values(self, out, options) | set_lists(out, options);
  if (status == PANVEIL_OK) {
    status = panveil_scrubber_new(out, &scrubber, reason, sizeof reason);
  }
  panveil_options_free(out);
  if (status != PANVEIL_OK) {
    fail(self, "options");
    printf("  %s\n", reason);
  }
  return scrubber;
}

void expect_status(runner* self, const json* one, panveil_status status) {
  if (strcmp(json_text(one, "status"), panveil_status_string(status)) == 0) return;
  fail(self, "status");
  printf("  is %s, not %s\n", panveil_status_string(status), json_text(one, "status"));
}

void expect_text(runner* self, const json* one, const char* key, panveil_text text) {
  const json* expected = json_get(one, key);
  const char* bytes = expected == NULL ? "" : expected->text;
  const size_t size = expected == NULL ? 0 : expected->size;
  if (size == text.size && (size == 0 || memcmp(bytes, text.data, size) == 0)) return;
  fail(self, key);
  printf("  is  \"%.*s\"\n  not \"%s\"\n", (int)text.size, text.size == 0 ? "" : text.data, bytes);
}

void expect_number(runner* self, const json* one, const char* key, uint64_t number) {
  const uint64_t expected = (uint64_t)json_number(one, key, 0);
  if (expected == number) return;
  fail(self, key);
  printf("  is %llu, not %llu\n", (unsigned long long)number, (unsigned long long)expected);
}

static void expect_name(runner* self, const json* one, const char* key, const char* name) {
  if (strcmp(json_text(one, key), name) == 0) return;
  fail(self, key);
  printf("  is %s, not %s\n", name, json_text(one, key));
}

void expect_finding(runner* self, const json* one, const panveil_finding* found) {
  panveil_text last_four;
  const int is_pan = found->kind == PANVEIL_FOUND_PAN;
  last_four.data = found->last_four;
  last_four.size = is_pan ? sizeof found->last_four : 0;
  expect_number(self, one, "offset", found->offset);
  expect_number(self, one, "length", found->length);
  expect_name(self, one, "kind", panveil_finding_kind_name(found->kind));
  expect_name(self, one, "confidence", panveil_confidence_name(found->confidence));
  expect_name(self, one, "action", panveil_action_name(found->action));
  if (is_pan) expect_name(self, one, "brand", panveil_brand_name(found->brand));
  expect_number(self, one, "digits", found->digits);
  expect_number(self, one, "pattern", found->pattern);
  expect_text(self, one, "last_four", last_four);
  expect_text(self, one, "path", found->path);
}

void expect_findings(runner* self, const json* one, const panveil_findings* findings) {
  const json* expected = json_get(one, "findings");
  const json* item = expected == NULL ? NULL : expected->first;
  size_t i;
  if (json_count(expected) != findings->count) {
    fail(self, "findings");
    printf("  are %lu, not %lu\n", (unsigned long)findings->count,
           (unsigned long)json_count(expected));
    return;
  }
  for (i = 0; i < findings->count; ++i, item = item->next) {
    expect_finding(self, item, panveil_finding_at(findings, i));
  }
}
