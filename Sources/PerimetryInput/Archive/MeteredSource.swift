/// Bytes that unpacking gives, held against the limits.
final class MeteredSource: ByteSource {
  private let source: any ByteSource
  private let meter: UnpackingMeter
  private let isEntry: Bool
  private let path: String
  private var total: Int64 = 0

  /// - Parameter isEntry: whether the bytes belong to an entry of a container.
  init(_ source: any ByteSource, meter: UnpackingMeter, isEntry: Bool, path: String) {
    self.source = source
    self.meter = meter
    self.isEntry = isEntry
    self.path = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let count = try source.read(into: buffer)
    total += Int64(count)
    try meter.weigh(count, total: total, isEntry: isEntry, path: path)
    return count
  }
}
