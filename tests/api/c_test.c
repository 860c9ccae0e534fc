/* What panveil.h promises, from C99. Linked with each product; what a product has not
 * (panveil_features()) must say so. */
#include <stdlib.h>

#include "c_check.h"
#include "c_tests.h"

int checks_made = 0;
int checks_failed = 0;

static const char kCard[] = "my card is 4111 1111 1111 1111 thanks";
static const char kMasked[] = "my card is **** **** **** 1111 thanks";

static void versions_and_names(void) {
  CHECK(panveil_abi_version() == PANVEIL_ABI_VERSION);
  CHECK(strcmp(panveil_version_string(), PANVEIL_VERSION_STRING) == 0);
  CHECK((panveil_features() & ~(uint32_t)(PANVEIL_FEATURE_TOKENS | PANVEIL_FEATURE_PATTERNS)) == 0);
  CHECK(strcmp(panveil_status_string(PANVEIL_OK), "ok") == 0);
  CHECK(strcmp(panveil_status_string(PANVEIL_FAILED), "failed") == 0);
  CHECK(strcmp(panveil_status_string(-1), "unknown") == 0);
  CHECK(strcmp(panveil_brand_name(PANVEIL_BRAND_VISA), "visa") == 0);
  CHECK(strcmp(panveil_brand_name(PANVEIL_BRAND_MAESTRO), "maestro") == 0);
  CHECK(strcmp(panveil_brand_name(-1), "unknown") == 0);
  CHECK(strcmp(panveil_brand_name(256), "unknown") == 0);
  CHECK(strcmp(panveil_finding_kind_name(PANVEIL_FOUND_CODE), "code") == 0);
  CHECK(strcmp(panveil_confidence_name(PANVEIL_HIGH), "high") == 0);
  CHECK(strcmp(panveil_action_name(PANVEIL_TOKENIZE), "token") == 0);
  CHECK(panveil_payload_kind_of("Application/JSON; charset=utf-8", 31) == PANVEIL_JSON);
  CHECK(panveil_payload_kind_of(NULL, 0) == PANVEIL_AUTO);
  CHECK(panveil_payload_kind_of(NULL, 5) == PANVEIL_AUTO);
  CHECK(panveil_available_kernel(0) != NULL);
  CHECK(panveil_available_kernel(1000) == NULL);
}

static void scrubs(void) {
  panveil_scrubber* scrubber = new_scrubber(NULL);
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_text out;
  panveil_findings findings;
  const panveil_finding* found;
  char buffer[64];
  size_t size = 0;
  const size_t length = strlen(kCard);

  CHECK(panveil_scrubber_kernel(scrubber) != NULL);

  /* A clean text is the text itself. */
  CHECK_STATUS(PANVEIL_OK, panveil_scrub(scrubber, scratch, "hello", 5, PANVEIL_TEXT, &out));
  CHECK_TEXT("hello", out);
  CHECK_STATUS(PANVEIL_OK, panveil_scrub(scrubber, scratch, kCard, 5, PANVEIL_TEXT, &out));
  CHECK(out.data == kCard);

  CHECK_STATUS(PANVEIL_OK, panveil_scrub(scrubber, scratch, kCard, length, PANVEIL_TEXT, &out));
  CHECK_TEXT(kMasked, out);
  CHECK_STATUS(PANVEIL_OK, panveil_scratch_findings(scratch, &findings));
  CHECK(findings.count == 1 && findings.total == 1);
  found = panveil_finding_at(&findings, 0);
  if (CHECK(found != NULL)) {
    CHECK(found->offset == 11 && found->length == 19);
    CHECK(found->kind == PANVEIL_FOUND_PAN && found->brand == PANVEIL_BRAND_VISA);
    CHECK(found->action == PANVEIL_MASK && found->digits == 16 && found->pattern == 0);
    CHECK(memcmp(found->last_four, "1111", 4) == 0);
    CHECK(found->path.size == 0);
  }
  CHECK(panveil_finding_at(&findings, 1) == NULL);

  CHECK_STATUS(PANVEIL_OK, panveil_scan(scrubber, scratch, kCard, length, PANVEIL_TEXT, &size));
  CHECK(size == 1);

  CHECK(panveil_scrub_bound(length) <= sizeof buffer);
  CHECK_STATUS(PANVEIL_OK, panveil_scrub_to(scrubber, scratch, kCard, length, PANVEIL_TEXT, buffer,
                                            sizeof buffer, &size));
  CHECK_TEXT(kMasked, text_of(buffer, size));
  CHECK_STATUS(PANVEIL_OUTPUT_TOO_SMALL,
               panveil_scrub_to(scrubber, scratch, kCard, length, PANVEIL_TEXT, buffer, 3, &size));
  CHECK(size == panveil_scrub_bound(length));
  memcpy(buffer, kCard, length);
  CHECK_STATUS(PANVEIL_BAD_ARGUMENT,
               panveil_scrub_to(scrubber, scratch, buffer, length, PANVEIL_TEXT, buffer + 1,
                                sizeof buffer - 1, &size));
  CHECK_STATUS(PANVEIL_OK,
               panveil_scrub_in_place(scrubber, scratch, buffer, length, PANVEIL_TEXT, &size));
  CHECK_TEXT(kMasked, text_of(buffer, size));

  /* The field, in a payload. */
  {
    static const char json[] = "{\"a\":[{\"pan\":\"4111111111111111\"}]}";
    CHECK_STATUS(PANVEIL_OK,
                 panveil_scrub(scrubber, scratch, json, sizeof json - 1, PANVEIL_AUTO, &out));
    CHECK_TEXT("{\"a\":[{\"pan\":\"************1111\"}]}", out);
    CHECK_STATUS(PANVEIL_OK, panveil_scratch_findings(scratch, &findings));
    found = panveil_finding_at(&findings, 0);
    if (CHECK(found != NULL)) CHECK_TEXT("a[0].pan", found->path);
  }

  /* What the call before found is not what a clean text holds. */
  CHECK_STATUS(PANVEIL_OK, panveil_scrub(scrubber, scratch, "hello", 5, PANVEIL_TEXT, &out));
  CHECK_STATUS(PANVEIL_OK, panveil_scratch_findings(scratch, &findings));
  CHECK(findings.count == 0 && findings.total == 0 && findings.first == NULL);

  /* Nothing at all. */
  CHECK_STATUS(PANVEIL_OK, panveil_scrub(scrubber, scratch, NULL, 0, PANVEIL_JSON, &out));
  CHECK(out.size == 0);
  CHECK_STATUS(PANVEIL_OK, panveil_scrub_in_place(scrubber, scratch, NULL, 0, PANVEIL_TEXT, &size));
  CHECK(size == 0);
  CHECK_STATUS(PANVEIL_OK,
               panveil_scrub_to(scrubber, scratch, NULL, 0, PANVEIL_TEXT, NULL, 0, &size));
  CHECK(size == 0);

  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
}

