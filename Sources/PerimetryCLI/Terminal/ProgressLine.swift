import Foundation
import PerimetryInput

/// One line on a terminal that says how far the reading is. In cron, and with `--quiet`, it says nothing.
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
    let now = ContinuousClock.now
    guard isShown, shownAt.map({ now - $0 > .milliseconds(150) }) ?? true else { return }
    shownAt = now
    let seconds = max((now - started) / .seconds(1), 0.001)
    var parts = ["\(progress.files)/\(totalFiles) files", ProgressLine.bytes(progress.bytes)]
    if totalBytes > 0 { parts[1] += " of \(ProgressLine.bytes(totalBytes))" }
    parts.append("\(progress.records) records")
    parts.append("\(Int(Double(progress.records) / seconds))/s")
    if totalBytes > 0, progress.bytes > 0 {
      let left = seconds * Double(max(0, totalBytes - progress.bytes)) / Double(progress.bytes)
      parts.append("\(Int(left.rounded(.up))) s left")
    }
    write("\r\u{1B}[K" + parts.joined(separator: "  "))
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
