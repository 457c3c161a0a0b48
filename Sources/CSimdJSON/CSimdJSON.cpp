#include "CSimdJSON.h"

// Every fault is a value: an exception must never reach Swift.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <cstring>
#include <utility>
#include <vector>

using namespace simdjson;

// Lazily parsed where that works, because then the values' places in the text are known and most strings are not copied;
// whatever the lazy parser does not take is put to the strict one, whose answer counts.
struct perimetry_json_parser {
  ondemand::parser lazy;
  dom::parser strict;
  std::vector<perimetry_json_event> events;
  bool met_large_number = false;

  static constexpr size_t deepest = 1000;

  void add(perimetry_json_kind kind) { events.push_back({nullptr, 0, uint8_t(kind), {0}}); }

  void add(perimetry_json_kind kind, std::string_view text) {
    events.push_back(
        {reinterpret_cast<const uint8_t *>(text.data()), uint32_t(text.size()), uint8_t(kind), {0}});
  }

  static std::string_view without_blanks_behind(std::string_view text) {
    while (!text.empty() && strchr(" \t\n\r", text.back())) text.remove_suffix(1);
    return text;
  }

  error_code walk(ondemand::object object, size_t depth) {
    add(PERIMETRY_JSON_OBJECT);
    for (auto result : object) {
      ondemand::field field;
      std::string_view key;
      if (auto error = std::move(result).get(field)) return error;
      if (auto error = field.unescaped_key().get(key)) return error;
      add(PERIMETRY_JSON_KEY, key);
      if (auto error = walk(field.value(), depth)) return error;
    }
    add(PERIMETRY_JSON_OBJECT_END);
    return SUCCESS;
  }

  error_code walk(ondemand::array array, size_t depth) {
    add(PERIMETRY_JSON_ARRAY);
    for (auto result : array) {
      ondemand::value value;
      if (auto error = result.get(value)) return error;
      if (auto error = walk(value, depth)) return error;
    }
    add(PERIMETRY_JSON_ARRAY_END);
    return SUCCESS;
  }

  error_code walk(ondemand::value value, size_t depth) {
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    switch (type) {
    case ondemand::json_type::object: {
      ondemand::object object;
      if (depth == 0) return DEPTH_ERROR;
      if (auto error = value.get_object().get(object)) return error;
      return walk(object, depth - 1);
    }
    case ondemand::json_type::array: {
      ondemand::array array;
      if (depth == 0) return DEPTH_ERROR;
      if (auto error = value.get_array().get(array)) return error;
      return walk(array, depth - 1);
    }
    case ondemand::json_type::string: return add_string(value);
    case ondemand::json_type::number: return add_number(value);
    case ondemand::json_type::boolean: {
      bool is_true;
      if (auto error = value.get_bool().get(is_true)) return error;
      add(is_true ? PERIMETRY_JSON_TRUE : PERIMETRY_JSON_FALSE);
      return SUCCESS;
    }
    default: {
      // A bool in some generations of the library, a result in others.
      bool is_null;
      if (auto error = simdjson_result<bool>(value.is_null()).get(is_null)) return error;
      if (!is_null) return N_ATOM_ERROR;
      add(PERIMETRY_JSON_NULL);
      return SUCCESS;
    }
    }
  }

  error_code add_string(ondemand::value value) {
    auto token = without_blanks_behind(value.raw_json_token());
    if (token.size() >= 2 && token.back() == '"' && !memchr(token.data(), '\\', token.size())) {
      ondemand::raw_json_string raw;
      if (auto error = value.get_raw_json_string().get(raw)) return error;
      add(PERIMETRY_JSON_STRING, token.substr(1, token.size() - 2));
      return SUCCESS;
    }
    std::string_view text;
    if (auto error = value.get_string().get(text)) return error;
    add(PERIMETRY_JSON_STRING, text);
    return SUCCESS;
  }

  error_code add_number(ondemand::value value) {
    auto token = without_blanks_behind(value.raw_json_token());
    ondemand::number number;
    if (auto error = value.get_number().get(number)) return error;
    if (number.is_int64()) {
      add(PERIMETRY_JSON_INTEGER, token);
      events.back().value.integer = number.get_int64();
    } else {
      add(PERIMETRY_JSON_DOUBLE, token);
      events.back().value.number = number.as_double();
    }
    return SUCCESS;
  }

