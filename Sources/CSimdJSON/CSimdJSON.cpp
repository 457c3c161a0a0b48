#include "CSimdJSON.h"

#include <simdjson.h>

#include <vector>

using namespace simdjson;

struct perimetry_json_parser {
  dom::parser parser;
  std::vector<perimetry_json_event> events;
  bool met_large_number = false;

  void add(perimetry_json_kind kind) { events.push_back({nullptr, 0, uint8_t(kind), {0}}); }

  void add(perimetry_json_kind kind, std::string_view text) {
    events.push_back(
        {reinterpret_cast<const uint8_t *>(text.data()), uint32_t(text.size()), uint8_t(kind), {0}});
  }

  // simdjson has checked the nesting against its own limit, so the recursion is bounded.
  void walk(dom::element element) {
    switch (element.type()) {
    case dom::element_type::OBJECT:
      add(PERIMETRY_JSON_OBJECT);
      for (auto field : dom::object(element)) {
        add(PERIMETRY_JSON_KEY, field.key);
        walk(field.value);
      }
      add(PERIMETRY_JSON_OBJECT_END);
      break;
    case dom::element_type::ARRAY:
      add(PERIMETRY_JSON_ARRAY);
      for (auto item : dom::array(element)) walk(item);
      add(PERIMETRY_JSON_ARRAY_END);
      break;
    case dom::element_type::STRING:
      add(PERIMETRY_JSON_STRING, std::string_view(element));
      break;
    case dom::element_type::INT64:
      add(PERIMETRY_JSON_INTEGER);
      events.back().value.integer = int64_t(element);
      break;
    case dom::element_type::UINT64:
      add(PERIMETRY_JSON_DOUBLE);
      events.back().value.number = double(uint64_t(element));
      break;
    case dom::element_type::DOUBLE:
      add(PERIMETRY_JSON_DOUBLE);
      events.back().value.number = double(element);
      break;
    case dom::element_type::BOOL:
      add(bool(element) ? PERIMETRY_JSON_TRUE : PERIMETRY_JSON_FALSE);
      break;
    case dom::element_type::NULL_VALUE:
      add(PERIMETRY_JSON_NULL);
      break;
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
  dom::element root;
  auto error = parser->parser.parse(text, length, false).get(root);
  parser->met_large_number = error && is_about_a_number(error_message(error));
  if (error) return error_message(error);
  parser->walk(root);
  *events = parser->events.data();
  *count = parser->events.size();
  return nullptr;
}

bool perimetry_json_met_large_number(const perimetry_json_parser *parser) {
  return parser->met_large_number;
}

const char *perimetry_json_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }
