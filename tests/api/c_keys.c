/* Keyrings, tokens and sealed conversations, from C; or that they are not there. */
#include <stdio.h>
#include <stdlib.h>

#include "c_check.h"
#include "c_tests.h"

/* Made up, for tests: these bytes are no secret. */
static const char kKeyring[] =
    "{\"panveil_keyring\": 1, \"primary\": \"test\", \"keys\": [{\"id\": \"test\", \"key\": "
    "\"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\"}]}";
static const char kCard[] = "my card is 4111 1111 1111 1111 thanks";

static panveil_keyring* test_keyring(void) {
  panveil_keyring* keyring = NULL;
  CHECK_STATUS(PANVEIL_OK,
               panveil_keyring_from_text(kKeyring, sizeof kKeyring - 1, &keyring, NULL, 0));
  return keyring;
}

static panveil_scrubber* tokenizer(const panveil_keyring* keyring) {
  panveil_options* options = panveil_options_new();
  panveil_scrubber* scrubber;
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_keyring(options, keyring));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_scope(options, "shop", 4));
  scrubber = new_scrubber(options);
  panveil_options_free(options);
  return scrubber;
}

static void there_and_back(void) {
  panveil_keyring* keyring = test_keyring();
  panveil_scrubber* scrubber = tokenizer(keyring);
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_detokenizer* detokenizer = NULL;
  panveil_detokenizer_stream* stream = NULL;
  panveil_bytes* opened_text = NULL;
  panveil_text token;
  panveil_text text;
  size_t opened = 0;
  char reason[PANVEIL_REASON_BYTES];

  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_new(keyring, "shop", 4, PANVEIL_LETTERS,
                                                   &detokenizer, reason, sizeof reason));
  panveil_keyring_free(keyring); /* what was made of it lives on */
  CHECK_STATUS(PANVEIL_OK,
               panveil_scrub(scrubber, scratch, kCard, sizeof kCard - 1, PANVEIL_TEXT, &token));
  CHECK(token.size == sizeof kCard - 1 && memcmp(token.data, "my card is ", 11) == 0);
  CHECK(memcmp(token.data + 26, "1111 thanks", 11) == 0);
  CHECK(token.data[11] >= 'A' && token.data[11] <= 'Z');
  CHECK_STATUS(PANVEIL_OK,
               panveil_detokenize(detokenizer, token.data, token.size, &opened_text, &opened));
  CHECK(opened == 1);
  CHECK_STATUS(PANVEIL_OK, panveil_bytes_text(opened_text, &text));
  CHECK_TEXT(kCard, text);
  panveil_bytes_free(opened_text);

  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_stream_new(detokenizer, &stream));
  panveil_detokenizer_free(detokenizer);
  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_stream_feed(stream, token.data, 20, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_stream_text(stream, &text));
  CHECK(text.size <= 20 && memcmp(text.data, kCard, text.size) == 0);
  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_stream_reset(stream));
  CHECK_STATUS(PANVEIL_OK,
               panveil_detokenizer_stream_feed(stream, token.data + 11, token.size - 11, NULL));
  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_stream_finish(stream, NULL, &opened));
  CHECK(opened == 1);
  CHECK_STATUS(PANVEIL_OK, panveil_detokenizer_stream_text(stream, &text));
  CHECK(text.size <= sizeof kCard - 12);
  panveil_detokenizer_stream_free(stream);

  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
}

static void keyrings(void) {
  panveil_keyring* keyring = NULL;
  char reason[PANVEIL_REASON_BYTES];
  char id[PANVEIL_KEY_ID_BYTES];
  size_t size = 0;
  static const char path[] = "c_test.keys";
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_generate(&keyring, reason, sizeof reason));
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_rotate(keyring, kKeyring, PANVEIL_KEY_BYTES, "second", 6,
                                                  reason, sizeof reason));
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_rotate(keyring, NULL, 0, NULL, 0, NULL, 0));
  CHECK_STATUS(PANVEIL_ALREADY_EXISTS,
               panveil_keyring_rotate(keyring, NULL, 0, "second", 6, reason, sizeof reason));
  CHECK(strstr(reason, "second") != NULL);
  CHECK_STATUS(PANVEIL_MALFORMED_KEYRING,
               panveil_keyring_rotate(keyring, kKeyring, 31, NULL, 0, reason, sizeof reason));
  CHECK_STATUS(PANVEIL_MALFORMED_KEYRING,
               panveil_keyring_rotate(keyring, NULL, 0, "no blank", 8, reason, sizeof reason));
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_id(keyring, 1, id, sizeof id, &size));
  CHECK_TEXT("second", text_of(id, size));
  CHECK_STATUS(PANVEIL_OUTPUT_TOO_SMALL, panveil_keyring_id(keyring, 1, id, 3, &size));
  CHECK(size == 6);
  CHECK_STATUS(PANVEIL_NOT_FOUND, panveil_keyring_id(keyring, 3, id, sizeof id, &size));

  CHECK_STATUS(PANVEIL_OK,
               panveil_keyring_save(keyring, path, sizeof path - 1, reason, sizeof reason));
  panveil_keyring_free(keyring);
  CHECK_STATUS(PANVEIL_OK,
               panveil_keyring_load(path, sizeof path - 1, &keyring, reason, sizeof reason));
  remove(path);
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_id(keyring, 0, id, sizeof id, &size));
  CHECK_STATUS(PANVEIL_IS_PRIMARY, panveil_keyring_remove(keyring, id, size));
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_remove(keyring, "second", 6));
  CHECK_STATUS(PANVEIL_NOT_FOUND, panveil_keyring_remove(keyring, "second", 6));
  panveil_keyring_free(keyring);

  CHECK_STATUS(PANVEIL_NOT_FOUND,
               panveil_keyring_load("no/such/file", 12, &keyring, reason, sizeof reason));
  CHECK(keyring == NULL && strstr(reason, "no/such/file") != NULL);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_load("a\0b", 3, &keyring, NULL, 0));
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT, panveil_keyring_load("", 0, &keyring, NULL, 0));
  CHECK_STATUS(PANVEIL_MALFORMED_KEYRING,
               panveil_keyring_from_text("{", 1, &keyring, reason, sizeof reason));
  CHECK(strcmp(reason, "keyring: not JSON") == 0);
  CHECK_STATUS(PANVEIL_MALFORMED_KEYRING, panveil_keyring_from_text(NULL, 0, &keyring, NULL, 0));
}

