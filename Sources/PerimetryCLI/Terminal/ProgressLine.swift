import Foundation
import PerimetryInput

/// One line on a terminal that says how far a long work is. In cron, and with `--quiet`, it says nothing.
final class ProgressLine {
  private let isShown: Bool
  private let totalBytes: Int64
  private let totalFiles: Int
  private let started = ContinuousClock.now
  private var shownAt: ContinuousClock.Instant?

  /// - Parameter totalBytes: 0 where the input's size is not known.
  init(isShown: Bool, totalBytes: Int64, totalFiles: Int) {
    self.isShown = isShown && Console.isTerminal(STDERR_FILENO)
    self.totalBytes = totalBytes
    self.totalFiles = totalFiles
  }

  func show(_ progress: ArchiveReader.Progress) {
    show { seconds in
      var parts = ["\(progress.files)/\(totalFiles) files", ProgressLine.bytes(progress.bytes)]
      if totalBytes > 0 { parts[1] += " of \(ProgressLine.bytes(totalBytes))" }
      parts += ProgressLine.pace(progress.records, seconds)
      if totalBytes > 0, progress.bytes > 0 {
        let left = seconds * Double(max(0, totalBytes - progress.bytes)) / Double(progress.bytes)
        parts.append("\(Int(left.rounded(.up))) s left")
      }
      return parts
    }
  }

  /// - Parameters:
  ///   - records: of all stores so far.
  ///   - stores: those that are done.
  func show(records: Int64, ofStores stores: Int) {
    show { ["\(stores)/\(totalFiles) stores"] + ProgressLine.pace(records, $0) }
  }

  private static func pace(_ records: Int64, _ seconds: Double) -> [String] {
    ["\(records) records", "\(Int(Double(records) / seconds))/s"]
  }

  private func show(_ parts: (_ seconds: Double) -> [String]) {
    let now = ContinuousClock.now
    guard isShown, shownAt.map({ now - $0 > .milliseconds(150) }) ?? true else { return }
    shownAt = now
    let seconds = max((now - started) / .seconds(1), 0.001)
    write("\r\u{1B}[K" + parts(seconds).joined(separator: "  "))
  }

  func clear() {
    if shownAt != nil { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  private static func bytes(_ count: Int64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var value = Double(count)
    var unit = 0
    while value >= 1024 && unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return unit == 0 ? "\(count) B" : String(format: "%.1f %@", value, units[unit])
  }
}
