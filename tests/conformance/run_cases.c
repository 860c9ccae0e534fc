/* Runs the cases of the conformance files through the C API.
 *
 *   run_cases DIRECTORY
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case_checks.h"

static const char kChatId[] = "chat";

static void run_scrub(runner* self, const json* one) {
  panveil_scrubber* scrubber = make_scrubber(self, json_get(one, "options"));
  const json* input = json_get(one, "input");
  const size_t capacity = panveil_scrub_bound(input->size);
  char* buffer = malloc(capacity + 1);
  panveil_findings findings;
  panveil_text out;
  size_t size = 0;
  if (scrubber != NULL && buffer != NULL) {
    /* By each of the three ways; a card that cannot go out must not go out by any. */
    expect_status(
        self, one,
        panveil_scrub(scrubber, self->scratch, input->text, input->size, kind_of(one), &out));
    expect_text(self, one, "output", out);
    (void)panveil_scratch_findings(self->scratch, &findings);
    expect_findings(self, one, &findings);
    expect_number(self, one, "findings_total", findings.total);

    expect_status(self, one,
                  panveil_scrub_to(scrubber, self->scratch, input->text, input->size, kind_of(one),
                                   buffer, capacity, &size));
    out.data = buffer;
    out.size = size;
    expect_text(self, one, "output", out);

    memcpy(buffer, input->text, input->size);
    expect_status(
        self, one,
        panveil_scrub_in_place(scrubber, self->scratch, buffer, input->size, kind_of(one), &size));
    out.size = size;
    expect_text(self, one, "output", out);
  }
  free(buffer);
  panveil_scrubber_free(scrubber);
}

/* What a stream gave, all of it. */
typedef struct output {
  char text[4096];
  size_t size;
  size_t findings;
  runner* self;
  const json* expected; /* the finding that comes next */
} output;

static void on_text(void* user, const char* text, size_t size) {
  output* out = (output*)user;
  if (size > sizeof out->text - out->size) {
    fail(out->self, "more text than a case has");
    return;
  }
  memcpy(out->text + out->size, text, size);
  out->size += size;
}

static void on_finding(void* user, const panveil_finding* finding) {
  output* out = (output*)user;
  if (out->expected == NULL) {
    fail(out->self, "a finding too many");
    return;
  }
  expect_finding(out->self, out->expected, finding);
  out->expected = out->expected->next;
}

static panveil_status stream_step(panveil_stream* stream, const json* step,
                                  const panveil_sink* sink) {
  const json* feed = json_get(step, "feed");
  if (feed != NULL) return panveil_stream_feed(stream, feed->text, feed->size, sink);
  if (json_get(step, "flush") != NULL) {
    const int mask = strcmp(json_text(step, "flush"), "mask") == 0;
    return panveil_stream_flush(stream, mask ? PANVEIL_MASK_DIGITS : PANVEIL_HOLD_DIGITS, sink);
  }
  return panveil_stream_finish(stream, sink);
}

static void run_stream(runner* self, const json* one) {
  panveil_scrubber* scrubber = make_scrubber(self, json_get(one, "options"));
  panveil_stream* stream = NULL;
  const json* step;
  output out;
  panveil_sink sink;
  panveil_text text;
  panveil_status status = PANVEIL_OK;
  memset(&out, 0, sizeof out);
  memset(&sink, 0, sizeof sink);
  out.self = self;
  out.expected = json_get(one, "findings")->first;
  sink.struct_size = sizeof sink;
  sink.user = &out;
  sink.on_text = on_text;
  sink.on_finding = on_finding;
  if (scrubber == NULL) return;
  if (panveil_stream_new(scrubber, kind_of(one), &stream) != PANVEIL_OK) fail(self, "stream");
  for (step = json_get(one, "steps")->first; step != NULL; step = step->next) {
    status = stream_step(stream, step, &sink);
  }
  expect_status(self, one, status);
  text.data = out.text;
  text.size = out.size;
  expect_text(self, one, "output", text);
  if (out.expected != NULL) fail(self, "a finding is missing");

  /* Again, with what comes out kept by the stream. */
  out.size = 0;
  (void)panveil_stream_reset(stream);
  for (step = json_get(one, "steps")->first; step != NULL; step = step->next) {
    status = stream_step(stream, step, NULL);
    (void)panveil_stream_text(stream, &text);
    if (text.size > 0) on_text(&out, text.data, text.size);
  }
  expect_status(self, one, status);
  text.data = out.text;
  text.size = out.size;
  expect_text(self, one, "output", text);
  panveil_stream_free(stream);
  panveil_scrubber_free(scrubber);
}

