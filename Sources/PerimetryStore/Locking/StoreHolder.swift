import Foundation

/// A process that writes to a store.
public struct StoreHolder: Hashable, Sendable {
  public var process: Int32
  public var host: String
  /// When it took the lock, as ISO 8601.
  public var since: String

  public init(process: Int32, host: String, since: String) {
    self.process = process
    self.host = host
    self.since = since
  }

  /// - Returns: `nil` where the file does not say, because its process has only just taken the lock.
  init?(readFrom descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let lines = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: "\n")
    guard lines.count == 3, let process = lines[0].split(separator: " ").last.flatMap({ Int32($0) })
    else { return nil }
    self.init(
      process: process, host: String(lines[1].dropFirst("host ".count)),
      since: String(lines[2].dropFirst("since ".count)))
  }

  /// What could not be written is missing from a message and nowhere else.
  func write(to descriptor: Int32) {
    let text = "process \(process)\nhost \(host)\nsince \(since)\n"
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.utf8.count, 0)
  }
}

extension StoreHolder: CustomStringConvertible {
  public var description: String { "process \(process) on \(host), since \(since)" }
}
