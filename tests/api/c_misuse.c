/* Wrong use that can be seen gives a status, and does no harm. */
#include <pthread.h>

#include "c_check.h"
#include "c_tests.h"

static void nothing_where_a_handle_is_due(void) {
  char buffer[64];
  panveil_text text;
  panveil_findings findings;
  panveil_message message;
  panveil_explanation explanation;
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_scrubber* scrubber = NULL;
  panveil_stream* stream = NULL;
  panveil_conversation* chat = NULL;
  panveil_explanations* explanations = NULL;
  int64_t time = 0;
  size_t size = 0;
  message.struct_size = sizeof message;
  explanation.struct_size = sizeof explanation;

  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrubber_new(NULL, NULL, NULL, 0));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrubber_new(NULL, &scrubber, NULL, 9));
  CHECK(scrubber == NULL);
  scrubber = new_scrubber(NULL);
  CHECK(panveil_scrubber_kernel(NULL) == NULL);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrub(NULL, scratch, "a", 1, PANVEIL_TEXT, &text));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrub(scrubber, NULL, "a", 1, PANVEIL_TEXT, &text));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrub(scrubber, scratch, "a", 1, PANVEIL_TEXT, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub(scrubber, scratch, NULL, 1, PANVEIL_TEXT, &text));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrub(scrubber, scratch, "a", 1, 9, &text));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scrub(scrubber, scratch, "a", 1, -1, &text));
  CHECK(text.data == NULL && text.size == 0);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub_in_place(scrubber, scratch, NULL, 1, PANVEIL_TEXT, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub_in_place(scrubber, scratch, buffer, 0, PANVEIL_TEXT, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub_to(scrubber, scratch, NULL, 1, PANVEIL_TEXT, buffer, 9, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub_to(scrubber, scratch, "a", 1, PANVEIL_TEXT, NULL, 9, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub_to(scrubber, scratch, "a", 1, PANVEIL_TEXT, buffer, 9, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scan(scrubber, scratch, NULL, 1, PANVEIL_TEXT, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scan(scrubber, scratch, "a", 1, PANVEIL_TEXT, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scratch_findings(NULL, &findings));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_scratch_findings(scratch, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_explain(NULL, "a", 1, PANVEIL_TEXT, &explanations));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_explain(scrubber, "a", 1, 77, &explanations));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_explanations_at(NULL, 0, &explanation));
  CHECK(panveil_explanations_count(NULL) == 0);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_bytes_text(NULL, &text));

  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_new(NULL, PANVEIL_TEXT, &stream));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_new(scrubber, 9, &stream));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_feed(NULL, "a", 1, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_flush(NULL, PANVEIL_MASK_DIGITS, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_finish(NULL, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_reset(NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_text(NULL, &text));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_findings(NULL, &findings));

  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_new(NULL, NULL, &chat));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_scrub(NULL, scratch, "a", 1, PANVEIL_TEXT,
                                                                0, NULL, 0, &message));
  CHECK(message.text.data == NULL && message.struct_size == sizeof message);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_expire(NULL, 0, &message));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_release(NULL, &message));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_holds_until(NULL, &time));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_reset(NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_conversation_seal(NULL, NULL, NULL, 0, 0, buffer, 1, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_open(NULL, NULL, NULL, 0, 0, NULL, 0));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_new(scrubber, NULL, &chat));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_conversation_scrub(chat, NULL, "a", 1, PANVEIL_TEXT, 0, NULL, 0, &message));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_conversation_scrub(chat, scratch, "a", 1, 12, 0, NULL, 0, &message));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_scrub(chat, scratch, "a", 1, PANVEIL_TEXT,
                                                                0, NULL, 4, &message));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_conversation_preview(chat, scratch, NULL, 1, 0, &message));
  message.struct_size = 8; /* forgotten, or of no version that there was */
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_release(chat, &message));
  message.struct_size = 0xa5a5a5a5U;
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_conversation_release(chat, &message));
  panveil_conversation_free(chat);

  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_set_action(NULL, PANVEIL_MASK));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_generate(NULL, NULL, 0));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_save(NULL, "a", 1, NULL, 0));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_rotate(NULL, NULL, 0, NULL, 0, NULL, 0));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_remove(NULL, "a", 1));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_id(NULL, 0, buffer, 9, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_detokenizer_new(NULL, "", 0, PANVEIL_LETTERS, NULL, NULL, 0));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_detokenize(NULL, "a", 1, NULL, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_detokenizer_stream_new(NULL, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_detokenizer_stream_feed(NULL, "a", 1, NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_detokenizer_stream_finish(NULL, NULL, &size));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_detokenizer_stream_reset(NULL));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_detokenizer_stream_text(NULL, &text));

  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
}

static void nothing_is_freed(void) {
  panveil_bytes_free(NULL);
  panveil_keyring_free(NULL);
  panveil_options_free(NULL);
  panveil_scrubber_free(NULL);
  panveil_scratch_free(NULL);
  panveil_explanations_free(NULL);
  panveil_stream_free(NULL);
  panveil_conversation_options_free(NULL);
  panveil_conversation_free(NULL);
  panveil_detokenizer_free(NULL);
  panveil_detokenizer_stream_free(NULL);
}