  // Objects and arrays only; false for whatever is not plainly good.
  bool parse_lazily(const uint8_t *text, size_t length) {
    ondemand::document document;
    auto padded = padded_string_view(text, length, length + SIMDJSON_PADDING);
    if (lazy.iterate(padded).get(document)) return false;
    ondemand::object object;
    ondemand::array array;
    if (length > 0 && *text == '{') {
      if (document.get_object().get(object) || walk(object, deepest)) return false;
    } else if (length > 0 && *text == '[') {
      if (document.get_array().get(array) || walk(array, deepest)) return false;
    } else {
      return false;
    }
    // The documented sign that nothing follows; `at_end` came later.
    return document.current_location().error() == OUT_OF_BOUNDS;
  }

  // simdjson has checked the nesting against its own limit, so the recursion is bounded; and a type that was asked for
  // before it is taken is never the wrong one.
  void walk(dom::element element) {
    switch (element.type()) {
    case dom::element_type::OBJECT: {
      dom::object object;
      (void)element.get(object);
      add(PERIMETRY_JSON_OBJECT);
      for (auto field : object) {
        add(PERIMETRY_JSON_KEY, field.key);
        walk(field.value);
      }
      add(PERIMETRY_JSON_OBJECT_END);
      break;
    }
    case dom::element_type::ARRAY: {
      dom::array array;
      (void)element.get(array);
      add(PERIMETRY_JSON_ARRAY);
      for (auto item : array) walk(item);
      add(PERIMETRY_JSON_ARRAY_END);
      break;
    }
    case dom::element_type::STRING: {
      std::string_view text;
      (void)element.get(text);
      add(PERIMETRY_JSON_STRING, text);
      break;
    }
    case dom::element_type::INT64: {
      int64_t value = 0;
      (void)element.get(value);
      add(PERIMETRY_JSON_INTEGER);
      events.back().value.integer = value;
      break;
    }
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE: {
      double value = 0;
      (void)element.get(value);
      add(PERIMETRY_JSON_DOUBLE);
      events.back().value.number = value;
      break;
    }
    case dom::element_type::BOOL: {
      bool value = false;
      (void)element.get(value);
      add(value ? PERIMETRY_JSON_TRUE : PERIMETRY_JSON_FALSE);
      break;
    }
    case dom::element_type::NULL_VALUE: add(PERIMETRY_JSON_NULL); break;
    }
  }
};

// By the words: the code for a large integer is another in every generation of the library.
static bool is_about_a_number(std::string_view message) {
  return message.find("number") != message.npos || message.find("integer") != message.npos;
}

perimetry_json_parser *perimetry_json_parser_new(void) { return new perimetry_json_parser(); }

void perimetry_json_parser_free(perimetry_json_parser *parser) { delete parser; }

size_t perimetry_json_padding(void) { return SIMDJSON_PADDING; }

const char *perimetry_json_parse(
    perimetry_json_parser *parser, const uint8_t *text, size_t length,
    const perimetry_json_event **events, size_t *count) {
  parser->events.clear();
  parser->met_large_number = false;
  if (!parser->parse_lazily(text, length)) {
    parser->events.clear();
    dom::element root;
    auto error = parser->strict.parse(text, length, false).get(root);
    parser->met_large_number = error && is_about_a_number(error_message(error));
    if (error) return error_message(error);
    parser->walk(root);
  }
  *events = parser->events.data();
  *count = parser->events.size();
  return nullptr;
}

const char *perimetry_json_check(perimetry_json_parser *parser, const uint8_t *text, size_t length) {
  auto error = parser->strict.parse(text, length, false).error();
  parser->met_large_number = error && is_about_a_number(error_message(error));
  return error ? error_message(error) : nullptr;
}

bool perimetry_json_met_large_number(const perimetry_json_parser *parser) {
  return parser->met_large_number;
}

const char *perimetry_json_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }
