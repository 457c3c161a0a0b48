import ArgumentParser

/// A number of bytes as a person writes it: `1048576`, `512KiB`, `500MB`, `64G`.
struct ByteSize: Hashable, ExpressibleByArgument {
  var bytes: Int64

  init(bytes: Int64) { self.bytes = bytes }

  /// Units are powers of 1024, with or without `i` and `B`, in any case.
  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    var unit = argument.dropFirst(digits.count).lowercased()
    if unit.hasSuffix("b") { unit.removeLast() }
    if unit.count == 2 && unit.hasSuffix("i") { unit.removeLast() }
    let shifts: [String: Int64] = ["": 0, "k": 10, "m": 20, "g": 30, "t": 40]
    guard let number = Int64(digits), number > 0, let shift = shifts[unit] else { return nil }
    let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: 1 << shift)
    if isTooLarge { return nil }
    self.bytes = bytes
  }

  var defaultValueDescription: String {
    bytes % (1 << 30) == 0 ? "\(bytes >> 30)GiB" : "\(bytes)"
  }
}
