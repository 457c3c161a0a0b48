// simdjson behind a C header: one JSON text in, a flat list of events out. The meaning is decided in Swift.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  PERIMETRY_JSON_KEY = 0,
  PERIMETRY_JSON_STRING = 1,
  PERIMETRY_JSON_INTEGER = 2,
  PERIMETRY_JSON_DOUBLE = 3,
  PERIMETRY_JSON_TRUE = 4,
  PERIMETRY_JSON_FALSE = 5,
  PERIMETRY_JSON_NULL = 6,
  PERIMETRY_JSON_OBJECT = 7,
  PERIMETRY_JSON_OBJECT_END = 8,
  PERIMETRY_JSON_ARRAY = 9,
  PERIMETRY_JSON_ARRAY_END = 10,
} perimetry_json_kind;

typedef union {
  int64_t integer;
  double number;
} perimetry_json_value;

/// Text of keys and strings is unescaped UTF-8 without a terminator, valid until the next parse. It lies in the parsed text
/// itself where nothing had to be unescaped; so does the text of a number, where there is one.
typedef struct {
  const uint8_t *text;
  uint32_t length;
  uint8_t kind;
  perimetry_json_value value;
} perimetry_json_event;

typedef struct perimetry_json_parser perimetry_json_parser;

perimetry_json_parser *perimetry_json_parser_new(void);
void perimetry_json_parser_free(perimetry_json_parser *parser);

/// Bytes that must be readable behind every text.
size_t perimetry_json_padding(void);

/// Parses one JSON text and returns null, or a static message that says what is wrong with it.
/// Every event lies in an array the parser owns, valid until the next parse.
const char *perimetry_json_parse(
    perimetry_json_parser *parser, const uint8_t *text, size_t length,
    const perimetry_json_event **events, size_t *count);

/// Checks one JSON text as strictly as perimetry_json_parse, and makes no events of it.
const char *perimetry_json_check(
    perimetry_json_parser *parser, const uint8_t *text, size_t length);

/// Whether the last text failed for a number that the library does not hold: it may be good all the same.
bool perimetry_json_met_large_number(const perimetry_json_parser *parser);

/// The version of the library, such as "3.0.1".
const char *perimetry_json_version(void);

#ifdef __cplusplus
}
#endif
