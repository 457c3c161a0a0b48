/// The machine form of a report, built only when it is written.
struct Payload: Encodable, Sendable {
  private let make: @Sendable () -> JSONValue

  init(_ make: @escaping @Sendable () -> JSONValue) { self.make = make }

  /// A report under its name; `formatVersion` grows when a reader could trip over a change.
  init(report name: String, _ make: @escaping @Sendable () -> JSONValue) {
    self.make = {
      JSONValue.object(["report": .string(name), "formatVersion": 1]).merging(make())
    }
  }

  var value: JSONValue { make() }

  func encode(to encoder: any Encoder) throws { try make().encode(to: encoder) }
}
