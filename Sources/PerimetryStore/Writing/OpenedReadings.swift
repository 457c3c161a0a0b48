import PerimetryModel

/// Readings of what is met while reading, such as the entries of containers: batches call them by numbers below 0, given
/// before the store had one.
struct OpenedReadings {
  private var readings: [Int32: Int32] = [:]

  mutating func add(_ number: Int32, _ reading: Int32) { readings[number] = reading }

  /// The reading of a number; that of a file that was registered beforehand is the number itself.
  subscript(number: Int32) -> Int32 { number < 0 ? readings[number] ?? 0 : number }

  /// Gives what comes from entries the numbers of their readings.
  func number(_ batch: inout RecordBatch) {
    if readings.isEmpty { return }
    for index in batch.occurrences.indices where batch.occurrences[index].file < 0 {
      batch.occurrences[index].file = self[batch.occurrences[index].file]
    }
    for index in batch.rejects.indices where batch.rejects[index].file < 0 {
      batch.rejects[index].file = self[batch.rejects[index].file]
    }
    for index in batch.finished.indices where batch.finished[index].file < 0 {
      batch.finished[index].file = self[batch.finished[index].file]
    }
  }
}