static void numbers_of_no_enumeration(void) {
  panveil_options* o = panveil_options_new();
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_set_sensitivity(o, 3));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_set_action(o, -1));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_set_token_format(o, 256));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_add_pattern(o, "n", 1, "p", 1, 3));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_add_field_name(o, "n", 1, 6));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_add_field_name(o, NULL, 1, PANVEIL_FIELD_PAN));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_add_allow_rule(o, NULL, 1, "1111", 4));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_set_scope(o, NULL, 1));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_set_kernel(o, NULL, 1));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_add_include_path(o, NULL, 1));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_options_add_exclude_path(o, NULL, 1));
  /* Nothing of it was taken over. */
  panveil_scrubber_free(new_scrubber(o));
  panveil_options_free(o);
}

/* Calls the handle that it is called for. */
typedef struct caller {
  const panveil_scrubber* scrubber;
  panveil_scratch* scratch;
  panveil_stream* stream;
  panveil_conversation* chat;
  panveil_status status;
} caller;

static int32_t scrub_again(void* user, const panveil_finding* finding) {
  caller* from = (caller*)user;
  panveil_text text;
  panveil_message message;
  message.struct_size = sizeof message;
  (void)finding;
  from->status = from->chat == NULL
                     ? panveil_scrub(from->scrubber, from->scratch, "4111", 4, PANVEIL_TEXT, &text)
                     : panveil_conversation_scrub(from->chat, from->scratch, "1", 1, PANVEIL_TEXT,
                                                  0, NULL, 0, &message);
  return 0;
}

/* Calls from another thread while the first is at it. */
static void* scrub_elsewhere(void* user) {
  (void)scrub_again(user, NULL);
  return NULL;
}

static int32_t scrub_from_a_thread(void* user, const panveil_finding* finding) {
  pthread_t thread;
  (void)finding;
  if (CHECK(pthread_create(&thread, NULL, scrub_elsewhere, user) == 0)) pthread_join(thread, NULL);
  return 0;
}

static void a_scratch_of_another_thread_is_busy(void) {
  static const char card[] = "pay 4111 1111 1111 1111";
  panveil_options* options = panveil_options_new();
  panveil_scrubber* scrubber;
  panveil_text text;
  caller from;
  memset(&from, 0, sizeof from);
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_allow(options, scrub_from_a_thread, &from));
  scrubber = new_scrubber(options);
  from.scrubber = scrubber;
  from.scratch = panveil_scratch_new();
  CHECK_STATUS(PANVEIL_OK,
               panveil_scrub(scrubber, from.scratch, card, sizeof card - 1, PANVEIL_TEXT, &text));
  CHECK(from.status == PANVEIL_BUSY);
  CHECK_TEXT("pay **** **** **** 1111", text);
  panveil_scratch_free(from.scratch);
  panveil_scrubber_free(scrubber);
  panveil_options_free(options);
}

static void feed_again(void* user, const char* text, size_t size) {
  caller* from = (caller*)user;
  (void)text;
  (void)size;
  from->status = panveil_stream_feed(from->stream, "4111", 4, NULL);
}

static void a_handle_in_use_is_busy(void) {
  static const char card[] = "pay 4111 1111 1111 1111";
  panveil_options* options = panveil_options_new();
  panveil_scrubber* scrubber;
  caller from;
  panveil_text text;
  panveil_message message;
  panveil_sink sink;
  memset(&from, 0, sizeof from);
  message.struct_size = sizeof message;
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_allow(options, scrub_again, &from));
  scrubber = new_scrubber(options);
  from.scrubber = scrubber;
  from.scratch = panveil_scratch_new();
  CHECK_STATUS(PANVEIL_OK,
               panveil_scrub(scrubber, from.scratch, card, sizeof card - 1, PANVEIL_TEXT, &text));
  CHECK(from.status == PANVEIL_BUSY);
  CHECK_TEXT("pay **** **** **** 1111", text);

  CHECK_STATUS(PANVEIL_OK, panveil_conversation_new(scrubber, NULL, &from.chat));
  from.status = PANVEIL_OK;
  CHECK_STATUS(PANVEIL_OK,
               panveil_conversation_scrub(from.chat, from.scratch, card, sizeof card - 1,
                                          PANVEIL_TEXT, 0, NULL, 0, &message));
  CHECK(from.status == PANVEIL_BUSY);
  CHECK_TEXT("pay **** **** **** 1111", message.text);
  panveil_conversation_free(from.chat);

  memset(&sink, 0, sizeof sink);
  sink.struct_size = sizeof sink;
  sink.user = &from;
  CHECK_STATUS(PANVEIL_OK, panveil_stream_new(scrubber, PANVEIL_TEXT, &from.stream));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_feed(from.stream, "a", 1, &sink));
  sink.on_text = feed_again;
  sink.struct_size = 3;
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_feed(from.stream, "a", 1, &sink));
  sink.struct_size = sizeof sink;
  from.status = PANVEIL_OK;
  CHECK_STATUS(PANVEIL_OK, panveil_stream_feed(from.stream, "hello there, ", 13, &sink));
  CHECK(from.status == PANVEIL_BUSY);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_feed(from.stream, NULL, 1, &sink));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_stream_flush(from.stream, 2, &sink));
  CHECK_STATUS(PANVEIL_OK, panveil_stream_finish(from.stream, NULL));
  panveil_stream_free(from.stream);
  panveil_scratch_free(from.scratch);
  panveil_scrubber_free(scrubber);
  panveil_options_free(options);
}

void test_misuse(void) {
  nothing_where_a_handle_is_due();
  nothing_is_freed();
  numbers_of_no_enumeration();
  a_handle_in_use_is_busy();
  a_scratch_of_another_thread_is_busy();
}