static void sealed(void) {
  panveil_keyring* keyring = test_keyring();
  panveil_keyring* other = NULL;
  panveil_scrubber* scrubber = tokenizer(keyring);
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_conversation* first = NULL;
  panveil_conversation* second = NULL;
  panveil_message message;
  const size_t capacity = panveil_sealed_bytes();
  char* blob = malloc(capacity);
  size_t size = 0;
  message.struct_size = sizeof message;
  CHECK_STATUS(PANVEIL_OK, panveil_keyring_generate(&other, NULL, 0));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_new(scrubber, NULL, &first));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_new(scrubber, NULL, &second));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(first, scratch, "4111 1111", 9, PANVEIL_TEXT,
                                                      1000, "m", 1, &message));
  CHECK_STATUS(PANVEIL_OUTPUT_TOO_SMALL, panveil_conversation_seal(first, keyring, "chat", 4, 1000,
                                                                   blob, capacity - 1, &size));
  CHECK(size == capacity);
  CHECK_STATUS(PANVEIL_OK,
               panveil_conversation_seal(first, keyring, "chat", 4, 1000, blob, capacity, &size));
  CHECK(size == capacity);
  CHECK_STATUS(PANVEIL_SEAL_REFUSED,
               panveil_conversation_open(second, keyring, "chat2", 5, 1000, blob, size));
  CHECK_STATUS(PANVEIL_SEAL_UNKNOWN_KEY,
               panveil_conversation_open(second, other, "chat", 4, 1000, blob, size));
  CHECK_STATUS(PANVEIL_SEAL_MALFORMED,
               panveil_conversation_open(second, keyring, "chat", 4, 1000, blob, size - 1));
  CHECK_STATUS(PANVEIL_SEAL_EXPIRED,
               panveil_conversation_open(second, keyring, "chat", 4, 9000000, blob, size));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_open(second, keyring, "chat", 4, 1000, blob, size));
  CHECK_STATUS(PANVEIL_OK, panveil_conversation_scrub(second, scratch, "1111 1111", 9, PANVEIL_TEXT,
                                                      2000, "n", 1, &message));
  CHECK(message.earlier_count == 1 && message.number == 2);
  free(blob);
  panveil_conversation_free(first);
  panveil_conversation_free(second);
  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
  panveil_keyring_free(keyring);
  panveil_keyring_free(other);
}

static void without(void) {
  panveil_keyring* keyring = (panveil_keyring*)(void*)&keyring;
  panveil_detokenizer* detokenizer = NULL;
  char reason[PANVEIL_REASON_BYTES];
  CHECK_STATUS(PANVEIL_UNSUPPORTED, panveil_keyring_generate(&keyring, reason, sizeof reason));
  CHECK(keyring == NULL && reason[0] != '\0');
  CHECK_STATUS(PANVEIL_UNSUPPORTED, panveil_keyring_load("k", 1, &keyring, NULL, 0));
  CHECK_STATUS(PANVEIL_UNSUPPORTED,
               panveil_keyring_from_text(kKeyring, sizeof kKeyring - 1, &keyring, NULL, 0));
  CHECK_STATUS(PANVEIL_UNSUPPORTED,
               panveil_detokenizer_new(NULL, "", 0, PANVEIL_LETTERS, &detokenizer, NULL, 0));
}

void test_keys(void) {
  if ((panveil_features() & PANVEIL_FEATURE_TOKENS) == 0) {
    without();
    return;
  }
  there_and_back();
  keyrings();
  sealed();
}
