import Foundation
import PerimetryModel

@testable import PerimetryInput

extension FuzzTarget {
  /// The account balances, every file and entry that was begun is finished, and what failed says why.
  static func faultInContainer(_ bytes: [UInt8]) -> String? {
    let path = NSTemporaryDirectory() + "/perimetry-fuzz-\(getpid())"
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      return "no room for the input"
    }
    defer { unlink(path) }
    var unpacking = UnpackingLimits()
    (unpacking.ratio, unpacking.size, unpacking.entries) = (100, 1 << 20, 20)
    unpacking.harmless = 1 << 16
    let file = ArchiveFile(
      path: "log", absolutePath: path, size: Int64(bytes.count), modified: 0)
    let reading = Reading(files: [file], limits: limits, unpacking: unpacking)
    if !reading.balances { return "the account does not balance" }
    if reading.results.count != reading.names.count + 1 { return "an entry has no result" }
    if Int64(reading.names.count) > unpacking.entries { return "more entries than are allowed" }
    if reading.results.contains(where: { $0.account.bytes.read > unpacking.size }) {
      return "more text than is allowed"
    }
    return reading.results.contains { $0.failure == "" } ? "a failure without a word" : nil
  }
}