static int32_t allow_visa(void* user, const panveil_finding* finding) {
  ++*(int*)user;
  return finding->brand == PANVEIL_BRAND_VISA;
}

/* What `options` make of `text`; frees the options. */
static void scrubs_to(panveil_options* options, const char* text, const char* expected) {
  panveil_scrubber* scrubber = new_scrubber(options);
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_text out;
  panveil_options_free(options);
  CHECK_STATUS(PANVEIL_OK,
               panveil_scrub(scrubber, scratch, text, strlen(text), PANVEIL_AUTO, &out));
  CHECK_TEXT(expected, out);
  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
}

static void obeys_options(void) {
  panveil_options* o = panveil_options_new();
  int asked = 0;
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_action(o, PANVEIL_REDACT));
  scrubs_to(o, kCard, "my card is **** **** **** **** thanks");

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_add_allow_rule(o, "411111", 6, "1111", 4));
  scrubs_to(o, kCard, kCard);

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_allow(o, allow_visa, &asked));
  scrubs_to(o, "4111111111111111 or 378282246310005", "4111111111111111 or ***********0005");
  CHECK(asked == 2);

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_sensitivity(o, PANVEIL_PRECISE));
  scrubs_to(o, "see 4111111111111111", "see 4111111111111111");

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_add_field_name(o, "tarjeta_x", 9, PANVEIL_FIELD_CODE));
  scrubs_to(o, "{\"tarjeta_x\":\"123\"}", "{\"tarjeta_x\":\"***\"}");

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_scrub_holder_names(o, 1));
  scrubs_to(o, "{\"cardholderName\":\"Jane Doe\"}", "{\"cardholderName\":\"********\"}");

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_add_include_path(o, "a", 1));
  scrubs_to(o, "{\"a\":\"4111111111111111\",\"b\":\"4111111111111111\"}",
            "{\"a\":\"************1111\",\"b\":\"4111111111111111\"}");

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_add_exclude_path(o, "a", 1));
  scrubs_to(o, "{\"a\":\"4111111111111111\",\"b\":\"4111111111111111\"}",
            "{\"a\":\"4111111111111111\",\"b\":\"************1111\"}");

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_max_depth(o, 1));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_max_findings(o, 1));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_max_input_bytes(o, 100));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_kernel(o, "scalar", 6));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_scope(o, "shop", 4));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_token_format(o, PANVEIL_LETTERS));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_keyring(o, NULL));
  {
    panveil_scrubber* scrubber = new_scrubber(o);
    panveil_scratch* scratch = panveil_scratch_new();
    panveil_findings findings;
    panveil_text out;
    static const char two[] = "4111111111111111 378282246310005";
    char longer[101];
    CHECK(strcmp(panveil_scrubber_kernel(scrubber), "scalar") == 0);
    CHECK_STATUS(PANVEIL_OK,
                 panveil_scrub(scrubber, scratch, two, sizeof two - 1, PANVEIL_TEXT, &out));
    CHECK_STATUS(PANVEIL_OK, panveil_scratch_findings(scratch, &findings));
    CHECK(findings.count == 1 && findings.total == 2);
    memset(longer, 'a', sizeof longer);
    CHECK_STATUS(PANVEIL_INPUT_TOO_LONG,
                 panveil_scrub(scrubber, scratch, longer, sizeof longer, PANVEIL_TEXT, &out));
    CHECK(out.data == NULL && out.size == 0);
    CHECK_STATUS(PANVEIL_OK, panveil_scratch_findings(scratch, &findings));
    CHECK(findings.count == 0 && findings.first == NULL);
    panveil_scratch_free(scratch);
    panveil_scrubber_free(scrubber);
  }
  panveil_options_free(o);

  o = panveil_options_new();
  CHECK_STATUS(PANVEIL_OK,
               panveil_options_add_pattern(o, "loyalty", 7, "LOY-\\d+", 7, PANVEIL_MASK));
  if (panveil_features() & PANVEIL_FEATURE_PATTERNS) {
    scrubs_to(o, "my LOY-12", "my ***-**");
  } else {
    panveil_scrubber* scrubber = NULL;
    char reason[PANVEIL_REASON_BYTES];
    CHECK_STATUS(PANVEIL_UNSUPPORTED, panveil_scrubber_new(o, &scrubber, reason, sizeof reason));
    CHECK(scrubber == NULL && reason[0] != '\0');
    panveil_options_free(o);
  }
}

