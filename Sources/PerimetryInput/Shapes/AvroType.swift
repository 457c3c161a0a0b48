import Foundation

/// A type of an Avro schema, as far as it takes to step over its values.
indirect enum AvroType {
  case null
  case boolean
  /// int, long and the place in an enum.
  case varint
  /// float, double and fixed.
  case fixed(Int)
  /// bytes and string.
  case bytes
  case array(AvroType)
  case map(AvroType)
  case union([AvroType])
  case record([Field])
  /// A record within itself.
  case named(String)

  struct Field {
    var name: String
    var type: AvroType
  }
}
