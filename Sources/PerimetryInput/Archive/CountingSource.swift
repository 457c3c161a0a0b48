/// Tells how many bytes go by.
final class CountingSource: ByteSource {
  private let source: any ByteSource
  private let count: (Int) -> Void

  init(_ source: any ByteSource, count: @escaping (Int) -> Void) {
    self.source = source
    self.count = count
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    let bytes = try source.read(into: buffer)
    count(bytes)
    return bytes
  }
}
