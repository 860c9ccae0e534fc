/* Streams and conversations, from C. */
#include "c_check.h"
#include "c_tests.h"

static const char kText[] = "a card 4111 1111 1111 1111, then {\"x\":1} and 378282246310005.";
static const char kClean[] = "a card **** **** **** 1111, then {\"x\":1} and ***********0005.";

/* What came out. */
typedef struct output {
  char text[256];
  size_t size;
  uint64_t offsets[4];
  size_t findings;
} output;

static void on_text(void* user, const char* text, size_t size) {
  output* out = (output*)user;
  if (!CHECK(out->size + size <= sizeof out->text)) return;
  memcpy(out->text + out->size, text, size);
  out->size += size;
}

static void on_finding(void* user, const panveil_finding* finding) {
  output* out = (output*)user;
  if (CHECK(out->findings < 4)) out->offsets[out->findings++] = finding->offset;
}

static panveil_sink sink_to(output* out) {
  panveil_sink sink;
  memset(&sink, 0, sizeof sink);
  memset(out, 0, sizeof *out);
  sink.struct_size = sizeof sink;
  sink.user = out;
  sink.on_text = on_text;
  sink.on_finding = on_finding;
  return sink;
}

static void streams_to_callbacks(const panveil_scrubber* scrubber) {
  const size_t length = sizeof kText - 1;
  panveil_stream* stream = NULL;
  size_t cut;
  CHECK_STATUS(PANVEIL_OK, panveil_stream_new(scrubber, PANVEIL_TEXT, &stream));
  for (cut = 0; cut <= length; ++cut) {
    output out;
    const panveil_sink sink = sink_to(&out);
    CHECK_STATUS(PANVEIL_OK, panveil_stream_feed(stream, kText, cut, &sink));
    CHECK_STATUS(PANVEIL_OK, panveil_stream_feed(stream, kText + cut, length - cut, &sink));
    CHECK_STATUS(PANVEIL_OK, panveil_stream_finish(stream, &sink));
    CHECK_TEXT(kClean, text_of(out.text, out.size));
    CHECK(out.findings == 2 && out.offsets[0] == 7 && out.offsets[1] == 45);
  }
  panveil_stream_free(stream);
}

static void streams_that_keep(const panveil_scrubber* scrubber) {
  static const char json[] = "{\"pan\":\"4111111111111111\",\"b\":[\"378282246310005\"]}";
  panveil_stream* stream = NULL;
  panveil_text text;
  panveil_findings findings;
  CHECK_STATUS(PANVEIL_OK, panveil_stream_new(scrubber, PANVEIL_JSON, &stream));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_feed(stream, json, 20, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_text(stream, &text));
  CHECK(text.size == 0);
  CHECK_STATUS(PANVEIL_OK, panveil_stream_feed(stream, json + 20, sizeof json - 21, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_finish(stream, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_text(stream, &text));
  CHECK_TEXT("{\"pan\":\"************1111\",\"b\":[\"***********0005\"]}", text);
  CHECK_STATUS(PANVEIL_OK, panveil_stream_findings(stream, &findings));
  if (CHECK(findings.count == 2)) {
    CHECK_TEXT("pan", panveil_finding_at(&findings, 0)->path);
    CHECK_TEXT("b[0]", panveil_finding_at(&findings, 1)->path);
  }
  CHECK_STATUS(PANVEIL_OK, panveil_stream_reset(stream));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_text(stream, &text));
  CHECK(text.size == 0);
  panveil_stream_free(stream);

  CHECK_STATUS(PANVEIL_OK, panveil_stream_new(scrubber, PANVEIL_TEXT, &stream));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_feed(stream, "pin 4111 11", 11, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_flush(stream, PANVEIL_MASK_DIGITS, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_text(stream, &text));
  CHECK(text.size > 0 && memcmp(text.data + text.size - 2, "**", 2) == 0);
  CHECK_STATUS(PANVEIL_OK, panveil_stream_finish(stream, NULL));
  panveil_stream_free(stream);
}

void test_streams(void) {
  panveil_scrubber* scrubber = new_scrubber(NULL);
  streams_to_callbacks(scrubber);
  streams_that_keep(scrubber);
  panveil_scrubber_free(scrubber);
}

static panveil_message new_message(void) {
  panveil_message message;
  memset(&message, 0xa5, sizeof message);
  message.struct_size = sizeof message;
  return message;
}

static void joins(const panveil_scrubber* scrubber) {
  panveil_conversation* chat = NULL;
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_message message = new_message();
  panveil_findings findings;
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_new(scrubber, NULL, &chat));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(chat, scratch, "4111 1111", 9, PANVEIL_TEXT,
                                                      1000, "m-1", 3, &message));
  CHECK_TEXT("4111 1111", message.text);
  CHECK(message.number == 1 && !message.held && message.earlier_count == 0);
  CHECK_STATUS(PANVEIL_OK,
               panveil_conversation_preview(chat, scratch, "1111 11", 7, 1500, &message));
  CHECK(message.text.size == 7 && message.text.data[6] == 'X');
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(chat, scratch, "1111 1111", 9, PANVEIL_TEXT,
                                                      2000, "m-2", 3, &message));
  CHECK(message.number == 2);
  CHECK(message.text.size == 9 && memcmp(message.text.data, "1111", 4) != 0);
  if (CHECK(message.earlier_count == 1)) {
    const panveil_earlier_part* part = panveil_earlier_at(&message, 0);
    CHECK(part->finding == 0 && part->message == 1 && part->offset == 0 && part->length == 9);
    CHECK_TEXT("m-1", part->id);
  }
  CHECK(panveil_earlier_at(&message, 1) == NULL && panveil_released_at(&message, 0) == NULL);
  CHECK_STATUS(PANVEIL_OK, panveil_scratch_findings(scratch, &findings));
  CHECK(findings.count == 1 && panveil_finding_at(&findings, 0)->digits == 16);

  CHECK_STATUS(PANVEIL_OK, panveil_conversation_reset(chat));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(chat, scratch, "1111 1111", 9, PANVEIL_TEXT,
                                                      3000, NULL, 0, &message));
  CHECK_TEXT("1111 1111", message.text);
  panveil_conversation_free(chat);
  panveil_scratch_free(scratch);
}