static void says_why(void) {
  panveil_options* o = panveil_options_new();
  panveil_scrubber* scrubber = NULL;
  char reason[PANVEIL_REASON_BYTES];
  memset(reason, 'x', sizeof reason);
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_max_depth(o, 17));
  CHECK_STATUS(PANVEIL_INVALID_OPTION, panveil_scrubber_new(o, &scrubber, reason, sizeof reason));
  CHECK(scrubber == NULL);
  CHECK(strcmp(reason, "max_depth: must be 0 to 16") == 0);
  CHECK_STATUS(PANVEIL_INVALID_OPTION, panveil_scrubber_new(o, &scrubber, reason, 10));
  CHECK(strcmp(reason, "max_depth") == 0);
  CHECK_STATUS(PANVEIL_INVALID_OPTION, panveil_scrubber_new(o, &scrubber, NULL, 0));
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_max_depth(o, 0));
  CHECK_STATUS(PANVEIL_OK, panveil_scrubber_new(o, &scrubber, reason, sizeof reason));
  CHECK(reason[0] == '\0');
  panveil_scrubber_free(scrubber);
  panveil_options_free(o);
}

static void explains(void) {
  panveil_scrubber* scrubber = new_scrubber(NULL);
  panveil_explanations* list = NULL;
  panveil_explanation one;
  CHECK_STATUS(PANVEIL_OK, panveil_explain(scrubber, kCard, strlen(kCard), PANVEIL_TEXT, &list));
  CHECK(panveil_explanations_count(list) == 1);
  one.struct_size = sizeof one;
  CHECK_STATUS(PANVEIL_OK, panveil_explanations_at(list, 0, &one));
  CHECK(one.scrubbed && one.offset == 11 && one.length == 19 && one.reason.size > 0);
  CHECK_TEXT("**** **** **** 1111", one.masked);
  CHECK_STATUS(PANVEIL_NOT_FOUND, panveil_explanations_at(list, 1, &one));
  CHECK(one.reason.data == NULL);
  panveil_explanations_free(list);
  panveil_scrubber_free(scrubber);
}

/* What an allow function lets pass is not said to go. */
static void explains_what_passes(void) {
  panveil_options* options = panveil_options_new();
  panveil_scrubber* scrubber;
  panveil_explanations* list = NULL;
  panveil_explanation one;
  int asked = 0;
  CHECK_STATUS(PANVEIL_OK, panveil_options_set_allow(options, allow_visa, &asked));
  scrubber = new_scrubber(options);
  CHECK_STATUS(PANVEIL_OK, panveil_explain(scrubber, kCard, strlen(kCard), PANVEIL_TEXT, &list));
  CHECK(panveil_explanations_count(list) == 1 && asked == 1);
  one.struct_size = sizeof one;
  CHECK_STATUS(PANVEIL_OK, panveil_explanations_at(list, 0, &one));
  CHECK(!one.scrubbed && one.offset == 11 && one.length == 19);
  CHECK_TEXT("**** **** **** 1111", one.masked);
  panveil_explanations_free(list);
  panveil_scrubber_free(scrubber);
  panveil_options_free(options);
}

panveil_scrubber* new_scrubber(const panveil_options* options) {
  panveil_scrubber* scrubber = NULL;
  char reason[PANVEIL_REASON_BYTES];
  if (!CHECK_STATUS(PANVEIL_OK, panveil_scrubber_new(options, &scrubber, reason, sizeof reason))) {
    printf("  %s\n", reason);
    exit(1); /* the rest would say no more */
  }
  return scrubber;
}

int main(void) {
  versions_and_names();
  scrubs();
  obeys_options();
  says_why();
  explains();
  explains_what_passes();
  test_streams();
  test_conversations();
  test_keys();
  test_misuse();
  printf("%d checks, %d failed\n", checks_made, checks_failed);
  return checks_failed == 0 && checks_made > 100 ? 0 : 1;
}