static void expect_message(runner* self, const json* step, const panveil_message* message) {
  const json* earlier = json_get(step, "earlier");
  const json* released = json_get(step, "released");
  const json* item;
  size_t i;
  expect_number(self, step, "held", message->held != 0);
  expect_number(self, step, "number", message->number);
  expect_text(self, step, "output", message->text);
  if (json_count(earlier) != message->earlier_count ||
      json_count(released) != message->released_count) {
    fail(self, "earlier or released");
    return;
  }
  for (i = 0, item = earlier->first; item != NULL; item = item->next, ++i) {
    const panveil_earlier_part* part = panveil_earlier_at(message, i);
    expect_number(self, item, "finding", part->finding);
    expect_number(self, item, "message", part->message);
    expect_text(self, item, "id", part->id);
    expect_number(self, item, "offset", part->offset);
    expect_number(self, item, "length", part->length);
  }
  for (i = 0, item = released->first; item != NULL; item = item->next, ++i) {
    const panveil_released* one = panveil_released_at(message, i);
    expect_number(self, item, "message", one->message);
    expect_text(self, item, "id", one->id);
    expect_text(self, item, "text", one->text);
  }
}

/* One that has the state of `from`, by way of a sealed blob; frees `from`. */
static panveil_conversation* reseal(runner* self, panveil_conversation* from,
                                    panveil_conversation* fresh, int64_t now) {
  const size_t capacity = panveil_sealed_bytes();
  char* blob = malloc(capacity);
  size_t size = 0;
  if (blob == NULL ||
      panveil_conversation_seal(from, self->keyring, kChatId, sizeof kChatId - 1, now, blob,
                                capacity, &size) != PANVEIL_OK ||
      panveil_conversation_open(fresh, self->keyring, kChatId, sizeof kChatId - 1, now, blob,
                                size) != PANVEIL_OK) {
    fail(self, "sealed");
  }
  free(blob);
  panveil_conversation_free(from);
  return fresh;
}

static panveil_conversation* new_conversation(const panveil_scrubber* scrubber,
                                              const json* json_options) {
  panveil_conversation_options* options = panveil_conversation_options_new();
  panveil_conversation* chat = NULL;
  panveil_status bad = PANVEIL_OK;
  const json* item;
  for (item = json_options->first; item != NULL; item = item->next) {
    if (strcmp(item->key, "max_age_ms") == 0) {
      bad |= panveil_conversation_options_set_max_age_ms(options, item->number);
    } else if (strcmp(item->key, "max_messages") == 0) {
      bad |= panveil_conversation_options_set_max_messages(options, (uint64_t)item->number);
    } else if (strcmp(item->key, "code_after_card") == 0) {
      bad |= panveil_conversation_options_set_code_after_card(options, (int32_t)item->number);
    } else if (strcmp(item->key, "hold") == 0) {
      bad |= panveil_conversation_options_set_hold(options, (int32_t)item->number,
                                                   json_number(json_options, "hold_ms", 5000));
    } else if (strcmp(item->key, "preview_digits") == 0) {
      bad |= panveil_conversation_options_set_preview_digits(options, (int32_t)item->number);
    } else if (strcmp(item->key, "hold_ms") != 0) {
      bad |= PANVEIL_BAD_ARGUMENT; /* an option that is not known here */
    }
  }
  if (bad == PANVEIL_OK) bad = panveil_conversation_new(scrubber, options, &chat);
  panveil_conversation_options_free(options);
  return chat;
}

static void run_conversation(runner* self, const json* one) {
  panveil_scrubber* scrubber = make_scrubber(self, json_get(one, "options"));
  panveil_conversation* chat;
  const json* step;
  if (scrubber == NULL) return;
  chat = new_conversation(scrubber, json_get(one, "conversation"));
  if (chat == NULL) fail(self, "conversation");
  for (step = json_get(one, "steps")->first; step != NULL && chat != NULL; step = step->next) {
    const json* text = json_get(step, "scrub");
    const json* preview = json_get(step, "preview");
    const json* id = json_get(step, "id");
    const int64_t now = json_number(step, "now", 0);
    panveil_message message;
    panveil_status status = PANVEIL_OK;
    message.struct_size = sizeof message;
    if (text != NULL) {
      status = panveil_conversation_scrub(chat, self->scratch, text->text, text->size,
                                          kind_of(step), now, id->text, id->size, &message);
    } else if (preview != NULL) {
      status = panveil_conversation_preview(chat, self->scratch, preview->text, preview->size, now,
                                            &message);
    } else if (json_get(step, "expire") != NULL) {
      status = panveil_conversation_expire(chat, json_number(step, "expire", 0), &message);
    } else if (json_get(step, "release") != NULL) {
      status = panveil_conversation_release(chat, &message);
    } else if (json_get(step, "reset") != NULL) {
      (void)panveil_conversation_reset(chat);
      continue;
    } else {
      chat = reseal(self, chat, new_conversation(scrubber, json_get(one, "conversation")),
                    json_number(step, "reseal", 0));
      continue;
    }
    expect_status(self, step, status);
    expect_message(self, step, &message);
    if (text != NULL || preview != NULL) {
      panveil_findings findings;
      (void)panveil_scratch_findings(self->scratch, &findings);
      expect_findings(self, step, &findings);
    }
  }
  panveil_conversation_free(chat);
  panveil_scrubber_free(scrubber);
}