static void holds(const panveil_scrubber* scrubber) {
  panveil_conversation_options* options = panveil_conversation_options_new();
  panveil_conversation* chat = NULL;
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_message message = new_message();
  int64_t until = 0;
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_options_set_hold(options, 1, 500));
  CHECK_STATUS(PANVEIL_INVALID_OPTION, panveil_conversation_options_set_max_age_ms(options, -1));
  CHECK_STATUS(PANVEIL_INVALID_OPTION,
               panveil_conversation_options_set_max_age_ms(options, INT64_MIN));
  CHECK_STATUS(PANVEIL_INVALID_OPTION, panveil_conversation_options_set_hold(options, 1, -1));
  CHECK_STATUS(PANVEIL_INVALID_OPTION,
               panveil_conversation_options_set_preview_digits(options, -1));
  CHECK_STATUS(PANVEIL_INVALID_OPTION, panveil_conversation_options_set_sealed_ms(options, -1));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_options_set_max_age_ms(options, 60000));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_options_set_max_messages(options, 4));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_options_set_code_after_card(options, 0));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_options_set_preview_digits(options, 2));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_options_set_sealed_ms(options, 1000));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_new(scrubber, options, &chat));
  panveil_conversation_options_free(options);
  CHECK_STATUS(PANVEIL_NOT_FOUND, panveil_conversation_holds_until(chat, &until));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(chat, scratch, "4111 1111", 9, PANVEIL_TEXT,
                                                      1000, "a", 1, &message));
  CHECK(message.held && message.text.size == 0);
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_holds_until(chat, &until));
  CHECK(until == 1500);
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_expire(chat, 1499, &message));
  CHECK(message.released_count == 0);
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_expire(chat, 1500, &message));
  if (CHECK(message.released_count == 1)) {
    CHECK(panveil_released_at(&message, 0)->message == 1);
    CHECK_TEXT("a", panveil_released_at(&message, 0)->id);
    CHECK_TEXT("4111 1111", panveil_released_at(&message, 0)->text);
  }
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(chat, scratch, "3782 8224", 9, PANVEIL_TEXT,
                                                      9000, "b", 1, &message));
  CHECK(message.held);
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_release(chat, &message));
  CHECK(message.released_count == 1);
  panveil_conversation_free(chat);
  panveil_scratch_free(scratch);
}

void test_conversations(void) {
  panveil_scrubber* scrubber = new_scrubber(NULL);
  joins(scrubber);
  holds(scrubber);
  panveil_scrubber_free(scrubber);
}
