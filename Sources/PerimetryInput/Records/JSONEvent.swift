/// One step of a JSON text, flat: the shim's own struct where simdjson is built in, so that nothing is copied.
#if canImport(CSimdJSON)
  import CSimdJSON
  typealias JSONEvent = perimetry_json_event
  extension JSONEvent { typealias Value = perimetry_json_value }
#else
  struct JSONEvent {
    /// An integer or, in the same bits, a number.
    struct Value {
      var integer: Int64

      var number: Double { Double(bitPattern: UInt64(bitPattern: integer)) }

      init(integer: Int64 = 0) { self.integer = integer }
      init(number: Double) { integer = Int64(bitPattern: number.bitPattern) }
    }

    var text: UnsafePointer<UInt8>?
    var length: UInt32
    var kind: UInt8
    var value: Value
  }
#endif

/// The kinds of ``JSONEvent``, as the shim's header numbers them.
enum JSONKind {
  static let key: UInt8 = 0
  static let string: UInt8 = 1
  static let integer: UInt8 = 2
  static let double: UInt8 = 3
  static let yes: UInt8 = 4
  static let no: UInt8 = 5
  static let null: UInt8 = 6
  static let object: UInt8 = 7
  static let objectEnd: UInt8 = 8
  static let array: UInt8 = 9
  static let arrayEnd: UInt8 = 10
}

/// A JSON text that cannot be read, in the parser's words.
struct JSONFault: Error {
  var message: String
}