static void run_detokenize(runner* self, const json* one) {
  const json* options = json_get(one, "options");
  const json* scope = json_get(options, "scope");
  const json* input = json_get(one, "input");
  const int digits = strcmp(json_text(options, "token_format"), "digits") == 0;
  panveil_detokenizer* detokenizer = NULL;
  panveil_detokenizer_stream* stream = NULL;
  panveil_bytes* bytes = NULL;
  panveil_text text;
  output out;
  size_t opened = 0;
  size_t i;
  if (panveil_detokenizer_new(
          self->keyring, scope == NULL ? NULL : scope->text, scope == NULL ? 0 : scope->size,
          digits ? PANVEIL_DIGITS : PANVEIL_LETTERS, &detokenizer, NULL, 0) != PANVEIL_OK ||
      panveil_detokenize(detokenizer, input->text, input->size, &bytes, &opened) != PANVEIL_OK ||
      panveil_bytes_text(bytes, &text) != PANVEIL_OK ||
      panveil_detokenizer_stream_new(detokenizer, &stream) != PANVEIL_OK) {
    fail(self, "detokenize");
  } else {
    panveil_sink sink;
    panveil_status status = PANVEIL_OK;
    expect_text(self, one, "output", text);
    expect_number(self, one, "opened", opened);
    memset(&out, 0, sizeof out);
    memset(&sink, 0, sizeof sink);
    out.self = self;
    sink.struct_size = sizeof sink;
    sink.user = &out;
    sink.on_text = on_text;
    for (i = 0; i < input->size; ++i) {
      status |= panveil_detokenizer_stream_feed(stream, input->text + i, 1, &sink);
    }
    status |= panveil_detokenizer_stream_finish(stream, &sink, &opened);
    if (status != PANVEIL_OK) fail(self, "stream");
    text.data = out.text;
    text.size = out.size;
    expect_text(self, one, "output", text);
    expect_number(self, one, "opened", opened);
  }
  panveil_bytes_free(bytes);
  panveil_detokenizer_stream_free(stream);
  panveil_detokenizer_free(detokenizer);
}

/* Whether this library has what the case needs. */
static int can_run(const json* one) {
  const json* needs = json_get(one, "needs");
  const json* need;
  for (need = needs == NULL ? NULL : needs->first; need != NULL; need = need->next) {
    const uint32_t feature = strcmp(need->text, "tokens") == 0     ? PANVEIL_FEATURE_TOKENS
                             : strcmp(need->text, "patterns") == 0 ? PANVEIL_FEATURE_PATTERNS
                                                                   : 0x80000000U;
    if ((panveil_features() & feature) == 0) return 0;
  }
  return 1;
}

/* The file, read and parsed, or the end of the program. */
static json* read_cases(const char* folder, const char* name) {
  char path[1024];
  static char text[1 << 20];
  size_t size;
  FILE* file;
  json* all;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  file = fopen(path, "rb");
  if (file == NULL) {
    printf("%s: cannot be read\n", path);
    exit(2);
  }
  size = fread(text, 1, sizeof text, file);
  fclose(file);
  all = json_parse(text, size);
  if (all == NULL || json_number(all, "format", 0) != 1) {
    printf("%s: is no file of cases, format 1\n", path);
    exit(2);
  }
  return all;
}

/* Nothing where a library knows no keys: then no case that needs one runs. */
static panveil_keyring* make_keyring(const json* all) {
  const json* text = json_get(all, "keyring");
  panveil_keyring* keyring = NULL;
  if (text != NULL) (void)panveil_keyring_from_text(text->text, text->size, &keyring, NULL, 0);
  return keyring;
}

int main(int argc, char** argv) {
  static const struct {
    const char* name;
    void (*run)(runner* self, const json* one);
  } kFiles[] = {{"scrub_cases.json", run_scrub},
                {"stream_cases.json", run_stream},
                {"conversation_cases.json", run_conversation},
                {"detokenize_cases.json", run_detokenize}};
  runner self;
  size_t i;
  if (argc != 2) {
    printf("usage: run_cases DIRECTORY\n");
    return 2;
  }
  memset(&self, 0, sizeof self);
  self.scratch = panveil_scratch_new();
  for (i = 0; i < sizeof kFiles / sizeof kFiles[0]; ++i) {
    json* all = read_cases(argv[1], kFiles[i].name);
    const json* one;
    self.keyring = make_keyring(all);
    for (one = json_get(all, "cases")->first; one != NULL; one = one->next) {
      self.name = json_text(one, "name");
      if (can_run(one)) {
        kFiles[i].run(&self, one);
        ++self.run;
      } else {
        ++self.skipped;
      }
    }
    panveil_keyring_free(self.keyring);
    json_free(all);
  }
  panveil_scratch_free(self.scratch);
  printf("%d cases, %d skipped, %d differences\n", self.run, self.skipped, self.failed);
  return self.failed == 0 && self.run > 300 ? 0 : 1;
}
