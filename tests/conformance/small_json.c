#include "small_json.h"

#include <stdlib.h>
#include <string.h>

typedef struct reader {
  const char* at;
  const char* end;
} reader;

static json* read_value(reader* from);

static void skip_blanks(reader* from) {
  while (from->at < from->end && strchr(" \t\r\n", *from->at) != NULL) ++from->at;
}

/* Passes over `c`, behind blanks; 0 when something else is there. */
static int take(reader* from, char c) {
  skip_blanks(from);
  if (from->at == from->end || *from->at != c) return 0;
  ++from->at;
  return 1;
}

/* The byte of \u00XX; -1 for what is no byte. */
static int read_byte_escape(reader* from) {
  char digits[5];
  char* end = NULL;
  long value;
  if (from->end - from->at < 4) return -1;
  memcpy(digits, from->at, 4);
  digits[4] = '\0';
  value = strtol(digits, &end, 16);
  if (end != digits + 4 || value > 255) return -1;
  from->at += 4;
  return (int)value;
}

static int read_escape(reader* from) {
  static const char kNames[] = "bfnrt";
  static const char kBytes[] = "\b\f\n\r\t";
  const char* name;
  char c;
  if (from->at == from->end) return -1;
  c = *from->at++;
  if (c == 'u') return read_byte_escape(from);
  if (c == '"' || c == '\\' || c == '/') return c;
  name = c == '\0' ? NULL : strchr(kNames, c);
  return name == NULL ? -1 : kBytes[name - kNames];
}

/* The bytes of a string whose quote is passed; NULL when it is none. */
static char* read_string(reader* from, size_t* size) {
  char* out = malloc((size_t)(from->end - from->at) + 1);
  size_t count = 0;
  if (out == NULL) return NULL;
  while (from->at < from->end && *from->at != '"') {
    int byte = (unsigned char)*from->at++;
    if (byte == '\\') byte = read_escape(from);
    if (byte < 0 || (unsigned char)from->at[-1] >= 0x80) break; /* the files are ASCII */
    out[count++] = (char)byte;
  }
  if (from->at == from->end || *from->at != '"') {
    free(out);
    return NULL;
  }
  ++from->at;
  out[count] = '\0';
  *size = count;
  return out;
}

/* The items up to `close`; 0 when they are none. */
static int read_items(reader* from, json* parent, char close) {
  json** last = &parent->first;
  if (take(from, close)) return 1;
  do {
    char* key = NULL;
    size_t size = 0;
    if (parent->type == JSON_OBJECT) {
      if (!take(from, '"') || (key = read_string(from, &size)) == NULL || !take(from, ':')) {
        free(key);
        return 0;
      }
    }
    *last = read_value(from);
    if (*last == NULL) {
      free(key);
      return 0;
    }
    (*last)->key = key;
    last = &(*last)->next;
  } while (take(from, ','));
  return take(from, close);
}

static int read_word(reader* from, json* value) {
  static const struct {
    const char* word;
    json_type type;
    int64_t number;
  } kWords[] = {{"true", JSON_BOOL, 1}, {"false", JSON_BOOL, 0}, {"null", JSON_NULL, 0}};
  size_t i;
  for (i = 0; i < 3; ++i) {
    const size_t size = strlen(kWords[i].word);
    if ((size_t)(from->end - from->at) >= size && memcmp(from->at, kWords[i].word, size) == 0) {
      from->at += size;
      value->type = kWords[i].type;
      value->number = kWords[i].number;
      return 1;
    }
  }
  return 0;
}

/* A whole number. */
static int read_number(reader* from, json* value) {
  const int negative = *from->at == '-';
  const char* begin;
  from->at += negative;
  begin = from->at;
  value->type = JSON_NUMBER;
  for (; from->at < from->end && *from->at >= '0' && *from->at <= '9'; ++from->at) {
    value->number = value->number * 10 + (*from->at - '0');
  }
  if (negative) value->number = -value->number;
  return from->at > begin;
}

static json* read_value(reader* from) {
  json* value = calloc(1, sizeof *value);
  int good = 0;
  if (value == NULL) return NULL;
  skip_blanks(from);
  if (from->at < from->end) {
    if (take(from, '{')) {
      value->type = JSON_OBJECT;
      good = read_items(from, value, '}');
    } else if (take(from, '[')) {
      value->type = JSON_LIST;
      good = read_items(from, value, ']');
    } else if (take(from, '"')) {
      value->type = JSON_STRING;
      value->text = read_string(from, &value->size);
      good = value->text != NULL;
    } else {
      good = read_word(from, value) || read_number(from, value);
    }
  }
  if (good) return value;
  json_free(value);
  return NULL;
}

json* json_parse(const char* text, size_t size) {
  reader from;
  json* value;
  from.at = text;
  from.end = text + size;
  value = read_value(&from);
  skip_blanks(&from);
  if (value != NULL && from.at != from.end) {
    json_free(value);
    value = NULL;
  }
  return value;
}

void json_free(json* value) {
  while (value != NULL) {
    json* next = value->next;
    json_free(value->first);
    free(value->text);
    free(value->key);
    free(value);
    value = next;
  }
}

const json* json_get(const json* object, const char* key) {
  const json* member = object == NULL ? NULL : object->first;
  while (member != NULL && strcmp(member->key, key) != 0) member = member->next;
  return member;
}

int64_t json_number(const json* object, const char* key, int64_t otherwise) {
  const json* member = json_get(object, key);
  return member == NULL ? otherwise : member->number;
}

const char* json_text(const json* object, const char* key) {
  const json* member = json_get(object, key);
  return member == NULL || member->text == NULL ? "" : member->text;
}

size_t json_count(const json* list) {
  size_t count = 0;
  const json* item = list == NULL ? NULL : list->first;
  for (; item != NULL; item = item->next) ++count;
  return count;
}
